// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/fleet/survey.h"
#include "app/deploy/run.h"

#include <mutex>

namespace lockstep {

/// How far one member has come. Held: its run waits for an answer that nobody has given yet; nothing of the step that
/// asked for it was done.
enum class MemberState { Waiting, UpToDate, Running, Held, Done, Failed, Undone, Partial, Cancelled, Unusable };
QLatin1StringView memberStateId(MemberState state);
Message memberStateTitle(MemberState state);

/// One row of the fleet's screen.
struct FleetRow
{
    QString name{};
    QString target{};  ///< "db-1:5432/tenant_012"
    MemberState state{};
    int wave = -1;  ///< from 0, the canaries'; -1: in none
    int pending = 0;  ///< migrations
    QString run{};  ///< the run's id, empty before it began
    std::optional<Step> step{};  ///< the one that runs, or ran last
    qint64 durationMs = 0;
    std::optional<Error> error{};
    std::vector<Confirmation> questions{};  ///< of a held one
};

struct FleetOptions
{
    FleetPace pace{};
    QString backupFolder{};  ///< as DeployRequest's, as are the next
    QString noBackupBecause{};
    std::optional<std::chrono::milliseconds> lockTimeout{};
    std::optional<std::chrono::milliseconds> statementTimeout{};
    QString journalPath{};
};

/// Told of every row that changed, and of each event of its run. Never two calls at once, on any thread.
struct FleetSink
{
    std::function<void(std::size_t index, const FleetRow &row)> onRow{};
    std::function<void(std::size_t index, const RunEvent &event)> onEvent{};
    std::function<void(std::size_t index, const RunRecord &record)> onEnded{};  ///< the run, however it ended
};

/// One plan over many databases: the canaries first, then wave after wave, each begun only when all before it are done.
///
/// Every member has a run of its own (DeployRun): its own ledger, lock, journal entries and evidence. What a person
/// confirms of a wave stands for "seen" and "go" of its members; what a member's preflight warns of, and what a
/// checklist asks, is answered by a person once for the fleet, and a member that asks something new is held. On the
/// first doubt (a member that is neither done nor held) no further member begins. Nothing of a fleet is kept but its
/// members' runs: taken up again, here or on another machine, it asks the targets, and those that are up to date stay
/// so. Runs that were interrupted on this machine are resumed.
class FleetRun
{
public:
    FleetRun(WorkspacePtr workspace, std::vector<FleetStanding> fleet, FleetOptions options);
    ~FleetRun();

    const QString &id() const { return m_id; }
    const std::vector<FleetRow> &rows() const { return m_rows; }
    int waves() const { return int(m_waves.size()); }
    /// The wave that performWave() would run; none when all are done or something stands in doubt.
    std::optional<int> next() const;
    /// Why it goes no further: the error of the first member that cannot be deployed to, or failed; none when no wave
    /// is held back.
    std::optional<Error> doubt() const;
    /// Indexes of its members.
    const std::vector<std::size_t> &membersOf(int wave) const { return m_waves[std::size_t(wave)]; }
    /// What must be said before it begins: a protected fleet wants the environment's name typed.
    Confirmation before(int wave) const;
    /// Takes that down. PolicyRefused when a typed name differs.
    Status confirm(int wave, const QString &typed);
    /// What held members ask, each question once.
    std::vector<Confirmation> questions() const;
    /// Answers them for every member, now and later.
    void answer(const QString &id, const QString &text);

    /// Runs the members of the next wave that are not done. What became of each stands in rows(). PolicyRefused when
    /// the wave was not confirmed.
    Status performWave(const FleetSink &sink, const JobContext &context);
    /// Ends the runs of held members; the journal keeps them.
    Status abandon(const FleetSink &sink);

private:
    struct Member;
    bool performMember(std::size_t index, const FleetSink &sink, const JobContext &context);
    Status openRun(std::size_t index, const JobContext &context);
    void change(std::size_t index, const FleetSink &sink, const std::function<void(FleetRow &)> &how);
    void tell(std::size_t index, const FleetSink &sink, const RunEvent &event);

    WorkspacePtr m_workspace;
    FleetOptions m_options;
    QString m_id;
    std::vector<FleetRow> m_rows;
    std::vector<Member> m_members;
    std::vector<std::vector<std::size_t>> m_waves;
    std::vector<bool> m_confirmed;  ///< by wave
    QHash<QString, QString> m_answers;  ///< by the question's id
    std::unique_ptr<std::mutex> m_mutex;  ///< of the rows and of whoever is told, while a wave runs
};

}  // namespace lockstep
