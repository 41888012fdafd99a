// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/dependents.h"

#include "app/review/hits.h"
#include "app/review/proofs.h"
#include "app/review/viewuse.h"
#include "app/sql/quoting.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostListed = 3;

/// Views are told by viewsUsing(), which knows which of them the plan has dropped or made.
void addByCatalog(const RuleInput &input, const ObjectName &on, const QString &column, QStringList &found)
{
    if (!input.target)
        return;
    const auto &functions = input.schema->snapshot().functions;
    for (const Dependent &dependent : input.target->dependents) {
        const bool isAboutIt = dependent.on == on && (column.isEmpty() || dependent.column == column);
        if (!isAboutIt || !dependent.object.name.isEmpty() || dependent.kind == "table constraint"_L1)
            continue;
        const bool isGone
            = dependent.kind == "function"_L1 && std::ranges::none_of(functions, [&dependent](const auto &entry) {
                  return dependent.name.section(u'(', 0, 0).endsWith(entry.first.name.section(u'(', 0, 0));
              });
        if (!isGone)
            found << dependent.kind + u' ' + dependent.name;
    }
}

void addReferences(const Snapshot &schema, const ObjectName &on, const QString &column, QStringList &found)
{
    for (const auto &[name, table] : schema.tables) {
        for (const auto &[id, constraint] : table.constraints) {
            const bool points = constraint.kind == ConstraintKind::ForeignKey && constraint.referenced == on
                && name != on && (column.isEmpty() || constraint.referencedColumns.contains(column));
            if (points)
                found << u"foreign key %1 on %2"_s.arg(id, name.display());
        }
    }
}

/// Columns of the type.
void addColumns(const Snapshot &schema, const ObjectName &type, QStringList &found)
{
    if (!schema.types.contains(type))
        return;
    for (const auto &[name, table] : schema.tables) {
        for (const ColumnShape &column : table.columns) {
            if (column.type == type.display() || column.type == type.display() + u"[]"_s)
                found << u"column %1.%2"_s.arg(name.display(), column.name);
        }
    }
}

bool isMadeLater(const RuleInput &input, const QString &function)
{
    for (std::size_t i = input.statement + 1; i < input.effects.size(); ++i) {
        for (const Effect &effect : input.effects[i].effects) {
            const bool isOfFunction = effect.kind == EffectKind::CreateFunction
                || effect.kind == EffectKind::ReplaceFunction || effect.kind == EffectKind::DropFunction;
            if (isOfFunction && ownName(effect.object) == function)
                return true;
        }
    }
    return false;
}

}  // namespace

QStringList dependentsOf(const RuleInput &input, const ObjectName &on, const QString &column)
{
    QStringList found;
    if (!input.schema)
        return found;
    const Snapshot &schema = input.schema->snapshot();
    for (const ObjectName &view : viewsUsing(schema, input.target, on, column))
        found << (schema.views.at(view).isMaterialized ? u"materialized view "_s : u"view "_s) + view.display();
    addReferences(schema, on, column, found);
    addColumns(schema, on, found);
    addByCatalog(input, on, column, found);
    found.removeDuplicates();
    return found;
}

QStringList functionsNaming(const RuleInput &input, const ObjectName &table, const QString &column)
{
    QStringList found;
    if (!input.schema)
        return found;
    for (const auto &[name, function] : input.schema->snapshot().functions) {
        const QString own = name.name.section(u'(', 0, 0);
        const bool isText = function.language == "plpgsql"_L1 || function.language == "sql"_L1;
        // The first look is a cheap one: few bodies name the table at all.
        if (!isText || !function.body.contains(table.name, Qt::CaseInsensitive))
            continue;
        const QByteArray body = function.body.toUtf8();
        if (names(body, table.name) && (column.isEmpty() || names(body, column)) && !isMadeLater(input, own))
            found << own;
    }
    found.removeDuplicates();
    return found;
}

QString listed(const QStringList &names)
{
    const QString shown = names.first(std::min(names.size(), mostListed)).join(u", "_s);
    return names.size() > mostListed ? shown + u", …"_s : shown;
}

}  // namespace lockstep
