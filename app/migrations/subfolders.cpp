// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/subfolders.h"

#include "app/migrations/sqlfile.h"

#include <QDir>
#include <QDirIterator>
#include <QQueue>
#include <QSet>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int deepest = 5;
constexpr int mostFolders = 1000;

/// The folders in there that may hold a project, relative to `root`.
QStringList foldersIn(const QString &root, const QString &folder)
{
    static const QSet<QString> filled{u"node_modules"_s, u"build"_s, u"target"_s, u"dist"_s, u"vendor"_s, u"venv"_s};
    QStringList found;
    QDirIterator entries(QDir(root).filePath(folder), QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    while (entries.hasNext() && found.size() < mostFolders) {
        entries.next();
        if (!filled.contains(entries.fileName()))
            found << joined(folder, entries.fileName());
    }
    found.sort();
    return found;
}

}  // namespace

std::vector<Candidate> projectsBelow(const QString &root, int most)
{
    std::vector<Candidate> projects;
    QQueue<QString> folders;
    folders.append(foldersIn(root, {}));
    for (int seen = 0; !folders.isEmpty() && seen < mostFolders && int(projects.size()) < most; ++seen) {
        const QString folder = folders.dequeue();
        const auto candidates = detectLayouts(QDir(root).filePath(folder));
        if (candidates && !candidates->empty())
            projects.push_back({candidates->front().layout, folder});
        else if (folder.count(u'/') + 1 < deepest)
            folders.append(foldersIn(root, folder));
    }
    return projects;
}

}  // namespace lockstep
