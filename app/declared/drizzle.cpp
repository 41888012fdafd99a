// SPDX-License-Identifier: GPL-3.0-or-later

// Drizzle's newest snapshot, which drizzle-kit compares the TypeScript schema with: meta/<prefix>_snapshot.json of the
// journal's last entry, or the snapshot.json of the last folder.

#include "app/declared/drizzletables.h"
#include "app/declared/jsonplaces.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString under(const QString &folder, const QString &path)
{
    return folder.isEmpty() ? path : folder + u'/' + path;
}

/// Relative to the project; empty where there is none.
QString newestSnapshot(const MigrationFolder &folder)
{
    if (folder.migrations.empty())
        return {};
    const Migration &last = folder.migrations.back();
    const QDir root(folder.root);
    const QString beside = QFileInfo(last.forward.path).path() + u"/snapshot.json"_s;
    if (QFileInfo::exists(root.filePath(beside)))
        return beside;
    const QString meta = under(folder.folder, u"meta"_s);
    const QString prefix = QFileInfo(last.forward.path).fileName().section(u'_', 0, 0);
    const QString own = meta + u'/' + prefix + u"_snapshot.json"_s;
    if (QFileInfo::exists(root.filePath(own)))
        return own;
    // A migration written by hand leaves none; the tool then goes on from the newest that is there.
    const QStringList all = QDir(root.filePath(meta)).entryList({u"*_snapshot.json"_s}, QDir::Files, QDir::Name);
    return all.isEmpty() ? QString() : meta + u'/' + all.back();
}

bool isForPostgres(const QJsonObject &snapshot)
{
    const QString dialect = snapshot.value("dialect"_L1).toString();
    return dialect == "postgresql"_L1 || dialect == "postgres"_L1 || dialect == "pg"_L1;
}

/// Why a snapshot cannot be read; nothing where it can.
std::optional<DeclaredProblem> problemOf(const QJsonParseError &error, const QJsonObject &snapshot)
{
    const qsizetype at = error.offset;
    if (error.error != QJsonParseError::NoError)
        return DeclaredProblem{{0, {at, at + 1}},
                               {QT_TRANSLATE_NOOP("app", "This is no JSON: %1."), {error.errorString()}}};
    const int version = snapshot.value("version"_L1).toString().toInt();
    if (version < 5 || version > 8)
        return DeclaredProblem{{0, {}},
                               {QT_TRANSLATE_NOOP("app", "Snapshots of version %1 are not known here."),
                                {snapshot.value("version"_L1).toVariant().toString()}}};
    return std::nullopt;
}

}  // namespace

std::optional<DeclaredModel> readDrizzleModel(const MigrationFolder &folder, const JobContext &)
{
    const QString path = newestSnapshot(folder);
    if (path.isEmpty())
        return std::nullopt;
    DeclaredModel model{.kind = DeclaredKind::Drizzle, .name = path};
    readModelFiles(model, folder.root, {path});
    if (!model.problems.empty())
        return model;
    const QByteArray &bytes = model.files.front().bytes;
    QJsonParseError error;
    const QJsonObject snapshot = QJsonDocument::fromJson(bytes, &error).object();
    if (auto problem = problemOf(error, snapshot)) {
        model.problems.push_back(*std::move(problem));
        return model;
    }
    if (!isForPostgres(snapshot))
        return std::nullopt;
    const JsonPlaces places(bytes);
    DrizzleWriter writer;
    if (snapshot.contains("ddl"_L1))
        readDrizzleDdl(writer, snapshot, places);
    else
        readDrizzleTables(writer, snapshot, places);
    writer.finish(model);
    return model;
}

}  // namespace lockstep
