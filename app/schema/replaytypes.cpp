// SPDX-License-Identifier: GPL-3.0-or-later

// Enums, composite types, domains, ranges.

#include "app/schema/replaymodel.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

TypeKind kindOf(change::CreateType::Kind kind)
{
    switch (kind) {
    case change::CreateType::Kind::Composite:
        return TypeKind::Composite;
    case change::CreateType::Kind::Domain:
        return TypeKind::Domain;
    case change::CreateType::Kind::Range:
        return TypeKind::Range;
    default:
        return TypeKind::Enum;
    }
}

TypeShape &requireType(ReplayModel &model, const WrittenName &written)
{
    const auto name = model.findType(written);
    if (!name)
        failMissing(u"type"_s, written.name);
    return model.snapshot().types[*name];
}

void constrain(ReplayModel &model, const ObjectName &domain, TypeShape &shape, const WrittenConstraint &constraint)
{
    using Kind = WrittenConstraint::Kind;
    if (constraint.kind == Kind::NotNull)
        shape.isNotNull = true;
    if (constraint.kind == Kind::Default)
        shape.defaultSql = QString::fromUtf8(constraint.sql);
    if (constraint.kind != Kind::Check)
        return;
    const QString name = constraint.name.isEmpty()
        ? model.chooseConstraintName(domain.schema, domain.name, {}, u"check"_s)
        : constraint.name;
    shape.checks[name] = QString::fromUtf8(constraint.sql);
}

/// One command of ALTER DOMAIN.
struct DomainCommand
{
    ReplayModel &model;
    const ObjectName &name;
    TypeShape &shape;

    void operator()(const change::SetDefault &command) const { shape.defaultSql = QString::fromUtf8(command.sql); }
    void operator()(const change::SetNotNull &command) const { shape.isNotNull = command.isNotNull; }
    void operator()(const change::AddConstraint &command) const { constrain(model, name, shape, command.constraint); }
    void operator()(const change::DropConstraint &command) const
    {
        if (shape.checks.erase(command.name) == 0 && !command.ifExists)
            failMissing(u"constraint"_s, command.name);
    }
    void operator()(const change::ValidateConstraint &) const { }
};

/// One command of ALTER TYPE on a composite type.
struct CompositeCommand
{
    ReplayModel &model;
    TypeShape &shape;

    void operator()(const change::AddColumn &command) const
    {
        shape.attributes.push_back({command.column.name, model.typeText(command.column.type)});
    }
    void operator()(const change::DropColumn &command) const
    {
        std::erase_if(shape.attributes, [&](const ColumnShape &one) { return one.name == command.column; });
    }
    void operator()(const change::AlterColumnType &command) const
    {
        const auto found = std::ranges::find(shape.attributes, command.column, &ColumnShape::name);
        if (found == shape.attributes.end())
            failMissing(u"attribute"_s, command.column);
        found->type = model.typeText(command.type);
    }
};

}  // namespace

void apply(ReplayModel &model, const change::CreateType &change)
{
    const ObjectName name = model.newName(change.name);
    if (model.snapshot().types.contains(name) || model.snapshot().tables.contains(name))
        failExisting(u"type"_s, name.display());
    if (change.kind == change::CreateType::Kind::Shell)
        return;
    TypeShape shape{kindOf(change.kind), change.labels};
    shape.origin = model.origin;
    for (const WrittenColumn &attribute : change.attributes)
        shape.attributes.push_back({attribute.name, model.typeText(attribute.type)});
    if (!change.base.name.name.isEmpty())
        shape.baseType = model.typeText(change.base);
    for (const WrittenConstraint &constraint : change.constraints)
        constrain(model, name, shape, constraint);
    model.snapshot().types[name] = shape;
}

void apply(ReplayModel &model, const change::AddEnumValue &change)
{
    QStringList &labels = requireType(model, change.type).labels;
    if (labels.contains(change.label)) {
        if (change.ifNotExists)
            return;
        failExisting(u"value"_s, change.label);
    }
    if (change.neighbour.isEmpty()) {
        labels << change.label;
        return;
    }
    const qsizetype place = labels.indexOf(change.neighbour);
    if (place < 0)
        failMissing(u"value"_s, change.neighbour);
    labels.insert(change.isAfter ? place + 1 : place, change.label);
}

void apply(ReplayModel &model, const change::RenameEnumValue &change)
{
    QStringList &labels = requireType(model, change.type).labels;
    const qsizetype place = labels.indexOf(change.label);
    if (place < 0)
        failMissing(u"value"_s, change.label);
    labels[place] = change.newLabel;
}

void apply(ReplayModel &model, const change::AlterDomain &change)
{
    const auto name = model.findType(change.name);
    if (!name)
        failMissing(u"domain"_s, change.name.name);
    std::visit(DomainCommand{model, *name, model.snapshot().types[*name]}, change.command);
}

void apply(ReplayModel &model, const change::AlterComposite &change)
{
    TypeShape &shape = requireType(model, change.name);
    for (const auto &command : change.commands)
        std::visit(CompositeCommand{model, shape}, command);
}

}  // namespace lockstep
