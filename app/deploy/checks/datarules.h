// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/checks/dataquestion.h"
#include "app/deploy/checks/presentnames.h"

namespace lockstep {

/// What a statement is asked about: the schema that it meets, and what of that has other names on the target now.
struct DataScene
{
    const PlannedRelations &planned;
    const Replay &schema;
    const PresentNames &names;
    const AnalysedScript &script;
    std::size_t statement = 0;
    int serverVersion = 0;
};

/// The conditions that one statement makes of rows that are there. `place` and `isMended` are the caller's to fill in.
std::vector<DataQuestion> conditionsOf(const DataScene &scene);

// A kind of condition each; inside the files of datarules.

/// The table of that name as the statement meets it and as it is on the target; none where the plan makes it.
struct MetTable
{
    ObjectName now{};
    ObjectName present{};
    const TableShape *shape = nullptr;
};
std::optional<MetTable> metTable(const DataScene &scene, const WrittenName &name);
/// A question about the table, which names rows by their primary key and these columns; none where one of the columns
/// is not on the target yet.
std::optional<DataQuestion> questionAbout(const DataScene &scene, const MetTable &table, DataQuestion::Kind kind,
                                          const QStringList &columns, Message rows);
/// "r.email", by the column's present name; only for columns of a question made by questionAbout().
QByteArray cell(const DataScene &scene, const MetTable &table, const QString &column);

std::optional<DataQuestion> typeCondition(const DataScene &scene, const MetTable &table,
                                          const change::AlterColumnType &change, const QByteArray &clause);
std::vector<DataQuestion> boundConditions(const DataScene &scene, const WrittenName &parent,
                                          const std::optional<WrittenName> &partition, const QByteArray &bound);
std::vector<DataQuestion> constraintConditions(const DataScene &scene, const MetTable &table,
                                               const WrittenConstraint &constraint, const QByteArray &clause);
std::vector<DataQuestion> validationConditions(const DataScene &scene, const MetTable &table, const QString &name);
std::optional<DataQuestion> uniqueIndexCondition(const DataScene &scene, const MetTable &table,
                                                 const change::CreateIndex &index);

}  // namespace lockstep
