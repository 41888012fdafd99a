// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/shapesql.h"

#include "app/sql/quoting.h"

#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString keySql(const QString &key, const TableShape *table)
{
    static const QRegularExpression suffix(u"(?: collate (\\S+))?( \\w+_ops)?( desc)?( nulls (?:first|last))?$"_s);
    const auto match = suffix.match(key);
    const QString subject = key.left(match.capturedStart());
    const bool isWord = !subject.contains(u'(') && !subject.contains(u' ') && !subject.contains(u':');
    const bool isColumn = table ? table->column(subject) != nullptr : isWord;
    QString sql = isColumn ? sqlName(subject) : u'(' + subject + u')';
    if (match.hasCaptured(1) && !match.captured(1).isEmpty())
        sql += u" COLLATE "_s + sqlName(match.captured(1));
    return sql + match.captured(2) + match.captured(3).toUpper() + match.captured(4).toUpper();
}

QString actionsOf(const ConstraintShape &constraint)
{
    QString sql;
    if (!constraint.onDelete.isEmpty())
        sql += u" ON DELETE "_s + constraint.onDelete.toUpper();
    if (!constraint.onUpdate.isEmpty())
        sql += u" ON UPDATE "_s + constraint.onUpdate.toUpper();
    return sql;
}

QString keyConstraintSql(const ConstraintShape &constraint, const IndexShape *index)
{
    QString sql = constraint.kind == ConstraintKind::PrimaryKey ? u"PRIMARY KEY"_s : u"UNIQUE"_s;
    if (index && index->nullsNotDistinct)
        sql += u" NULLS NOT DISTINCT"_s;
    sql += u" ("_s + sqlNames(constraint.columns) + u')';
    if (index && !index->included.isEmpty())
        sql += u" INCLUDE ("_s + sqlNames(index->included) + u')';
    return sql;
}

QString roleSql(const QString &role)
{
    return role == "public"_L1 || role == "current_user"_L1 ? role.toUpper() : sqlName(role);
}

QString domainSql(const ObjectName &name, const TypeShape &type)
{
    QString sql = u"CREATE DOMAIN %1 AS %2"_s.arg(sqlName(name), type.baseType);
    if (!type.defaultSql.isEmpty())
        sql += u" DEFAULT "_s + type.defaultSql;
    if (type.isNotNull)
        sql += u" NOT NULL"_s;
    for (const auto &[check, expression] : type.checks)
        sql += u" CONSTRAINT %1 CHECK (%2)"_s.arg(sqlName(check), expression);
    return sql;
}

/// "search_path=public, pg_temp" as the clause of CREATE FUNCTION.
QString settingSql(const QString &setting)
{
    const QString name = setting.section(u'=', 0, 0);
    const QString value = setting.section(u'=', 1);
    if (name != "search_path"_L1)
        return u"SET %1 TO %2"_s.arg(name, QString::fromUtf8(quotedLiteral(value)));
    QStringList schemas;
    for (QString schema : value.split(u',')) {
        schema = schema.trimmed().remove(u'"');
        schemas << (schema.isEmpty() ? u"''"_s : sqlName(schema));
    }
    return u"SET search_path TO "_s + schemas.join(u", "_s);
}

QString dollarQuoted(const QString &body)
{
    QString tag = u"$$"_s;
    for (int number = 1; body.contains(tag); ++number)
        tag = u"$body%1$"_s.arg(number);
    return tag + body + tag;
}

}  // namespace

QString sqlName(const QString &identifier)
{
    return QString::fromUtf8(quotedIdentifier(identifier));
}

QString sqlNames(const QStringList &identifiers)
{
    QStringList names;
    for (const QString &one : identifiers)
        names << sqlName(one);
    return names.join(u", "_s);
}

QString sqlName(const ObjectName &name)
{
    const qsizetype end = name.name.indexOf(u'(');
    const QString shown = end < 0 ? sqlName(name.name) : sqlName(name.name.left(end)) + name.name.mid(end);
    return name.schema == "public"_L1 ? shown : sqlName(name.schema) + u'.' + shown;
}

QString sqlOf(const ColumnShape &column)
{
    QString sql = sqlName(column.name) + u' ' + column.type;
    if (!column.collation.isEmpty())
        sql += u" COLLATE "_s + sqlName(column.collation);
    if (!column.generatedSql.isEmpty())
        sql += u" GENERATED ALWAYS AS (%1) STORED"_s.arg(column.generatedSql);
    if (!column.identity.isEmpty())
        sql += u" GENERATED %1 AS IDENTITY"_s.arg(column.identity.toUpper());
    if (!column.defaultSql.isEmpty())
        sql += u" DEFAULT "_s + column.defaultSql;
    return column.isNotNull ? sql + u" NOT NULL"_s : sql;
}

QString serialSqlOf(const ColumnShape &column)
{
    const QString type = column.type == "bigint"_L1 ? u"bigserial"_s
        : column.type == "smallint"_L1              ? u"smallserial"_s
                                                    : u"serial"_s;
    return sqlName(column.name) + u' ' + type + u" NOT NULL"_s;
}

QString sqlOf(const ConstraintShape &constraint, const IndexShape *index)
{
    QString sql = u"CONSTRAINT "_s + sqlName(constraint.name) + u' ';
    if (constraint.kind == ConstraintKind::Check)
        sql += u"CHECK ("_s + constraint.expression + u')';
    else if (constraint.kind == ConstraintKind::Exclusion)
        sql += constraint.expression.startsWith("EXCLUDE"_L1) ? constraint.expression
                                                              : u"EXCLUDE USING "_s + constraint.expression;
    else if (constraint.kind == ConstraintKind::ForeignKey)
        sql += u"FOREIGN KEY (%1) REFERENCES %2 (%3)"_s.arg(
                   sqlNames(constraint.columns), sqlName(constraint.referenced), sqlNames(constraint.referencedColumns))
            + actionsOf(constraint);
    else
        sql += keyConstraintSql(constraint, index);
    // What the server prints of an exclusion has these words already.
    if (constraint.isDeferrable && !sql.contains(" DEFERRABLE"_L1))
        sql += constraint.isInitiallyDeferred ? u" DEFERRABLE INITIALLY DEFERRED"_s : u" DEFERRABLE"_s;
    return constraint.isValid ? sql : sql + u" NOT VALID"_s;
}

QString sqlOf(const ObjectName &relation, const TableShape *table, const IndexShape &index)
{
    QStringList keys;
    for (const QString &key : index.keys)
        keys << keySql(key, table);
    QString sql = u"CREATE %1INDEX %2 ON %3"_s.arg(index.isUnique ? u"UNIQUE "_s : QString(), sqlName(index.name),
                                                   sqlName(relation));
    if (index.method != "btree"_L1 && !index.method.isEmpty())
        sql += u" USING "_s + index.method;
    sql += u" ("_s + keys.join(u", "_s) + u')';
    if (!index.included.isEmpty())
        sql += u" INCLUDE ("_s + sqlNames(index.included) + u')';
    if (index.nullsNotDistinct)
        sql += u" NULLS NOT DISTINCT"_s;
    return index.predicate.isEmpty() ? sql : sql + u" WHERE "_s + index.predicate;
}

QString sqlOf(const ObjectName &table, const PolicyShape &policy)
{
    QStringList roles;
    for (const QString &role : policy.roles)
        roles << roleSql(role);
    QString sql = u"CREATE POLICY %1 ON %2"_s.arg(sqlName(policy.name), sqlName(table));
    if (!policy.isPermissive)
        sql += u" AS RESTRICTIVE"_s;
    sql += u" FOR "_s + (policy.command.isEmpty() ? u"ALL"_s : policy.command.toUpper());
    if (!roles.isEmpty())
        sql += u" TO "_s + roles.join(u", "_s);
    if (!policy.usingSql.isEmpty())
        sql += u" USING ("_s + policy.usingSql + u')';
    return policy.checkSql.isEmpty() ? sql : sql + u" WITH CHECK ("_s + policy.checkSql + u')';
}

QString sqlOf(const ObjectName &name, const ViewShape &view)
{
    const QString columns = view.columns.isEmpty() ? QString() : u" ("_s + sqlNames(view.columns) + u')';
    return u"CREATE %1VIEW %2%3 AS\n%4"_s.arg(view.isMaterialized ? u"MATERIALIZED "_s : QString(), sqlName(name),
                                              columns, view.definition);
}

QString labelsSql(const QStringList &labels)
{
    QStringList literals;
    for (const QString &label : labels)
        literals << QString::fromUtf8(quotedLiteral(label));
    return u'(' + literals.join(u", "_s) + u')';
}

QString sqlOf(const ObjectName &name, const TypeShape &type)
{
    if (type.kind == TypeKind::Enum)
        return u"CREATE TYPE %1 AS ENUM %2"_s.arg(sqlName(name), labelsSql(type.labels));
    if (type.kind == TypeKind::Domain)
        return domainSql(name, type);
    if (type.kind == TypeKind::Range)
        return {};
    QStringList attributes;
    for (const ColumnShape &attribute : type.attributes)
        attributes << sqlName(attribute.name) + u' ' + attribute.type;
    return u"CREATE TYPE %1 AS (%2)"_s.arg(sqlName(name), attributes.join(u", "_s));
}

QString sqlOf(const ObjectName &name, const FunctionShape &function)
{
    if (function.body.isEmpty())
        return {};
    const ObjectName bare{name.schema, name.name.section(u'(', 0, 0)};
    QStringList lines{u"CREATE OR REPLACE %1 %2(%3)"_s.arg(function.kind.toUpper(), sqlName(bare), function.arguments)};
    if (!function.returns.isEmpty())
        lines << u"RETURNS "_s + function.returns;
    lines << u"LANGUAGE "_s + sqlName(function.language);
    if (function.volatility == "stable"_L1 || function.volatility == "immutable"_L1)
        lines << function.volatility.toUpper();
    if (function.isStrict)
        lines << u"STRICT"_s;
    if (function.isSecurityDefiner)
        lines << u"SECURITY DEFINER"_s;
    lines += function.options;
    for (const QString &setting : function.settings)
        lines << settingSql(setting);
    return lines.join(u'\n') + u"\nAS "_s + dollarQuoted(function.body);
}

}  // namespace lockstep
