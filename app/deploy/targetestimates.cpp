// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetestimates.h"

#include "app/postgres/arrayliteral.h"
#include "app/sql/quoting.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// To find the newest row all are read.
constexpr qint64 largestRead = 64LL * 1024 * 1024;

/// Only a lost connection or a stop ends the review: what one question does not tell stays unknown.
bool isFatal(const Error &error)
{
    return error.code == ErrorCode::Cancelled || error.code == ErrorCode::ConnectionLost;
}

/// The newest row of each, in one query; the names are those of the catalog.
QByteArray newestRowsSql(const std::vector<ObjectName> &tables)
{
    QByteArrayList parts;
    for (const ObjectName &table : tables) {
        const QByteArray name = quotedIdentifier(table.schema) + '.' + quotedIdentifier(table.name);
        parts << "(SELECT extract(epoch FROM max(pg_xact_commit_timestamp(xmin)))::bigint FROM ONLY " + name + ')';
    }
    return "SELECT " + parts.join(", ");
}

std::vector<ObjectName> droppedAndSmall(const TargetScope &scope, const TargetFacts &facts)
{
    std::vector<ObjectName> tables;
    for (const auto &[name, relation] : facts.relations) {
        const auto table = facts.catalog.tables.find(name);
        const bool isOrdinary = table != facts.catalog.tables.end() && table->second.kind == TableKind::Ordinary;
        if (isOrdinary && scope.dropped.contains(name.name) && relation.bytes <= largestRead)
            tables.push_back(name);
    }
    return tables;
}

bool changesRows(const StatementEffects &statement)
{
    return std::ranges::any_of(statement.effects, [](const Effect &effect) {
        const bool isChange = effect.kind == EffectKind::UpdateAll || effect.kind == EffectKind::UpdateWhere
            || effect.kind == EffectKind::DeleteAll || effect.kind == EffectKind::DeleteWhere;
        return isChange && effect.within == Within::Nothing && !effect.deferred;
    });
}

/// What the nodes below ModifyTable hand up: the rows that it changes. Plans that only give a value are not among them.
std::optional<qint64> plannedRows(const QByteArray &plan)
{
    const QJsonObject top = QJsonDocument::fromJson(plan).array().at(0).toObject()["Plan"_L1].toObject();
    if (top["Node Type"_L1].toString() != "ModifyTable"_L1)
        return std::nullopt;
    double rows = 0;
    for (const auto &child : top["Plans"_L1].toArray()) {
        const QString relationship = child.toObject()["Parent Relationship"_L1].toString();
        if (relationship == "Outer"_L1 || relationship == "Member"_L1)
            rows += child.toObject()["Plan Rows"_L1].toDouble();
    }
    return qint64(rows);
}

Status plan(Session &session, const QByteArray &statement, TargetFacts &facts, const JobContext &context)
{
    Status planned = readOnly(session, context, [&]() -> Status {
        const auto answer = session.execute("EXPLAIN (FORMAT JSON) " + statement, context);
        if (!answer)
            return answer.error();
        if (const auto rows = answer->rows.empty() ? std::nullopt : plannedRows(answer->rows[0][0]))
            facts.affectedRows.insert(statement, *rows);
        return Done{};
    });
    return !planned && isFatal(planned.error()) ? planned : Status(Done{});
}

}  // namespace

Status readOnly(Session &session, const JobContext &context, const std::function<Status()> &questions)
{
    // Compiling such a query takes the server ten times as long as running it.
    for (const char *step : {"BEGIN READ ONLY", "SET LOCAL lock_timeout = '1s'", "SET LOCAL statement_timeout = '60s'",
                             "SET LOCAL jit = off"}) {
        if (const auto answer = session.execute(step, context); !answer)
            return answer.error();
    }
    Status asked = questions();
    // Also after an error: the session goes on to serve others.
    const auto ended = session.execute("ROLLBACK", {});
    if (!asked)
        return asked;
    return ended ? Status(Done{}) : Status(ended.error());
}

Status readStatistics(Session &session, const TargetScope &scope, TargetFacts &facts, const JobContext &context)
{
    if (scope.madeUnique.isEmpty())
        return Done{};
    const auto answer = session.execute("SELECT schemaname, tablename, attname, n_distinct, null_frac FROM pg_stats"
                                        " WHERE tablename = ANY ($1::text[]) AND NOT inherited AND n_distinct <> 0",
                                        {arrayLiteral(scope.madeUnique)}, context);
    if (!answer)
        return answer.error();
    for (const auto &row : answer->rows) {
        auto &columns = facts.columnStatistics[{QString::fromUtf8(row[0]), QString::fromUtf8(row[1])}];
        columns[QString::fromUtf8(row[2])] = {row[3].toDouble(), row[4].toDouble()};
    }
    return Done{};
}

Status readLastWrites(Session &session, const TargetScope &scope, TargetFacts &facts, const JobContext &context)
{
    const std::vector<ObjectName> tables = droppedAndSmall(scope, facts);
    if (tables.empty())
        return Done{};
    const auto kept = session.execute("SELECT current_setting('track_commit_timestamp')", context);
    if (!kept)
        return kept.error();
    if (kept->rows[0][0] != "on")
        return Done{};
    Status asked = readOnly(session, context, [&]() -> Status {
        const auto answer = session.execute(newestRowsSql(tables), context);
        if (!answer)
            return answer.error();
        for (std::size_t i = 0; i < tables.size(); ++i) {
            const QByteArray &cell = answer->rows[0][i];
            if (!cell.isNull())
                facts.relations[tables[i]].lastWrite = QDateTime::fromSecsSinceEpoch(cell.toLongLong(), Qt::UTC);
        }
        return Done{};
    });
    return !asked && isFatal(asked.error()) ? asked : Status(Done{});
}

Status readEstimates(Session &session, const Workspace &workspace, const std::vector<bool> &isPending,
                     TargetFacts &facts, const JobContext &context)
{
    for (std::size_t index = 0; index < workspace.reviews.size(); ++index) {
        const AnalysedScript &analysed = workspace.reviews[index];
        if (index >= isPending.size() || !isPending[index])
            continue;
        for (std::size_t i = 0; i < analysed.effects.size(); ++i) {
            if (!changesRows(analysed.effects[i]))
                continue;
            Status planned = plan(session, analysed.script.text(analysed.script.statements[i]), facts, context);
            if (!planned)
                return planned;
        }
    }
    return Done{};
}

}  // namespace lockstep
