// SPDX-License-Identifier: GPL-3.0-or-later

// Columns of a table that stays.

#include "app/schema/difference.h"
#include "app/schema/migrationwriter.h"
#include "app/schema/shapesql.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Types within a family are cast into each other; others go by way of their text, which always parses.
int familyOf(const QString &type)
{
    static const std::array families{
        QStringList{u"smallint"_s, u"integer"_s, u"bigint"_s, u"numeric"_s, u"real"_s, u"double precision"_s},
        QStringList{u"text"_s, u"character varying"_s, u"character"_s, u"name"_s, u"citext"_s},
        QStringList{u"date"_s, u"timestamp without time zone"_s, u"timestamp with time zone"_s},
        QStringList{u"json"_s, u"jsonb"_s},
    };
    const QString plain = QString(type).remove(u"[]"_s).section(u'(', 0, 0)
        + (type.contains(u')') ? type.section(u')', 1).remove(u"[]"_s) : QString());
    const auto found = std::ranges::find_if(families, [&plain](const auto &one) { return one.contains(plain); });
    return found == families.end() ? -1 : int(found - families.begin());
}

QString conversion(const QString &column, const QString &from, const QString &to)
{
    const bool isText = familyOf(to) == 1 && !to.contains(u"[]"_s);
    const bool isDirect = isText || (familyOf(from) >= 0 && familyOf(from) == familyOf(to));
    return column + (isDirect ? u"::"_s : u"::text::"_s) + to;
}

}  // namespace

const std::pair<const ObjectName, SequenceShape> *MigrationWriter::newSequenceOf(const ObjectName &table,
                                                                                 const ColumnShape &column) const
{
    const QString owner = table.display() + u'.' + column.name;
    for (const auto &entry : m_to.sequences) {
        if (entry.second.ownedBy == owner && !m_from.sequences.contains(entry.first))
            return &entry;
    }
    return nullptr;
}

bool MigrationWriter::isMadeSerial(const ObjectName &table, const ColumnShape &column) const
{
    const auto *sequence = newSequenceOf(table, column);
    const auto before = m_from.tables.find(table);
    const bool isNew = before == m_from.tables.end() || !before->second.column(column.name);
    return isNew && sequence && column.identity.isEmpty() && column.isNotNull && sequence->second.type == column.type
        && sequence->first == ObjectName{table.schema, table.name + u'_' + column.name + u"_seq"_s}
    && column.defaultSql.startsWith("nextval("_L1) && column.defaultSql.contains(sequence->first.name);
}

QString MigrationWriter::columnSql(const ObjectName &table, const ColumnShape &column) const
{
    if (isMadeSerial(table, column))
        return serialSqlOf(column);
    QString sql = sqlOf(column);
    const auto *sequence = column.identity.isEmpty() ? nullptr : newSequenceOf(table, column);
    if (sequence && sequence->first.name != table.name + u'_' + column.name + u"_seq"_s)
        sql.replace(u" AS IDENTITY"_s, u" AS IDENTITY (SEQUENCE NAME %1)"_s.arg(sqlName(sequence->first)));
    return sql;
}

void MigrationWriter::columns(const ObjectName &name, const TableShape &from, const TableShape &to)
{
    const QString table = u"ALTER TABLE %1 "_s.arg(sqlName(name));
    for (const ColumnShape &column : from.columns) {
        const auto had = [&column](const TableShape &parent) { return parent.column(column.name) != nullptr; };
        if (!to.column(column.name) && !isInherited(m_from, from, had))
            add(Phase::DropColumns, table + u"DROP COLUMN "_s + sqlName(column.name));
    }
    for (const ColumnShape &column : to.columns) {
        const auto same = [&column](const TableShape &parent) {
            const ColumnShape *above = parent.column(column.name);
            return above && isSame(*above, column);
        };
        if (isInherited(m_to, to, same))
            continue;  // the parent's statement does it
        if (const ColumnShape *before = from.column(column.name))
            alterColumn(name, *before, column);
        else
            add(Phase::AddColumns, table + u"ADD COLUMN "_s + columnSql(name, column));
    }
}

void MigrationWriter::retypeColumn(const ObjectName &name, const ColumnShape &from, const ColumnShape &to)
{
    const QString column = u"ALTER TABLE %1 ALTER COLUMN %2 "_s.arg(sqlName(name), sqlName(to.name));
    if (!from.defaultSql.isEmpty())
        add(Phase::AlterColumns, column + u"DROP DEFAULT"_s);
    QString sql = column + u"TYPE "_s + to.type;
    if (!to.collation.isEmpty())
        sql += u" COLLATE "_s + sqlName(to.collation);
    if (from.type == to.type)
        return add(Phase::AlterColumns, sql);
    add(Phase::AlterColumns, sql + u" USING "_s + conversion(sqlName(to.name), from.type, to.type),
        {QT_TRANSLATE_NOOP("app", "From %1: fails where a value does not convert, and what was cut off stays lost."),
         {from.type}});
}

void MigrationWriter::alterColumn(const ObjectName &name, const ColumnShape &from, const ColumnShape &to)
{
    const QString table = u"ALTER TABLE %1 "_s.arg(sqlName(name));
    const QString column = table + u"ALTER COLUMN %1 "_s.arg(sqlName(to.name));
    const bool isRetyped = from.type != to.type || from.collation != to.collation;
    if (!to.generatedSql.isEmpty() && !isSame(from, to)) {
        add(Phase::DropColumns, table + u"DROP COLUMN "_s + sqlName(to.name));
        return add(Phase::AddColumns, table + u"ADD COLUMN "_s + columnSql(name, to));
    }
    if (!from.generatedSql.isEmpty() && to.generatedSql.isEmpty())
        add(Phase::AlterColumns, column + u"DROP EXPRESSION"_s);
    if (!from.identity.isEmpty() && to.identity.isEmpty())
        add(Phase::AlterColumns, column + u"DROP IDENTITY"_s);
    if (isRetyped)
        retypeColumn(name, from, to);
    const bool hasDefault = !from.defaultSql.isEmpty() && !isRetyped;
    const bool isOtherDefault = !isSameExpression(from.defaultSql, to.defaultSql);
    if (to.defaultSql.isEmpty() && hasDefault)
        add(Phase::AlterColumns, column + u"DROP DEFAULT"_s);
    if (!to.defaultSql.isEmpty() && (isOtherDefault || isRetyped))
        add(Phase::AlterColumns, column + u"SET DEFAULT "_s + to.defaultSql);
    if (from.isNotNull != to.isNotNull)
        add(Phase::AlterColumns, column + (to.isNotNull ? u"SET NOT NULL"_s : u"DROP NOT NULL"_s),
            to.isNotNull ? Message{QT_TRANSLATE_NOOP("app", "Fails where a row has no value in %1."), {to.name}}
                         : Message{});
    if (from.identity.isEmpty() && !to.identity.isEmpty())
        add(Phase::AlterColumns, column + u"ADD GENERATED %1 AS IDENTITY"_s.arg(to.identity.toUpper()));
    else if (!to.identity.isEmpty() && from.identity != to.identity)
        add(Phase::AlterColumns, column + u"SET GENERATED "_s + to.identity.toUpper());
}

}  // namespace lockstep
