// SPDX-License-Identifier: GPL-3.0-or-later

// The root changelog: liquibase.properties names it, else it has one of the names that Liquibase's documentation and
// Spring Boot use. What the ledger calls a file is its path below the search path: the folder of liquibase.properties,
// src/main/resources, else the project.

#include "app/migrations/liquibasesettings.h"

#include "app/core/files.h"
#include "app/migrations/liquibasechangelog.h"
#include "app/migrations/liquibaseroots.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Values = QHash<QString, QString>;
const QString propertiesFile = u"liquibase.properties"_s;

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

/// A path in an include that is not relative counts from the search path, so that the files tell which it is.
QString baseOf(const QString &root, const QString &folder, const QString &changelog)
{
    if (const auto resources = resourcesAbove(folder))
        return *resources;
    QStringList above{QString()};
    for (const QString &name : folder.split(u'/', Qt::SkipEmptyParts))
        above << joined(above.back(), name);
    for (const LiquibaseEntry &entry : liquibaseEntries(QDir(root).filePath(changelog))) {
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

/// What begins in one of the modules below the project.
LiquibaseProject projectOfModules(const QString &root)
{
    LiquibaseProject project;
    const QStringList classPath = resourceFolders(root);
    project.root = liquibaseRootOn(root, classPath);
    if (project.root.isEmpty())
        return {};
    project.base = resourcesAbove(project.root.section(u'/', 0, -2)).value_or(QString());
    project.searchPath = classPath;
    project.isOfModules = true;
    project.reasons = {{QT_TRANSLATE_NOOP("app", "%1 is a changelog of Liquibase."), {project.root}},
                       {QT_TRANSLATE_NOOP("app", "Its paths count from the resources of all modules: %1."),
                        {classPath.join(u", "_s)}}};
    return project;
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
    const QString named = liquibaseRootIn(root, folder);
    const QStringList formatted = formattedLiquibaseFiles(root, folder);
    if (!ofProject.root.isEmpty() && ofProject.root.section(u'/', 0, -2) == folder)
        return {};
    if (!named.isEmpty()) {
        project.root = named;
        project.reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 is a changelog of Liquibase."), {named}});
    } else if (!formatted.isEmpty()) {
        project.root = formatted.size() == 1 ? formatted.front() : QString();
        project.reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 is formatted for Liquibase."), {formatted.front()}});
    }
    if (project.reasons.empty() && folder.isEmpty())
        return projectOfModules(root);
    project.base = baseOf(root, folder, project.root);
    if (resourcesAbove(folder))
        project.searchPath = resourceFolders(root);
    return project;
}

}  // namespace lockstep
