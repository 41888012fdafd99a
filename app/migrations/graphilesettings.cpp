// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/graphilesettings.h"

#include "app/core/files.h"
#include "app/migrations/json5.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QByteArray literal(const QString &text)
{
    return "'" + QString(text).replace(u'\'', u"''"_s).toUtf8() + "'";
}

/// A list of schemas as set_config() reads it, for SET, which wants each by itself.
QByteArray schemaList(const QString &value)
{
    QByteArrayList names;
    for (const QString &part : value.split(u',')) {
        const QString name = part.trimmed();
        const bool isQuoted = name.size() > 1 && name.startsWith(u'"') && name.endsWith(u'"');
        names << literal(isQuoted ? name.mid(1, name.size() - 2).replace(u"\"\""_s, u"\""_s) : name.toLower());
    }
    return names.join(", ");
}

/// One line, so that the lines of what follows stay the file's.
QByteArray prologueOf(const QJsonObject &settings)
{
    static const QRegularExpression form(u"^[A-Za-z_][A-Za-z0-9_.]*$"_s);
    QByteArray prologue;
    for (auto setting = settings.begin(); setting != settings.end(); ++setting) {
        const QString value = setting->toVariant().toString().simplified();
        if (!form.match(setting.key()).hasMatch())
            continue;
        prologue += "SET " + setting.key().toUtf8() + " TO "
            + (setting.key().toLower() == "search_path"_L1 ? schemaList(value) : literal(value)) + "; ";
    }
    return prologue;
}

Error malformed(const QString &path, int line, const QString &why)
{
    Error error{ErrorCode::FileMalformed, {QT_TRANSLATE_NOOP("app", ".gmrc is not valid JSON5.")}, why};
    error.hint = {QT_TRANSLATE_NOOP("app", "graphile-migrate cannot read it either. Repair the file.")};
    error.file = path;
    error.line = line;
    return error;
}

}  // namespace

GraphileSettings readGraphileSettings(const QString &root)
{
    GraphileSettings settings;
    const QString path = QDir(root).filePath(u".gmrc"_s);
    if (!QFileInfo::exists(path))
        return settings;
    const auto bytes = readFile(path);
    if (!bytes) {
        settings.problem = bytes.error();
        return settings;
    }
    const QByteArray json = jsonOfJson5(*bytes);
    QJsonParseError parse;
    const QJsonObject object = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError) {
        settings.problem = malformed(path, int(json.left(parse.offset).count('\n')) + 1, parse.errorString());
        return settings;
    }
    const QJsonObject placeholders = object.value("placeholders"_L1).toObject();
    for (auto placeholder = placeholders.begin(); placeholder != placeholders.end(); ++placeholder)
        settings.placeholders.insert(placeholder.key(), placeholder->toString());
    settings.folder = object.value("migrationsFolder"_L1).toString();
    settings.prologue = prologueOf(object.value("pgSettings"_L1).toObject());
    return settings;
}

}  // namespace lockstep
