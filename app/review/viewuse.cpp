// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/viewuse.h"

#include "app/review/proofs.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool isView(const QString &kind)
{
    return kind == "view"_L1 || kind == "materialized view"_L1;
}

/// `column` empty: any.
bool readsByCatalog(const TargetFacts &target, const ObjectName &view, const ObjectName &table, const QString &column)
{
    return std::ranges::any_of(target.dependents, [&](const Dependent &dependent) {
        return dependent.on == table && isView(dependent.kind) && dependent.object == view
            && (column.isEmpty() || dependent.column == column);
    });
}

bool readsByQuery(const ViewShape &view, const ObjectName &table, const QString &column)
{
    if (std::ranges::find(view.uses, table) == view.uses.end())
        return false;
    // Whose column a name is among several relations, the query alone does not tell.
    return column.isEmpty()
        || (view.uses.size() == 1 && (view.definition.contains(u'*') || names(view.definition.toUtf8(), column)));
}

}  // namespace

std::vector<ObjectName> viewsUsing(const Snapshot &schema, const TargetFacts *target, const ObjectName &table,
                                   const QString &column)
{
    std::vector<ObjectName> found;
    for (const auto &[name, view] : schema.views) {
        const bool isTold = target && view.origin.migration < 0;
        if (isTold ? readsByCatalog(*target, name, table, column) : readsByQuery(view, table, column))
            found.push_back(name);
    }
    return found;
}

std::vector<ObjectName> viewsUsing(const Snapshot &schema, const TargetFacts *target, const ObjectName &relation)
{
    return viewsUsing(schema, target, relation, {});
}

}  // namespace lockstep
