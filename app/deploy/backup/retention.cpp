// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/retention.h"

#include "app/core/files.h"
#include "app/deploy/journal.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <map>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Whose newest ones are counted together. Rows of a few tables are no stand-in for a whole database.
QString familyOf(const Backup &backup)
{
    return (backup.source.systemIdentifier.isEmpty() ? backup.source.host : backup.source.systemIdentifier) + u'/'
        + backup.source.database + (backup.isWhole() ? QString() : u" rows"_s);
}

bool keepsAll(const BackupRules &rules)
{
    return rules.keep <= 0 && rules.keepFor.count() <= 0;
}

bool isYoung(const QDateTime &at, const BackupRules &rules, const QDateTime &now)
{
    return rules.keepFor.count() > 0 && at.msecsTo(now) < rules.keepFor.count();
}

/// Why the `place`th newest stays; empty when it need not.
Message reasonFor(const QDateTime &at, const QString &run, int place, const BackupRules &rules, const QDateTime &now,
                  const QStringList &openRuns)
{
    if (!run.isEmpty() && openRuns.contains(run))
        return {QT_TRANSLATE_NOOP("app", "The run %1, which is still open, refers to it."), {run.left(8)}};
    if (keepsAll(rules))
        return {QT_TRANSLATE_NOOP("app", "The policy sets neither backup_keep nor backup_keep_for.")};
    if (place < rules.keep)
        return {QT_TRANSLATE_N_NOOP("app", "It is one of the %n newest."), {}, rules.keep};
    if (isYoung(at, rules, now))
        return {QT_TRANSLATE_NOOP("app", "It is younger than backup_keep_for.")};
    return {};
}

Error cannotRemove(const QString &path, const QString &systemWords)
{
    Error error{ErrorCode::FileUnreadable,
                {QT_TRANSLATE_NOOP("app", "Cannot remove %1."), {path}},
                systemWords,
                {QT_TRANSLATE_NOOP("app", "Check who may write there.")}};
    error.file = path;
    return error;
}

}  // namespace

Retention judgeRetention(const std::vector<Backup> &backups, const BackupRules &rules, const QDateTime &now,
                         const QStringList &openRuns)
{
    std::vector<Backup> newestFirst = backups;
    std::ranges::stable_sort(newestFirst, std::ranges::greater{},
                             [](const Backup &backup) { return backup.dump.startedAt; });
    std::map<QString, int> places;
    Retention retention;
    for (Backup &backup : newestFirst) {
        const int place = places[familyOf(backup)]++;
        Message why = reasonFor(backup.dump.startedAt, backup.run, place, rules, now, openRuns);
        if (why.isEmpty())
            retention.removable.push_back(std::move(backup));
        else
            retention.kept.push_back({std::move(backup), std::move(why)});
    }
    std::ranges::reverse(retention.removable);
    return retention;
}

std::vector<TableCopy> removableCopies(const std::vector<TableCopy> &copies, const BackupRules &rules,
                                       const QDateTime &now, const QStringList &openRuns)
{
    std::map<QString, int> places;
    std::vector<TableCopy> removable;
    for (const TableCopy &copy : copies) {
        if (reasonFor(copy.at, copy.run, places[copy.table]++, rules, now, openRuns).isEmpty())
            removable.push_back(copy);
    }
    return removable;
}

Status removeBackup(const Backup &backup)
{
    const QString facts = backup.factsPath();
    const QString goneFacts = facts + u".part"_s;
    const QString goneDump = backup.dump.path + u".part"_s;
    // First it stops being a backup, then its bytes go: never is half of one taken for a whole.
    if (Status renamed = renameDurably(facts, goneFacts); !renamed)
        return cannotRemove(facts, renamed.error().detail);
    if (Status renamed = renameDurably(backup.dump.path, goneDump); !renamed) {
        (void)renameDurably(goneFacts, facts);
        return cannotRemove(backup.dump.path, renamed.error().detail);
    }
    if (!removeDump(goneDump))
        return cannotRemove(goneDump, {});
    if (!QFile::remove(goneFacts))
        return cannotRemove(goneFacts, {});
    return Done{};
}

Result<QStringList> openRunIds(const QString &journalPath)
{
    const auto journal = Journal::open(journalPath);
    if (!journal)
        return journal.error();
    return (*journal)->openRuns({});
}

}  // namespace lockstep
