// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The declared room: what a project says its schema is, beside the migrations that make it: Prisma's schema files,
// Drizzle's newest snapshot, Supabase's supabase/schemas. Each becomes a Snapshot by the replay of SQL, so that names
// and types are PostgreSQL's own; mismatches.h compares it with what the history makes.

#include "app/core/jobcontext.h"
#include "app/core/textmap.h"
#include "app/migrations/migration.h"
#include "app/schema/snapshot.h"

#include <set>

namespace lockstep {

/// One of the files that a model is written in.
struct DeclaredFile
{
    QString path{};  ///< relative to the project
    QByteArray bytes{};
};

/// Where something is declared.
struct DeclaredPlace
{
    int file = -1;  ///< into DeclaredModel::files; -1: nowhere
    ByteRange range{};
};

/// What of a model file cannot be understood; the rest of it is still compared.
struct DeclaredProblem
{
    DeclaredPlace place{};
    Message text{};
};

enum class DeclaredKind { Prisma, Drizzle, Supabase };

/// Who gives a value to a column that an INSERT leaves out.
enum class DefaultBy {
    Database,  ///< the database alone: without its default the INSERT fails or stores another value
    Client,  ///< the client knows the default too and sends it
    ClientAlone,  ///< the model says no default of the database's, and one does no harm
    Somebody,  ///< there is one, and the model does not say which
};

using ColumnName = std::pair<ObjectName, QString>;

/// What a project says its schema is, in one of the ways that tools have for it.
struct DeclaredModel
{
    DeclaredKind kind{};
    QString name{};  ///< the file that stands for it in messages
    std::vector<DeclaredFile> files{};
    Snapshot schema{};
    QSet<QString> schemas{};  ///< those that it speaks for
    std::set<ObjectName> unsaid{};  ///< tables of which it says that they are there, or what was not understood
    std::map<ColumnName, DefaultBy> defaults{};  ///< the database's own where a column is not among them
    std::set<ObjectName> joinTables{};  ///< implied by relations: their keys differ between versions of the tool
    std::vector<DeclaredProblem> problems{};
    std::vector<std::vector<DeclaredPlace>> places{};  ///< by Origin of what is in `schema`
    /// The migrations are its tool's own. False: it declares what somebody's code uses of what others make, so that
    /// what it leaves out says nothing.
    bool isOwn = true;
    bool hasForeignKeys = true;  ///< false: relations are the client's business (relationMode = "prisma")

    DeclaredPlace placeOf(const Origin &origin) const;
    DefaultBy defaultBy(const ObjectName &table, const QString &column) const;
};

/// The model that belongs to these migrations, else Prisma's where code uses it beside another tool's migrations; none
/// where the project has none. What cannot be read is a problem of the model, never a failure.
std::optional<DeclaredModel> readDeclaredModel(const MigrationFolder &folder, const JobContext &context);

/// What is there before the first migration: on Supabase the tables that a project's own refer to.
Snapshot platformSchema(DeclaredKind kind);

/// A model that is written as SQL, as Supabase's are.
DeclaredModel declaredBySql(std::vector<DeclaredFile> files);

}  // namespace lockstep
