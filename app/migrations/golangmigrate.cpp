// SPDX-License-Identifier: GPL-3.0-or-later

// golang-migrate 4: <number>_<title>.up.sql and its .down.sql, in the order of the numbers. It takes any name after
// ".up." and ".down." and sends what the file holds. LEDGERS.md, section 2.11; source/parse.go and source/migration.go.

#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/sqlfile.h"
#include "app/migrations/sqlxsettings.h"

#include <QCoreApplication>
#include <QDir>
#include <QMap>
#include <QRegularExpression>

#include <array>
#include <limits>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"migrations", "db/migrations", "db/migration", "database/migrations", "sql/migrations"};
constexpr int numberWidth = 6;  // migrate create -seq
constexpr qsizetype stampLength = 14;
constexpr qsizetype unixLength = 10;

/// A file's name as golang-migrate takes it apart.
struct ParsedName
{
    qulonglong version = 0;
    bool isUp = false;
    bool isSql = false;
};

std::optional<ParsedName> parsed(const QString &fileName)
{
    static const QRegularExpression form(u"\\A([0-9]+)_(.*)\\.(down|up)\\.(.*)\\z"_s);
    const auto match = form.match(fileName);
    bool isNumber = false;
    const qulonglong version = match.captured(1).toULongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return ParsedName{version, match.captured(3) == "up"_L1, match.captured(4) == "sql"_L1};
}

bool before(const QString &left, const QString &right)
{
    return left.toLongLong() < right.toLongLong();
}

/// sqlx names its pairs alike; where its signs stand beside the folder it is sqlx's.
std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    if (!sqlxSign(root, folder).isEmpty())
        return {};
    for (const QString &file : entryNames(QDir(root).filePath(folder), EntryKind::NoDirectory)) {
        const auto name = parsed(file);
        if (name && name->isUp && name->isSql)
            return {
                {QT_TRANSLATE_NOOP("app", "%1 is named as golang-migrate names migrations."), {joined(folder, file)}}};
    }
    return {};
}

/// Both files of one version.
struct Pair
{
    QString up{};
    QString down{};
};

/// golang-migrate stops at a second file of one version and direction.
Error secondFile(const MigrationFolder &folder, const QString &first, const QString &second)
{
    return folderProblem(folder.root, joined(folder.folder, second),
                         {QT_TRANSLATE_NOOP("app", "%1 and %2 have the same version, and golang-migrate runs nothing."),
                          {first, second}},
                         {QT_TRANSLATE_NOOP("app", "Give the one that was not applied yet another version.")});
}

/// "1_a" for 1_a.up.sql; the whole name where it ends in something else.
QString nameOf(const QString &upFile)
{
    return upFile.endsWith(".up.sql"_L1) ? upFile.chopped(7) : upFile;
}

/// Why the migration cannot be run, whatever its SQL says.
Message problemOf(const QString &fileName, const SqlFile &file)
{
    const auto name = parsed(fileName);
    if (name && name->version > qulonglong(std::numeric_limits<qint64>::max()))
        return {QT_TRANSLATE_NOOP("app", "The version %1 is too large for golang-migrate's ledger, a bigint."),
                {QString::number(name->version)}};
    if (name && !name->isSql)
        return {QT_TRANSLATE_NOOP("app",
                                  "The name does not end in .sql, and golang-migrate would send the file to PostgreSQL "
                                  "all the same. Move it elsewhere.")};
    return encodingProblem(file.bytes);
}

Migration readMigration(const MigrationFolder &folder, qulonglong version, const Pair &pair)
{
    Migration migration{nameOf(pair.up)};
    migration.key = QString::number(version);
    if (readForward(migration, folder.root, joined(folder.folder, pair.up)))
        migration.problem = problemOf(pair.up, migration.forward);
    if (!pair.down.isEmpty())
        readRevert(migration, folder.root, joined(folder.folder, pair.down));
    return migration;
}

/// The files by version; what does not fit becomes a stray or a problem, with the migration that it would have been.
class Sorter
{
public:
    explicit Sorter(MigrationFolder &folder)
        : m_folder(folder)
    { }

    void take(const QFileInfo &entry)
    {
        const QString name = entry.fileName();
        const auto file = entry.isDir() ? std::nullopt : parsed(name);
        if (!file) {
            m_folder.strays.push_back({joined(m_folder.folder, name), strayReason(entry)});
            return;
        }
        Pair &pair = m_pairs[file->version];
        QString &place = file->isUp ? pair.up : pair.down;
        if (place.isEmpty()) {
            place = name;
            return;
        }
        m_folder.problems.push_back(secondFile(m_folder, place, name));
        m_seconds[file->version].push_back({file->isUp ? name : QString(), file->isUp ? QString() : name});
    }

    void finish()
    {
        QString previous;
        for (auto pair = m_pairs.cbegin(); pair != m_pairs.cend(); ++pair) {
            add(pair.key(), *pair, previous);
            addSeconds(pair.key(), previous);
            previous = QString::number(pair.key());
        }
    }

private:
    static Message strayReason(const QFileInfo &entry)
    {
        if (entry.isDir())
            return {QT_TRANSLATE_NOOP("app", "golang-migrate does not enter directories.")};
        return {QT_TRANSLATE_NOOP("app", "golang-migrate takes only names like 000001_title.up.sql and .down.sql.")};
    }

    void add(qulonglong version, const Pair &pair, const QString &previous)
    {
        if (pair.up.isEmpty()) {
            m_folder.strays.push_back(
                {joined(m_folder.folder, pair.down),
                 {QT_TRANSLATE_NOOP("app",
                                    "No .up file has its version: golang-migrate runs nothing and "
                                    "records the version in passing.")}});
            return;
        }
        Migration migration = readMigration(m_folder, version, pair);
        migration.facts.insert(u"previous"_s, previous);
        m_folder.migrations.push_back(std::move(migration));
    }

    /// A second up file with the down file of its own title is shown as a migration of its own.
    void addSeconds(qulonglong version, const QString &previous)
    {
        std::vector<Pair> &seconds = m_seconds[version];
        for (Pair &up : seconds) {
            for (Pair &down : seconds) {
                if (!up.up.isEmpty() && !down.down.isEmpty() && nameOf(up.up) == down.down.chopped(9))
                    up.down = std::exchange(down.down, {});
            }
        }
        for (const Pair &pair : seconds) {
            if (!pair.up.isEmpty())
                add(version, pair, previous);
            else if (!pair.down.isEmpty())
                m_folder.strays.push_back({joined(m_folder.folder, pair.down),
                                           {QT_TRANSLATE_NOOP("app", "Another .down file has its version.")}});
        }
    }

    MigrationFolder &m_folder;
    QMap<qulonglong, Pair> m_pairs{};
    QMap<qulonglong, std::vector<Pair>> m_seconds{};
};

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    MigrationFolder found{request.root, u"golang-migrate"_s, request.folder, reasonsFor(request.root, request.folder)};
    Sorter sorter(found);
    for (const QFileInfo &entry : entriesOf(QDir(request.root).filePath(request.folder))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return std::move(wanted).error();
        if (!isOfProject(entry, request.folder))
            sorter.take(entry);
    }
    sorter.finish();
    return found;
}

/// As the newest one has it: a stamp, seconds since 1970 or the next number; `migrate create` writes a stamp.
QString nextVersion(const MigrationFolder &folder, const QDateTime &at)
{
    const QStringList names = migrationNames(folder);
    const QString newest = folder.migrations.empty() ? QString() : folder.migrations.back().key;
    if (newest.isEmpty() || newest.size() == stampLength)
        return draftStamp(at, names);
    const QString seconds = QString::number(at.toSecsSinceEpoch());
    if (newest.size() == unixLength && before(newest, seconds))
        return seconds;
    return draftNumber(names, numberWidth);
}

QByteArray lined(const QByteArray &sql)
{
    return sql.endsWith('\n') || sql.isEmpty() ? sql : sql + '\n';
}

Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    const QString name = nextVersion(folder, draft.at) + u'_' + *slug;
    const QString path = joined(folder.folder, name);
    DraftedMigration drafted{name, {{path + u".up.sql"_s, lined(draft.forward)}}};
    if (!draft.isBaseline)
        drafted.files.push_back({path + u".down.sql"_s, lined(draft.revert)});
    return drafted;
}

}  // namespace

constexpr Layout golangMigrateLayout{
    .id = "golang-migrate",
    .title = "golang-migrate",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
};

}  // namespace lockstep
