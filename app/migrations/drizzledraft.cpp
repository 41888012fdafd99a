// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/migrations/draftnames.h"
#include "app/migrations/drizzlefolder.h"
#include "app/migrations/drizzlejournal.h"
#include "app/migrations/sqlfile.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

const QString usualVersion = u"7"_s;

Result<DrizzleJournal> journalOf(const MigrationFolder &folder, const QString &path)
{
    const QString whole = QDir(folder.root).filePath(path);
    if (!QFileInfo::exists(whole))
        return DrizzleJournal{{{u"version"_s, usualVersion}, {u"dialect"_s, u"postgresql"_s}}};
    const auto bytes = readFile(whole);
    return bytes ? parseJournal(*bytes, whole) : Result<DrizzleJournal>(bytes.error());
}

/// drizzle-kit's prefixes: the number in the journal, or where the last entry has one, a time.
QString prefixOf(const DrizzleJournal &journal, int idx, const QDateTime &at)
{
    static const QRegularExpression stamped(u"^\\d{14}_"_s);
    QStringList tags;
    for (const JournalEntry &entry : journal.entries)
        tags << entry.tag;
    return !tags.isEmpty() && stamped.match(tags.back()).hasMatch() ? draftStamp(at, tags)
                                                                    : QString::number(idx).rightJustified(4, u'0');
}

/// Newer than every other: Drizzle never runs what is not.
qint64 newestTime(const DrizzleJournal &journal, const QDateTime &at)
{
    qint64 when = at.toMSecsSinceEpoch();
    for (const JournalEntry &entry : journal.entries)
        when = std::max(when, entry.when.value_or(0) + 1000);
    return when;
}

QString newestSnapshot(const MigrationFolder &folder)
{
    const QString meta = joined(folder.folder, u"meta"_s);
    const QStringList names
        = QDir(QDir(folder.root).filePath(meta)).entryList({u"*_snapshot.json"_s}, QDir::Files, QDir::Name);
    return names.isEmpty() ? QString() : joined(meta, names.back());
}

/// The newest snapshot, as drizzle-kit copies it for a migration that is written by hand: with an id of its own and
/// that snapshot before it. Nothing where there is none.
std::vector<DraftFile> copiedSnapshot(const QString &root, const QString &newest, const QString &path)
{
    static const QRegularExpression id(u"(\"id\"\\s*:\\s*\")([^\"]+)(\")"_s);
    static const QRegularExpression before(u"(\"prevIds?\"\\s*:\\s*(?:\\[\\s*)?\")([^\"]+)(\")"_s);
    const auto bytes = newest.isEmpty() ? Result<QByteArray>(Error{}) : readFile(QDir(root).filePath(newest));
    if (!bytes)
        return {};
    QString text = QString::fromUtf8(*bytes);
    const QRegularExpressionMatch own = id.match(text);
    const QRegularExpressionMatch previous = before.match(text);
    if (!own.hasMatch() || !previous.hasMatch() || previous.capturedStart() < own.capturedStart())
        return {};
    text.replace(previous.capturedStart(2), previous.capturedLength(2), own.captured(2));
    text.replace(own.capturedStart(2), own.capturedLength(2), QUuid::createUuid().toString(QUuid::WithoutBraces));
    return {{path, text.toUtf8()}};
}

/// The snapshot of a migration that is written by hand. Since version 9 each but the first says what differs from the
/// one before it: nothing that drizzle-kit knows of. Before that each was whole.
std::vector<DraftFile> followingSnapshot(const QString &root, const QString &newest, const QString &path)
{
    const auto bytes = readFile(QDir(root).filePath(newest));
    const QJsonObject before = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    if (!before.contains("type"_L1))
        return copiedSnapshot(root, newest, path);
    const auto textOf = [&before](QLatin1StringView key) { return before.value(key).toString().toUtf8(); };
    return {{path,
             "{\n  \"type\": \"diff\",\n  \"version\": \"" + textOf("version"_L1) + "\",\n  \"dialect\": \""
                 + textOf("dialect"_L1) + "\",\n  \"id\": \"" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces)
                 + "\",\n  \"prevIds\": [\n    \"" + textOf("id"_L1)
                 + "\"\n  ],\n  \"footprints\": [],\n  \"deltas\": []\n}"}};
}

}  // namespace

Result<DraftedMigration> draftJournaled(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    const QString path = joined(folder.folder, drizzleJournalPath());
    Result<DrizzleJournal> journal = journalOf(folder, path);
    if (!journal)
        return std::move(journal).error();
    const bool isNew = journal->entries.empty();
    const int idx = isNew ? 0 : journal->entries.back().fields.value("idx"_L1).toInt(-1) + 1;
    const QString prefix = prefixOf(*journal, idx, draft.at);
    const QString tag = prefix + u'_' + *slug;
    const qint64 when = newestTime(*journal, draft.at);
    const QString version = journal->head.value("version"_L1).toString(usualVersion);
    journal->entries.push_back({tag, when, 0, journalFields(idx, version, when, tag)});

    const QString file = joined(folder.folder, tag + u".sql"_s);
    DraftedMigration drafted{tag, {{file, draft.forward}}};
    if (!draft.isBaseline)
        drafted.files.push_back({rollbackPartner(file), draft.revert});
    const bool replaces = QFileInfo::exists(QDir(folder.root).filePath(path));
    drafted.files.push_back({path, journalBytes(*journal), replaces});
    std::ranges::move(copiedSnapshot(folder.root, newestSnapshot(folder),
                                     joined(folder.folder, u"meta/%1_snapshot.json"_s.arg(prefix))),
                      std::back_inserter(drafted.files));
    return drafted;
}

Result<DraftedMigration> draftFolder(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    DraftedMigration drafted{draftStamp(draft.at, migrationNames(folder)) + u'_' + *slug};
    const QString path = joined(folder.folder, drafted.name) + u'/';
    drafted.files.push_back({path + u"migration.sql"_s, draft.forward});
    if (!draft.isBaseline)
        drafted.files.push_back({path + u"down.sql"_s, draft.revert});
    const QString newest = folder.migrations.back().forward.path.section(u'/', 0, -2) + u"/snapshot.json"_s;
    std::ranges::move(followingSnapshot(folder.root, newest, path + u"snapshot.json"_s),
                      std::back_inserter(drafted.files));
    return drafted;
}

}  // namespace lockstep
