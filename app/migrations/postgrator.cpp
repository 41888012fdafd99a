// SPDX-License-Identifier: GPL-3.0-or-later

// postgrator 8 and its command 9: migrations/<version>.do.<name>.sql and .undo., in the order of the versions. .js
// files are migrations too, which Lockstep cannot run. What is not named so is passed by in silence; two files of one
// version and direction stop it. LEDGERS.md, section 2.7; getMigrations of its source.

#include "app/core/files.h"
#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/namedfolders.h"
#include "app/migrations/postgratornames.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using postgrator::FileName;

constexpr std::array places{"migrations", "db/migrations", "database/migrations"};
constexpr qsizetype stampDigits = 14;

bool before(const QString &left, const QString &right)
{
    return left.toLongLong() < right.toLongLong();
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    for (const QString &file : entryNames(QDir(root).filePath(folder), EntryKind::File)) {
        const auto name = postgrator::parsed(file);
        if (name && name->isDo())
            return {{QT_TRANSLATE_NOOP("app", "%1 is named as postgrator names migrations."), {joined(folder, file)}}};
    }
    return {};
}

/// The files in which the command looks for its options, as far as they are JSON; in package.json it is a section.
QJsonObject settingsIn(const QString &root)
{
    for (const QString &name : {u".postgratorrc.json"_s, u".postgratorrc"_s, u".config/postgratorrc.json"_s}) {
        if (const auto bytes = readFile(QDir(root).filePath(name)))
            return QJsonDocument::fromJson(*bytes).object();
    }
    const auto package = readFile(QDir(root).filePath(u"package.json"_s));
    return package ? QJsonDocument::fromJson(*package).object().value("postgrator"_L1).toObject() : QJsonObject();
}

Status requirePostgres(const QJsonObject &settings, const QString &root)
{
    const QString driver = settings.value("driver"_L1).toString(u"pg"_s);
    if (driver == "pg"_L1)
        return Done{};
    return folderProblem(
        root, {},
        {QT_TRANSLATE_NOOP("app", "These migrations are for %1, and Lockstep works with PostgreSQL."), {driver}},
        {QT_TRANSLATE_NOOP("app", "In postgrator's settings, \"driver\" is \"pg\" for PostgreSQL.")});
}

/// Why postgrator passes an entry by, or Lockstep does; empty for a migration or its undoing.
Message strayReason(const QFileInfo &entry)
{
    const auto name = postgrator::parsed(entry.fileName());
    if (entry.isDir())
        return {QT_TRANSLATE_NOOP("app", "postgrator does not enter directories.")};
    if (!name)
        return {QT_TRANSLATE_NOOP("app",
                                  "postgrator takes only names such as 001.do.name.sql and 001.undo.name.sql, and "
                                  "passes others by.")};
    if (!name->isDo() && !name->isUndo())
        return {QT_TRANSLATE_NOOP("app", "“%1” is neither “do” nor “undo”, and postgrator never runs the file."),
                {name->action}};
    if (name->isProgram)
        return {QT_TRANSLATE_NOOP("app", "This migration is a program: only postgrator itself can run it.")};
    if (name->version == 0)
        return {QT_TRANSLATE_NOOP(
            "app", "postgrator counts an empty database as version 0, so that it never runs this file.")};
    return {};
}

/// What a folder's files come to before they are sorted.
struct Found
{
    MigrationFolder folder{};
    QString newline{};
    QHash<QString, QString> firsts{};  ///< by version and direction, the file's name
    QHash<QString, QString> undos{};  ///< by version, the file's name
};

/// Programs count as well. True where the version and direction are new.
bool isFirst(Found &found, const FileName &name, const QString &fileName)
{
    const QString key = QString::number(name.version) + u':' + name.action;
    if (!found.firsts.contains(key)) {
        found.firsts.insert(key, fileName);
        return true;
    }
    MigrationFolder &folder = found.folder;
    folder.problems.push_back(folderProblem(
        folder.root, joined(folder.folder, fileName),
        {QT_TRANSLATE_NOOP("app",
                           "%1 and %2 have the same version, %3, and postgrator runs nothing at all while "
                           "both stand there."),
         {found.firsts[key], fileName, QString::number(name.version)}},
        {QT_TRANSLATE_NOOP("app", "Give one of them another version.")}));
    return false;
}

Migration readMigration(const Found &found, const QString &fileName, const FileName &name)
{
    Migration migration{fileName.chopped(4)};
    migration.key = QString::number(name.version);
    if (readForward(migration, found.folder.root, joined(found.folder.folder, fileName)))
        migration.problem = encodingProblem(migration.forward.bytes);
    if (name.name.contains(u'\''))
        migration.problem = {QT_TRANSLATE_NOOP("app",
                                               "The name holds a quote, and the statement with which postgrator "
                                               "records it fails.")};
    migration.facts.insert(u"name"_s, name.name);
    if (!found.newline.isEmpty())
        migration.facts.insert(u"newline"_s, found.newline);
    return migration;
}

void readEntry(Found &found, const QFileInfo &entry)
{
    MigrationFolder &folder = found.folder;
    const QString fileName = entry.fileName();
    const auto name = entry.isDir() ? std::nullopt : postgrator::parsed(fileName);
    if (!name && isOfProject(entry, folder.folder))
        return;
    const bool isToRead = !name || isFirst(found, *name, fileName);
    if (Message why = strayReason(entry); !why.isEmpty()) {
        folder.strays.push_back({joined(folder.folder, fileName), std::move(why)});
        return;
    }
    if (!name->isUndo())
        folder.migrations.push_back(readMigration(found, fileName, *name));
    else if (isToRead)
        found.undos.insert(QString::number(name->version), fileName);
}

void addReverts(Found &found)
{
    MigrationFolder &folder = found.folder;
    for (Migration &migration : folder.migrations) {
        const QString fileName = found.undos.take(migration.key);
        if (fileName.isEmpty())
            continue;
        readRevert(migration, folder.root, joined(folder.folder, fileName));
    }
    for (const QString &fileName : std::as_const(found.undos))
        folder.strays.push_back({joined(folder.folder, fileName),
                                 {QT_TRANSLATE_NOOP("app", "No migration of the folder has this version.")}});
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    const QJsonObject settings = settingsIn(request.root);
    if (Status checked = requirePostgres(settings, request.root); !checked)
        return std::move(checked).error();
    Found found{{request.root, u"postgrator"_s, request.folder, reasonsFor(request.root, request.folder)},
                settings.value("newline"_L1).toString()};
    const QString table = settings.value("schemaTable"_L1).toString();
    found.folder.ledgerTable = table.section(u'.', -1);
    found.folder.ledgerSchema = table.contains(u'.') ? table.section(u'.', 0, 0) : QString();
    for (const QFileInfo &entry : entriesOf(QDir(request.root).filePath(request.folder))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return std::move(wanted).error();
        readEntry(found, entry);
    }
    std::stable_sort(found.folder.migrations.begin(), found.folder.migrations.end(),
                     [](const Migration &left, const Migration &right) { return before(left.key, right.key); });
    addReverts(found);
    return std::move(found.folder);
}

Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name, u'-');
    if (!slug)
        return slug.error();
    const QStringList names = migrationNames(folder);
    const bool isStamped = !names.isEmpty() && names.back().section(u'.', 0, 0).size() == stampDigits;
    const QString version = isStamped ? draftStamp(draft.at, names) : draftNumber(names, 3);
    const auto file
        = [&](QLatin1StringView action) { return joined(folder.folder, version + action + *slug + u".sql"_s); };
    DraftedMigration drafted{version + u".do."_s + *slug, {{file(".do."_L1), draft.forward}}};
    if (!draft.isBaseline)
        drafted.files.push_back({file(".undo."_L1), draft.revert});
    return drafted;
}

/// migrationDirectory is what versions before 5 read.
QStringList named(const QString &root)
{
    const QJsonObject settings = settingsIn(root);
    return foldersInProject(root,
                            {folderOfPattern(settings.value("migrationPattern"_L1).toString()),
                             settings.value("migrationDirectory"_L1).toString()});
}

}  // namespace

constexpr Layout postgratorLayout{
    .id = "postgrator",
    .title = "postgrator",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
    .named = named,
};

}  // namespace lockstep
