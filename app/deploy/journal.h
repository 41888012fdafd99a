// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QDateTime>
#include <QJsonObject>

#include <memory>
#include <span>
#include <vector>

namespace lockstep {

/// One journal row.
struct JournalEvent
{
    qint64 sequence = 0;
    QString run{};
    QDateTime at{};  ///< UTC, milliseconds
    QString kind{};  ///< "runStarted", "stepStarted", "statementStarted", "statementFinished", …
    QJsonObject data{};
    QString hash{};  ///< SHA-256 over the hash before and this row
};

/// What is to become a row.
struct NewEvent
{
    QString kind{};
    QJsonObject data{};
    QDateTime at = QDateTime::currentDateTimeUtc();
};

/// What `lockstep history --check` answers.
struct ChainCheck
{
    bool isIntact = false;
    qint64 events = 0;
    qint64 firstBadSequence = 0;  ///< 0 when intact
};

/// When an event is safe from a power cut. From the end of the process, however it ends, each is safe at once.
enum class Durability {
    Now,
    WithNext,  ///< with the next event that is written Now
};

/// The durable, append-only record of what runs did: SQLite through Qt Sql, WAL, synchronous=FULL, one writer; each
/// event carries the hash of the one before. Create, use and destroy it on one thread; several may be open on one file.
class Journal
{
public:
    /// `path` empty: journal.sqlite in the state folder, made when missing. JournalUnusable says why and what to do.
    static Result<std::unique_ptr<Journal>> open(const QString &path = {});
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    /// On disk when it returns, unless it may follow with the next.
    Result<JournalEvent> append(const QString &run, const QString &kind, const QJsonObject &data,
                                Durability durability = Durability::Now);
    /// Several at once: all of them or none.
    Result<std::vector<JournalEvent>> append(const QString &run, std::span<const NewEvent> entries,
                                             Durability durability = Durability::Now);
    /// Ids of all runs, newest first; `project` empty: of all projects.
    Result<QStringList> runs(const QString &project) const;
    /// Those that were begun and have no end yet.
    Result<QStringList> openRuns(const QString &project) const;
    /// How each of the project's runs began ("runStarted"), newest first.
    Result<std::vector<JournalEvent>> beginnings(const QString &project) const;
    /// In order; empty when there is no such run.
    Result<std::vector<JournalEvent>> events(const QString &run) const;
    Result<ChainCheck> checkChain() const;
    /// The file.
    QString path() const;

private:
    struct Writing;
    explicit Journal(QString connection);
    Status makeDurable(Durability durability);
    Result<QStringList> runsWhere(const QString &condition, const QString &project) const;

    QString m_connection;  ///< Qt Sql's connection name
    Durability m_durability = Durability::Now;  ///< what SQLite is set to
    std::unique_ptr<Writing> m_writing{};  ///< once something was appended
};

}  // namespace lockstep
