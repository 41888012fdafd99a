// SPDX-License-Identifier: GPL-3.0-or-later

// Where Prisma's schema is: what package.json or prisma.config.* say, else beside the migrations, as a file or as a
// folder of files. Prisma's documentation, "Prisma schema location" and "Multi-file Prisma schema".

#include "app/core/files.h"
#include "app/declared/prismawriter.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString ofPackage(const QDir &root)
{
    const auto bytes = readFile(root.filePath(u"package.json"_s));
    if (!bytes)
        return {};
    const QJsonObject package = QJsonDocument::fromJson(*bytes).object();
    return package.value("prisma"_L1).toObject().value("schema"_L1).toString();
}

/// schema: 'prisma/schema.prisma' or schema: path.join('prisma', 'schema'). Looked for, not executed.
QString ofConfig(const QDir &root)
{
    static const QRegularExpression setting(
        u"\\bschema\\s*:\\s*(?:[\\w.]*(?:join|resolve)\\s*\\(([^)]*)\\)|([\"'`][^\"'`]*[\"'`]))"_s);
    static const QRegularExpression text(u"[\"'`]([^\"'`]*)[\"'`]"_s);
    for (const char *extension : {"ts", "mts", "cts", "js", "mjs", "cjs"}) {
        for (const char *place : {"prisma.config.", ".config/prisma."}) {
            const auto bytes = readFile(root.filePath(QLatin1StringView(place) + QLatin1StringView(extension)));
            const auto match = setting.match(bytes ? QString::fromUtf8(*bytes) : QString());
            QStringList parts;
            for (const auto &part : text.globalMatch(match.captured(1) + match.captured(2)))
                parts << part.captured(1);
            if (!parts.isEmpty())
                return parts.join(u'/');
        }
    }
    return {};
}

QStringList filesBelow(const QDir &root, const QString &folder)
{
    QStringList paths;
    QDirIterator files(root.filePath(folder), {u"*.prisma"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths << root.relativeFilePath(files.next());
    paths.sort();
    return paths;
}

/// A file, or a folder whose files are one schema; empty where there is none.
QString schemaPath(const MigrationFolder &folder)
{
    const QDir root(folder.root);
    const QString beside = QFileInfo(folder.folder).path();
    const QString parent = folder.folder.isEmpty() || beside == "."_L1 ? QString() : beside + u'/';
    QStringList places{ofPackage(root), ofConfig(root)};
    if (QFileInfo(beside).fileName() == "schema"_L1)
        places << beside;
    places << parent + u"schema.prisma"_s << parent + u"schema"_s << u"prisma/schema.prisma"_s << u"prisma/schema"_s;
    for (const QString &place : std::as_const(places)) {
        const QString clean = QDir::cleanPath(place);
        const QFileInfo found(root.filePath(clean));
        const bool isInside = !place.isEmpty() && !clean.startsWith(".."_L1);
        if (isInside && (found.isFile() || (found.isDir() && !filesBelow(root, clean).isEmpty())))
            return clean;
    }
    return {};
}

bool isForPostgres(const PrismaSchema &schema)
{
    const PrismaBlock *datasource = schema.datasource();
    const PrismaField *provider = datasource ? datasource->field(u"provider"_s) : nullptr;
    return !provider || provider->setting.text == "postgresql"_L1 || provider->setting.text == "postgres"_L1;
}

}  // namespace

std::optional<DeclaredModel> readPrismaModel(const MigrationFolder &folder, const JobContext &)
{
    const QString path = schemaPath(folder);
    if (path.isEmpty())
        return std::nullopt;
    const QDir root(folder.root);
    const bool isFolder = QFileInfo(root.filePath(path)).isDir();
    DeclaredModel model{.kind = DeclaredKind::Prisma, .name = path};
    readModelFiles(model, folder.root, isFolder ? filesBelow(root, path) : QStringList{path});
    const PrismaSchema schema = parsePrismaSchema(model);
    if (!isForPostgres(schema))
        return std::nullopt;
    PrismaWriter(schema, model).write();
    return model;
}

}  // namespace lockstep
