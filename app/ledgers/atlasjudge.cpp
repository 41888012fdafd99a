// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/atlasjudge.h"

#include "app/migrations/atlassum.h"

#include <QCoreApplication>
#include <QHash>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isCheckpoint(const Migration &migration)
{
    return migration.facts.value(u"checkpoint"_s).toBool();
}

void pass(MigrationStatus &row)
{
    row.state = MigrationState::Baseline;
    row.stops = false;
    row.problem = {};
}

/// What stands for all files before it, empty where nothing does: on an empty ledger the last checkpoint, otherwise the
/// first row, where that is a baseline's or a checkpoint's.
QString startOf(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries)
{
    QString checkpoint;
    for (const Migration &migration : folder.migrations) {
        const bool isFirst = entries.empty() || migration.ledgerKey() == entries.front().ledgerKey();
        if (isCheckpoint(migration) && isFirst)
            checkpoint = migration.ledgerKey();
    }
    const bool isBaseline = !entries.empty() && entries.front().facts.value(u"type"_s).toInt() == 1;
    return isBaseline ? entries.front().ledgerKey() : checkpoint;
}

/// A checkpoint runs only where nothing did yet.
void judgeOpen(MigrationStatus &row, const Migration &migration, bool hasRows, const QString &start)
{
    if (migration.ledgerKey() < start || (isCheckpoint(migration) && hasRows))
        pass(row);
}

void judgeFailed(MigrationStatus &row)
{
    const QVariantMap &facts = row.entry->facts;
    const QString applied = facts.value(u"applied"_s).toString();
    const QString total = facts.value(u"total"_s).toString();
    const QString said = row.entry->logs.trimmed().section(u'\n', 0, 0);
    row.problem
        = {QT_TRANSLATE_NOOP("app",
                             "%1 of its %2 statements took effect, then it broke off: %3. “atlas migrate apply” "
                             "goes on with the next one; or finish it by hand and mark it as applied."),
           {applied, total, said.isEmpty() ? u"-"_s : said}};
}

/// The hash that the file had when the folder did not yet have the files that ran after it.
QString hashWithout(const MigrationFolder &folder, std::size_t until, const QHash<QString, QDateTime> &times)
{
    AtlasHasher hasher;
    const QDateTime own = times.value(folder.migrations[until].ledgerKey());
    QString hash;
    for (std::size_t index = 0; index <= until; ++index) {
        const Migration &migration = folder.migrations[index];
        const auto ran = times.constFind(migration.ledgerKey());
        const bool isLater = ran == times.constEnd() ? index > 0 : *ran > own;
        if (index == until || !isLater)
            hash = hasher.add(migration.forward.path.section(u'/', -1), migration.forward.bytes);
    }
    return hash;
}

/// Whose own content differs, and who only stands behind such a one.
void judgeHashes(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries, LedgerStatus &status)
{
    QHash<QString, QDateTime> times;
    for (const LedgerEntry &entry : entries)
        times.insert(entry.ledgerKey(), entry.startedAt);
    bool isBroken = false;
    for (MigrationStatus &row : status.migrations) {
        isBroken = isBroken || row.state == MigrationState::Missing;
        if (row.state != MigrationState::Changed)
            continue;
        if (!isBroken && hashWithout(folder, *row.index, times) != row.entry->checksum) {
            isBroken = true;
            continue;
        }
        row.state = MigrationState::Applied;
        row.problem = {};
    }
}

}  // namespace

void judgeAtlas(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries, LedgerStatus &status)
{
    const QString start = startOf(folder, entries);
    judgeHashes(folder, entries, status);
    for (MigrationStatus &row : status.migrations) {
        if (row.state == MigrationState::Failed)
            judgeFailed(row);
        else if (row.entry && row.entry->facts.value(u"type"_s).toInt() == 1)
            pass(row);
        else if (row.index && !row.entry)
            judgeOpen(row, folder.migrations[*row.index], !entries.empty(), start);
    }
}

}  // namespace lockstep
