// SPDX-License-Identifier: GPL-3.0-or-later

// Atlas 1.2, community edition, its own directory format: <version>_<words>.sql beside atlas.sum, which has a hash of
// every file and of all before it. A checkpoint file stands for all files before it where nothing was applied yet.
// LEDGERS.md, section 2.16; directives as Atlas's documentation has them.
//
// Every name that ends in .sql is a migration to Atlas, so revert scripts have a folder: down/<the same name>.

#include "app/core/files.h"
#include "app/migrations/atlassum.h"
#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
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

constexpr std::array places{"migrations", "db/migrations", "schema/migrations", "atlas/migrations",
                            "ent/migrate/migrations"};
const QString sumFile = u"atlas.sum"_s;
const QString revertFolder = u"down"_s;

bool before(const QString &left, const QString &right)
{
    return left < right;
}

/// Atlas also reads directories in other tools' forms; those tools' layouts know them.
bool isOfAnotherFormat(const QDir &folder)
{
    const QStringList files = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    QFile first(files.isEmpty() ? QString() : folder.filePath(files.front()));
    const bool isMarked
        = !files.isEmpty() && first.open(QIODevice::ReadOnly) && !toolOfMarkers(first.read(4096)).isEmpty();
    return isMarked
        || std::any_of(files.begin(), files.end(), [](const QString &file) { return file.endsWith(".up.sql"_L1); });
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    const QDir directory(QDir(root).filePath(folder));
    if (!QFileInfo(directory.filePath(sumFile)).isFile() || isOfAnotherFormat(directory))
        return {};
    return {{QT_TRANSLATE_NOOP("app", "%1 is Atlas's list of files and hashes."), {joined(folder, sumFile)}}};
}

/// The version stands before the first underscore, the description behind it.
QString versionOf(const QString &fileName)
{
    return fileName.chopped(4).section(u'_', 0, 0);
}

QString descriptionOf(const QString &fileName)
{
    return fileName.chopped(4).section(u'_', 1);
}

Message directiveProblem(const QByteArray &bytes)
{
    const QStringList modes = atlasFileDirectives(bytes, u"txmode"_s);
    if (modes.size() > 1 || (!modes.isEmpty() && modes.front() != "none"_L1 && modes.front() != "file"_L1))
        return {QT_TRANSLATE_NOOP("app", "Atlas knows no such txmode for a file: %1. It may be \"none\" or \"file\"."),
                {modes.join(u", "_s)}};
    const auto delimiter = atlasDirective(bytes, u"delimiter"_s);
    const QString written = delimiter.value_or(u";"_s).remove(u"\\n"_s).remove(u"\\t"_s).remove(u"\\r"_s).trimmed();
    if (!written.isEmpty() && written != u';' && !written.startsWith("--"_L1))
        return {
            QT_TRANSLATE_NOOP("app", "The file's statements end with %1, which is no SQL. End them with a semicolon."),
            {written}};
    if (atlasDirective(bytes, u"txtar"_s))
        return {
            QT_TRANSLATE_NOOP("app", "The file is an archive of several (atlas:txtar), which Lockstep cannot run.")};
    return {};
}

Migration readMigration(const MigrationFolder &folder, const QString &name)
{
    Migration migration{name.chopped(4)};
    migration.key = versionOf(name);
    if (!readForward(migration, folder.root, joined(folder.folder, name)))
        return migration;
    const QByteArray &bytes = migration.forward.bytes;
    migration.problem = encodingProblem(bytes);
    if (migration.problem.isEmpty())
        migration.problem = directiveProblem(bytes);
    migration.isWithoutTransaction = atlasFileDirectives(bytes, u"txmode"_s) == QStringList(u"none"_s);
    migration.facts = {{u"description"_s, descriptionOf(name)},
                       {u"checkpoint"_s, !atlasFileDirectives(bytes, u"checkpoint"_s).isEmpty()},
                       {u"sha256"_s, migration.forward.sha256}};
    return migration;
}

QString fileNameOf(const Migration &migration)
{
    return migration.forward.path.section(u'/', -1);
}

/// Gives each migration its hash; the lines are what atlas.sum should say.
std::vector<AtlasSumLine> hashAll(MigrationFolder &folder)
{
    AtlasHasher hasher;
    QByteArray stream;
    std::vector<AtlasSumLine> lines;
    std::vector<qsizetype> begins;
    for (Migration &migration : folder.migrations) {
        const QString name = fileNameOf(migration);
        begins.push_back(stream.size());
        const QString hash = hasher.add(name, migration.forward.bytes);
        stream += name.toUtf8() + (hash.isEmpty() ? QByteArray() : migration.forward.bytes);
        migration.facts.insert(u"hash"_s, hash);
        if (!hash.isEmpty())
            lines.push_back({name, hash});
    }
    // Shared by all, so that the hash of another content can be told without the files.
    for (std::size_t index = 0; index < begins.size(); ++index) {
        folder.migrations[index].facts.insert(u"stream"_s, stream);
        folder.migrations[index].facts.insert(u"begin"_s, begins[index]);
    }
    return lines;
}

Error sumProblem(const MigrationFolder &folder, const QString &path, Message message, int line)
{
    return folderProblem(folder.root, path, std::move(message),
                         {QT_TRANSLATE_NOOP("app",
                                            "Atlas applies nothing while this is so. Restore the file, or, where the "
                                            "change is meant, run “lockstep new --rehash” or “atlas migrate hash”.")},
                         line);
}

/// Atlas says which file differs first: one that was edited, added or removed.
void checkSum(MigrationFolder &folder, const std::vector<AtlasSumLine> &lines)
{
    const QString path = joined(folder.folder, sumFile);
    const auto text = readFile(QDir(folder.root).filePath(path));
    if (!text && folder.migrations.empty())
        return;
    const auto written = text ? readAtlasSum(*text) : std::nullopt;
    if (!written) {
        folder.problems.push_back(sumProblem(
            folder, path,
            text ? Message{QT_TRANSLATE_NOOP("app", "atlas.sum is damaged: its first line does not fit the others.")}
                 : Message{QT_TRANSLATE_NOOP("app", "There is no atlas.sum.")},
            1));
        return;
    }
    for (std::size_t index = 0; index < std::max(lines.size(), written->size()); ++index) {
        const AtlasSumLine is = index < lines.size() ? lines[index] : AtlasSumLine{};
        const AtlasSumLine was = index < written->size() ? (*written)[index] : AtlasSumLine{};
        if (is.name == was.name && is.hash == was.hash)
            continue;
        const bool isRemoved = is.name.isEmpty() || (!was.name.isEmpty() && was.name < is.name);
        Message message = is.name == was.name
            ? Message{QT_TRANSLATE_NOOP("app", "%1 is not the file that atlas.sum lists."), {is.name}}
            : isRemoved ? Message{QT_TRANSLATE_NOOP("app", "%1 is in atlas.sum and not in the folder."), {was.name}}
                        : Message{QT_TRANSLATE_NOOP("app", "%1 is not in atlas.sum."), {is.name}};
        folder.problems.push_back(sumProblem(folder, path, std::move(message), int(index) + 2));
        return;
    }
}

void checkVersions(MigrationFolder &folder)
{
    QHash<QString, QString> names;
    for (const Migration &migration : folder.migrations) {
        if (names.contains(migration.key))
            folder.problems.push_back(folderProblem(
                folder.root, migration.forward.path,
                {QT_TRANSLATE_NOOP("app", "%1 and %2 have one version."), {names.value(migration.key), migration.name}},
                {QT_TRANSLATE_NOOP("app", "Give one of them a later version and run “atlas migrate hash”.")}, 1));
        names.insert(migration.key, migration.name);
    }
}

void addReverts(MigrationFolder &folder)
{
    const QString path = joined(folder.folder, revertFolder);
    for (const QFileInfo &entry : entriesOf(QDir(folder.root).filePath(path))) {
        const QString file = joined(path, entry.fileName());
        const auto forward
            = std::find_if(folder.migrations.begin(), folder.migrations.end(),
                           [&entry](const Migration &migration) { return fileNameOf(migration) == entry.fileName(); });
        Result<SqlFile> revert = readSqlFile(folder.root, file);
        if (forward != folder.migrations.end() && revert)
            forward->revert = *std::move(revert);
        else
            folder.strays.push_back(
                {file, {QT_TRANSLATE_NOOP("app", "This is a revert script without a migration that it would undo.")}});
    }
}

/// revisions_schema of the project's atlas.hcl, where it is a plain text.
QString revisionsSchema(const QString &root)
{
    static const QRegularExpression form(u"^\\s*revisions_schema\\s*=\\s*\"([^\"$]+)\""_s,
                                         QRegularExpression::MultilineOption);
    const auto settings = readFile(QDir(root).filePath(u"atlas.hcl"_s));
    return settings ? form.match(QString::fromUtf8(*settings)).captured(1) : QString();
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    MigrationFolder folder{request.root, u"atlas"_s, request.folder, reasonsFor(request.root, request.folder)};
    folder.ledgerSchema = revisionsSchema(request.root);
    for (const QFileInfo &entry : entriesOf(QDir(request.root).filePath(request.folder))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return std::move(wanted).error();
        const QString name = entry.fileName();
        const bool isOurs = name == sumFile || (name == revertFolder && entry.isDir());
        if (name.endsWith(".sql"_L1) && !entry.isDir())
            folder.migrations.push_back(readMigration(folder, name));
        else if (!isOurs && !isOfProject(entry, request.folder))
            folder.strays.push_back({joined(request.folder, name),
                                     {QT_TRANSLATE_NOOP("app", "Atlas takes only files whose names end in .sql.")}});
    }
    std::sort(folder.migrations.begin(), folder.migrations.end(),
              [](const Migration &left, const Migration &right) { return fileNameOf(left) < fileNameOf(right); });
    checkSum(folder, hashAll(folder));
    checkVersions(folder);
    addReverts(folder);
    return folder;
}

/// atlas.sum with one more file.
QByteArray sumWith(const MigrationFolder &folder, const QString &name, const QByteArray &bytes)
{
    AtlasHasher hasher;
    std::vector<AtlasSumLine> lines;
    const auto add = [&](const QString &file, const QByteArray &content) {
        if (const QString hash = hasher.add(file, content); !hash.isEmpty())
            lines.push_back({file, hash});
    };
    bool isAdded = false;
    for (const Migration &migration : folder.migrations) {
        if (!isAdded && name < fileNameOf(migration)) {
            add(name, bytes);
            isAdded = true;
        }
        add(fileNameOf(migration), migration.forward.bytes);
    }
    if (!isAdded)
        add(name, bytes);
    return atlasSumText(lines);
}

Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    const QString stem = draftStamp(draft.at, migrationNames(folder)) + u'_' + *slug;
    const QString name = stem + u".sql"_s;
    DraftedMigration drafted{stem, {{joined(folder.folder, name), draft.forward}}};
    if (!draft.isBaseline && !draft.revert.isEmpty())
        drafted.files.push_back({joined(folder.folder, revertFolder + u'/' + name), draft.revert});
    const QString sum = joined(folder.folder, sumFile);
    const bool isThere = QFileInfo::exists(QDir(folder.root).filePath(sum));
    drafted.files.push_back({sum, sumWith(folder, name, draft.forward), isThere});
    return drafted;
}

}  // namespace

Result<DraftedMigration> rehashedAtlas(const MigrationFolder &folder)
{
    std::vector<AtlasSumLine> lines;
    for (const Migration &migration : folder.migrations) {
        if (migration.forward.bytes.isEmpty() && !migration.problem.isEmpty())
            return folderProblem(folder.root, migration.forward.path, migration.problem, {});
        if (const QString hash = migration.facts.value(u"hash"_s).toString(); !hash.isEmpty())
            lines.push_back({fileNameOf(migration), hash});
    }
    const QString path = joined(folder.folder, sumFile);
    const QString absolute = QDir(folder.root).filePath(path);
    DraftFile sum{path, atlasSumText(lines), QFileInfo::exists(absolute)};
    if (sum.replaces) {
        auto there = readFile(absolute);
        if (!there)
            return std::move(there).error();
        sum.replaced = *std::move(there);
    }
    DraftedMigration drafted;
    if (sum.bytes != sum.replaced)
        drafted.files.push_back(std::move(sum));
    return drafted;
}

constexpr Layout atlasLayout{
    .id = "atlas",
    .title = "Atlas",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
};

}  // namespace lockstep
