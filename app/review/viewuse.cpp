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

/// By pg_depend; `column` empty: any.
std::set<ObjectName> viewsByCatalog(const TargetFacts *target, const ObjectName &table, const QString &column)
{
    std::set<ObjectName> views;
    if (!target)
        return views;
    for (const Dependent &dependent : target->dependents) {
        if (dependent.on == table && isView(dependent.kind) && (column.isEmpty() || dependent.column == column))
            views.insert(dependent.object);
    }
    return views;
}

/// The server tells of it; else its own query does.
bool isTold(const TargetFacts *target, const ViewShape &view)
{
    return target && view.origin.migration < 0;
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
    const std::set<ObjectName> told = viewsByCatalog(target, table, column);
    for (const auto &[name, view] : schema.views) {
        if (isTold(target, view) ? told.contains(name) : readsByQuery(view, table, column))
            found.push_back(name);
    }
    return found;
}

std::vector<ObjectName> viewsUsing(const Snapshot &schema, const TargetFacts *target, const ObjectName &relation)
{
    return viewsUsing(schema, target, relation, {});
}

ViewSources viewSources(const Snapshot &schema, const TargetFacts *target)
{
    ViewSources sources;
    for (const auto &[name, view] : schema.views) {
        if (!isTold(target, view))
            sources[name].insert(view.uses.begin(), view.uses.end());
    }
    if (!target)
        return sources;
    for (const Dependent &dependent : target->dependents) {
        const auto view = isView(dependent.kind) ? schema.views.find(dependent.object) : schema.views.end();
        if (view != schema.views.end() && isTold(target, view->second))
            sources[dependent.object].insert(dependent.on);
    }
    return sources;
}

}  // namespace lockstep
