// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/generator.h"

#include <QSet>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Foreign keys that lead further are left: such a table stays empty.
constexpr int deepest = 8;

struct Column
{
    QString name{};
    QByteArray type{};  ///< as SQL
    QByteArray base{};  ///< pg_type.typname, of a domain what it is made of
    QByteArray kind{};  ///< pg_type.typtype of that
    QByteArray category{};
    bool isNeeded = false;  ///< NOT NULL without a default
    QByteArray label{};  ///< of an enum, the first
    int length = -1;  ///< of char(n) and varchar(n)
};

struct Reference
{
    qint64 parent = 0;
    QByteArray parentName{};
    std::vector<std::pair<QString, QString>> columns{};  ///< own and the parent's
};

struct Table
{
    QByteArray name{};
    std::vector<Column> columns{};
    std::vector<Reference> references{};
};

constexpr auto columnsQuery = R"(
SELECT c.oid::regclass::text, a.attname, format_type(a.atttypid, a.atttypmod), b.typname, b.typtype, b.typcategory,
       (a.attnotnull OR t.typnotnull) AND NOT a.atthasdef,
       (SELECT enumlabel FROM pg_enum WHERE enumtypid = b.oid ORDER BY enumsortorder LIMIT 1),
       CASE WHEN b.typname IN ('bpchar', 'varchar') AND a.atttypmod > 4 THEN a.atttypmod - 4 ELSE -1 END
FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid JOIN pg_type AS t ON t.oid = a.atttypid
JOIN pg_type AS b ON b.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
WHERE c.oid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
AND NOT (a.atthasdef AND b.typcategory = 'N') ORDER BY a.attnum
)";

constexpr auto referencesQuery = R"(
SELECT k.confrelid, k.confrelid::regclass::text, a.attname, p.attname, k.oid
FROM pg_constraint AS k CROSS JOIN unnest(k.conkey, k.confkey) AS u(own, theirs)
JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.own
JOIN pg_attribute AS p ON p.attrelid = k.confrelid AND p.attnum = u.theirs
WHERE k.conrelid = $1::oid AND k.contype = 'f' AND k.conparentid = 0 ORDER BY k.oid, u.own
)";

Result<Table> readTable(Session &session, qint64 oid, const JobContext &context)
{
    const auto columns = session.execute(columnsQuery, {QByteArray::number(oid)}, context);
    if (!columns)
        return columns.error();
    const auto references = session.execute(referencesQuery, {QByteArray::number(oid)}, context);
    if (!references)
        return references.error();
    Table table;
    for (const auto &row : columns->rows) {
        table.name = row[0];
        table.columns.push_back(
            {QString::fromUtf8(row[1]), row[2], row[3], row[4], row[5], row[6] == "t", row[7], row[8].toInt()});
    }
    QByteArray last;
    for (const auto &row : references->rows) {
        if (std::exchange(last, row[4]) != row[4])
            table.references.push_back({row[0].toLongLong(), row[1]});
        table.references.back().columns.emplace_back(QString::fromUtf8(row[2]), QString::fromUtf8(row[3]));
    }
    return table;
}

/// Empty where nobody knows what the type takes.
QByteArray valueFor(const Table &table, const Column &column)
{
    const QByteArray cast = "::" + column.type;
    if (column.category == "N" && column.base != "money") {
        const QByteArray name = quotedIdentifier(column.name);
        return "(SELECT coalesce(max(" + name + "), 0) + 1 FROM " + table.name + ")" + cast;
    }
    if (column.category == "S" && column.kind == "b")
        return "left(md5(random()::text), " + QByteArray::number(column.length > 0 ? column.length : 32) + ")" + cast;
    if (column.kind == "e")
        return quotedLiteral(QString::fromUtf8(column.label)) + cast;
    if (column.category == "B")
        return "true";
    if (column.category == "D")
        return column.base.startsWith("time") && !column.base.startsWith("timestamp") ? "localtime" + cast
                                                                                      : "now()" + cast;
    if (column.category == "A")
        return "'{}'" + cast;
    if (column.category == "R")
        return "'empty'" + cast;
    static const QHash<QByteArray, QByteArray> others{
        {"uuid", "gen_random_uuid()"},
        {"json", "'{}'"},
        {"jsonb", "'{}'"},
        {"bytea", "'\\x00'"},
        {"inet", "'127.0.0.1'"},
        {"cidr", "'127.0.0.1'"},
        {"interval", "'1 day'"},
        {"xml", "'<a/>'"},
        {"bit", "B'1'"},
        {"varbit", "B'1'"},
        {"tsvector", "''"},
        {"money", "'1'"},
        {"macaddr", "'08:00:2b:01:02:03'"},
    };
    const auto found = others.constFind(column.base);
    return found == others.constEnd() ? QByteArray() : *found + cast;
}

/// A value of the row that is referred to, where there is a reference.
QByteArray referredValue(const Table &table, const QString &column)
{
    for (const Reference &reference : table.references) {
        for (const auto &[own, theirs] : reference.columns) {
            if (own == column)
                return "(SELECT " + quotedIdentifier(theirs) + " FROM " + reference.parentName + " ORDER BY 1 LIMIT 1)";
        }
    }
    return {};
}

enum class Fill { All, Needed };

QByteArray insertInto(const Table &table, Fill fill)
{
    QByteArrayList names;
    QByteArrayList values;
    for (const Column &column : table.columns) {
        if (fill == Fill::Needed && !column.isNeeded)
            continue;
        QByteArray value = referredValue(table, column.name);
        if (value.isEmpty())
            value = valueFor(table, column);
        if (value.isEmpty())
            continue;
        names << quotedIdentifier(column.name);
        values << value;
    }
    if (names.isEmpty())
        return "INSERT INTO " + table.name + " DEFAULT VALUES";
    return "INSERT INTO " + table.name + " (" + names.join(", ") + ") VALUES (" + values.join(", ") + ')';
}

/// False where the server would not have it; nothing of it is left then.
Result<bool> attempt(Session &session, const QByteArray &sql, const JobContext &context)
{
    if (auto set = session.execute("SAVEPOINT lockstep_row", context); !set)
        return std::move(set).error();
    const auto done = session.execute(sql, context);
    if (!done && !done.error().sql)
        return done.error();
    const auto ended = session.execute(done ? "RELEASE lockstep_row" : "ROLLBACK TO lockstep_row", context);
    return ended ? Result<bool>(bool(done)) : ended.error();
}

Result<bool> isEmpty(Session &session, const QByteArray &table, const JobContext &context)
{
    const auto answer = session.execute("SELECT NOT EXISTS (SELECT FROM " + table + ")", context);
    return answer ? Result<bool>(answer->rows[0][0] == "t") : answer.error();
}

Result<bool> putRow(Session &session, qint64 oid, int depth, const JobContext &context)
{
    const auto table = readTable(session, oid, context);
    if (!table)
        return table.error();
    if (table->name.isEmpty())
        return false;
    for (const Reference &reference : table->references) {
        if (reference.parent == oid || depth == 0)
            continue;
        const auto empty = isEmpty(session, reference.parentName, context);
        const auto made = empty && *empty ? putRow(session, reference.parent, depth - 1, context) : empty;
        if (!made)
            return made;
    }
    for (const Fill fill : {Fill::All, Fill::Needed}) {
        const auto done = attempt(session, insertInto(*table, fill), context);
        if (!done || *done)
            return done;
    }
    return false;
}

}  // namespace

Result<bool> putRow(Session &session, qint64 table, const JobContext &context)
{
    return putRow(session, table, deepest, context);
}

Result<int> putRows(Session &session, const JobContext &context)
{
    const auto tables = session.execute("SELECT c.oid, c.oid::regclass::text FROM pg_class AS c WHERE c.relkind IN "
                                        "('r', 'p') AND NOT c.relispartition AND c.relnamespace IN (SELECT oid FROM "
                                        "pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN "
                                        "('information_schema', 'lockstep_guard')) AND NOT EXISTS (SELECT FROM "
                                        "pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND "
                                        "d.deptype = 'e') ORDER BY c.oid",
                                        context);
    if (!tables)
        return tables.error();
    int filled = 0;
    for (const auto &row : tables->rows) {
        const auto empty = isEmpty(session, row[1], context);
        const auto made = empty && *empty ? putRow(session, row[0].toLongLong(), context) : empty;
        if (!made)
            return made.error();
        filled += !*empty || *made ? 1 : 0;
    }
    return filled;
}

}  // namespace lockstep
