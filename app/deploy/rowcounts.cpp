// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rowcounts.h"

#include "app/deploy/assertions.h"
#include "app/postgres/catalog.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr qint64 mostCounted = 100'000;
constexpr qsizetype mostTables = 100;

constexpr auto estimateSql = R"(
SELECT c.oid::regclass::text, sum(greatest(p.reltuples, 0))::bigint
FROM pg_class c
CROSS JOIN LATERAL (SELECT c.oid UNION SELECT relid FROM pg_partition_tree(c.oid)) AS t(oid)
JOIN pg_class p ON p.oid = t.oid AND p.relkind <> 'p'
WHERE c.oid = to_regclass($1) AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't' GROUP BY c.oid)";

/// None: there is no such table, or somebody holds it exclusively; what is about to run waits for that in its own way.
Result<std::optional<RowCount>> estimate(Session &session, const QString &name, const JobContext &context)
{
    const auto answer = session.execute(estimateSql, {quotedName(name)}, context);
    if (!answer && answer.error().code == ErrorCode::LockTimeout)
        return std::optional<RowCount>();
    if (!answer)
        return answer.error();
    if (answer->rows.empty())
        return std::optional<RowCount>();
    const auto &row = answer->rows.front();
    return std::optional(RowCount{QString::fromUtf8(row[0]), row[1].toLongLong(), false});
}

Status countUpToTheMost(Session &session, const QString &name, RowCount &count, const JobContext &context)
{
    const Status counted = inReadOnly(session, 2s, context, [&]() -> Status {
        const auto rows = countRows(session, name, mostCounted + 1, context);
        if (!rows)
            return rows.error();
        count.isExact = *rows <= mostCounted;
        count.rows = count.isExact ? *rows : std::max(count.rows, *rows);
        return Done{};
    });
    // Whatever the server has against it: there is the estimate.
    const bool isOver = !counted
        && (counted.error().code == ErrorCode::Cancelled || counted.error().code == ErrorCode::ConnectionLost);
    return isOver ? counted : Status(Done{});
}

QString countText(const RowCount *count)
{
    if (!count)
        return QCoreApplication::translate("app", "none there", "a table");
    return count->isExact ? QString::number(count->rows) : u"≈ "_s + QString::number(count->rows);
}

const RowCount *find(const std::vector<RowCount> &counts, const QString &table)
{
    const auto found = std::ranges::find(counts, table, &RowCount::table);
    return found == counts.end() ? nullptr : &*found;
}

}  // namespace

QStringList relationsIn(const std::vector<const std::vector<StatementEffects> *> &scripts)
{
    QStringList names;
    for (const std::vector<StatementEffects> *script : scripts) {
        for (const StatementEffects &statement : *script) {
            for (const Effect &effect : statement.effects) {
                const QString &name = effect.objectKind == "table"_L1 ? effect.object : effect.relation;
                if (!name.isEmpty() && !effect.nameIsUnknown && !effect.deferred && !names.contains(name))
                    names << name;
            }
        }
    }
    return names;
}

Result<std::vector<RowCount>> countTables(Session &session, const QStringList &names, const JobContext &context)
{
    std::vector<RowCount> counts;
    for (const QString &name : names.first(std::min(names.size(), mostTables))) {
        auto count = estimate(session, name, context);
        if (!count)
            return std::move(count).error();
        if (!*count || find(counts, (*count)->table))
            continue;
        if (Status counted = countUpToTheMost(session, name, **count, context); !counted)
            return std::move(counted).error();
        counts.push_back(**count);
    }
    return counts;
}

Check compareCounts(const std::vector<RowCount> &before, const std::vector<RowCount> &after)
{
    Check check{.id = u"row-counts"_s, .title = {QT_TRANSLATE_NOOP("app", "Rows before and after")}};
    QStringList lines;
    for (const RowCount &count : after)
        lines << u"%1: %2 → %3"_s.arg(count.table, countText(find(before, count.table)), countText(&count));
    for (const RowCount &count : before) {
        if (!find(after, count.table))
            lines << u"%1: %2 → %3"_s.arg(count.table, countText(&count), countText(nullptr));
    }
    check.outcome = Outcome::Pass;
    check.message = {QT_TRANSLATE_N_NOOP("app", "Rows of %n touched table(s); an ≈ is the server's estimate."),
                     {},
                     int(lines.size())};
    check.detail = detailOf(lines);
    return check;
}

QJsonObject toJson(const RowCount &count)
{
    return {{u"table"_s, count.table}, {u"rows"_s, count.rows}, {u"exact"_s, count.isExact}};
}

RowCount rowCountFromJson(const QJsonObject &json)
{
    return {json.value("table"_L1).toString(), json.value("rows"_L1).toInteger(), json.value("exact"_L1).toBool()};
}

}  // namespace lockstep
