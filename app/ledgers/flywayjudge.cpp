// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/flywayjudge.h"

#include "app/migrations/flywayname.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using Kind = FlywayName::Kind;

bool isNewer(const QString &version, const QString &than)
{
    return !version.isEmpty() && (than.isEmpty() || compareFlywayVersions(version, than) > 0);
}

/// The versions that decide, empty where there is none.
struct Marks
{
    QString applied{};  ///< the newest in the ledger, baselines included
    QString baseline{};  ///< all up to it count as done
    QString pendingBaseline{};  ///< the baseline migration that would run
    QString resolved{};  ///< the newest in the folder
};

Marks marksOf(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries)
{
    Marks marks;
    for (const LedgerEntry &entry : entries) {
        const QString version = flywayVersionOf(entry.ledgerKey());
        if (isNewer(version, marks.applied))
            marks.applied = version;
        if (flywayKind(entry.ledgerKey()) == Kind::Baseline && isNewer(version, marks.baseline))
            marks.baseline = version;
    }
    for (const Migration &migration : folder.migrations) {
        const QString version = flywayVersionOf(migration.ledgerKey());
        if (isNewer(version, marks.resolved))
            marks.resolved = version;
        const bool isBaseline = flywayKind(migration.ledgerKey()) == Kind::Baseline;
        if (isBaseline && marks.applied.isEmpty() && isNewer(version, marks.pendingBaseline))
            marks.pendingBaseline = version;
    }
    if (marks.applied.isEmpty())
        marks.baseline = marks.pendingBaseline;
    return marks;
}

void pass(MigrationStatus &row)
{
    row.state = MigrationState::Baseline;
    row.stops = false;
    row.problem = {};
}

/// A row that no file answers to.
void judgeMissing(MigrationStatus &row, const Marks &marks)
{
    static const QStringList inFiles{u"SQL"_s, u"SQL_BASELINE"_s, QString()};
    const QString type = row.entry->facts.value(u"type"_s).toString();
    if (flywayKind(row.entry->ledgerKey()) == Kind::Baseline) {
        pass(row);
    } else if (!inFiles.contains(type)) {
        row.stops = false;
        row.problem
            = {QT_TRANSLATE_NOOP("app", "It was applied here as a program (%1), which only Flyway runs."), {type}};
    } else if (isNewer(flywayVersionOf(row.entry->ledgerKey()), marks.resolved)) {
        row.stops = false;
        row.problem
            = {QT_TRANSLATE_NOOP("app",
                                 "It was applied here and is newer than all files; Flyway takes it for that of a "
                                 "later release.")};
    }
}

/// A file that no row answers to.
void judgeOpen(MigrationStatus &row, const QString &key, const Marks &marks)
{
    const QString version = flywayVersionOf(key);
    if (version.isEmpty())
        return;
    const bool runs = flywayKind(key) == Kind::Baseline && marks.applied.isEmpty()
        && compareFlywayVersions(version, marks.pendingBaseline) == 0;
    if (runs)
        return;
    if (flywayKind(key) == Kind::Baseline || (!marks.baseline.isEmpty() && !isNewer(version, marks.baseline))) {
        pass(row);
    } else if (row.state == MigrationState::Pending && !marks.applied.isEmpty() && !isNewer(version, marks.applied)) {
        row.state = MigrationState::OutOfOrder;
        row.stops = true;
        row.problem = {QT_TRANSLATE_NOOP("app",
                                         "Its version is before %1, which was applied already; Flyway stops at such a "
                                         "migration until it is told to go on."),
                       {marks.applied}};
    }
}

}  // namespace

void judgeFlyway(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries, LedgerStatus &status)
{
    const Marks marks = marksOf(folder, entries);
    for (MigrationStatus &row : status.migrations) {
        if (row.state == MigrationState::Missing)
            judgeMissing(row, marks);
        else if (row.index && !row.entry)
            judgeOpen(row, folder.migrations[*row.index].ledgerKey(), marks);
    }
}

}  // namespace lockstep
