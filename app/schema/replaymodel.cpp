// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/replaymodel.h"

#include "app/schema/catalogtypes.h"
#include "app/schema/generatednames.h"
#include "app/sql/scanner.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool isPlainWord(const QString &name)
{
    const bool starts = !name.isEmpty() && (name[0] == u'_' || (name[0] >= u'a' && name[0] <= u'z'));
    return starts && std::ranges::all_of(name, [](QChar character) {
               return character == u'_' || (character >= u'a' && character <= u'z')
                   || (character >= u'0' && character <= u'9');
           });
}

QString quoted(const QString &name)
{
    return isPlainWord(name) ? name : u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

}  // namespace

QString ObjectName::display() const
{
    // A function's name goes on with its arguments.
    const qsizetype end = name.indexOf(u'(');
    const QString shown = end < 0 ? quoted(name) : quoted(name.left(end)) + name.mid(end);
    return schema == "public"_L1 ? shown : quoted(schema) + u'.' + shown;
}

const ColumnShape *TableShape::column(const QString &name) const
{
    const auto found = std::ranges::find(columns, name, &ColumnShape::name);
    return found == columns.end() ? nullptr : &*found;
}

ColumnShape *TableShape::column(const QString &name)
{
    const auto found = std::ranges::find(columns, name, &ColumnShape::name);
    return found == columns.end() ? nullptr : &*found;
}

void failMissing(const QString &kind, const QString &object)
{
    throw ReplayFailure{{QT_TRANSLATE_NOOP("app", "There is no %1 %2 at this point."), {kind, object}}, object};
}

void failExisting(const QString &kind, const QString &object)
{
    throw ReplayFailure{{QT_TRANSLATE_NOOP("app", "There is a %1 %2 already at this point."), {kind, object}}, object};
}

void ReplayModel::setSearchPath(const QStringList &schemas)
{
    m_searchPath.clear();
    for (const QString &schema : schemas) {
        const QString name = schema.trimmed().remove(u'"');
        if (name != "$user"_L1 && name != "pg_catalog"_L1)
            m_searchPath << name;
    }
    if (schemas.isEmpty())
        m_searchPath << u"public"_s;
}

template <typename Has>
std::optional<ObjectName> ReplayModel::find(const WrittenName &name, Has has) const
{
    const QStringList schemas = name.schema.isEmpty() ? m_searchPath : QStringList{name.schema};
    for (const QString &schema : schemas) {
        const ObjectName candidate{schema, name.name};
        if (has(candidate))
            return candidate;
    }
    return std::nullopt;
}

std::optional<ObjectName> ReplayModel::findRelation(const WrittenName &name) const
{
    return find(name, [this](const ObjectName &candidate) { return hasRelation(candidate); });
}

std::optional<ObjectName> ReplayModel::findTable(const WrittenName &name) const
{
    return find(name, [this](const ObjectName &candidate) { return m_snapshot.tables.contains(candidate); });
}

std::optional<ObjectName> ReplayModel::findView(const WrittenName &name) const
{
    return find(name, [this](const ObjectName &candidate) { return m_snapshot.views.contains(candidate); });
}

std::optional<ObjectName> ReplayModel::findType(const WrittenName &name) const
{
    return find(name, [this](const ObjectName &candidate) { return m_snapshot.types.contains(candidate); });
}

std::optional<ObjectName> ReplayModel::findIndexOwner(const WrittenName &index) const
{
    const auto hints = m_members.constFind(index.name);
    if (hints == m_members.constEnd())
        return std::nullopt;
    const auto owns = [this, &index](const ObjectName &owner) {
        const auto table = m_snapshot.tables.find(owner);
        const auto view = m_snapshot.views.find(owner);
        return (table != m_snapshot.tables.end() && table->second.indexes.contains(index.name))
            || (view != m_snapshot.views.end() && view->second.indexes.contains(index.name));
    };
    for (const QString &schema : index.schema.isEmpty() ? m_searchPath : QStringList{index.schema}) {
        for (const ObjectName &owner : *hints) {
            if (owner.schema == schema && owns(owner))
                return owner;
        }
    }
    return std::nullopt;
}

void ReplayModel::touch(const ObjectName &relation)
{
    const auto remember = [this, &relation](const QString &member) {
        std::vector<ObjectName> &owners = m_members[member];
        if (std::ranges::find(owners, relation) == owners.end())
            owners.push_back(relation);
    };
    if (const auto table = m_snapshot.tables.find(relation); table != m_snapshot.tables.end()) {
        for (const auto &[name, index] : table->second.indexes)
            remember(name);
        for (const auto &[name, constraint] : table->second.constraints)
            remember(name);
        m_hasChildren = m_hasChildren || table->second.partitionOf || !table->second.parents.empty();
    }
    if (const auto view = m_snapshot.views.find(relation); view != m_snapshot.views.end()) {
        for (const auto &[name, index] : view->second.indexes)
            remember(name);
    }
}

ObjectName ReplayModel::requireTable(const WrittenName &name) const
{
    if (const auto found = findTable(name))
        return *found;
    failMissing(u"table"_s, ObjectName{name.schema.isEmpty() ? u"public"_s : name.schema, name.name}.display());
}

ObjectName ReplayModel::newName(const WrittenName &name) const
{
    if (name.schema.isEmpty()) {
        for (const QString &schema : m_searchPath) {
            if (m_snapshot.schemas.contains(schema))
                return {schema, name.name};
        }
        failMissing(u"schema"_s, m_searchPath.join(u", "_s));
    }
    if (!m_snapshot.schemas.contains(name.schema))
        failMissing(u"schema"_s, name.schema);
    return {name.schema, name.name};
}

bool ReplayModel::hasRelation(const ObjectName &name) const
{
    const auto type = m_snapshot.types.find(name);
    const bool isRowType = type != m_snapshot.types.end() && type->second.kind == TypeKind::Composite;
    return m_snapshot.tables.contains(name) || m_snapshot.views.contains(name) || m_snapshot.sequences.contains(name)
        || isRowType || [this, &name] {
               const auto owner = findIndexOwner({name.schema, name.name});
               return owner && owner->schema == name.schema;
           }();
}

bool ReplayModel::isTemporary(const WrittenName &name) const
{
    return (name.schema.isEmpty() || name.schema.startsWith("pg_temp"_L1)) && m_temporary.contains(name.name);
}

QString ReplayModel::argumentText(WrittenType type) const
{
    static const QRegularExpression modifiers(u"\\([\\d,]+\\)"_s);
    type.modifiers.clear();
    return typeText(type).remove(modifiers);
}

QString ReplayModel::typeText(const WrittenType &type) const
{
    if (!type.columnOf.name.isEmpty()) {
        const auto table = findTable(type.columnOf);
        const ColumnShape *column = table ? m_snapshot.tables.at(*table).column(type.name.name) : nullptr;
        if (!column)
            failMissing(u"column"_s, type.columnOf.name + u'.' + type.name.name);
        return column->type;
    }
    const QString array = type.dimensions > 0 ? u"[]"_s : QString();
    const bool isCatalogs = type.name.schema == "pg_catalog"_L1;
    const auto known = isCatalogs ? std::nullopt : findType(type.name);
    if (known)
        return known->display() + array;
    const bool isBuiltIn = isCatalogs || (type.name.schema.isEmpty() && isCatalogType(type.name.name));
    if (isBuiltIn)
        return catalogTypeText(type.name.name, type.modifiers) + array;
    // A table's row type, or an extension's: those are not followed and taken to be in public.
    const QString schema = type.name.schema.isEmpty() ? u"public"_s : type.name.schema;
    const QString modifiers = type.modifiers.isEmpty() ? QString() : u'(' + type.modifiers + u')';
    return ObjectName{schema, type.name.name}.display() + modifiers + array;
}

bool ReplayModel::hasConstraint(const QString &schema, const QString &name) const
{
    const auto hints = m_members.constFind(name);
    return hints != m_members.constEnd() && std::ranges::any_of(*hints, [&](const ObjectName &owner) {
               const auto table = m_snapshot.tables.find(owner);
               return owner.schema == schema && table != m_snapshot.tables.end()
                   && table->second.constraints.contains(name);
           });
}

QString ReplayModel::chooseRelationName(const QString &schema, const QString &first, const QString &second,
                                        const QString &label) const
{
    return freeName(first, second, label, [&](const QString &name) { return hasRelation({schema, name}); });
}

QString ReplayModel::chooseConstraintName(const QString &schema, const QString &first, const QString &second,
                                          const QString &label) const
{
    return freeName(first, second, label, [&](const QString &name) { return hasConstraint(schema, name); });
}

QString withColumnRenamed(const QString &sql, const QString &before, const QString &after)
{
    const QByteArray text = sql.toUtf8();
    QByteArray renamed;
    qsizetype copied = 0;
    for (const Token &token : scan(text).tokens) {
        const QString word = QString::fromUtf8(text.mid(token.range.begin, token.range.length()));
        const bool isName = token.kind == TokenKind::Identifier || token.kind == TokenKind::Keyword
            ? word.toLower() == before
            : token.kind == TokenKind::QuotedIdentifier
                && word.mid(1, word.size() - 2).replace(u"\"\""_s, u"\""_s) == before;
        if (!isName)
            continue;
        renamed += text.mid(copied, token.range.begin - copied) + quoted(after).toUtf8();
        copied = token.range.end;
    }
    return QString::fromUtf8(renamed + text.mid(copied));
}

}  // namespace lockstep
