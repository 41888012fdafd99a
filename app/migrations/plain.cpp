// SPDX-License-Identifier: GPL-3.0-or-later

// The plain SQL runner that teams keep beside their migrations: a folder of .sql files, run in the order of their
// names, recorded in _manual_migrations. LEDGERS.md, section 2.0, read from a public one.

#include "app/core/files.h"
#include "app/core/parallel.h"
#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/pairing.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"lib/db/migrations", "infrastructure/database/migrations",
                            "db/migrations",     "database/migrations",
                            "sql/migrations",    "migrations"};
const QString baselineFile = u"000000_baseline_snapshot.sql"_s;

/// The runner sorts with JavaScript's Array.sort, which compares UTF-16 units, as QString does.
bool before(const QString &left, const QString &right)
{
    return left < right;
}

/// 001_name.sql, 20250825_name.sql, 20250825120000_name.sql
bool isNumbered(const QString &fileName)
{
    static const QRegularExpression form(u"^\\d{3,}[_-].*\\.sql$"_s);
    return form.match(fileName).hasMatch();
}

QByteArray headOf(const QString &path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

/// Drizzle's journal names migrations without their extension. One whose names keep it was made by a script beside
/// plain files, and the target's ledger tells which of the two runs them.
bool isDrizzleFolder(const QString &path)
{
    const auto bytes = readFile(QDir(path).filePath(u"meta/_journal.json"_s));
    if (!bytes)
        return false;
    const QJsonArray entries = QJsonDocument::fromJson(*bytes).object().value("entries"_L1).toArray();
    return std::any_of(entries.begin(), entries.end(), [](const QJsonValue &entry) {
        const QString tag = entry.toObject().value("tag"_L1).toString();
        return !tag.isEmpty() && !tag.endsWith(".sql"_L1);
    });
}

/// Another tool's signs on the folder or on its first files.
bool belongsToAnotherTool(const QString &path, const QStringList &files)
{
    const QDir folder(path);
    const bool isMarked = folder.exists(u"migration_lock.toml"_s) || folder.exists(u"atlas.sum"_s)
        || folder.absolutePath().endsWith("/supabase/migrations"_L1) || isDrizzleFolder(path);
    return isMarked || std::any_of(files.begin(), files.end(), [&folder](const QString &file) {
               return file.endsWith(".up.sql"_L1) || !toolOfMarkers(headOf(folder.filePath(file))).isEmpty();
           });
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    const QString path = QDir(root).filePath(folder);
    QStringList numbered;
    for (const QString &file : entryNames(path, EntryKind::NoDirectory)) {
        if (numbered.size() < 3 && isNumbered(file))
            numbered << file;
    }
    if (numbered.isEmpty() || belongsToAnotherTool(path, numbered))
        return {};
    std::vector<Message> reasons{
        {QT_TRANSLATE_NOOP("app", "%1 is a numbered SQL file."), {joined(folder, numbered.front())}}};
    if (QFileInfo::exists(QDir(path).filePath(u"meta/_journal.json"_s)))
        reasons.push_back(
            {QT_TRANSLATE_NOOP(
                 "app",
                 "%1 is in Drizzle's form but names plain files: a target's ledger tells which of the two runs them."),
             {joined(folder, u"meta/_journal.json"_s)}});
    return reasons;
}

/// Drizzle's own folder; and where the migrations stand in the project itself, what belongs to the project.
bool isNoneOfTheRunners(const QFileInfo &entry, const QString &folder)
{
    const QString name = entry.fileName();
    const bool isOfProject = entry.isDir() || name.startsWith(u'.') || name == "lockstep.toml"_L1;
    return (entry.isDir() && name == "meta"_L1) || (folder.isEmpty() && isOfProject);
}

/// Why the runner passes an entry by; empty when it runs it or knows it as a revert script.
Message strayReason(const QFileInfo &entry)
{
    const QString name = entry.fileName();
    if (entry.isDir())
        return {QT_TRANSLATE_NOOP("app", "The runner does not enter directories.")};
    if (!name.endsWith(".sql"_L1))
        return {QT_TRANSLATE_NOOP("app", "The runner takes only names that end in .sql.")};
    if (name.endsWith(".sql.sql"_L1))
        return {QT_TRANSLATE_NOOP("app", "The name ends in .sql twice, and the runner passes such files by.")};
    if (!entry.isFile() && !entry.isSymLink())
        return {QT_TRANSLATE_NOOP("app", "This is no regular file.")};
    return {};
}

Message noteOn(const QString &name)
{
    static const QRegularExpression placeholder(u"^[\\[<{(]"_s);
    if (placeholder.match(name).hasMatch())
        return {QT_TRANSLATE_NOOP("app",
                                  "The name still begins with a placeholder for its date. The runner runs the file "
                                  "all the same, after all dated ones.")};
    if (!isNumbered(name))
        return {QT_TRANSLATE_NOOP("app",
                                  "The name begins with no number or date. The runner runs the file all the same, "
                                  "where its name sorts.")};
    return {};
}

Message problemOf(const QByteArray &bytes)
{
    const QString tool = toolOfMarkers(bytes);
    if (tool.isEmpty())
        return encodingProblem(bytes);
    return {QT_TRANSLATE_NOOP("app",
                              "The file carries the markers of %1 and holds its own undo section; run whole, it "
                              "would undo itself."),
            {tool}};
}

Migration readMigration(const MigrationFolder &folder, const QString &name)
{
    Migration migration{name};
    migration.isBaseline = name == baselineFile;
    if (readForward(migration, folder.root, joined(folder.folder, name)))
        migration.problem = problemOf(migration.forward.bytes);
    migration.note = noteOn(name);
    return migration;
}

Status addReverts(MigrationFolder &folder, const QStringList &reverts, const JobContext &context)
{
    QStringList names;
    for (const Migration &migration : folder.migrations)
        names << migration.name;
    std::vector<Pairing> pairings = pairReverts(reverts, names);
    std::erase_if(pairings, [&folder](Pairing &pairing) {
        if (!pairing.forward)
            folder.strays.push_back({joined(folder.folder, pairing.revert), std::move(pairing.why)});
        return !pairing.forward;
    });
    // Each pairing is of another migration.
    return forEachIndex(
        pairings.size(),
        [&](std::size_t index) {
            const Pairing &pairing = pairings[index];
            readRevert(folder.migrations[*pairing.forward], folder.root, joined(folder.folder, pairing.revert));
        },
        context);
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    const QString &root = request.root;
    const QString &folder = request.folder;
    MigrationFolder found{root, u"plain"_s, folder, reasonsFor(root, folder)};
    QStringList forwards;
    QStringList reverts;
    const QDir directory(QDir(root).filePath(folder));
    QFileInfoList entries = directory.entryInfoList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Unsorted);
    std::sort(entries.begin(), entries.end(),
              [](const QFileInfo &left, const QFileInfo &right) { return before(left.fileName(), right.fileName()); });
    for (const QFileInfo &entry : entries) {
        const QString name = entry.fileName();
        if (isNoneOfTheRunners(entry, folder))
            continue;
        if (Message why = strayReason(entry); !why.isEmpty())
            found.strays.push_back({joined(folder, name), std::move(why)});
        else
            (isRevertName(name) ? reverts : forwards) << name;
    }
    auto migrations = mapInParallel<Migration>(
        std::size_t(forwards.size()),
        [&](std::size_t index) { return readMigration(found, forwards[qsizetype(index)]); }, context);
    if (!migrations)
        return std::move(migrations).error();
    found.migrations = *std::move(migrations);
    if (Status added = addReverts(found, reverts, context); !added)
        return std::move(added).error();
    return found;
}

/// The names that a new one follows: those with a number or date, without the baseline.
QStringList numberedNames(const MigrationFolder &folder)
{
    QStringList names;
    for (const Migration &migration : folder.migrations) {
        if (!migration.isBaseline && isNumbered(migration.name))
            names << migration.name;
    }
    return names;
}

/// A day's files run in the order of their names, so one whose name would come too early takes the next day.
QString datedName(const QString &slug, const QDateTime &at, const QString &newest)
{
    const QString form = u"yyyyMMdd"_s;
    QDate day = std::max(at.toUTC().date(), QDate::fromString(newest.left(8), form));
    const auto name = [&] { return day.toString(form) + u'_' + slug + u".sql"_s; };
    if (!before(newest, name()))
        day = day.addDays(1);
    return name();
}

/// In the way of the newest: a number, a date, or, where there is none yet, date and time.
QString newName(const QString &slug, const QDateTime &at, const QStringList &names)
{
    static const QRegularExpression digits(u"^\\d+"_s);
    const QString newest = names.value(names.size() - 1);
    const QString stamp = digits.match(newest).captured();
    if (stamp.size() == 8 && QDate::fromString(stamp, u"yyyyMMdd"_s).isValid())
        return datedName(slug, at, newest);
    const bool isCounted = !stamp.isEmpty() && stamp.size() < 8;
    return (isCounted ? draftNumber(names, 3) : draftStamp(at, names)) + u'_' + slug + u".sql"_s;
}

Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    if (draft.isBaseline)
        return DraftedMigration{baselineFile, {{joined(folder.folder, baselineFile), draft.forward}}};
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    const QString name = newName(*slug, draft.at, numberedNames(folder));
    return DraftedMigration{
        name,
        {{joined(folder.folder, name), draft.forward}, {joined(folder.folder, rollbackPartner(name)), draft.revert}}};
}

}  // namespace

constexpr Layout plainLayout{
    .id = "plain",
    .title = "Plain SQL",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
};

}  // namespace lockstep
