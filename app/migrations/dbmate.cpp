// SPDX-License-Identifier: GPL-3.0-or-later

// dbmate 2: db/migrations/<digits>….sql, both directions in one file under "-- migrate:up" and "-- migrate:down", in
// the order of the files' names. LEDGERS.md, section 2.4; what makes a file unusable was measured with dbmate 2.36.0.

#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/markers.h"
#include "app/migrations/namedfolders.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"db/migrations", "migrations", "database/migrations", "sql/migrations"};

const QRegularExpression &upForm()
{
    static const QRegularExpression form(u"^--\\s*migrate:up(?:\\s+(.*))?$"_s);
    return form;
}

const QRegularExpression &downForm()
{
    static const QRegularExpression form(u"^--\\s*migrate:down(?:\\s+(.*))?$"_s);
    return form;
}

/// The digits that a migration's name begins with; empty for a name that dbmate passes by.
QString versionOf(const QString &fileName)
{
    static const QRegularExpression form(u"\\A([0-9]+).*\\.sql\\z"_s);
    return form.match(fileName).captured(1);
}

/// dbmate sorts by file name; what follows the digits is as good as always "_".
bool before(const QString &left, const QString &right)
{
    return left + u'_' < right + u'_';
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    const QString file = firstMarked(QDir(root).filePath(folder), upForm(),
                                     [](const QString &name) { return !versionOf(name).isEmpty(); });
    if (file.isEmpty())
        return {};
    return {{QT_TRANSLATE_NOOP("app", "%1 has dbmate's line “-- migrate:up”."), {joined(folder, file)}}};
}

/// Why dbmate passes an entry by; empty when it takes it for a migration.
Message strayReason(const QFileInfo &entry)
{
    if (entry.isDir())
        return {QT_TRANSLATE_NOOP("app", "dbmate does not enter directories.")};
    if (versionOf(entry.fileName()).isEmpty())
        return {QT_TRANSLATE_NOOP("app", "dbmate takes only names that begin with a digit and end in .sql.")};
    return {};
}

QString lineText(const Marker &marker)
{
    return QString::number(marker.line);
}

/// Both kinds of a file's markers, as far as dbmate looks: what stands before the first "up" belongs to no section.
struct Sections
{
    std::vector<Marker> ups{};
    std::vector<Marker> downs{};
};

Sections sectionsOf(const QByteArray &bytes)
{
    Sections found{markersIn(bytes, upForm()), markersIn(bytes, downForm())};
    if (!found.ups.empty())
        std::erase_if(found.downs, [&](const Marker &down) { return down.begin < found.ups.front().begin; });
    return found;
}

Message structureProblem(const QByteArray &bytes, const Sections &sections)
{
    if (sections.ups.empty())
        return {
            QT_TRANSLATE_NOOP("app", "The file has no line “-- migrate:up”, and dbmate stops at it. Add the line.")};
    if (holdsSql(QByteArrayView(bytes).first(sections.ups.front().begin)))
        return {QT_TRANSLATE_NOOP("app",
                                  "The file has SQL before “-- migrate:up” in line %1, and dbmate stops at it. Move it "
                                  "below that line."),
                {lineText(sections.ups.front())}};
    if (sections.ups.size() > 1)
        return {QT_TRANSLATE_NOOP("app",
                                  "The file has a second “-- migrate:up” in line %1: dbmate runs both, records the "
                                  "version twice and fails. Move that section to a file of its own."),
                {lineText(sections.ups[1])}};
    if (sections.downs.empty())
        return {QT_TRANSLATE_NOOP("app",
                                  "The file has no line “-- migrate:down”, and dbmate stops at it. Add the line; the "
                                  "section may be empty.")};
    if (sections.downs.size() > 1)
        return {QT_TRANSLATE_NOOP("app",
                                  "The file has a second “-- migrate:down” in line %1, and dbmate stops at it. Keep "
                                  "one."),
                {lineText(sections.downs[1])}};
    return {};
}

/// The last of an option's values counts, as in dbmate.
bool isWithoutTransaction(const Marker &up)
{
    const QStringList options = up.match.captured(1).split(u' ', Qt::SkipEmptyParts).filter(u"transaction:"_s);
    return !options.isEmpty() && options.last() == "transaction:false"_L1;
}

void takeApart(Migration &migration, const SqlFile &file)
{
    const Sections sections = sectionsOf(file.bytes);
    migration.forward = file;
    migration.problem = encodingProblem(file.bytes);
    if (migration.problem.isEmpty())
        migration.problem = structureProblem(file.bytes, sections);
    if (sections.ups.empty())
        return;
    const qsizetype end = sections.downs.empty() ? file.bytes.size() : sections.downs.front().begin;
    migration.forward = partOf(file, sections.ups.front().begin, end);
    migration.isWithoutTransaction = isWithoutTransaction(sections.ups.front());
    if (holdsSql(QByteArrayView(file.bytes).sliced(end)))
        migration.revert = partOf(file, end, file.bytes.size());
}

Migration readMigration(const MigrationFolder &folder, const QString &name)
{
    Migration migration{name};
    migration.key = versionOf(name);
    if (readForward(migration, folder.root, joined(folder.folder, name)))
        takeApart(migration, SqlFile(migration.forward));
    return migration;
}

/// dbmate runs both files of one version and fails when it records the second.
void findSameVersions(MigrationFolder &folder)
{
    QHash<QString, QString> names;
    for (const Migration &migration : folder.migrations) {
        const QString other = names.value(migration.key);
        if (other.isEmpty()) {
            names.insert(migration.key, migration.name);
            continue;
        }
        folder.problems.push_back(folderProblem(
            folder.root, migration.forward.path,
            {QT_TRANSLATE_NOOP("app", "%1 and %2 have the same version, %3."), {other, migration.name, migration.key}},
            {QT_TRANSLATE_NOOP("app", "Give the one that was not applied yet another version.")}));
    }
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    MigrationFolder found{request.root, u"dbmate"_s, request.folder, reasonsFor(request.root, request.folder)};
    for (const QFileInfo &entry : entriesOf(QDir(request.root).filePath(request.folder))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return std::move(wanted).error();
        if (isOfProject(entry, request.folder))
            continue;
        if (Message why = strayReason(entry); !why.isEmpty())
            found.strays.push_back({joined(request.folder, entry.fileName()), std::move(why)});
        else
            found.migrations.push_back(readMigration(found, entry.fileName()));
    }
    std::sort(found.migrations.begin(), found.migrations.end(),
              [](const Migration &left, const Migration &right) { return left.name < right.name; });
    findSameVersions(found);
    readLedgerTable(found, u"DBMATE_MIGRATIONS_TABLE"_s);
    return found;
}

Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    const QString name = draftStamp(draft.at, migrationNames(folder)) + u'_' + *slug + u".sql"_s;
    const QByteArray revert = draft.isBaseline ? QByteArray() : draft.revert;
    const QByteArray bytes = "-- migrate:up\n" + draft.forward + "\n\n-- migrate:down\n" + revert + '\n';
    return DraftedMigration{name, {{joined(folder.folder, name), bytes}}};
}

std::optional<QByteArray> section(const FolderRequest &, const Migration &migration, bool isRevert,
                                  const QByteArray &bytes)
{
    Migration edited{migration.name};
    takeApart(edited, {migration.forward.path, bytes});
    return sectionOf(edited, isRevert);
}

QStringList named(const QString &root)
{
    return foldersOfVariable(root, u"DBMATE_MIGRATIONS_DIR"_s);
}

}  // namespace

constexpr Layout dbmateLayout{
    .id = "dbmate",
    .title = "dbmate",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
    .section = section,
    .named = named,
};

}  // namespace lockstep
