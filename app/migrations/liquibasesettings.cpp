// SPDX-License-Identifier: GPL-3.0-or-later

// The root changelog: liquibase.properties names it, else it has one of the names that Liquibase's documentation and
// Spring Boot use. What the ledger calls a file is its path below the search path: the folder of liquibase.properties,
// src/main/resources, else the project.

#include "app/migrations/liquibasesettings.h"

#include "app/core/files.h"
#include "app/migrations/liquibasechangelog.h"
#include "app/migrations/liquibasesql.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Values = QHash<QString, QString>;
const QString propertiesFile = u"liquibase.properties"_s;
constexpr std::array rootNames{"db.changelog-master", "db.changelog-root", "db.changelog",   "changelog-master",
                               "changelog-root",      "root-changelog",    "root.changelog", "master.changelog",
                               "master-changelog",    "changelog",         "master"};
constexpr std::array endings{".xml", ".yaml", ".yml", ".json", ".sql"};

/// Keys without Liquibase's prefixes and dashes: "changelogfile".
Values readProperties(const QString &path)
{
    static const QRegularExpression line(u"^\\s*([^#!\\s=:][^=:\\s]*)\\s*[=:]\\s*(.*?)\\s*$"_s);
    static const QRegularExpression prefix(u"^liquibase\\.(command\\.)?(update\\.)?"_s);
    Values values;
    const auto bytes = readFile(path);
    for (const QString &text : bytes ? QString::fromUtf8(*bytes).split(u'\n') : QStringList()) {
        const auto match = line.match(text);
        if (!match.hasMatch())
            continue;
        QString key = match.captured(1).remove(prefix);
        if (!key.startsWith("parameter."_L1))
            key = key.remove(u'-').toLower();
        values.insert(key, match.captured(2));
    }
    return values;
}

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
    return onlyChangelog(root, folder);
}

QStringList formattedFiles(const QString &root, const QString &folder)
{
    QStringList found;
    const QDir directory(QDir(root).filePath(folder));
    for (const QString &name : directory.entryList({u"*.sql"_s}, QDir::Files | QDir::System, QDir::Name)) {
        if (isChangelog(directory.filePath(name)))
            found << joined(folder, name);
    }
    return found;
}

/// The part of the path up to src/main/resources; nothing where it is not in there.
std::optional<QString> resourcesAbove(const QString &folder)
{
    const QString name = u"src/main/resources"_s;
    const qsizetype at = (u'/' + folder + u'/').indexOf(u'/' + name + u'/');
    return at < 0 ? std::nullopt : std::optional(folder.left(at + name.size()));
}

void applyProperties(LiquibaseProject &project, const Values &values)
{
    const auto first = [&values](std::initializer_list<const char *> keys) {
        for (const char *key : keys) {
            if (const QString value = values.value(QLatin1StringView(key)); !value.isEmpty())
                return value;
        }
        return QString();
    };
    project.filter = {first({"contextfilter", "contexts"}), first({"labelfilter", "labels"})};
    project.schema = first({"liquibaseschemaname"});
    const QString table = first({"databasechangelogtablename"});
    project.table = table.toUpper() == table ? table.toLower() : table;
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (value.key().startsWith("parameter."_L1))
            project.properties.define(value.key().mid(10), *value);
    }
}

/// The changelog that the settings name, and the folder that they count from.
void followProperties(LiquibaseProject &project, const QString &root, const QString &folder)
{
    const Values values = readProperties(QDir(root).filePath(joined(folder, propertiesFile)));
    QString named = values.value(u"changelogfile"_s);
    if (named.isEmpty())
        return;
    applyProperties(project, values);
    named.remove(QRegularExpression(u"^classpath:/*"_s));
    QStringList bases{folder};
    for (const QString &part : values.value(u"searchpath"_s).split(u',', Qt::SkipEmptyParts))
        bases << QDir::cleanPath(joined(folder, part.trimmed()));
    bases << joined(folder, u"src/main/resources"_s);
    for (const QString &base : bases) {
        const QString path = QDir::cleanPath(joined(base, named));
        if (!QFileInfo(QDir(root).filePath(path)).isFile())
            continue;
        project.root = path;
        project.base = base;
        project.searchPath = bases;
        project.settings = joined(folder, propertiesFile);
        project.reasons.push_back(
            {QT_TRANSLATE_NOOP("app", "%1 names the changelog %2."), {joined(folder, propertiesFile), path}});
        return;
    }
}

std::vector<LiquibaseEntry> entriesOfChangelog(const QString &path)
{
    const auto bytes = readFile(path);
    Message mistake;
    if (!bytes || path.endsWith(".sql"_L1))
        return {};
    if (path.endsWith(".xml"_L1))
        return liquibaseXml(*bytes, mistake);
    return path.endsWith(".json"_L1) ? liquibaseJson(*bytes, mistake) : liquibaseYaml(*bytes);
}

/// A path in an include that is not relative counts from the search path, so that the files tell which it is.
QString baseOf(const QString &root, const QString &folder, const QString &changelog)
{
    if (const auto resources = resourcesAbove(folder))
        return *resources;
    QStringList above{QString()};
    for (const QString &name : folder.split(u'/', Qt::SkipEmptyParts))
        above << joined(above.back(), name);
    for (const LiquibaseEntry &entry : entriesOfChangelog(QDir(root).filePath(changelog))) {
        const QString file = entry.values.value(u"file"_s, entry.values.value(u"path"_s));
        if (file.isEmpty() || entry.values.value(u"relativeToChangelogFile"_s) == "true"_L1)
            continue;
        for (const QString &base : above) {
            if (QFileInfo::exists(QDir(root).filePath(joined(base, normalizedLiquibasePath(file)))))
                return base;
        }
    }
    return {};
}

}  // namespace

LiquibaseProject findLiquibaseProject(const QString &root, const QString &folder)
{
    LiquibaseProject project;
    followProperties(project, root, folder);
    if (!project.reasons.empty())
        return project;
    // The project's own settings may have named what stands here.
    LiquibaseProject ofProject;
    if (!folder.isEmpty())
        followProperties(ofProject, root, {});
    const QString named = rootByName(root, folder);
    const QStringList formatted = formattedFiles(root, folder);
    if (!ofProject.root.isEmpty() && ofProject.root.section(u'/', 0, -2) == folder)
        return {};
    if (!named.isEmpty()) {
        project.root = named;
        project.reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 is a changelog of Liquibase."), {named}});
    } else if (!formatted.isEmpty()) {
        project.root = formatted.size() == 1 ? formatted.front() : QString();
        project.reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 is formatted for Liquibase."), {formatted.front()}});
    }
    project.base = baseOf(root, folder, project.root);
    return project;
}

}  // namespace lockstep
