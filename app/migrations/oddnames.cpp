// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/oddnames.h"

#include "app/core/files.h"
#include "app/migrations/entries.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>

#include <algorithm>
#include <dirent.h>
#include <memory>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A folder with a folder a migration has thousands of them, each with a file whose name the tool gives.
constexpr std::size_t mostFolders = 500;

struct CloseFolder
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};

/// Qt passes such names by without a word, so the system is asked. Paths as the system has them. Of a `project` that
/// holds its migrations itself only SQL files count, and its other folders do not.
QByteArrayList namesThatAreNotUtf8(QByteArrayList folders, const QByteArray &project)
{
    QByteArrayList found;
    for (qsizetype next = 0; next < folders.size() && next < qsizetype(mostFolders); ++next) {
        const QByteArray path = folders[next];
        const bool isProject = path == project;
        const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.constData()));
        while (const dirent *entry = folder ? ::readdir(folder.get()) : nullptr) {
            const QByteArray name(entry->d_name);
            if (firstInvalidUtf8(name) >= 0 && (!isProject || name.endsWith(".sql")))
                found << path + '/' + name;
            else if (!isProject && entry->d_type == DT_DIR && !name.startsWith('.')
                     && folders.size() < qsizetype(mostFolders) && !folders.contains(path + '/' + name))
                folders << path + '/' + name;
        }
    }
    std::ranges::sort(found);
    return found;
}

/// The migrations' own, and of a project that holds them itself those in which their files stand.
QByteArrayList foldersOf(const MigrationFolder &folder)
{
    QByteArrayList folders{QFile::encodeName(QDir::cleanPath(QDir(folder.root).filePath(folder.folder)))};
    if (!folder.folder.isEmpty())
        return folders;
    for (const Migration &migration : folder.migrations) {
        const QByteArray one
            = QFile::encodeName(QDir(folder.root).filePath(migration.forward.path).section(u'/', 0, -2));
        if (folders.size() < qsizetype(mostFolders) && !folders.contains(one))
            folders << one;
    }
    return folders;
}

void addProblems(MigrationFolder &folder)
{
    const QByteArray project = folder.folder.isEmpty() ? QFile::encodeName(folder.root) : QByteArray();
    for (const QByteArray &path : namesThatAreNotUtf8(foldersOf(folder), project)) {
        const QString shown = QString::fromUtf8(path);
        folder.problems.push_back(folderProblem(
            folder.root, shown,
            {QT_TRANSLATE_NOOP("app", "The name of %1 is not UTF-8, so that nothing can open the file by it."),
             {shown}},
            {QT_TRANSLATE_NOOP("app", "Rename it.")}));
    }
}

void noteTwins(MigrationFolder &folder)
{
    QHash<QString, QString> paths;  // by what a file system takes for the same
    for (Migration &migration : folder.migrations) {
        const QString &path = migration.forward.path;
        QString &first = paths[path.toCaseFolded()];
        if (first.isEmpty())
            first = path;
        if (first != path)
            migration.note = {QT_TRANSLATE_NOOP("app",
                                                "Its file differs from %1 in upper and lower case alone: on macOS and "
                                                "Windows there can be only one of the two."),
                              {first}};
    }
}

}  // namespace

void noteOddNames(MigrationFolder &folder)
{
    addProblems(folder);
    noteTwins(folder);
}

}  // namespace lockstep
