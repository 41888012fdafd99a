// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/projectfacts.h"

#include "app/deploy/drift/tooltables.h"
#include "app/postgres/catalogreader.h"

#include <algorithm>

namespace lockstep {

bool ProjectFacts::isOpen(std::size_t migration) const
{
    if (!view)
        return true;
    return std::ranges::any_of(view->status.migrations, [migration](const MigrationStatus &status) {
        return status.index == migration && status.isToRun();
    });
}

std::vector<SchemaDifference> driftFrom(const Workspace &workspace, const std::vector<std::size_t> &applied,
                                        Snapshot catalog, const LedgerStatus &ledger)
{
    Replay replay;
    for (const std::size_t index : applied)
        (void)replay.apply(workspace.reviews[index].effects, int(index));
    Snapshot expected = replay.snapshot();
    const QString schema = ledgerSchema(ledger);
    dropLedger(catalog, ledger, schema == QStringLiteral("public") || expected.schemas.contains(schema));
    // Who may do what is the server's business as much as the files'; most teams grant outside of migrations.
    expected.grants.clear();
    catalog.grants.clear();
    return compareSnapshots(expected, catalog);
}

Result<ProjectFacts> readFacts(const Workspace &workspace, const QDateTime &at, const JobContext &context)
{
    ProjectFacts facts{workspace, at};
    DataLossReader losses(workspace);
    auto history = replayHistory(workspace.reviews, context,
                                 [&losses](Origin where, const Replay &schema) { losses.look(where, schema); });
    if (!history)
        return std::move(history).error();
    auto reverts = readReverts(workspace.folder.migrations, workspace.reviews, context);
    if (!reverts)
        return std::move(reverts).error();
    facts.history = *std::move(history);
    facts.reverts = *std::move(reverts);
    facts.losses = losses.take();
    return facts;
}

Result<ProjectFacts> readFacts(const Workspace &workspace, const TargetView &view, const QDateTime &at,
                               const JobContext &context)
{
    auto facts = readFacts(workspace, at, context);
    if (!facts)
        return facts;
    facts->view = view;
    auto session = Session::open(view.url, context);
    if (!session)
        return std::move(session).error();
    auto catalog = readCatalog(**session, context);
    if (!catalog)
        return std::move(catalog).error();
    facts->drift = driftFrom(workspace, appliedOn(view), *std::move(catalog), view.status);
    return facts;
}

}  // namespace lockstep
