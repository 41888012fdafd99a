// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqlxsettings.h"

#include "app/core/files.h"
#include "app/migrations/sqlfile.h"
#include "app/project/tomlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The project and the folder in which the migrations folder stands.
QStringList homesOf(const QString &root, const QString &folder)
{
    QStringList homes{QDir::cleanPath(root), QDir::cleanPath(QDir(root).filePath(joined(folder, u".."_s)))};
    homes.removeDuplicates();
    return homes;
}

bool namesSqlx(const QString &cargoFile)
{
    static const QRegularExpression dependency(u"^\\s*\"?sqlx\"?\\s*[=.]|^\\[.*dependencies\\.\"?sqlx\"?\\]"_s,
                                               QRegularExpression::MultilineOption);
    const auto bytes = readFile(cargoFile);
    return bytes && dependency.match(QString::fromUtf8(*bytes)).hasMatch();
}

/// `foo."My Table"` as its names, of which each may be quoted.
QStringList namesIn(const QString &qualified)
{
    static const QRegularExpression part(u"\"((?:[^\"]|\"\")*)\"|([^.\"]+)"_s);
    QStringList names;
    for (const QRegularExpressionMatch &match : part.globalMatch(qualified)) {
        const QString bare = match.captured(2);
        names << (bare.isEmpty() ? match.captured(1).replace(u"\"\""_s, u"\""_s) : bare.trimmed().toLower());
    }
    return names;
}

}  // namespace

Message sqlxSign(const QString &root, const QString &folder)
{
    for (const QString &home : homesOf(root, folder)) {
        const QDir directory(home);
        if (directory.exists(u"sqlx.toml"_s))
            return {QT_TRANSLATE_NOOP("app", "%1 has sqlx's settings."), {u"sqlx.toml"_s}};
        if (directory.exists(u".sqlx"_s))
            return {QT_TRANSLATE_NOOP("app", "%1 is sqlx's folder."), {u".sqlx"_s}};
        if (namesSqlx(directory.filePath(u"Cargo.toml"_s)))
            return {QT_TRANSLATE_NOOP("app", "%1 names sqlx."), {u"Cargo.toml"_s}};
    }
    return {};
}

Result<SqlxSettings> readSqlxSettings(const QString &root, const QString &folder)
{
    for (const QString &home : homesOf(root, folder)) {
        const QString path = QDir(home).filePath(u"sqlx.toml"_s);
        if (!QFileInfo::exists(path))
            continue;
        const auto values = readTomlValues(path);
        if (!values)
            return values.error();
        const QVariantMap migrate = values->value(u"migrate"_s).toMap();
        const QStringList names = namesIn(migrate.value(u"table-name"_s).toString());
        SqlxSettings settings;
        settings.ledgerTable = names.value(names.size() - 1);
        settings.ledgerSchema = names.size() > 1 ? names.front() : QString();
        settings.ignoredChars = migrate.value(u"ignored-chars"_s).toStringList().join(QString());
        return settings;
    }
    return SqlxSettings{};
}

}  // namespace lockstep
