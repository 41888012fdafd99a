// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/drizzlerows.h"

#include "app/ledgers/status.h"
#include "app/migrations/drizzlefolder.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

qint64 timeOf(const QVariantMap &facts)
{
    return facts.value(QLatin1StringView(drizzleTime)).toLongLong();
}

QString nameOf(const QVariantMap &facts)
{
    return facts.value(QLatin1StringView(drizzleName)).toString();
}

/// Matches rows and migrations, the surest way first. Each migration and each row is matched once.
class Alignment
{
public:
    Alignment(const MigrationFolder &folder, std::vector<LedgerEntry> &entries)
        : m_folder(folder)
        , m_entries(entries)
        , m_isMatched(entries.size(), false)
        , m_unit(isOfFolders(folder) ? 1000 : 1)
    {
        for (std::size_t index = 0; index < entries.size(); ++index) {
            const QVariantMap &facts = entries[index].facts;
            if (const QString name = nameOf(facts); !name.isEmpty())
                m_byName[name].push_back(index);
            else if (m_unit == 1 || !facts.value(QLatin1StringView(drizzleTableHasNames)).toBool())
                m_byTime[timeOf(facts) / m_unit].push_back(index);
        }
        if (m_unit == 1)
            addNamedByTime();
    }

    void run()
    {
        std::vector<const Migration *> left;
        for (const Migration &migration : m_folder.migrations) {
            if (!take(migration, m_byName.value(nameOf(migration.facts)), false)
                && !take(migration, m_byTime.value(timeOf(migration.facts) / m_unit), true))
                left.push_back(&migration);
        }
        for (const Migration *migration : left)
            take(*migration, m_byTime.value(timeOf(migration->facts) / m_unit), false);
    }

private:
    /// Drizzle 0.x does not look at names.
    void addNamedByTime()
    {
        for (std::size_t index = 0; index < m_entries.size(); ++index) {
            if (!nameOf(m_entries[index].facts).isEmpty())
                m_byTime[timeOf(m_entries[index].facts)].push_back(index);
        }
    }

    bool take(const Migration &migration, const std::vector<std::size_t> &candidates, bool isByHash)
    {
        for (const std::size_t index : candidates) {
            LedgerEntry &entry = m_entries[index];
            if (m_isMatched[index] || (isByHash && entry.checksum != migration.forward.sha256))
                continue;
            m_isMatched[index] = true;
            entry.key = migration.ledgerKey();
            entry.name = migration.name;
            return true;
        }
        return false;
    }

    const MigrationFolder &m_folder;
    std::vector<LedgerEntry> &m_entries;
    std::vector<bool> m_isMatched;
    qint64 m_unit;  // in milliseconds: how exactly times are compared
    QHash<QString, std::vector<std::size_t>> m_byName{};
    QHash<qint64, std::vector<std::size_t>> m_byTime{};
};

Message passedBy(const QString &newest)
{
    return {QT_TRANSLATE_NOOP("app",
                              "Its time in the journal is not newer than that of %1, the newest in the ledger; Drizzle "
                              "never runs such a migration and says nothing. Give it a newer “when”."),
            {newest}};
}

/// PostgreSQL sorts a row without a time first, and Drizzle 0.x takes its time for 0.
Message timeless(const std::vector<LedgerEntry> &entries, const QString &table)
{
    for (const LedgerEntry &entry : entries) {
        const bool hasNames = entry.facts.value(QLatin1StringView(drizzleTableHasNames)).toBool();
        if (!hasNames && !entry.facts.contains(QLatin1StringView(drizzleTime)))
            return {QT_TRANSLATE_NOOP("app",
                                      "The row of %1 with the id %2 has no created_at, so Drizzle would run every "
                                      "migration again. Give it the time of its journal entry, or delete it."),
                    {table, entry.id}};
    }
    return {};
}

/// A migration that is to run and whose content a row has already: its time in the journal or its name was changed.
Message alreadyThere()
{
    return {QT_TRANSLATE_NOOP("app",
                              "The ledger has a row with this file's content under another time or without a name, so "
                              "Drizzle runs it again.")};
}

}  // namespace

bool isOfFolders(const MigrationFolder &folder)
{
    return !folder.migrations.empty() && nameOf(folder.migrations.front().facts) == folder.migrations.front().name;
}

void alignDrizzleRows(const MigrationFolder &folder, std::vector<LedgerEntry> &entries)
{
    Alignment(folder, entries).run();
}

void judgeDrizzle(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries, LedgerStatus &status)
{
    const auto newest
        = std::ranges::max_element(entries, {}, [](const LedgerEntry &entry) { return timeOf(entry.facts); });
    if (status.obstacle.isEmpty())
        status.obstacle = timeless(entries, status.table);
    const bool hasWatermark = !isOfFolders(folder) && newest != entries.end();
    QSet<QString> strangers;  // hashes of rows that no migration answers to
    for (const MigrationStatus &row : status.migrations) {
        if (!row.index && row.entry)
            strangers.insert(row.entry->checksum);
    }
    for (MigrationStatus &row : status.migrations) {
        const bool isOpen = row.state == MigrationState::Pending || row.state == MigrationState::OutOfOrder;
        if (!isOpen || !row.index)
            continue;
        const Migration &migration = folder.migrations[*row.index];
        row.isPassedBy = hasWatermark && timeOf(migration.facts) <= timeOf(newest->facts);
        if (row.isPassedBy) {
            row.state = MigrationState::OutOfOrder;
            row.problem = passedBy(newest->name);
        } else if (strangers.contains(row.checksum)) {
            row.problem = alreadyThere();
        } else if (row.state == MigrationState::OutOfOrder) {
            row.problem = {QT_TRANSLATE_NOOP("app",
                                             "It stands before migrations that were applied already; Drizzle "
                                             "runs it all the same.")};
        }
    }
}

}  // namespace lockstep
