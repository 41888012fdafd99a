// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/projectfacts.h"

#include "app/postgres/catalogreader.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isInSchema(MigrationState state)
{
    return state == MigrationState::Applied || state == MigrationState::Changed || state == MigrationState::Baseline;
}

std::vector<std::size_t> appliedOn(const TargetView &view)
{
    std::vector<std::size_t> applied;
    for (const MigrationStatus &status : view.status.migrations) {
        if (status.index && isInSchema(status.state))
            applied.push_back(*status.index);
    }
    std::ranges::sort(applied);
    return applied;
}

/// A tool whose ledger has a schema of its own (Sqitch, graphile-migrate, Drizzle, Supabase) keeps all of it there.
void dropLedger(Snapshot &catalog, const Snapshot &expected, const LedgerStatus &ledger)
{
    const QString schema = ledger.table.contains(u'.') ? ledger.table.section(u'.', 0, 0) : u"public"_s;
    const QString table = ledger.table.section(u'.', -1);
    const bool isWhole = !expected.schemas.contains(schema);
    const auto isLedgers = [&](const ObjectName &name) {
        const bool isTable = name.name == table || name.name.startsWith(table + u'_')
            || name.name.compare(table + u"lock"_s, Qt::CaseInsensitive) == 0;
        return name.schema == schema && (isWhole || isTable);
    };
    const auto isNamed = [&](const auto &entry) { return isLedgers(entry.first); };
    std::erase_if(catalog.tables, isNamed);
    std::erase_if(catalog.views, isNamed);
    std::erase_if(catalog.sequences, isNamed);
    if (isWhole) {
        std::erase_if(catalog.types, isNamed);
        std::erase_if(catalog.functions, isNamed);
        catalog.schemas.remove(schema);
    }
}

}  // namespace

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
    dropLedger(catalog, expected, ledger);
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
