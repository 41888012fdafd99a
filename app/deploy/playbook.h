// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/runrecord.h"

namespace lockstep {

/// One way on after a failure, with what it costs.
struct PlaybookWay
{
    enum class Kind {
        Retry,  ///< run the step again, or take the run up again
        Correct,  ///< change the file, which is another plan
        Revert,  ///< with the migrations' own scripts
        Tables,  ///< put rows back from copies or a dump of the tables at risk
        Restore,  ///< the backup into a new database, compared, swapped
        Resolve,  ///< say in the ledger what the database has
        Leave,  ///< nothing now; the run stays open
        DropIndex,  ///< drop the invalid index that a CREATE INDEX CONCURRENTLY left, then go on
    };
    Kind kind{};
    Message title{};
    Message cost{};
    QStringList commands{};  ///< exact, to be copied; no secrets
    QString subject{};  ///< what it is about: the migration to revert down to or to resolve, the backup to restore,
                        ///< the run whose copies have the rows or that left an index
};

/// What a person at 2 a.m. needs of a run that failed: what failed, where that leaves the database and how that is
/// known, how to keep it from getting worse, and the ways on, best first. None is chosen.
struct Playbook
{
    Step step{};
    std::optional<StatementRun> statement{};  ///< the one that failed, where one did
    Error error{};
    QString file{};
    int line = 0;  ///< of the statement's error, in the file; 0: unknown
    std::vector<Message> database{};  ///< what state it is in
    Message howKnown{};
    std::vector<Message> contain{};  ///< what to do before anything else
    QStringList questions{};  ///< SQL that shows who waits and who is in the way
    std::vector<PlaybookWay> ways{};
};

/// None where no step of the run failed.
std::optional<Playbook> playbookOf(const RunRecord &run);

/// The backup that the run took: its path; empty where it took none.
QString backupOf(const RunRecord &run);
/// The tables that the run's backup step copied beside themselves.
QStringList copiedTablesOf(const RunRecord &run);
/// What the run did to the database and can be taken back by its own script, the newest first. Empty where one of them
/// has no script.
std::vector<const PlannedMigration *> revertibleOf(const RunRecord &run);

}  // namespace lockstep
