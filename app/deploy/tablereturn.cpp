// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/tablereturn.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct Column
{
    QString name{};
    bool isGenerated = false;
    bool isNeverSet = false;  ///< GENERATED ALWAYS AS IDENTITY: given when inserted, never changed
};

Result<QStringList> texts(Session &session, const QByteArray &sql, const QByteArray &parameter,
                          const JobContext &context)
{
    const auto answer = session.execute(sql, {parameter}, context);
    if (!answer)
        return answer.error();
    QStringList found;
    for (const auto &row : answer->rows)
        found << QString::fromUtf8(row[0]);
    return found;
}

Result<std::vector<Column>> columnsOf(Session &session, const QByteArray &relation, const JobContext &context)
{
    const auto answer = session.execute("SELECT attname, attgenerated <> '', attidentity = 'a' FROM pg_attribute "
                                        "WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped "
                                        "ORDER BY attnum",
                                        {relation}, context);
    if (!answer)
        return answer.error();
    std::vector<Column> columns;
    for (const auto &row : answer->rows)
        columns.push_back({QString::fromUtf8(row[0]), row[1] == "t", row[2] == "t"});
    return columns;
}

/// The primary key, else another unique key none of whose columns may be NULL.
constexpr auto keySql
    = "SELECT a.attname FROM (SELECT i.indrelid, (i.indkey::int2[])[0:i.indnkeyatts - 1] AS keys FROM pg_index AS i "
      "WHERE i.indrelid = $1::regclass AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL "
      "AND NOT EXISTS (SELECT FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) AS k JOIN pg_attribute AS a "
      "ON a.attrelid = i.indrelid AND a.attnum = k WHERE NOT a.attnotnull) "
      "ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid LIMIT 1) AS best, "
      "unnest(best.keys) WITH ORDINALITY AS k(number, place) JOIN pg_attribute AS a ON a.attnum = k.number "
      "WHERE a.attrelid = best.indrelid ORDER BY k.place";

constexpr auto triggersSql = "SELECT tgname FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal "
                             "AND tgenabled <> 'D' ORDER BY 1";

/// Moves on what would give out numbers that are taken again.
constexpr auto sequencesSql
    = "SELECT format('SELECT setval(%L, x.m) FROM (SELECT max(%I) AS m FROM %s) AS x, %s AS s WHERE x.m >= "
      "s.last_value', s.oid::regclass, a.attname, $1::regclass, s.oid::regclass) FROM pg_depend AS d "
      "JOIN pg_class AS s ON s.oid = d.objid AND s.relkind = 'S' "
      "JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid "
      "WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass "
      "AND d.refobjid = $1::regclass AND d.deptype IN ('a', 'i')";

QByteArray joined(const QStringList &columns, const QByteArray &form, const QByteArray &between)
{
    QByteArrayList parts;
    for (const QString &column : columns)
        parts << QByteArray(form).replace("@", quotedIdentifier(column));
    return parts.join(between);
}

QByteArray isSameRow(const TableReturn &table)
{
    return joined(table.key, "n.@ = c.@", " AND ");
}

QByteArray nameOf(const TableReturn &table)
{
    return quotedName(table.copy.table);
}

/// By their texts: some types know no equality.
QByteArray differs(const QStringList &columns)
{
    return "(" + joined(columns, "n.@::text IS DISTINCT FROM c.@::text", " OR ") + ")";
}

QByteArray insertOf(const TableReturn &table)
{
    const QByteArray insert = "INSERT INTO " + nameOf(table) + " (" + joined(table.columns, "@", ", ")
        + ") OVERRIDING SYSTEM VALUE SELECT " + joined(table.columns, "c.@", ", ") + " FROM "
        + quotedName(table.copy.copy) + " AS c";
    if (table.key.isEmpty())
        return insert;
    return insert + " WHERE NOT EXISTS (SELECT FROM ONLY " + nameOf(table) + " AS n WHERE " + isSameRow(table) + ")";
}

void addUpdate(TableReturn &table, const std::vector<Column> &columns)
{
    QStringList set;
    for (const Column &column : columns) {
        if (table.columns.contains(column.name) && !table.key.contains(column.name) && !column.isNeverSet)
            set << column.name;
    }
    if (set.isEmpty() || table.key.isEmpty())
        return;
    table.meeting = quotedName(table.copy.copy) + " AS c WHERE " + isSameRow(table) + " AND " + differs(set);
    table.update
        = "UPDATE ONLY " + nameOf(table) + " AS n SET " + joined(set, "@ = c.@", ", ") + " FROM " + table.meeting;
}

/// Both as they are: what may be written, what is left over.
Status readColumns(Session &session, TableReturn &table, const JobContext &context)
{
    const auto own = columnsOf(session, nameOf(table), context);
    if (!own)
        return own.error();
    const auto copied = columnsOf(session, quotedName(table.copy.copy), context);
    if (!copied)
        return copied.error();
    for (const Column &column : *copied) {
        const auto same = std::ranges::find(*own, column.name, &Column::name);
        if (same == own->end())
            table.onlyInCopy << column.name;
        else if (!same->isGenerated)
            table.columns << column.name;
    }
    const bool hasKey
        = std::ranges::all_of(table.key, [&](const QString &each) { return table.columns.contains(each); });
    if (!hasKey)
        table.key.clear();
    table.insert = insertOf(table);
    addUpdate(table, *own);
    return Done{};
}

Error gone(const TableCopy &copy)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "%1 is not there any more, so no row can be put back into it."), {copy.table}},
            {},
            {QT_TRANSLATE_NOOP("app",
                               "Bring the table back first: revert the migration that dropped it, or restore the "
                               "backup. Its rows are in %1."),
             {copy.copy}}};
}

Error without(const QString &table)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app",
                               "%1 has rows and no key that the copy has too: which of its rows are gone cannot be "
                               "told."),
             {table}},
            {},
            {QT_TRANSLATE_NOOP("app", "Compare both by hand, with SQL of your own.")}};
}

Result<qint64> number(Session &session, const QByteArray &sql, const JobContext &context)
{
    const auto answer = session.execute(sql, context);
    return answer ? Result<qint64>(answer->rows[0][0].toLongLong()) : Result<qint64>(answer.error());
}

}  // namespace

Result<QByteArray> tableOf(Session &session, const TableCopy &copy, const JobContext &context)
{
    const auto there = session.execute("SELECT to_regclass($1)::oid", {quotedName(copy.table)}, context);
    return there ? Result<QByteArray>(there->rows[0][0]) : Result<QByteArray>(there.error());
}

Result<TableReturn> readReturn(Session &session, const TableCopy &copy, const JobContext &context)
{
    auto oid = tableOf(session, copy, context);
    if (!oid)
        return std::move(oid).error();
    if (oid->isNull())
        return gone(copy);
    TableReturn table{.copy = copy, .oid = *std::move(oid)};
    const auto key = texts(session, keySql, nameOf(table), context);
    const auto triggers = texts(session, triggersSql, nameOf(table), context);
    const auto sequences = texts(session, sequencesSql, nameOf(table), context);
    for (const auto *read : {&key, &triggers, &sequences}) {
        if (!*read)
            return read->error();
    }
    table.key = *key;
    table.triggers = *triggers;
    for (const QString &sequence : *sequences)
        table.sequences << sequence.toUtf8();
    if (Status done = readColumns(session, table, context); !done)
        return std::move(done).error();
    Status counted = countReturn(session, table, context);
    return counted ? Result<TableReturn>(std::move(table)) : std::move(counted).error();
}

Status countReturn(Session &session, TableReturn &table, const JobContext &context)
{
    const QByteArray own = "SELECT count(*) FROM ONLY " + nameOf(table) + " AS n";
    const QByteArray copied = "SELECT count(*) FROM " + quotedName(table.copy.copy) + " AS c";
    const bool hasKey = !table.key.isEmpty();
    const auto without = [&](const QByteArray &other) {
        return hasKey ? " WHERE NOT EXISTS (SELECT FROM " + other + " WHERE " + isSameRow(table) + ")" : QByteArray();
    };
    const auto newer = number(session, own + without(quotedName(table.copy.copy) + " AS c"), context);
    if (!newer)
        return newer.error();
    if (!hasKey && *newer > 0)
        return lockstep::without(table.copy.table);
    const auto lost = number(session, copied + without("ONLY " + nameOf(table) + " AS n"), context);
    if (!lost)
        return lost.error();
    table.newer = *newer;
    table.gone = *lost;
    if (table.update.isEmpty())
        return Done{};
    const auto changed
        = number(session, "SELECT count(*) FROM ONLY " + nameOf(table) + " AS n, " + table.meeting, context);
    if (!changed)
        return changed.error();
    table.changed = *changed;
    return Done{};
}

Status putInOrder(Session &session, std::vector<TableReturn> &tables, const JobContext &context)
{
    QByteArrayList oids;
    for (const TableReturn &table : tables)
        oids << table.oid;
    const QByteArray among = oids.join(", ");
    const auto answer = session.execute("SELECT conrelid, confrelid FROM pg_constraint WHERE contype = 'f' AND "
                                        "conrelid <> confrelid AND conrelid IN ("
                                            + among + ") AND confrelid IN (" + among + ")",
                                        context);
    if (!answer)
        return answer.error();
    std::set<std::pair<QByteArray, QByteArray>> open;
    for (const auto &row : answer->rows)
        open.emplace(row[0], row[1]);
    for (auto first = tables.begin(); first != tables.end(); ++first) {
        const auto isFree = [&open](const TableReturn &table) {
            return std::ranges::none_of(open, [&](const auto &pair) { return pair.first == table.oid; });
        };
        const auto next = std::find_if(first, tables.end(), isFree);
        if (next == tables.end())
            return Done{};  // they point to each other in a circle
        std::rotate(first, next, std::next(next));
        std::erase_if(open, [&](const auto &pair) { return pair.second == first->oid; });
    }
    return Done{};
}

}  // namespace lockstep
