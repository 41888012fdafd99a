// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: one reader a kind of model, and what they share.

#include "app/declared/declaredmodel.h"

namespace lockstep {

std::optional<DeclaredModel> readPrismaModel(const MigrationFolder &folder, const JobContext &context);
std::optional<DeclaredModel> readDrizzleModel(const MigrationFolder &folder, const JobContext &context);
std::optional<DeclaredModel> readSupabaseModel(const MigrationFolder &folder, const JobContext &context);

/// Adds the files, by their paths relative to the project; one that cannot be read is a problem of the model.
void readModelFiles(DeclaredModel &model, const QString &root, const QStringList &paths);

/// Writes down what a model declares as SQL, each piece with the place of its declaration, and replays it.
class DeclaredSql
{
public:
    /// A statement that concerns a table; a table one of whose statements cannot be replayed is taken for unsaid.
    void add(const QByteArray &statement, const DeclaredPlace &place, const ObjectName &table = {});
    void replayInto(DeclaredModel &model) const;

private:
    QByteArray m_sql;
    std::vector<DeclaredPlace> m_places;
    std::vector<ObjectName> m_tables;
};

/// "schema"."name", without the schema where it is public.
QByteArray quotedName(const ObjectName &name);
/// "a", "b"
QByteArray quotedNames(const QStringList &columns);

}  // namespace lockstep
