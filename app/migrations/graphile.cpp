// SPDX-License-Identifier: GPL-3.0-or-later

// graphile-migrate 1.4: migrations/committed/NNNNNN[-words].sql, each with a head that holds its hash and the hash of
// the one before; migrations/current.sql or current/ is the work file. LEDGERS.md, section 2.5.
//
// The tool is forward only and takes every name of that form for a migration, so a revert script has a dot more:
// NNNNNN-words.down.sql, which it passes by.

#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/graphilefile.h"
#include "app/migrations/graphilefill.h"
#include "app/migrations/index.h"
#include "app/migrations/namedfolders.h"
#include "app/migrations/rehash.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"migrations", "db/migrations", "database/migrations"};

/// By the ledger's file name, "000001.sql".
bool before(const QString &left, const QString &right)
{
    return left < right;
}

QRegularExpressionMatch committedName(const QString &name)
{
    static const QRegularExpression form(u"^([0-9]+)(-[-_a-zA-Z0-9]*)?\\.sql\\z"_s);
    return form.match(name);
}

/// A committed file's head names its hash; a file that lost half of its head is still one of this tool's.
bool isCommitted(const QString &path, const QString &name)
{
    if (!committedName(name).hasMatch())
        return false;
    QFile file(path + u'/' + name);
    const QByteArray head = file.open(QIODevice::ReadOnly) ? file.read(1024) : QByteArray();
    return head.contains("--! Previous:") || head.contains("--! Hash:");
}

/// The first committed migration in a folder, null where there is none.
QString firstCommitted(const QString &path)
{
    for (const QString &name : entryNames(path, EntryKind::File)) {
        if (isCommitted(path, name))
            return name;
    }
    return {};
}

/// Where the committed migrations are: committed/ below the folder, or the folder itself where that was chosen.
QString committedFolder(const QString &root, const QString &folder)
{
    const QString below = joined(folder, u"committed"_s);
    const bool isBelow = QFileInfo(QDir(root).filePath(below)).isDir();
    return isBelow || firstCommitted(QDir(root).filePath(folder)).isEmpty() ? below : folder;
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    const QString committed = committedFolder(root, folder);
    const QString first = firstCommitted(QDir(root).filePath(committed));
    const bool isSetUp = QFileInfo(QDir(root).filePath(committed)).isDir()
        && QFileInfo(QDir(root).filePath(folder), u"current.sql"_s).isFile();
    std::vector<Message> reasons;
    if (!first.isEmpty())
        reasons.push_back(
            {QT_TRANSLATE_NOOP("app", "%1 is a committed migration of graphile-migrate."), {joined(committed, first)}});
    else if (isSetUp && QFileInfo(QDir(root).filePath(folder), u"../.gmrc"_s).isFile())
        reasons.push_back({QT_TRANSLATE_NOOP("app", "graphile-migrate's .gmrc stands beside %1."), {folder}});
    return reasons;
}

Error headError(const MigrationFolder &folder, const Migration &migration, int line, Message message)
{
    return folderProblem(folder.root, migration.forward.path, std::move(message),
                         {QT_TRANSLATE_NOOP("app",
                                            "graphile-migrate applies nothing while a committed file is like this. "
                                            "Restore it from version control, or take it back with “graphile-migrate "
                                            "uncommit” and commit it again.")},
                         line);
}

Message hashProblem(const GraphileFile &file, const QString &computed)
{
    if (computed != file.hash() && !file.allowsInvalidHash())
        return {QT_TRANSLATE_NOOP("app",
                                  "The file is not what was committed: its head says %1 and its content gives %2. "
                                  "Restore it. Where it was never applied, “lockstep new --rehash” writes its head "
                                  "anew; where it was, write \"--! AllowInvalidHash\" into its head."),
                {file.hash(), computed}};
    if (computed == file.hash() && file.allowsInvalidHash())
        return {QT_TRANSLATE_NOOP("app",
                                  "Its head has \"--! AllowInvalidHash\" though its hash is right, and "
                                  "graphile-migrate refuses that. Remove the line.")};
    return {};
}

Migration readMigration(MigrationFolder &folder, const QString &path, const GraphileFiller &filler)
{
    const QString name = path.section(u'/', -1);
    Migration migration{name};
    migration.key = committedName(name).captured(1) + u".sql"_s;
    if (!readForward(migration, folder.root, path))
        return migration;
    const QByteArray &bytes = migration.forward.bytes;
    const GraphileFile file = readGraphileFile(bytes);
    if (!file.problem.isEmpty())
        folder.problems.push_back(headError(folder, migration, file.line, file.problem));
    const QString computed = graphileHash(bytes.mid(file.body), file.previousHash());
    migration.facts = {{u"hash"_s, file.hash()}, {u"previous_hash"_s, file.previousHash()}};
    const Message missing = filler.fill(migration.forward, file.body);
    migration.isWithoutTransaction = isGraphileNoTransaction(bytes.mid(file.body));
    for (const Message &problem : {encodingProblem(bytes), hashProblem(file, computed), missing}) {
        if (migration.problem.isEmpty())
            migration.problem = problem;
    }
    return migration;
}

void checkNumbers(MigrationFolder &folder)
{
    QHash<QString, QString> names;
    for (const Migration &migration : folder.migrations) {
        if (names.contains(migration.key))
            folder.problems.push_back(headError(folder, migration, 1,
                                                {QT_TRANSLATE_NOOP("app", "%1 and %2 have one number."),
                                                 {names.value(migration.key), migration.name}}));
        names.insert(migration.key, migration.name);
    }
}

/// Each must name the hash of the one before it, as the tool checks before it applies anything.
void checkChain(MigrationFolder &folder)
{
    const Migration *previous = nullptr;
    for (const Migration &migration : folder.migrations) {
        const QString expected = previous ? previous->facts.value(u"hash"_s).toString() : QString();
        const QString named = migration.facts.value(u"previous_hash"_s).toString();
        if (named != expected) {
            folder.problems.push_back(headError(
                folder, migration, 1,
                previous ? Message{QT_TRANSLATE_NOOP("app",
                                                     "%1 says that it follows the migration with hash %2, and before "
                                                     "it stands %3 with hash %4."),
                                   {migration.name, named.isEmpty() ? u"-"_s : named, previous->name, expected}}
                         : Message{QT_TRANSLATE_NOOP("app",
                                                     "%1 says that it follows the migration with hash %2, which is "
                                                     "not there."),
                                   {migration.name, named}}));
            folder.problems.back().hint
                = {QT_TRANSLATE_NOOP("app",
                                     "Restore the files from version control. Where they were never applied, “lockstep "
                                     "new --rehash” writes their heads anew.")};
        }
        previous = &migration;
    }
}

void addReverts(MigrationFolder &folder, const QStringList &reverts)
{
    for (const QString &path : reverts) {
        const QString name = path.section(u'/', -1).chopped(9) + u".sql"_s;
        const auto forward = std::find_if(folder.migrations.begin(), folder.migrations.end(),
                                          [&name](const Migration &migration) { return migration.name == name; });
        Result<SqlFile> revert = readSqlFile(folder.root, path);
        if (forward != folder.migrations.end() && revert)
            forward->revert = *std::move(revert);
        else
            folder.strays.push_back({path,
                                     revert ? Message{QT_TRANSLATE_NOOP(
                                         "app", "This is a revert script without a migration that it would undo.")}
                                            : revert.error().message});
    }
}

Status readCommitted(MigrationFolder &folder, const QString &committed, const GraphileFiller &filler,
                     const JobContext &context)
{
    QStringList reverts;
    for (const QFileInfo &entry : entriesOf(QDir(folder.root).filePath(committed))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return wanted;
        const QString path = joined(committed, entry.fileName());
        if (committedName(entry.fileName()).hasMatch())
            folder.migrations.push_back(readMigration(folder, path, filler));
        else if (entry.isFile() && entry.fileName().endsWith(".down.sql"_L1))
            reverts << path;
        else if (entry.fileName() != ".gitkeep"_L1)
            folder.strays.push_back({path,
                                     {QT_TRANSLATE_NOOP("app",
                                                        "graphile-migrate takes only names like 000001.sql and "
                                                        "000001-words.sql.")}});
    }
    std::stable_sort(folder.migrations.begin(), folder.migrations.end(),
                     [](const Migration &left, const Migration &right) { return before(left.key, right.key); });
    addReverts(folder, reverts);
    return Done{};
}

/// What lies beside committed/. Where the folder is the project itself, only what is surely of the tool.
void addStrays(MigrationFolder &folder, const QString &committed)
{
    for (const QFileInfo &entry : entriesOf(QDir(folder.root).filePath(folder.folder))) {
        const QString name = entry.fileName();
        const QString path = joined(folder.folder, name);
        if (path == committed || (folder.folder.isEmpty() && !name.endsWith(".sql"_L1) && name != "current"_L1))
            continue;
        if (name == "current.sql"_L1 || name == "current"_L1)
            folder.strays.push_back({path,
                                     {QT_TRANSLATE_NOOP("app",
                                                        "This is the work file: it becomes a migration with "
                                                        "“graphile-migrate commit”, and a deploy runs none of it.")}});
        else
            folder.strays.push_back({path,
                                     {QT_TRANSLATE_NOOP("app",
                                                        "graphile-migrate runs only what is in committed/; a file "
                                                        "beside it may be an action of .gmrc, which Lockstep does not "
                                                        "run.")}});
    }
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    MigrationFolder folder{request.root, u"graphile-migrate"_s, request.folder,
                           reasonsFor(request.root, request.folder)};
    const QString committed = committedFolder(request.root, request.folder);
    const GraphileFiller filler(request);
    if (filler.settings().problem)
        folder.problems.push_back(*filler.settings().problem);
    if (Status done = readCommitted(folder, committed, filler, context); !done)
        return std::move(done).error();
    checkNumbers(folder);
    checkChain(folder);
    if (committed != request.folder)
        addStrays(folder, committed);
    return folder;
}

Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name, u'-');
    if (!slug)
        return slug.error();
    const QString base = draftNumber(migrationNames(folder), 6) + u'-' + *slug;
    const QString committed = committedFolder(folder.root, folder.folder);
    const QByteArray body = draft.forward.trimmed() + '\n';
    const QString previous
        = folder.migrations.empty() ? QString() : folder.migrations.back().facts.value(u"hash"_s).toString();
    const QString message = draft.name.simplified().left(512);
    const QString head = u"--! Previous: %1\n--! Hash: %2\n--! Message: %3\n\n"_s.arg(
        previous.isEmpty() ? u"-"_s : previous, graphileHash(body, previous), message);
    DraftedMigration drafted{base + u".sql"_s};
    drafted.files.push_back({joined(committed, base + u".sql"_s), head.toUtf8() + body});
    if (!draft.isBaseline && !draft.revert.isEmpty())
        drafted.files.push_back({joined(committed, base + u".down.sql"_s), draft.revert});
    return drafted;
}

/// The file with the hash before it and its own as they are to be. One that may have a wrong hash keeps it: the ledgers
/// know it by that.
QByteArray withHashes(const QByteArray &bytes, const GraphileFile &file, const QString &previous)
{
    const QByteArray body = bytes.mid(file.body);
    const QString hash = file.allowsInvalidHash() ? file.hash() : graphileHash(body, previous);
    if (file.hash() == hash && file.previousHash() == previous)
        return bytes;
    QByteArrayList head = bytes.first(file.body).split('\n');
    for (QByteArray &line : head) {
        if (line.startsWith("--! Previous:"))
            line = "--! Previous: " + (previous.isEmpty() ? "-" : previous.toUtf8());
        else if (line.startsWith("--! Hash:"))
            line = "--! Hash: " + hash.toUtf8();
    }
    return head.join('\n') + body;
}

/// What an editor's text would run as; the head of a committed file is not SQL.
std::optional<QByteArray> section(const FolderRequest &request, const Migration &migration, bool isRevert,
                                  const QByteArray &bytes)
{
    if (isRevert)
        return std::nullopt;
    SqlFile file{migration.forward.path, bytes};
    (void)GraphileFiller(request).fill(file, readGraphileFile(bytes).body);
    return file.section;
}

QStringList named(const QString &root)
{
    return foldersInProject(root, {readGraphileSettings(root).folder});
}

}  // namespace

Result<DraftedMigration> rehashedGraphile(const MigrationFolder &folder)
{
    DraftedMigration drafted;
    QString previous;
    for (const Migration &migration : folder.migrations) {
        const QByteArray &bytes = migration.forward.bytes;
        const GraphileFile file = readGraphileFile(bytes);
        const bool isUnread = bytes.isEmpty() && !migration.problem.isEmpty();
        if (const Message &problem = isUnread ? migration.problem : file.problem; !problem.isEmpty())
            return folderProblem(folder.root, migration.forward.path, problem, {}, file.line);
        const QByteArray written = withHashes(bytes, file, previous);
        if (written != bytes)
            drafted.files.push_back({migration.forward.path, written, true, bytes});
        previous = readGraphileFile(written).hash();
    }
    return drafted;
}

constexpr Layout graphileLayout{
    .id = "graphile-migrate",
    .title = "graphile-migrate",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
    .section = section,
    .named = named,
};

}  // namespace lockstep
