// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/flywaysettings.h"

#include "app/core/files.h"
#include "app/project/tomlfile.h"

#include <QDir>
#include <QFileInfo>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Tables become keys joined by dots, lists texts joined by commas, as flyway.conf has them.
void flatten(const QVariantMap &map, const QString &prefix, QHash<QString, QString> &values)
{
    for (auto entry = map.begin(); entry != map.end(); ++entry) {
        const QString key = prefix + entry.key();
        if (entry->typeId() == QMetaType::QVariantMap)
            flatten(entry->toMap(), key + u'.', values);
        else if (entry->typeId() == QMetaType::QVariantList)
            values.insert(key, entry->toStringList().join(u','));
        else
            values.insert(key, entry->toString());
    }
}

Result<QHash<QString, QString>> valuesOf(const QString &path)
{
    if (path.endsWith(".toml"_L1)) {
        const auto toml = readTomlValues(path);
        if (!toml)
            return toml.error();
        QHash<QString, QString> values;
        flatten(*toml, {}, values);
        return values;
    }
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    return readProperties(*bytes);
}

/// "filesystem:sql" is the folder sql of the project; what a build puts on the class path lies among its resources.
QStringList foldersOf(const QString &root, const QString &locations)
{
    QStringList folders;
    for (const QString &location : locations.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype colon = location.indexOf(u':');
        const QString path = location.mid(colon + 1).trimmed();
        for (const QString &place : {path, u"src/main/resources/"_s + path}) {
            const QString folder = QDir(root).relativeFilePath(QDir(root).filePath(place));
            if (QFileInfo(QDir(root).filePath(place)).isDir() && !folder.startsWith(".."_L1)) {
                folders << (folder == u'.' ? QString() : folder);
                break;
            }
        }
    }
    folders.removeDuplicates();
    return folders;
}

void setIfGiven(QString &target, const QHash<QString, QString> &values, QLatin1StringView key)
{
    if (const QString value = values.value(u"flyway."_s + key); !value.isEmpty())
        target = value;
}

void setNaming(FlywayNaming &naming, const QHash<QString, QString> &values)
{
    setIfGiven(naming.versioned, values, "sqlMigrationPrefix"_L1);
    setIfGiven(naming.undo, values, "undoSqlMigrationPrefix"_L1);
    setIfGiven(naming.baseline, values, "baselineMigrationPrefix"_L1);
    setIfGiven(naming.repeatable, values, "repeatableSqlMigrationPrefix"_L1);
    setIfGiven(naming.separator, values, "sqlMigrationSeparator"_L1);
    QString suffixes = naming.suffixes.join(u',');
    setIfGiven(suffixes, values, "sqlMigrationSuffixes"_L1);
    naming.suffixes = suffixes.split(u',', Qt::SkipEmptyParts);
}

void setPlaceholders(FlywaySettings &settings, const QHash<QString, QString> &values)
{
    static const QString key = u"flyway.placeholders."_s;
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (value.key().startsWith(key))
            settings.placeholders.insert(value.key().mid(key.size()).toLower(), *value);
    }
    QString prefix = QString::fromUtf8(settings.prefix);
    QString suffix = QString::fromUtf8(settings.suffix);
    setIfGiven(prefix, values, "placeholderPrefix"_L1);
    setIfGiven(suffix, values, "placeholderSuffix"_L1);
    settings.prefix = prefix.toUtf8();
    settings.suffix = suffix.toUtf8();
    settings.fillsPlaceholders = values.value(u"flyway.placeholderReplacement"_s) != "false"_L1;
}

void apply(FlywaySettings &settings, const QHash<QString, QString> &values, const QString &root)
{
    setNaming(settings.naming, values);
    setPlaceholders(settings, values);
    settings.locations = foldersOf(root, values.value(u"flyway.locations"_s));
    settings.schema = values.value(u"flyway.defaultSchema"_s);
    if (settings.schema.isEmpty())
        settings.schema = values.value(u"flyway.schemas"_s).section(u',', 0, 0).trimmed();
    setIfGiven(settings.table, values, "table"_L1);
    settings.runsInTransaction = values.value(u"flyway.executeInTransaction"_s) != "false"_L1;
}

}  // namespace

QHash<QString, QString> readProperties(const QByteArray &bytes)
{
    QHash<QString, QString> values;
    for (const QString &line : QString::fromUtf8(bytes).split(u'\n')) {
        const QString text = line.trimmed();
        const qsizetype at = text.indexOf(u'=');
        if (at > 0 && !text.startsWith(u'#') && !text.startsWith(u'!'))
            values.insert(text.left(at).trimmed(), text.mid(at + 1).trimmed());
    }
    return values;
}

FlywaySettings readFlywaySettings(const QString &root)
{
    FlywaySettings settings;
    for (const QString &file : {u"flyway.toml"_s, u"flyway.conf"_s, u"conf/flyway.conf"_s}) {
        const QString path = QDir(root).filePath(file);
        if (!QFileInfo(path).isFile())
            continue;
        settings.file = file;
        const auto values = valuesOf(path);
        if (values)
            apply(settings, *values, root);
        else
            settings.problem = values.error();
        break;
    }
    return settings;
}

}  // namespace lockstep
