// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/entries.h"

#include "app/project/projectconfig.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <dirent.h>
#include <functional>
#include <memory>
#include <sys/stat.h>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using FileStatus = struct stat;
using OpenFolder = std::unique_ptr<DIR, decltype([](DIR *folder) { ::closedir(folder); })>;

mode_t modeOf(DIR *folder, const dirent &entry)
{
    FileStatus file{};
    const bool isUnclear = entry.d_type == DT_LNK || entry.d_type == DT_UNKNOWN;
    return isUnclear && ::fstatat(::dirfd(folder), entry.d_name, &file, 0) == 0 ? file.st_mode : DTTOIF(entry.d_type);
}

bool isOf(EntryKind kind, mode_t mode)
{
    return kind == EntryKind::File ? S_ISREG(mode) : S_ISDIR(mode) == (kind == EntryKind::Directory);
}

/// The system tells names and kinds together, so that no entry need be looked at by itself.
void eachEntry(const QString &path, const std::function<void(const QString &name, mode_t mode)> &visit)
{
    const OpenFolder folder(::opendir(QFile::encodeName(path).constData()));
    while (const dirent *entry = folder ? ::readdir(folder.get()) : nullptr) {
        if (qstrcmp(entry->d_name, ".") != 0 && qstrcmp(entry->d_name, "..") != 0)
            visit(QFile::decodeName(entry->d_name), modeOf(folder.get(), *entry));
    }
}

}  // namespace

QStringList entryNames(const QString &path, EntryKind kind)
{
    QStringList names;
    eachEntry(path, [&names, kind](const QString &name, mode_t mode) {
        if (isOf(kind, mode))
            names << name;
    });
    std::sort(names.begin(), names.end());
    return names;
}

bool holdsOnly(const QString &path, const QStringList &names)
{
    bool holds = true;
    eachEntry(path, [&](const QString &name, mode_t mode) { holds = holds && !S_ISDIR(mode) && names.contains(name); });
    return holds;
}

QFileInfoList entriesOf(const QString &path)
{
    return QDir(path).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

bool isOfProject(const QFileInfo &entry, const QString &folder)
{
    const QString name = entry.fileName();
    return folder.isEmpty() && (entry.isDir() || name.startsWith(u'.') || !name.endsWith(".sql"_L1));
}

void readLedgerTable(MigrationFolder &folder, const QString &variable)
{
    const QString table = readDotenv(folder.root).value(variable);
    const bool hasSchema = table.contains(u'.');
    folder.ledgerSchema = hasSchema ? table.section(u'.', 0, 0) : QString();
    folder.ledgerTable = hasSchema ? table.section(u'.', 1) : table;
}

Error folderProblem(const QString &root, const QString &path, Message message, Message hint, int line)
{
    Error error{ErrorCode::FileMalformed, std::move(message)};
    error.hint = std::move(hint);
    error.file = QDir(root).filePath(path);
    error.line = line;
    return error;
}

}  // namespace lockstep
