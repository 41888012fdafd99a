// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/deploy/backup/backup.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

const char *const doNotRestore = QT_TRANSLATE_NOOP("app", "Do not restore from it. Use another backup.");

Error problem(const char *what, const QString &path, const char *hint)
{
    Error error{ErrorCode::FileMalformed, {what, {path}}, {}, {hint}};
    error.file = path;
    return error;
}

QString pathOf(const Backup &backup, const DumpedFile &file)
{
    return backup.dump.format == DumpFormat::Directory ? backup.dump.path + u'/' + file.name : backup.dump.path;
}

/// By the sizes of its files: whether anything of it is gone or cut off.
std::optional<Error> damageOf(const Backup &backup)
{
    for (const DumpedFile &file : backup.dump.files) {
        const QFileInfo there(pathOf(backup, file));
        if (!there.isFile())
            return problem(QT_TRANSLATE_NOOP("app", "The backup's file %1 is missing."), there.filePath(),
                           doNotRestore);
        if (there.size() != file.bytes)
            return problem(QT_TRANSLATE_NOOP("app", "The backup's file %1 is not as it was written."), there.filePath(),
                           doNotRestore);
    }
    return std::nullopt;
}

/// What a backup that was cut off left behind.
std::vector<Error> leftoversIn(const QDir &folder)
{
    std::vector<Error> found;
    const QStringList names = folder.entryList({u"*.part"_s}, QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names)
        found.push_back(
            problem(QT_TRANSLATE_NOOP("app", "%1 is a part of a backup that is being taken or was cut off."),
                    folder.filePath(name), QT_TRANSLATE_NOOP("app", "Remove it when no backup is being taken.")));
    return found;
}

/// Dumps without facts: whether they are whole cannot be told.
std::vector<Error> orphansIn(const QDir &folder)
{
    std::vector<Error> found;
    const QStringList names
        = folder.entryList({u"*.dump"_s, u"*.dir"_s}, QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        if (!folder.exists(name + u".json"_s))
            found.push_back(
                problem(QT_TRANSLATE_NOOP("app", "%1 has no facts beside it, so nothing tells that it is whole."),
                        folder.filePath(name), QT_TRANSLATE_NOOP("app", "Remove it when no backup is being taken.")));
    }
    return found;
}

}  // namespace

QString defaultBackupFolder()
{
    return stateFolder() + u"/backups"_s;
}

QString backupFolderFor(const QString &chosen, const BackupRules &rules, const QString &projectRoot)
{
    if (!chosen.isEmpty())
        return chosen;
    return rules.folder.isEmpty() ? defaultBackupFolder() : QDir(projectRoot).absoluteFilePath(rules.folder);
}

Result<Backup> readBackup(const QString &path, const JobContext &context)
{
    const bool isFacts = path.endsWith(".json"_L1) && QFileInfo(path).isFile();
    const QString clean = QDir::cleanPath(path);
    const QString factsPath = isFacts ? clean : clean + u".json"_s;
    if (!QFileInfo::exists(factsPath)) {
        Error error{ErrorCode::FileUnreadable,
                    {QT_TRANSLATE_NOOP("app", "There is no backup %1 with its facts beside it."), {clean}},
                    {},
                    {QT_TRANSLATE_NOOP("app", "lockstep backup --list shows the backups there are.")}};
        error.file = factsPath;
        return error;
    }
    auto backup = readBackupFacts(factsPath);
    if (!backup)
        return backup;
    if (const auto damage = damageOf(*backup))
        return *damage;
    if (digestOf(backup->dump.path, backup->dump.files) != backup->dump.sha256)
        return problem(QT_TRANSLATE_NOOP("app", "The hashes in %1 do not fit together."), factsPath, doNotRestore);
    context.report({{QT_TRANSLATE_NOOP("app", "Checking the backup")}});
    if (Status whole = requireUnchanged(backup->dump.path, backup->dump.files, context); !whole)
        return std::move(whole).error();
    return backup;
}

Result<BackupList> listBackups(const QString &folder)
{
    const QDir where(folder);
    BackupList list;
    const QStringList names = where.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        auto backup = readBackupFacts(where.absoluteFilePath(name));
        if (!backup) {
            list.problems.push_back(backup.error());
            continue;
        }
        if (auto damage = damageOf(*backup))
            list.problems.push_back(*std::move(damage));
        else
            list.backups.push_back(*std::move(backup));
    }
    std::ranges::sort(list.backups, std::ranges::greater{}, [](const Backup &backup) { return backup.dump.startedAt; });
    std::ranges::move(leftoversIn(where), std::back_inserter(list.problems));
    std::ranges::move(orphansIn(where), std::back_inserter(list.problems));
    return list;
}

}  // namespace lockstep
