// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/sections.h"

#include <QCoreApplication>

#include <map>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

ClaimGroup strays(const Workspace &workspace)
{
    std::map<QString, std::vector<Place>> byReason;
    for (const Stray &stray : workspace.folder.strays)
        byReason[stray.why.translated()].push_back({stray.path});
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Files that the tool never runs")}};
    for (auto &[why, places] : byReason)
        group.claims.push_back({{QT_TRANSLATE_N_NOOP("app", "%n file(s). %1"), {why}, int(places.size())}, places});
    return group;
}

ClaimGroup withoutStatements(const ProjectFacts &facts)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Migrations without a statement")}};
    for (std::size_t index = 0; index < facts.workspace.reviews.size(); ++index) {
        const Migration &migration = facts.workspace.folder.migrations[index];
        if (facts.workspace.reviews[index].script.statements.empty())
            group.claims.push_back({verbatim(migration.name), {{migration.forward.path}}});
    }
    return group;
}

void addCount(ReportSection &section, const char *what, std::size_t count)
{
    if (count > 0)
        section.counts.push_back({{what}, QString::number(count)});
}

}  // namespace

ReportSection sections::inventory(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section{u"inventory"_s, {QT_TRANSLATE_NOOP("app", "Inventory")}};
    const Workspace &workspace = facts.workspace;
    const Snapshot &schema = workspace.schema;
    std::size_t statements = 0;
    std::size_t indexes = 0;
    for (const AnalysedScript &script : workspace.reviews)
        statements += script.script.statements.size();
    for (const auto &[name, table] : schema.tables)
        indexes += table.indexes.size();
    const std::size_t migrations = workspace.folder.migrations.size();
    addCount(section, QT_TRANSLATE_NOOP("app", "Migrations"), migrations);
    addCount(section, QT_TRANSLATE_NOOP("app", "Statements in them"), statements);
    addCount(section, QT_TRANSLATE_NOOP("app", "Revert scripts"),
             migrations - withVerdict(facts, RevertVerdict::Missing).size());
    addCount(section, QT_TRANSLATE_NOOP("app", "Files that the tool never runs"), workspace.folder.strays.size());
    addCount(section, QT_TRANSLATE_NOOP("app", "Tables that all of them make"), schema.tables.size());
    addCount(section, QT_TRANSLATE_NOOP("app", "Indexes on these"), indexes);
    addCount(section, QT_TRANSLATE_NOOP("app", "Views"), schema.views.size());
    addCount(section, QT_TRANSLATE_NOOP("app", "Types"), schema.types.size());
    addCount(section, QT_TRANSLATE_NOOP("app", "Functions"), schema.functions.size());
    const ClaimGroup unused = strays(workspace);
    section.add(unused);
    section.add(withoutStatements(facts));
    std::vector<Place> places;
    for (const Claim &claim : unused.claims)
        places.insert(places.end(), claim.places.begin(), claim.places.end());
    if (!places.empty())
        actions.push_back(
            {Urgency::Later,
             {{QT_TRANSLATE_N_NOOP(
                   "app",
                   "Move %n file(s) that the tool never runs out of the folder, or give them the name that it runs."),
               {},
               int(places.size())},
              places}});
    return section;
}

}  // namespace lockstep
