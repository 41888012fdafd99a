// SPDX-License-Identifier: GPL-3.0-or-later

// Flyway 12, community edition: V<version>__words.sql once each, by version; R__words.sql whenever it changed, after
// them; B<version>__words.sql instead of all up to its version where nothing was applied yet. Its own undo files
// (U<version>__words.sql) are of the paid editions; here they are the revert scripts. All below a location counts, in
// folders too. LEDGERS.md, section 2.10; names, versions and settings as Flyway's documentation has them.

#include "app/migrations/draftnames.h"
#include "app/migrations/flywayfill.h"
#include "app/migrations/flywayreader.h"
#include "app/migrations/index.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using Kind = FlywayName::Kind;

constexpr std::array places{"db/migration", "src/main/resources/db/migration", "migrations", "sql", "db/migrations",
                            "flyway/sql"};
constexpr int mostLookedAt = 500;  // entries of a folder, until one says that it is Flyway's

/// Two underscores and a prefix: no other tool's files have both.
bool isFlywayFile(const QString &name, const FlywayNaming &naming)
{
    const FlywayName parsed = flywayName(name, naming);
    return parsed.kind != Kind::None && parsed.kind != Kind::Undo && name.contains(naming.separator);
}

QString firstFile(const QString &root, const QString &folder, const FlywayNaming &naming)
{
    QDirIterator entries(QDir(root).filePath(folder), QDir::Files | QDir::System,
                         folder.isEmpty() ? QDirIterator::NoIteratorFlags : QDirIterator::Subdirectories);
    QStringList found;
    for (int looked = 0; entries.hasNext() && looked < mostLookedAt; ++looked) {
        const QString path = entries.next();
        if (isFlywayFile(entries.fileName(), naming))
            found << QDir(root).relativeFilePath(path);
    }
    found.sort();
    return found.value(0);
}

bool isAPlace(const QString &folder)
{
    return std::any_of(places.begin(), places.end(),
                       [&folder](const char *place) { return folder == QLatin1StringView(place); });
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    const FlywaySettings settings = readFlywaySettings(root);
    std::vector<Message> reasons;
    if (const QString file = firstFile(root, folder, settings.naming); !file.isEmpty())
        reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 is named as Flyway's migrations are."), {file}});
    // Locations that nobody would guess are read from the project itself.
    const QStringList &locations = settings.locations;
    const bool isTold = std::any_of(locations.begin(), locations.end(), [&](const QString &place) {
        return !firstFile(root, place, settings.naming).isEmpty();
    });
    const bool isElsewhere = isTold && std::none_of(locations.begin(), locations.end(), isAPlace);
    if (folder.isEmpty() ? isElsewhere : locations.contains(folder))
        reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 says that Flyway's migrations are in %2."),
                           {settings.file, locations.join(u", "_s)}});
    return reasons;
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    MigrationFolder folder{request.root, u"flyway"_s, request.folder, reasonsFor(request.root, request.folder)};
    const FlywaySettings settings = readFlywaySettings(request.root);
    if (settings.problem)
        folder.problems.push_back(*settings.problem);
    folder.ledgerSchema = settings.schema;
    folder.ledgerTable = settings.table;
    const bool isOneOfThem = settings.locations.contains(request.folder);
    const bool isElsewhere = request.folder.isEmpty() && firstFile(request.root, {}, settings.naming).isEmpty();
    FlywayReader reader(request, settings, folder);
    for (const QString &location : isOneOfThem || isElsewhere ? settings.locations : QStringList{request.folder}) {
        if (Status done = reader.readLocation(location, context); !done)
            return std::move(done).error();
    }
    reader.finish();
    return folder;
}

/// After the newest version, in its way: a date and time, a number, or the last part of 1.2.
QString nextVersion(const MigrationFolder &folder, const QDateTime &at)
{
    QString newest;
    QStringList versions;
    for (const Migration &migration : folder.migrations) {
        const QString version = migration.facts.value(u"version"_s).toString();
        if (!version.isEmpty())
            versions << (newest = version);
    }
    if (newest.isEmpty())
        return u"1"_s;
    if (newest.size() == 14 && !newest.contains(u'.'))
        return draftStamp(at, versions);
    const qsizetype dot = newest.lastIndexOf(u'.');
    return newest.left(dot + 1) + draftNumber({newest.mid(dot + 1)}, 1);
}

Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    const FlywaySettings settings = readFlywaySettings(folder.root);
    const FlywayNaming &naming = settings.naming;
    const QString location = folder.folder.isEmpty() ? settings.locations.value(0) : folder.folder;
    const QString version = nextVersion(folder, draft.at);
    const QString rest = version + naming.separator + *slug + naming.suffixes.value(0, u".sql"_s);
    const QString name = (draft.isBaseline ? naming.baseline : naming.versioned) + rest;
    DraftedMigration drafted{name, {{joined(location, name), draft.forward}}};
    if (!draft.isBaseline && !draft.revert.isEmpty())
        drafted.files.push_back({joined(location, naming.undo + rest), draft.revert});
    return drafted;
}

/// What an editor's text would run as.
std::optional<QByteArray> section(const FolderRequest &request, const Migration &migration, bool isRevert,
                                  const QByteArray &bytes)
{
    const FlywaySettings settings = readFlywaySettings(request.root);
    SqlFile file{isRevert && migration.revert ? migration.revert->path : migration.forward.path, bytes};
    (void)FlywayFiller(request, settings).fill(file, true);
    return file.section;
}

}  // namespace

constexpr Layout flywayLayout{
    .id = "flyway",
    .title = "Flyway",
    .places = places,
    .before = flywayBefore,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
    .section = section,
};

}  // namespace lockstep
