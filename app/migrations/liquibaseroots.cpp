// SPDX-License-Identifier: GPL-3.0-or-later

// Where a changelog begins when no settings say so: by the names that Liquibase's documentation and Spring Boot use.

#include "app/migrations/liquibaseroots.h"

#include "app/core/files.h"
#include "app/migrations/liquibasesql.h"
#include "app/migrations/sqlfile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array rootNames{"db.changelog-master", "db.changelog-root", "db.changelog",   "changelog-master",
                               "changelog-root",      "root-changelog",    "root.changelog", "master.changelog",
                               "master-changelog",    "changelog",         "master"};
constexpr std::array endings{".xml", ".yaml", ".yml", ".json", ".sql"};
constexpr std::array placesOfResources{"", "db/changelog", "changelog", "liquibase", "db/liquibase"};
constexpr int mostModules = 300;  // more folders than that beside each other are no modules

bool isChangelog(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(8192);
    return path.endsWith(".sql"_L1) ? isLiquibaseSql(head) : head.contains("databaseChangeLog");
}

/// Without such a name: the only one that there is, or the only one called a master.
QString onlyChangelog(const QString &root, const QString &folder)
{
    QStringList found;
    const QDir directory(QDir(root).filePath(folder));
    for (const QString &name : directory.entryList({u"*.xml"_s, u"*.yaml"_s, u"*.yml"_s, u"*.json"_s}, QDir::Files)) {
        if (isChangelog(directory.filePath(name)))
            found << joined(folder, name);
    }
    const QStringList masters = found.filter(u"master"_s);
    return masters.size() == 1 ? masters.front() : found.size() == 1 ? found.front() : QString();
}

QString rootByName(const QString &root, const QString &folder)
{
    for (const char *name : rootNames) {
        for (const char *ending : endings) {
            const QString path = joined(folder, QLatin1StringView(name) + QLatin1StringView(ending));
            if (isChangelog(QDir(root).filePath(path)))
                return path;
        }
    }
    return {};
}

/// Every path, relative to the project, that the changelog's own includes may mean.
QStringList includedBy(const QString &root, const QString &changelog, const QStringList &bases)
{
    const QString folder = changelog.contains(u'/') ? changelog.section(u'/', 0, -2) : QString();
    QStringList paths;
    for (const LiquibaseEntry &entry : liquibaseEntries(QDir(root).filePath(changelog))) {
        const QString file = entry.values.value(u"file"_s, entry.values.value(u"path"_s));
        if (file.isEmpty())
            continue;
        const bool isRelative = entry.values.value(u"relativeToChangelogFile"_s) == "true"_L1;
        for (const QString &base : isRelative ? QStringList{folder} : bases)
            paths << QDir::cleanPath(joined(base, normalizedLiquibasePath(file)));
    }
    return paths;
}

/// The folders in there, without hidden ones and links; none where there are too many of them.
QStringList modulesIn(const QString &root, const QString &folder)
{
    QStringList found;
    QDirIterator entries(QDir(root).filePath(folder), QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    while (entries.hasNext()) {
        entries.next();
        if (found.size() == mostModules)
            return {};
        found << joined(folder, entries.fileName());
    }
    found.sort();
    return found;
}

}  // namespace

std::vector<LiquibaseEntry> liquibaseEntries(const QString &path)
{
    const auto bytes = readFile(path);
    LiquibaseMistake mistake;
    if (!bytes || path.endsWith(".sql"_L1))
        return {};
    if (path.endsWith(".xml"_L1))
        return liquibaseXml(*bytes, mistake);
    return path.endsWith(".json"_L1) ? liquibaseJson(*bytes, mistake) : liquibaseYaml(*bytes, mistake);
}

QString liquibaseRootIn(const QString &root, const QString &folder)
{
    const QString named = rootByName(root, folder);
    return named.isEmpty() ? onlyChangelog(root, folder) : named;
}

QStringList formattedLiquibaseFiles(const QString &root, const QString &folder)
{
    QStringList found;
    const QDir directory(QDir(root).filePath(folder));
    for (const QString &name : directory.entryList({u"*.sql"_s}, QDir::Files | QDir::System, QDir::Name)) {
        if (isChangelog(directory.filePath(name)))
            found << joined(folder, name);
    }
    return found;
}

bool isIncludedFromAbove(const QString &root, const QString &folder)
{
    QStringList above{QString()};
    for (const QString &name : folder.split(u'/', Qt::SkipEmptyParts))
        above << joined(above.back(), name);
    above.removeLast();
    for (const QString &one : above) {
        const QString changelog = liquibaseRootIn(root, one);
        const QStringList paths = changelog.isEmpty() ? QStringList() : includedBy(root, changelog, above);
        if (std::ranges::any_of(
                paths, [&folder](const QString &path) { return path == folder || path.startsWith(folder + u'/'); }))
            return true;
    }
    return false;
}

QStringList resourceFolders(const QString &root)
{
    QStringList found;
    const auto take = [&](const QString &module) {
        const QString resources = joined(module, u"src/main/resources"_s);
        const bool isModule = QFileInfo(QDir(root).filePath(resources)).isDir();
        if (isModule)
            found << resources;
        return isModule;
    };
    for (const QString &module : modulesIn(root, {})) {
        if (take(module))
            continue;
        for (const QString &inner : modulesIn(root, module))
            take(inner);
    }
    return found;
}

QString liquibaseRootOn(const QString &root, const QStringList &classPath)
{
    QStringList roots;
    QStringList included;
    for (const QString &resources : classPath) {
        for (const char *place : placesOfResources) {
            const QString named = rootByName(root, QDir::cleanPath(joined(resources, QLatin1StringView(place))));
            if (named.isEmpty())
                continue;
            roots << named;
            included << includedBy(root, named, classPath);
        }
    }
    roots.removeIf([&included](const QString &one) { return included.contains(one); });
    return roots.size() == 1 ? roots.front() : QString();
}

bool holdsLiquibase(const QFileInfo &entry)
{
    const auto isOne = [](const QFileInfo &file) {
        return file.fileName().endsWith(".sql"_L1) || (!file.isDir() && isChangelog(file.filePath()));
    };
    if (!entry.isDir() || entry.isSymLink())
        return isOne(entry);
    QDirIterator files(entry.filePath(), QDir::Files | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (isOne(files.fileInfo()))
            return true;
    }
    return false;
}

}  // namespace lockstep
