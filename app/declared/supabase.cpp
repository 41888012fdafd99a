// SPDX-License-Identifier: GPL-3.0-or-later

// Supabase's declarative schemas: the SQL files that config.toml's [db.migrations] schema_paths names, in that order,
// else all of supabase/schemas by name. Supabase's documentation, "Declarative database schemas".

#include "app/declared/readers.h"
#include "app/project/tomlfile.h"
#include "app/schema/replay.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QStringList filesBelow(const QString &folder, const QStringList &patterns)
{
    QStringList paths;
    QDirIterator files(folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths << files.next();
    paths.sort();
    return paths;
}

/// One entry of schema_paths: a file, or a pattern whose stars stand in its last part, "**" for any folder below.
QStringList filesOf(const QDir &base, const QString &entry)
{
    const QString path = base.filePath(entry);
    if (QFileInfo(path).isFile())
        return {path};
    const bool isDeep = path.contains("**"_L1);
    const QString folder = isDeep ? path.section("**"_L1, 0, 0) : QFileInfo(path).path();
    const QString pattern = QFileInfo(path).fileName();
    if (isDeep)
        return filesBelow(QDir::cleanPath(folder), {pattern});
    QStringList paths;
    for (const QString &name : QDir(folder).entryList({pattern}, QDir::Files, QDir::Name))
        paths << QDir(folder).filePath(name);
    return paths;
}

/// Each once, in the order in which they run; relative to the project.
QStringList schemaFiles(const MigrationFolder &folder, const QDir &base)
{
    const auto config = readTomlValues(base.filePath(u"config.toml"_s));
    const QVariantMap database = config ? config->value(u"db"_s).toMap() : QVariantMap();
    const QStringList entries = database.value(u"migrations"_s).toMap().value(u"schema_paths"_s).toStringList();
    QStringList found;
    for (const QString &entry : entries)
        found << filesOf(base, entry);
    if (entries.isEmpty())
        found = filesBelow(base.filePath(u"schemas"_s), {u"*.sql"_s});
    QStringList relative;
    for (const QString &path : std::as_const(found))
        relative << QDir(folder.root).relativeFilePath(QDir::cleanPath(path));
    relative.removeDuplicates();
    return relative;
}

void doubt(DeclaredModel &model, const StatementEffects &statement)
{
    for (const LocatedChange &located : statement.changes) {
        WrittenName name;
        if (const auto *made = std::get_if<change::CreateTable>(&located.change))
            name = made->name;
        else if (const auto *altered = std::get_if<change::AlterTable>(&located.change))
            name = altered->name;
        if (!name.name.isEmpty())
            model.unsaid.insert({name.schema.isEmpty() ? u"public"_s : name.schema, name.name});
    }
}

void replayFile(DeclaredModel &model, Replay &replay, int file)
{
    const ScriptEffects read = readEffects(model.files[std::size_t(file)].bytes);
    std::vector<DeclaredPlace> places;
    for (const Statement &statement : read.script.statements) {
        places.push_back({file, statement.range});
        if (statement.problem)
            model.problems.push_back(
                {{file, statement.range},
                 {QT_TRANSLATE_NOOP("app", "This statement is not understood: %1."), {statement.problem->text}}});
    }
    model.places.push_back(std::move(places));
    for (const ReplayNote &note : replay.apply(read.effects, file))
        doubt(model, read.effects[note.statement]);
}

void replayFiles(DeclaredModel &model)
{
    const Snapshot platform = platformSchema(DeclaredKind::Supabase);
    Replay replay(platform);
    for (int file = 0; file < int(model.files.size()); ++file)
        replayFile(model, replay, file);
    model.schema = replay.snapshot();
    model.schemas = model.schema.schemas - platform.schemas + QSet{u"public"_s};
}

}  // namespace

/// The schemas that "supabase db diff" leaves out, and of their tables those that foreign keys and policies name.
Snapshot platformSchema(DeclaredKind kind)
{
    Replay replay;
    if (kind == DeclaredKind::Supabase)
        (void)replay.apply(readEffects("CREATE SCHEMA auth; CREATE SCHEMA storage; CREATE SCHEMA extensions;"
                                       "CREATE SCHEMA realtime; CREATE SCHEMA vault; CREATE SCHEMA cron;"
                                       "CREATE TABLE auth.users (id uuid PRIMARY KEY, email varchar(255),"
                                       " phone text, raw_app_meta_data jsonb, raw_user_meta_data jsonb);"
                                       "CREATE TABLE storage.buckets (id text PRIMARY KEY, name text NOT NULL);"
                                       "CREATE TABLE storage.objects (id uuid PRIMARY KEY, name text,"
                                       " bucket_id text REFERENCES storage.buckets, owner uuid);"
                                       "CREATE TABLE realtime.messages (id uuid PRIMARY KEY, topic text);"
                                       "CREATE TABLE vault.secrets (id uuid PRIMARY KEY, name text);"
                                       "CREATE TABLE cron.job (jobid bigint PRIMARY KEY, jobname text);")
                               .effects);
    return replay.snapshot();
}

DeclaredModel declaredBySql(std::vector<DeclaredFile> files)
{
    DeclaredModel model{.kind = DeclaredKind::Supabase};
    model.name = files.empty() ? QString() : files.front().path;
    model.files = std::move(files);
    replayFiles(model);
    return model;
}

std::optional<DeclaredModel> readSupabaseModel(const MigrationFolder &folder, const JobContext &)
{
    const QDir base(QDir(folder.root).filePath(QFileInfo(folder.folder).path()));
    const QStringList paths = schemaFiles(folder, base);
    if (paths.isEmpty())
        return std::nullopt;
    DeclaredModel model{.kind = DeclaredKind::Supabase, .name = QFileInfo(paths.front()).path()};
    readModelFiles(model, folder.root, paths);
    replayFiles(model);
    return model;
}

}  // namespace lockstep
