// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Drizzle's meta/_journal.json (drizzle-kit up to 0.31): the list that decides what exists for Drizzle 0.x and in which
// order it runs. LEDGERS.md, section 2.2.

#include "app/migrations/layout.h"

#include <QJsonObject>

#include <optional>

namespace lockstep {

/// One migration as the journal lists it.
struct JournalEntry
{
    QString tag{};  ///< the file's name without ".sql"
    std::optional<qint64> when{};  ///< milliseconds since 1970; none where what stands there is no number
    int line = 0;  ///< of the tag in the journal
    QJsonObject fields{};  ///< all that stands there
};

struct DrizzleJournal
{
    QJsonObject head{};  ///< "version", "dialect" and whatever else stands beside the entries
    std::vector<JournalEntry> entries{};  ///< in the journal's order, which is the order of execution
};

/// FileMalformed with the line where it is no journal; `path` is for that message.
Result<DrizzleJournal> parseJournal(const QByteArray &bytes, const QString &path);

/// The journal as drizzle-kit writes it: two spaces of indentation, its own order of keys, no line end at the end.
QByteArray journalBytes(const DrizzleJournal &journal);

/// An entry as drizzle-kit writes it.
QJsonObject journalFields(int idx, const QString &version, qint64 when, const QString &tag);

/// What a journal is rebuilt from. readJournalSource() leaves `applied` empty.
struct JournalSource
{
    QString root{};  ///< the project, absolute
    QString folder{};  ///< the migrations folder relative to it
    QByteArray journal{};  ///< as it stands there; may be broken, or empty where there is none
    std::vector<SqlFile> files{};  ///< every .sql file of the folder
    /// Which content was applied when, as a target's ledger has it: `hash` to `created_at`. An entry takes its time
    /// from there, so that Drizzle knows it as applied.
    QHash<QString, qint64> applied{};
    QDateTime at{};  ///< now: the time of entries that have none
};

/// A rebuilt journal, to be shown and written by who asked for it.
struct RebuiltJournal
{
    DraftFile file{};  ///< meta/_journal.json
    std::vector<Message> changes{};  ///< one each; empty when the journal is as it should be
    std::vector<Message> left{};  ///< what a person has to decide: entries without a file, files that may be leftovers
};

/// Reads the journal and the .sql files of PROJECT/`folder`. A journal that is not there is no error.
Result<JournalSource> readJournalSource(const QString &root, const QString &folder, const JobContext &context);

/// The journal as Drizzle needs it: tags without ".sql", times that are numbers, no `hash` that is null, an entry for
/// every file that has none. Times that are numbers stay as they are unless the ledger has another for that content:
/// a newer one would make Drizzle run the migration again. Pure.
RebuiltJournal rebuildJournal(const JournalSource &source);

}  // namespace lockstep
