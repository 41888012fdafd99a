// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/journal.h"

#include "app/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What the hash of a row covers, as one unambiguous text.
struct Row
{
    qint64 sequence = 0;
    QString run{};
    QString at{};
    QString kind{};
    QString data{};
};

QString hashOf(const QString &previous, const Row &row)
{
    const QJsonArray covered{previous, QString::number(row.sequence), row.run, row.at, row.kind, row.data};
    return sha256Hex(QJsonDocument(covered).toJson(QJsonDocument::Compact));
}

Row rowOf(const QSqlQuery &query)
{
    return {query.value(0).toLongLong(), query.value(1).toString(), query.value(2).toString(),
            query.value(3).toString(), query.value(4).toString()};
}

JournalEvent eventOf(const Row &row, const QString &hash)
{
    return {row.sequence,
            row.run,
            QDateTime::fromString(row.at, Qt::ISODateWithMs).toUTC(),
            row.kind,
            QJsonDocument::fromJson(row.data.toUtf8()).object(),
            hash};
}

Error unusable(const QString &path, const QString &why)
{
    return {ErrorCode::JournalUnusable,
            {QT_TRANSLATE_NOOP("app", "The journal %1 cannot be used."), {path}},
            why,
            {QT_TRANSLATE_NOOP(
                "app",
                "Check that its folder may be written and has room, or set LOCKSTEP_STATE_DIR to another folder. "
                "Nothing runs without a journal.")}};
}

/// Owner only, from the first byte on: the journal shows what a database contains.
Status makePrivateFile(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo::exists(folder)) {
        if (!QDir().mkpath(folder))
            return unusable(path, QCoreApplication::translate("app", "The folder %1 cannot be made.").arg(folder));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    if (QFileInfo::exists(path))
        return Done{};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        && !QFileInfo::exists(path))
        return unusable(path, file.errorString());
    return Done{};
}

/// Entry i leads from version i to i + 1. Entries are only ever added.
const std::vector<QStringList> &journalVersions()
{
    static const std::vector<QStringList> versions{
        {u"CREATE TABLE event (sequence INTEGER PRIMARY KEY, run TEXT NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, "
         "data TEXT NOT NULL, hash TEXT NOT NULL UNIQUE) STRICT"_s,
         u"CREATE INDEX event_run ON event (run, sequence)"_s,
         u"CREATE INDEX event_run_started ON event (sequence) WHERE kind = 'runStarted'"_s,
         u"CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'append only'); END"_s,
         u"CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'append only'); END"_s},
    };
    return versions;
}

Result<int> versionOf(QSqlQuery &query, const QSqlDatabase &database)
{
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return unusable(database.databaseName(), query.lastError().text());
    return query.value(0).toInt();
}

Status step(QSqlQuery &query, const QSqlDatabase &database, int version)
{
    QStringList statements = journalVersions()[std::size_t(version)];
    statements << u"PRAGMA user_version = %1"_s.arg(version + 1) << u"COMMIT"_s;
    for (const QString &statement : statements) {
        if (query.exec(statement))
            continue;
        const QString why = query.lastError().text();
        query.exec(u"ROLLBACK"_s);
        return unusable(database.databaseName(), why);
    }
    return Done{};
}

/// Brings the tables to this program's version (PRAGMA user_version), each step in a transaction of its own.
Status migrateJournal(const QSqlDatabase &database)
{
    const int newest = int(journalVersions().size());
    QSqlQuery query(database);
    auto version = versionOf(query, database);
    while (version && *version < newest) {
        // The version is read again under the lock: another process may have done the step meanwhile.
        if (!query.exec(u"BEGIN IMMEDIATE"_s))
            return unusable(database.databaseName(), query.lastError().text());
        version = versionOf(query, database);
        if (!version || *version >= newest) {
            query.exec(u"ROLLBACK"_s);
            break;
        }
        if (Status done = step(query, database, *version); !done)
            return done;
        version = versionOf(query, database);
    }
    if (!version)
        return std::move(version).error();
    if (*version > newest)
        return Error{
            ErrorCode::JournalUnusable,
            {QT_TRANSLATE_NOOP("app", "The journal %1 was written by a newer Lockstep."), {database.databaseName()}},
            {},
            {QT_TRANSLATE_NOOP("app", "Update Lockstep, or set LOCKSTEP_STATE_DIR to another folder.")}};
    return Done{};
}

Status runAll(QSqlDatabase database, const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (QSqlQuery query(database); !query.exec(statement))
            return unusable(database.databaseName(), query.lastError().text());
    }
    return Done{};
}

Status prepare(QSqlDatabase database)
{
    // FULL: an intent must outlive a power cut, or the act it announces would be forgotten.
    const Status set = runAll(database,
                              {u"PRAGMA busy_timeout = 10000"_s, u"PRAGMA journal_mode = WAL"_s,
                               u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s});
    return set ? migrateJournal(database) : set;
}

}  // namespace

/// The statements of an append(), prepared once: a run writes hundreds of events.
struct Journal::Writing
{
    explicit Writing(const QSqlDatabase &database)
        : begin(database)
        , newest(database)
        , insert(database)
        , commit(database)
    {
        // IMMEDIATE: the newest hash is read and followed under one write lock, so two processes chain correctly.
        begin.prepare(u"BEGIN IMMEDIATE"_s);
        newest.prepare(u"SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1"_s);
        insert.prepare(u"INSERT INTO event (sequence, run, at, kind, data, hash) VALUES (?, ?, ?, ?, ?, ?)"_s);
        commit.prepare(u"COMMIT"_s);
    }

    /// Behind the row `last`, whose place it takes.
    bool add(const QString &run, const NewEvent &entry, JournalEvent &last)
    {
        const Row row{last.sequence + 1, run, entry.at.toString(Qt::ISODateWithMs), entry.kind,
                      QString::fromUtf8(QJsonDocument(entry.data).toJson(QJsonDocument::Compact))};
        const QString hash = hashOf(last.hash, row);
        int place = 0;
        for (const QVariant &value : {QVariant(row.sequence), QVariant(row.run), QVariant(row.at), QVariant(row.kind),
                                      QVariant(row.data), QVariant(hash)})
            insert.bindValue(place++, value);
        last = {row.sequence, run, entry.at, entry.kind, entry.data, hash};
        return insert.exec();
    }

    QSqlQuery begin;
    QSqlQuery newest;
    QSqlQuery insert;
    QSqlQuery commit;
};

Journal::Journal(QString connection)
    : m_connection(std::move(connection))
{ }

Journal::~Journal()
{
    m_writing.reset();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

QString Journal::path() const
{
    return QSqlDatabase::database(m_connection, false).databaseName();
}

Result<std::unique_ptr<Journal>> Journal::open(const QString &path)
{
    const QString file = path.isEmpty() ? stateFolder() + u"/journal.sqlite"_s : path;
    if (Status made = makePrivateFile(file); !made)
        return std::move(made).error();
    std::unique_ptr<Journal> journal(new Journal(QUuid::createUuid().toString(QUuid::WithoutBraces)));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, journal->m_connection);
    database.setDatabaseName(file);
    if (!database.open())
        return unusable(file, database.lastError().text());
    if (Status prepared = prepare(database); !prepared)
        return std::move(prepared).error();
    return journal;
}

/// A commit under FULL syncs the whole write-ahead log, with it the events that were committed under NORMAL before.
Status Journal::makeDurable(Durability durability)
{
    if (durability == m_durability)
        return Done{};
    const bool isNow = durability == Durability::Now;
    m_durability = durability;
    return runAll(QSqlDatabase::database(m_connection),
                  {isNow ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s});
}

Result<JournalEvent> Journal::append(const QString &run, const QString &kind, const QJsonObject &data,
                                     Durability durability)
{
    const NewEvent entry{kind, data};
    auto events = append(run, std::span(&entry, 1), durability);
    return events ? Result<JournalEvent>(std::move(events->front())) : std::move(events).error();
}

Result<std::vector<JournalEvent>> Journal::append(const QString &run, std::span<const NewEvent> entries,
                                                  Durability durability)
{
    if (Status set = makeDurable(durability); !set)
        return std::move(set).error();
    const QSqlDatabase database = QSqlDatabase::database(m_connection);
    const auto failed = [&database](const QSqlQuery &query) -> Error {
        const QString why = query.lastError().text();
        QSqlQuery(database).exec(u"ROLLBACK"_s);
        return unusable(database.databaseName(), why);
    };
    if (!m_writing)
        m_writing = std::make_unique<Writing>(database);
    auto &[begin, newest, insert, commit] = *m_writing;
    if (!begin.exec())
        return failed(begin);
    if (!newest.exec())
        return failed(newest);
    JournalEvent last;
    if (newest.next())
        last = {.sequence = newest.value(0).toLongLong(), .hash = newest.value(1).toString()};
    newest.finish();
    std::vector<JournalEvent> events;
    for (const NewEvent &entry : entries) {
        if (!m_writing->add(run, entry, last))
            return failed(insert);
        events.push_back(last);
    }
    if (!commit.exec())
        return failed(commit);
    return events;
}

Result<QStringList> Journal::runs(const QString &project) const
{
    return runsWhere(u"true"_s, project);
}

Result<QStringList> Journal::openRuns(const QString &project) const
{
    return runsWhere(
        u"NOT EXISTS (SELECT 1 FROM event AS last WHERE last.run = event.run AND last.kind = 'finished')"_s, project);
}

Result<QStringList> Journal::runsWhere(const QString &condition, const QString &project) const
{
    const QSqlDatabase database = QSqlDatabase::database(m_connection);
    QSqlQuery query(database);
    if (!query.exec(u"SELECT run, data FROM event WHERE kind = 'runStarted' AND "_s + condition
                    + u" ORDER BY sequence DESC"_s))
        return unusable(database.databaseName(), query.lastError().text());
    QStringList ids;
    while (query.next()) {
        const QJsonObject data = QJsonDocument::fromJson(query.value(1).toString().toUtf8()).object();
        if (project.isEmpty() || data.value("project"_L1).toString() == project)
            ids << query.value(0).toString();
    }
    return ids;
}

Result<std::vector<JournalEvent>> Journal::beginnings(const QString &project) const
{
    const QSqlDatabase database = QSqlDatabase::database(m_connection);
    QSqlQuery query(database);
    if (!query.exec(u"SELECT run, data FROM event WHERE kind = 'runStarted' ORDER BY sequence DESC"_s))
        return unusable(database.databaseName(), query.lastError().text());
    std::vector<JournalEvent> found;
    while (query.next()) {
        QJsonObject data = QJsonDocument::fromJson(query.value(1).toString().toUtf8()).object();
        if (data.value("project"_L1).toString() == project)
            found.push_back({.run = query.value(0).toString(), .kind = u"runStarted"_s, .data = std::move(data)});
    }
    return found;
}

Result<std::vector<JournalEvent>> Journal::events(const QString &run) const
{
    const QSqlDatabase database = QSqlDatabase::database(m_connection);
    QSqlQuery query(database);
    query.prepare(u"SELECT sequence, run, at, kind, data, hash FROM event WHERE run = ? ORDER BY sequence"_s);
    query.addBindValue(run);
    if (!query.exec())
        return unusable(database.databaseName(), query.lastError().text());
    std::vector<JournalEvent> events;
    while (query.next())
        events.push_back(eventOf(rowOf(query), query.value(5).toString()));
    return events;
}

Result<ChainCheck> Journal::checkChain() const
{
    const QSqlDatabase database = QSqlDatabase::database(m_connection);
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT sequence, run, at, kind, data, hash FROM event ORDER BY sequence"_s))
        return unusable(database.databaseName(), query.lastError().text());
    ChainCheck check{true, 0, 0};
    QString previous;
    while (query.next()) {
        const Row row = rowOf(query);
        const QString hash = query.value(5).toString();
        if (check.isIntact && (row.sequence != check.events + 1 || hash != hashOf(previous, row)))
            check = {false, check.events, row.sequence};
        previous = hash;
        ++check.events;
    }
    return check;
}

}  // namespace lockstep
