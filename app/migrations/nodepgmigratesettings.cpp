// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/nodepgmigratesettings.h"

#include "app/core/files.h"
#include "app/migrations/sqlfile.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lockstep::nodepgmigrate {
namespace {

using namespace Qt::StringLiterals;

/// Written "app" or ["app", "public"].
QStringList schemasIn(const QJsonValue &value)
{
    QStringList schemas;
    for (const auto &one : value.isArray() ? value.toArray() : QJsonArray{value})
        schemas << one.toString();
    schemas.removeAll(QString());
    return schemas;
}

QByteArray searchPathOf(QStringList schemas)
{
    if (schemas.isEmpty() || schemas == QStringList(u"public"_s))
        return {};
    for (QString &schema : schemas)
        schema = u'"' + schema.replace(u'"', u"\"\""_s) + u'"';
    return "SET search_path TO " + schemas.join(u", "_s).toUtf8() + "; ";
}

}  // namespace

QString packageNamingIt(const QString &root, const QString &folder)
{
    for (const QString &file : {u"package.json"_s, joined(folder, u"../package.json"_s)}) {
        const auto bytes = readFile(QDir(root).filePath(file));
        if (bytes && bytes->contains("node-pg-migrate"))
            return QDir::cleanPath(file);
    }
    return {};
}

Settings readSettings(const QString &root)
{
    const auto bytes = readFile(QDir(root).filePath(u"config/default.json"_s));
    if (!bytes)
        return {};
    const QJsonObject options = QJsonDocument::fromJson(*bytes).object().value("db"_L1).toObject();
    const QStringList schemas = schemasIn(options.value("schema"_L1));
    return {options.value("migrations-schema"_L1).toString(schemas.value(0)),
            options.value("migrations-table"_L1).toString(), options.value("migrations-dir"_L1).toString(),
            searchPathOf(schemas)};
}

}  // namespace lockstep::nodepgmigrate
