// SPDX-License-Identifier: GPL-3.0-or-later

// Schemas, extensions, types, sequences, functions, views, privileges.

#include "app/schema/difference.h"
#include "app/schema/migrationwriter.h"
#include "app/schema/shapesql.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QStringList sorted(const QSet<QString> &set)
{
    QStringList list(set.begin(), set.end());
    list.sort();
    return list;
}

QString kindSql(const TypeShape &type)
{
    return type.kind == TypeKind::Domain ? u"DOMAIN"_s : u"TYPE"_s;
}

QString kindSql(const ViewShape &view)
{
    return view.isMaterialized ? u"MATERIALIZED VIEW"_s : u"VIEW"_s;
}

/// Those of `names` in an order in which each comes after what it uses.
std::vector<ObjectName> byUse(const std::map<ObjectName, ViewShape> &views, const std::set<ObjectName> &names)
{
    std::vector<ObjectName> order;
    std::set<ObjectName> seen;
    const std::function<void(const ObjectName &)> visit = [&](const ObjectName &name) {
        if (!names.contains(name) || !seen.insert(name).second)
            return;
        for (const ObjectName &used : views.at(name).uses)
            visit(used);
        order.push_back(name);
    };
    for (const ObjectName &name : names)
        visit(name);
    return order;
}

}  // namespace

void MigrationWriter::schemasAndExtensions()
{
    for (const QString &schema : sorted(m_to.schemas - m_from.schemas))
        add(Phase::CreateSchemas, u"CREATE SCHEMA "_s + sqlName(schema));
    for (const QString &schema : sorted(m_from.schemas - m_to.schemas))
        add(Phase::DropSchemas, u"DROP SCHEMA "_s + sqlName(schema));
    for (const QString &extension : sorted(m_to.extensions - m_from.extensions))
        add(Phase::CreateExtensions, u"CREATE EXTENSION IF NOT EXISTS "_s + sqlName(extension));
    for (const QString &extension : sorted(m_from.extensions - m_to.extensions))
        add(Phase::DropExtensions, u"DROP EXTENSION IF EXISTS "_s + sqlName(extension));
}

void MigrationWriter::types()
{
    for (const auto &[name, type] : m_from.types) {
        if (!m_to.types.contains(name))
            add(Phase::DropTypes, u"DROP %1 %2"_s.arg(kindSql(type), sqlName(name)));
    }
    for (const auto &[name, type] : m_to.types) {
        const auto before = m_from.types.find(name);
        if (before != m_from.types.end())
            alterType(name, before->second, type);
        else if (const QString sql = sqlOf(name, type); !sql.isEmpty())
            add(Phase::CreateTypes, sql);
        else
            miss(QT_TRANSLATE_NOOP("app", "The range type %1 cannot be made again: its definition is not known."),
                 name.display());
    }
}

void MigrationWriter::replaceEnum(const ObjectName &name, const TypeShape &to)
{
    const ObjectName old{name.schema, name.name + u"_old"_s};
    add(Phase::ReplaceEnums, u"ALTER TYPE %1 RENAME TO %2"_s.arg(sqlName(name), sqlName(old.name)),
        {QT_TRANSLATE_NOOP("app",
                           "PostgreSQL drops no value of an enum: the type is made anew. Fails where a row has a value "
                           "that %1 does not have then."),
         {name.display()}});
    add(Phase::ReplaceEnums, sqlOf(name, to));
    for (const auto &[table, shape] : m_from.tables) {
        const auto other = m_to.tables.find(table);
        for (const ColumnShape &column : shape.columns) {
            const ColumnShape *after = other == m_to.tables.end() ? nullptr : other->second.column(column.name);
            const auto has = [&column](const TableShape &parent) { return parent.column(column.name) != nullptr; };
            if (!after || elementType(column.type) != name.display() || isInherited(m_from, shape, has))
                continue;
            const QString alter = u"ALTER TABLE %1 ALTER COLUMN %2 "_s.arg(sqlName(table), sqlName(column.name));
            const QString array = column.type.mid(name.display().size());
            if (!column.defaultSql.isEmpty())
                add(Phase::ReplaceEnums, alter + u"DROP DEFAULT"_s);
            add(Phase::ReplaceEnums,
                alter + u"TYPE %1 USING %2::text%3::%1"_s.arg(sqlName(name) + array, sqlName(column.name), array));
            if (!after->defaultSql.isEmpty() && after->type == column.type)
                add(Phase::AlterColumns, alter + u"SET DEFAULT "_s + after->defaultSql);
        }
    }
    add(Phase::ReplaceEnums, u"DROP TYPE "_s + sqlName(old));
}

void MigrationWriter::alterType(const ObjectName &name, const TypeShape &from, const TypeShape &to)
{
    if (from.kind != to.kind || from.baseType != to.baseType)
        return miss(QT_TRANSLATE_NOOP("app", "The type %1 is of another kind, which cannot be changed in place."),
                    name.display());
    if (m_replacedEnums.contains(name))
        return replaceEnum(name, to);
    addLabels(name, from, to);
    alterAttributes(name, from, to);
    alterDomain(name, from, to);
}

void MigrationWriter::addLabels(const ObjectName &name, const TypeShape &from, const TypeShape &to)
{
    for (qsizetype at = 0; at < to.labels.size(); ++at) {
        if (from.labels.contains(to.labels[at]))
            continue;
        const QString label = QString::fromUtf8(quotedLiteral(to.labels[at]));
        const auto next = std::find_if(to.labels.begin() + at, to.labels.end(),
                                       [&from](const QString &one) { return from.labels.contains(one); });
        const QString place
            = next == to.labels.end() ? QString() : u" BEFORE "_s + QString::fromUtf8(quotedLiteral(*next));
        add(Phase::CreateTypes, u"ALTER TYPE %1 ADD VALUE %2%3"_s.arg(sqlName(name), label, place));
    }
}

void MigrationWriter::alterAttributes(const ObjectName &name, const TypeShape &from, const TypeShape &to)
{
    const QString type = u"ALTER TYPE %1 "_s.arg(sqlName(name));
    for (const ColumnShape &attribute : to.attributes) {
        const auto before = std::ranges::find(from.attributes, attribute.name, &ColumnShape::name);
        if (before == from.attributes.end())
            add(Phase::CreateTypes, type + u"ADD ATTRIBUTE %1 %2"_s.arg(sqlName(attribute.name), attribute.type));
        else if (before->type != attribute.type)
            add(Phase::CreateTypes,
                type + u"ALTER ATTRIBUTE %1 TYPE %2"_s.arg(sqlName(attribute.name), attribute.type));
    }
    for (const ColumnShape &attribute : from.attributes) {
        if (std::ranges::find(to.attributes, attribute.name, &ColumnShape::name) == to.attributes.end())
            add(Phase::CreateTypes, type + u"DROP ATTRIBUTE "_s + sqlName(attribute.name));
    }
}

void MigrationWriter::alterDomain(const ObjectName &name, const TypeShape &from, const TypeShape &to)
{
    const QString domain = u"ALTER DOMAIN %1 "_s.arg(sqlName(name));
    if (from.isNotNull != to.isNotNull)
        add(Phase::CreateTypes, domain + (to.isNotNull ? u"SET NOT NULL"_s : u"DROP NOT NULL"_s));
    if (!isSameExpression(from.defaultSql, to.defaultSql))
        add(Phase::CreateTypes,
            domain + (to.defaultSql.isEmpty() ? u"DROP DEFAULT"_s : u"SET DEFAULT "_s + to.defaultSql));
    for (const auto &[check, sql] : from.checks) {
        if (!to.checks.contains(check) || !isSameExpression(sql, to.checks.at(check)))
            add(Phase::CreateTypes, domain + u"DROP CONSTRAINT "_s + sqlName(check));
    }
    for (const auto &[check, sql] : to.checks) {
        if (!from.checks.contains(check) || !isSameExpression(sql, from.checks.at(check)))
            add(Phase::CreateTypes, domain + u"ADD CONSTRAINT %1 CHECK (%2)"_s.arg(sqlName(check), sql));
    }
}

void MigrationWriter::sequences()
{
    const auto ownerIn = [](const Snapshot &snapshot, const QString &owner) -> const ColumnShape * {
        for (const auto &[name, table] : snapshot.tables) {
            const QString prefix = name.display() + u'.';
            if (owner.startsWith(prefix) && table.column(owner.mid(prefix.size())))
                return table.column(owner.mid(prefix.size()));
        }
        return nullptr;
    };
    for (const auto &[name, sequence] : m_from.sequences) {
        const ColumnShape *owner = ownerIn(m_from, sequence.ownedBy);
        const bool goesAlong = owner && (!ownerIn(m_to, sequence.ownedBy) || !owner->identity.isEmpty());
        if (!m_to.sequences.contains(name) && !goesAlong)
            add(Phase::DropSequences, u"DROP SEQUENCE "_s + sqlName(name));
    }
    for (const auto &[name, sequence] : m_to.sequences) {
        const auto before = m_from.sequences.find(name);
        const ColumnShape *owner = ownerIn(m_to, sequence.ownedBy);
        const bool comesAlong = owner && !owner->identity.isEmpty();
        const QString alter = u"ALTER SEQUENCE %1 "_s.arg(sqlName(name));
        if (before == m_from.sequences.end() && !comesAlong) {
            const QString table = sequence.ownedBy.left(sequence.ownedBy.size() - (owner ? owner->name.size() + 1 : 0));
            const auto shape = std::ranges::find_if(
                m_to.tables, [&table](const auto &entry) { return entry.first.display() == table; });
            if (owner && shape != m_to.tables.end() && isMadeSerial(shape->first, *owner))
                continue;
            add(Phase::CreateSequences, u"CREATE SEQUENCE %1 AS %2"_s.arg(sqlName(name), sequence.type),
                {QT_TRANSLATE_NOOP("app",
                                   "It begins at its start again: set it from the data where rows have numbers.")});
            if (owner && shape != m_to.tables.end())
                add(Phase::AddConstraints,
                    alter + u"OWNED BY %1.%2"_s.arg(sqlName(shape->first), sqlName(owner->name)));
        } else if (before != m_from.sequences.end() && before->second.type != sequence.type && !comesAlong) {
            add(Phase::AlterColumns, alter + u"AS "_s + sequence.type);
        }
    }
}

/// The body of a function in SQL is checked when it is made: it needs its tables. What a column's default or expression
/// calls comes before them.
bool MigrationWriter::needsNewRelation(const FunctionShape &function) const
{
    const auto isNamed = [&function](const QString &name) {
        return function.body.contains(name) || function.arguments.contains(name) || function.returns.contains(name);
    };
    const bool namesTable = std::ranges::any_of(m_to.tables, [&](const auto &entry) {
        const auto before = m_from.tables.find(entry.first);
        const bool isOld
            = before != m_from.tables.end() && before->second.columns.size() >= entry.second.columns.size();
        return !isOld && isNamed(entry.first.name);
    });
    return namesTable || std::ranges::any_of(m_to.views, [&](const auto &entry) {
               return !m_from.views.contains(entry.first) && isNamed(entry.first.name);
           });
}

void MigrationWriter::functions()
{
    const auto drop = [](const ObjectName &name, const FunctionShape &function) {
        return u"DROP %1 %2"_s.arg(function.kind.toUpper(), sqlName(name));
    };
    for (const auto &[name, function] : m_from.functions) {
        if (!m_to.functions.contains(name))
            add(Phase::DropFunctions, drop(name, function));
        else if (m_remadeFunctions.contains(name))
            add(Phase::DropChangedFunctions, drop(name, function));
    }
    for (const auto &[name, function] : m_to.functions) {
        const auto before = m_from.functions.find(name);
        if (before != m_from.functions.end() && isSame(before->second, function) && !m_remadeFunctions.contains(name))
            continue;
        const QString sql = sqlOf(name, function);
        const bool isLate = needsNewRelation(function);
        if (sql.isEmpty())
            miss(QT_TRANSLATE_NOOP("app", "The function %1 cannot be made again: its body is not known from here."),
                 name.display());
        else
            add(isLate ? Phase::CreateLateFunctions : Phase::CreateFunctions, sql);
    }
}

void MigrationWriter::views()
{
    std::set<ObjectName> made;
    for (const auto &[name, view] : m_to.views) {
        if (!m_from.views.contains(name) || isRemade(name))
            made.insert(name);
    }
    std::vector<ObjectName> dropped = byUse(m_from.views, m_remadeViews);
    std::ranges::reverse(dropped);
    for (const ObjectName &name : dropped)
        add(Phase::DropViews, u"DROP %1 %2"_s.arg(kindSql(m_from.views.at(name)), sqlName(name)));
    for (const ObjectName &name : byUse(m_to.views, made)) {
        const ViewShape &view = m_to.views.at(name);
        if (view.definition.isEmpty()) {
            miss(QT_TRANSLATE_NOOP("app", "The view %1 cannot be made again: its query is not known from here."),
                 name.display());
            continue;
        }
        add(Phase::CreateViews, sqlOf(name, view));
        for (const auto &[key, index] : view.indexes)
            addIndex(name, nullptr, index);
    }
    for (const auto &[name, view] : m_to.views) {
        const auto before = m_from.views.find(name);
        if (before == m_from.views.end() || made.contains(name))
            continue;
        for (const auto &[key, index] : before->second.indexes) {
            if (!view.indexes.contains(key) || !isSame(index, view.indexes.at(key)))
                add(Phase::DropConstraints, u"DROP INDEX "_s + sqlName(ObjectName{name.schema, key}));
        }
        for (const auto &[key, index] : view.indexes) {
            if (!before->second.indexes.contains(key) || !isSame(before->second.indexes.at(key), index))
                addIndex(name, nullptr, index);
        }
    }
}

namespace {

using Grants = decltype(Snapshot::grants);

/// "table a.b" as the grants name it, and how SQL does.
QHash<QString, QString> grantable(const Snapshot &snapshot)
{
    QHash<QString, QString> all;
    const auto take = [&all](const QString &kind, const auto &shapes) {
        for (const auto &[name, shape] : shapes)
            all.insert(kind + u' ' + name.display(), kind.toUpper() + u' ' + sqlName(name));
    };
    take(u"table"_s, snapshot.tables);
    take(u"table"_s, snapshot.views);
    take(u"sequence"_s, snapshot.sequences);
    for (const QString &schema : snapshot.schemas)
        all.insert(u"schema "_s + schema, u"SCHEMA "_s + sqlName(schema));
    return all;
}

QSet<QString> privilegesIn(const Grants &grants, const QString &key, const QString &role)
{
    const auto object = grants.find(key);
    if (object == grants.end())
        return {};
    const auto found = object->second.find(role);
    return found == object->second.end() ? QSet<QString>() : found->second;
}

/// "REVOKE SELECT, UPDATE ON TABLE a FROM b": what `some` has and `others` has not.
QStringList grantSteps(const QString &form, const Grants &some, const Grants &others,
                       const QHash<QString, QString> &objects)
{
    QStringList steps;
    for (const auto &[key, roles] : some) {
        for (const auto &[role, privileges] : roles) {
            const QSet<QString> more = privileges - privilegesIn(others, key, role);
            if (!more.isEmpty() && objects.contains(key))
                steps << form.arg(sorted(more).join(u", "_s).toUpper(), objects.value(key),
                                  role == "public"_L1 ? u"PUBLIC"_s : sqlName(role));
        }
    }
    return steps;
}

}  // namespace

void MigrationWriter::grants()
{
    const QHash<QString, QString> objects = grantable(m_to);
    // What is made anew has lost what it had.
    Grants kept = m_from.grants;
    const auto forgetNew = [&kept](const QString &kind, const auto &was, const auto &is) {
        for (const auto &[name, shape] : is) {
            if (!was.contains(name))
                kept.erase(kind + name.display());
        }
    };
    forgetNew(u"table "_s, m_from.tables, m_to.tables);
    forgetNew(u"table "_s, m_from.views, m_to.views);
    forgetNew(u"sequence "_s, m_from.sequences, m_to.sequences);
    for (const ObjectName &view : m_remadeViews)
        kept.erase(u"table "_s + view.display());
    for (const QString &step : grantSteps(u"REVOKE %1 ON %2 FROM %3"_s, kept, m_to.grants, objects))
        add(Phase::Grants, step);
    for (const QString &step : grantSteps(u"GRANT %1 ON %2 TO %3"_s, m_to.grants, kept, objects))
        add(Phase::Grants, step);
}

}  // namespace lockstep
