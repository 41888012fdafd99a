// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/status.h"

#include "app/core/files.h"
#include "app/ledgers/otherledgers.h"
#include "app/ledgers/rows.h"
#include "app/migrations/layout.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isApplied(const LedgerEntry &entry)
{
    return entry.isFinished() && !entry.rolledBackAt.isValid();
}

bool isFailed(const LedgerEntry &entry)
{
    return !entry.isFinished() && !entry.rolledBackAt.isValid();
}

/// The row that decides among those of one migration: one that failed and stands open, else the newest that is applied,
/// else the newest that was rolled back.
const LedgerEntry *decidingEntry(const std::vector<const LedgerEntry *> &entries)
{
    const LedgerEntry *decided = nullptr;
    for (const LedgerEntry *entry : entries) {
        if (isFailed(*entry))
            return entry;
        if (!decided || isApplied(*entry) || !isApplied(*decided))
            decided = entry;
    }
    return decided;
}

using EntriesByKey = QHash<QString, std::vector<const LedgerEntry *>>;

EntriesByKey byKey(const std::vector<LedgerEntry> &entries)
{
    EntriesByKey found;
    for (const LedgerEntry &entry : entries)
        found[entry.ledgerKey()].push_back(&entry);
    return found;
}

MigrationState stateOf(const Migration &migration, const LedgerEntry *entry, const Ledger &ledger)
{
    if (migration.isBaseline)
        return MigrationState::Baseline;
    if (!entry)
        return MigrationState::Pending;
    if (isFailed(*entry))
        return MigrationState::Failed;
    if (!isApplied(*entry))
        return MigrationState::RolledBack;
    if (migration.repeat == Repeat::Always)
        return MigrationState::Pending;
    if (ledger.matches(migration, *entry))
        return MigrationState::Applied;
    return migration.repeat == Repeat::OnChange ? MigrationState::Pending : MigrationState::Changed;
}

Message failureOf(const LedgerEntry &entry)
{
    const QString firstLine = entry.logs.trimmed().section(u'\n', 0, 0);
    if (firstLine.isEmpty())
        return {QT_TRANSLATE_NOOP("app", "The ledger says that it began and did not finish.")};
    return {QT_TRANSLATE_NOOP("app", "The ledger says that it began and did not finish: %1"), {firstLine}};
}

Message problemOf(const MigrationStatus &status, const Migration &migration)
{
    if (status.state == MigrationState::Failed)
        return failureOf(*status.entry);
    if (status.state == MigrationState::Changed)
        return {QT_TRANSLATE_NOOP("app", "The file differs from what was applied.")};
    return status.isToRun() ? migration.problem : Message{};
}

MigrationStatus statusOf(const MigrationFolder &folder, std::size_t index, const Ledger &ledger,
                         const EntriesByKey &rows)
{
    const Migration &migration = folder.migrations[index];
    MigrationStatus status{migration.name};
    status.index = index;
    const auto found = rows.constFind(migration.ledgerKey());
    if (const LedgerEntry *entry = found == rows.constEnd() ? nullptr : decidingEntry(*found))
        status.entry = *entry;
    status.state = stateOf(migration, status.entry ? &*status.entry : nullptr, ledger);
    status.checksum = ledger.keepsChecksum ? ledger.checksum(migration) : migration.forward.sha256;
    status.problem = problemOf(status, migration);
    status.stops = status.state == MigrationState::Changed && ledger.rules.refusesEdited;
    return status;
}

Message lateness(const ToolRules &rules, const QString &tool, const QString &later)
{
    switch (rules.late) {
    case ToolRules::Late::Runs:
        return {QT_TRANSLATE_NOOP("app", "It sorts before %1, which was applied already."), {later}};
    case ToolRules::Late::Refused:
        return {QT_TRANSLATE_NOOP("app",
                                  "It sorts before %1, which was applied already; %2 stops at such a migration until "
                                  "it is told to go on."),
                {later, tool}};
    case ToolRules::Late::NeverRun:
        return {QT_TRANSLATE_NOOP("app",
                                  "It sorts before %1, which was applied already; %2 never runs such a migration and "
                                  "says nothing."),
                {later, tool}};
    }
    Q_UNREACHABLE();
}

/// Can a migration come too late? One that runs again and again has no place of its own in the history.
bool hasPlace(const MigrationStatus &status, const MigrationFolder &folder)
{
    return !status.index || folder.migrations[*status.index].repeat == Repeat::Once;
}

/// Pending ones that sort before one that ran already.
void markOutOfOrder(std::vector<MigrationStatus> &migrations, const MigrationFolder &folder, const ToolRules &rules)
{
    const Layout *layout = findLayout(folder.layout);
    const QString tool = layout ? QString::fromLatin1(layout->title) : folder.layout;
    const QString *later = nullptr;
    for (auto status = migrations.rbegin(); status != migrations.rend(); ++status) {
        const bool hasRun = status->state == MigrationState::Applied || status->state == MigrationState::Changed;
        if (hasRun && !later && hasPlace(*status, folder))
            later = &status->name;
        if (!later || status->state != MigrationState::Pending || !hasPlace(*status, folder))
            continue;
        status->state = MigrationState::OutOfOrder;
        status->isPassedBy = rules.late == ToolRules::Late::NeverRun;
        status->stops = rules.late == ToolRules::Late::Refused;
        if (status->problem.isEmpty())
            status->problem = lateness(rules, tool, *later);
    }
}

/// Where the ledger has one row, all up to the migration that it names were applied.
void applyUpToNewest(std::vector<MigrationStatus> &migrations)
{
    const auto newest = std::find_if(migrations.rbegin(), migrations.rend(), [](const MigrationStatus &status) {
        return status.entry && status.state != MigrationState::Missing;
    });
    for (auto status = newest; status != migrations.rend(); ++status) {
        if (status->state != MigrationState::Pending)
            continue;
        status->state = MigrationState::Applied;
        status->problem = {};
    }
}

/// File names in the folder that are no migrations: revert scripts and strays.
QSet<QString> otherFiles(const MigrationFolder &folder)
{
    QSet<QString> names;
    for (const Stray &stray : folder.strays)
        names.insert(stray.path.section(u'/', -1));
    for (const Migration &migration : folder.migrations) {
        if (migration.revert)
            names.insert(migration.revert->path.section(u'/', -1));
    }
    return names;
}

MigrationStatus missingStatus(const LedgerEntry &entry, bool isOtherFile, const ToolRules &rules)
{
    MigrationStatus status{entry.name, isFailed(entry) ? MigrationState::Failed : MigrationState::Missing};
    status.entry = entry;
    status.stops = status.state == MigrationState::Missing && rules.refusesMissing;
    if (isFailed(entry))
        status.problem = failureOf(entry);
    else if (isOtherFile)
        status.problem = {QT_TRANSLATE_NOOP("app",
                                            "The ledger has it as applied, and the folder keeps a file of this name "
                                            "that is no migration.")};
    else
        status.problem = {QT_TRANSLATE_NOOP("app", "It was applied here, and the folder has no such migration.")};
    return status;
}

/// Rows of the ledger that no migration in the folder answers to; rolled back ones count for nothing, as in the tools.
std::vector<MigrationStatus> missing(const MigrationFolder &folder, const EntriesByKey &rows, const ToolRules &rules)
{
    EntriesByKey left = rows;
    for (const Migration &migration : folder.migrations)
        left.remove(migration.ledgerKey());
    if (left.isEmpty())
        return {};
    const QSet<QString> others = otherFiles(folder);
    std::vector<MigrationStatus> found;
    for (const auto &entries : std::as_const(left)) {
        const LedgerEntry *entry = decidingEntry(entries);
        if (isFailed(*entry) || isApplied(*entry))
            found.push_back(missingStatus(*entry, others.contains(entry->name), rules));
    }
    return found;
}

/// Puts the missing ones where their names sort and leaves the folder's own order as it is.
void mergeMissing(std::vector<MigrationStatus> &migrations, std::vector<MigrationStatus> found,
                  const MigrationFolder &folder)
{
    const Layout *layout = findLayout(folder.layout);
    const auto keyOf = [&folder](const MigrationStatus &status) -> const QString & {
        return status.index ? folder.migrations[*status.index].ledgerKey() : status.entry->ledgerKey();
    };
    const auto before = [layout, keyOf](const MigrationStatus &left, const MigrationStatus &right) {
        return layout && layout->before ? layout->before(keyOf(left), keyOf(right))
                                        : left.entry && right.entry && left.entry->finishedAt < right.entry->finishedAt;
    };
    std::stable_sort(found.begin(), found.end(), before);
    for (MigrationStatus &status : found) {
        const auto place = std::find_if(migrations.begin(), migrations.end(),
                                        [&](const MigrationStatus &other) { return before(status, other); });
        migrations.insert(place, std::move(status));
    }
}

constexpr std::array stateIds{"applied"_L1, "pending"_L1,    "failed"_L1,     "changed"_L1,
                              "missing"_L1, "outOfOrder"_L1, "rolledBack"_L1, "baseline"_L1};

}  // namespace

QLatin1StringView migrationStateId(MigrationState state)
{
    return stateIds[static_cast<std::size_t>(state)];
}

bool MigrationStatus::needsAttention() const
{
    return state == MigrationState::Failed || state == MigrationState::Changed || state == MigrationState::Missing
        || state == MigrationState::OutOfOrder || !problem.isEmpty();
}

int LedgerStatus::count(MigrationState state) const
{
    return int(std::count_if(migrations.begin(), migrations.end(),
                             [state](const MigrationStatus &status) { return status.state == state; }));
}

LedgerStatus compareWithLedger(const MigrationFolder &folder, const Ledger &ledger, const LedgerPlace &place,
                               bool exists, const std::vector<LedgerEntry> &rowsAsRead)
{
    std::vector<LedgerEntry> entries = rowsAsRead;
    if (ledger.align)
        ledger.align(folder, entries);
    LedgerStatus status{QString::fromLatin1(ledger.id), ledger.table(place), exists};
    const EntriesByKey rows = byKey(entries);
    for (std::size_t index = 0; index < folder.migrations.size(); ++index)
        status.migrations.push_back(statusOf(folder, index, ledger, rows));
    mergeMissing(status.migrations, missing(folder, rows, ledger.rules), folder);
    if (!ledger.rules.keepsEveryRow)
        applyUpToNewest(status.migrations);
    markOutOfOrder(status.migrations, folder, ledger.rules);
    status.obstacle = ledger.obstacle(entries);
    if (ledger.judge)
        ledger.judge(folder, entries, status);
    return status;
}

Result<LedgerPlace> settledPlace(Session &session, const Ledger &ledger, const LedgerPlace &place,
                                 const JobContext &context)
{
    return ledger.followsSearchPath ? onSearchPath(session, place, context) : Result<LedgerPlace>(place);
}

Result<LedgerStatus> readStatus(Session &session, const MigrationFolder &folder, const LedgerPlace &wanted,
                                const JobContext &context)
{
    const Ledger *ledger = ledgerOf(folder.layout);
    Q_ASSERT(ledger);
    const auto settled = settledPlace(session, *ledger, wanted, context);
    if (!settled)
        return settled.error();
    const LedgerPlace &place = *settled;
    const Result<bool> exists = ledger->exists(session, place, context);
    if (!exists)
        return exists.error();
    const auto entries = ledger->read(session, place, context);
    if (!entries)
        return entries.error();
    LedgerStatus status = compareWithLedger(folder, *ledger, place, *exists, *entries);
    if (*exists)
        return status;
    Result<Message> obstacle = obstacleByOtherLedger(session, folder, *ledger, context);
    if (obstacle && obstacle->isEmpty())
        obstacle = ledger->obstacleToCreate(session, place, context);
    if (!obstacle)
        return std::move(obstacle).error();
    if (!obstacle->isEmpty())
        status.obstacle = *std::move(obstacle);
    return status;
}

}  // namespace lockstep
