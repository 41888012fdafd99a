// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/mismatches.h"

#include "app/declared/columnplace.h"
#include "app/declared/equivalence.h"
#include "app/declared/modelcomparison.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Change = Mismatch::Change;
using Weight = MismatchWeight;

/// What tools and extensions put beside a project's own tables.
bool isOfTool(const ObjectName &name)
{
    return name.name == "spatial_ref_sys"_L1 || name.name.startsWith("_prisma_migrations"_L1)
        || name.name.startsWith("__drizzle_migrations"_L1) || name.name == "schema_migrations"_L1;
}

/// An INSERT that leaves the column out fails.
bool mustBeGiven(const ColumnShape &column)
{
    return column.isNotNull && column.defaultSql.isEmpty() && column.generatedSql.isEmpty() && !isCounting(column);
}

QString typeWords(const ColumnShape &column)
{
    return column.type + (column.isNotNull ? u" not null"_s : QString());
}

QString nullWords(const ColumnShape &column)
{
    return column.isNotNull ? u"NOT NULL"_s : u"NULL"_s;
}

QString defaultWords(const ColumnShape &column)
{
    if (isCounting(column))
        return column.identity.isEmpty() ? u"nextval(…)"_s : u"GENERATED … AS IDENTITY"_s;
    return column.defaultSql;
}

/// At least half of the declared tables are made here; else the model is of another database.
bool isOfTheseTables(const DeclaredModel &model, const Snapshot &made)
{
    const auto isMade = [&](const auto &entry) { return made.tables.contains(entry.first); };
    const auto count = std::ranges::count_if(model.schema.tables, isMade);
    return count * 2 >= std::ranges::ssize(model.schema.tables);
}

}  // namespace

bool ModelComparison::isUnknown(const ObjectName &table) const
{
    return m_model.unsaid.contains(table) || m_made.doubtful.contains(table.name);
}

void ModelComparison::tables()
{
    for (const auto &[name, declared] : m_model.schema.tables) {
        const auto made = m_made.schema.tables.find(name);
        if (!m_model.schemas.contains(name.schema) || isUnknown(name) || m_made.schema.views.contains(name))
            continue;
        if (made == m_made.schema.tables.end())
            add(MismatchOf::Table, Change::Missing, Weight::Breaking, name.display(), declared.origin, {});
        else
            table(name, declared, made->second);
    }
    for (const auto &[name, made] : m_made.schema.tables) {
        const bool isOwn = m_model.schemas.contains(name.schema) && !isOfTool(name) && !made.partitionOf;
        const bool isDeclared = m_model.schema.tables.contains(name) || m_model.schema.views.contains(name);
        if (isOwn && !isDeclared && !isUnknown(name) && m_model.problems.empty())
            add(MismatchOf::Table, Change::Extra, Weight::Cosmetic, name.display(), {}, made.origin);
    }
}

void ModelComparison::table(const ObjectName &name, const TableShape &declared, const TableShape &made)
{
    if (made.hasUnknownColumns || declared.hasUnknownColumns)
        return;
    for (const ColumnShape &column : declared.columns) {
        const QString object = name.display() + u'.' + column.name;
        const std::size_t from = m_found.size();
        if (const ColumnShape *other = made.column(column.name))
            this->column(name, column, *other);
        else
            add(MismatchOf::Column, Change::Missing, Weight::Breaking, object, column.origin, {}, typeWords(column));
        narrow(from, column.name);
    }
    for (const ColumnShape &column : made.columns) {
        if (!declared.column(column.name))
            add(MismatchOf::Column, Change::Extra, mustBeGiven(column) ? Weight::Noticeable : Weight::Cosmetic,
                name.display() + u'.' + column.name, declared.origin, column.origin, {}, typeWords(column));
    }
    keys(name, declared, made);
    if (m_model.kind == DeclaredKind::Supabase)
        attachments(name, declared, made);
}

void ModelComparison::narrow(std::size_t from, const QString &column)
{
    for (std::size_t index = from; index < m_found.size() && m_model.kind == DeclaredKind::Supabase; ++index) {
        DeclaredPlace &place = m_found[index].place;
        if (place.file >= 0)
            place.range = columnPlace(m_model.files[std::size_t(place.file)].bytes, place.range, column);
    }
}

void ModelComparison::column(const ObjectName &table, const ColumnShape &declared, const ColumnShape &made)
{
    const QString object = table.display() + u'.' + declared.name;
    const Likeness likeness = likenessOf(declared.type, made.type);
    if (likeness != Likeness::Same)
        add(MismatchOf::Type, Change::Different, likeness == Likeness::Close ? Weight::Cosmetic : Weight::Noticeable,
            object, declared.origin, made.origin, declared.type, made.type);
    // Prisma's lists are never NULL to the client, whatever the column says.
    const bool isPrismaList = m_model.kind == DeclaredKind::Prisma && declared.type.endsWith("[]"_L1);
    if (declared.isNotNull != made.isNotNull && !isPrismaList)
        add(MismatchOf::Nullability, Change::Different, Weight::Noticeable, object, declared.origin, made.origin,
            nullWords(declared), nullWords(made));
    columnDefault(table, declared, made);
}

void ModelComparison::columnDefault(const ObjectName &table, const ColumnShape &declared, const ColumnShape &made)
{
    const DefaultBy by = m_model.defaultBy(table, declared.name);
    const bool isMade = !made.generatedSql.isEmpty() || !declared.generatedSql.isEmpty();
    if (isMade || by == DefaultBy::ClientAlone || by == DefaultBy::Somebody)
        return;
    if (isCounting(declared) && isCounting(made))
        return;
    if (isCounting(declared) == isCounting(made) && isSameDefault(declared.defaultSql, made.defaultSql))
        return;
    const bool isMissing = !defaultWords(declared).isEmpty() && defaultWords(made).isEmpty();
    const bool fails = isMissing && made.isNotNull && by == DefaultBy::Database;
    add(MismatchOf::Default, Change::Different, fails ? Weight::Breaking : Weight::Cosmetic,
        table.display() + u'.' + declared.name, declared.origin, made.origin, defaultWords(declared),
        defaultWords(made));
}

void ModelComparison::enums()
{
    const auto isEnum = [](const TypeShape &type) { return type.kind == TypeKind::Enum; };
    for (const auto &[name, declared] : m_model.schema.types) {
        const auto made = m_made.schema.types.find(name);
        if (!isEnum(declared))
            continue;
        if (made == m_made.schema.types.end())
            add(MismatchOf::Enum, Change::Missing, Weight::Breaking, name.display(), declared.origin, {});
        else
            values(name, declared, made->second);
    }
    for (const auto &[name, made] : m_made.schema.types) {
        const bool isOwn = isEnum(made) && m_model.schemas.contains(name.schema) && m_model.problems.empty();
        if (isOwn && !m_model.schema.types.contains(name))
            add(MismatchOf::Enum, Change::Extra, Weight::Cosmetic, name.display(), {}, made.origin);
    }
}

void ModelComparison::values(const ObjectName &name, const TypeShape &declared, const TypeShape &made)
{
    for (const QString &label : declared.labels) {
        if (!made.labels.contains(label))
            add(MismatchOf::EnumValue, Change::Missing, Weight::Breaking, name.display(), declared.origin, made.origin,
                label);
    }
    for (const QString &label : made.labels) {
        if (!declared.labels.contains(label))
            add(MismatchOf::EnumValue, Change::Extra, Weight::Cosmetic, name.display(), declared.origin, made.origin,
                {}, label);
    }
}

void ModelComparison::add(MismatchOf of, Change change, Weight weight, const QString &object, const Origin &declaredAt,
                          const Origin &origin, const QString &declared, const QString &made)
{
    m_found.push_back({of, change, weight, object, declared, made, m_model.placeOf(declaredAt), origin});
}

std::vector<Mismatch> mismatchesOf(const DeclaredModel &model, const MadeSchema &made)
{
    if (!model.isOwn && !isOfTheseTables(model, made.schema))
        return {};
    ModelComparison comparison(model, made);
    comparison.enums();
    comparison.tables();
    if (model.kind == DeclaredKind::Supabase)
        comparison.code();
    std::vector<Mismatch> found = comparison.take();
    if (!model.isOwn)
        std::erase_if(found, [](const Mismatch &one) { return one.change == Change::Extra; });
    std::ranges::stable_sort(found, {}, [](const Mismatch &one) {
        const int file = one.place.file < 0 ? int(one.origin.migration) + 1'000'000 : one.place.file;
        return std::pair(file, one.place.range.begin);
    });
    return found;
}

}  // namespace lockstep
