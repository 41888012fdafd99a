// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleetstate.h"

#include "app/report/fleet.h"
#include "app/report/record.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace lockstep {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

FleetState::FleetState(WorkspacePtr workspace, TargetChoice base, QObject *parent)
    : QObject(parent)
    , m_workspace(std::move(workspace))
    , m_base(std::move(base))
{
    connect(&m_job, &Job::progressed, this, &FleetState::progressed);
}

FleetState::~FleetState() = default;

FleetConfig FleetState::configured() const
{
    for (const FleetConfig &fleet : m_workspace->config.fleets) {
        if (fleet.environment == m_base.environment)
            return fleet;
    }
    return {};
}

void FleetState::ask(const FleetSource &source, const FleetPace &pace)
{
    if (isBusy())
        return;
    m_fleet.reset();
    m_model.setRows({});
    const auto work = [workspace = m_workspace, base = m_base, source,
                       pace](const JobContext &context) -> Result<std::vector<FleetStanding>> {
        const auto members = findMembers(*workspace, base, source, context);
        if (!members)
            return members.error();
        return surveyFleet(*workspace, *members, pace.parallel, {}, context);
    };
    m_job.start(work, [this, pace](Result<std::vector<FleetStanding>> standings) {
        if (!standings)
            return leave(standings.error());
        m_fleet = std::make_shared<FleetRun>(m_workspace, *std::move(standings),
                                             FleetOptions{.pace = pace, .noBackupBecause = m_noBackupBecause});
        m_model.setRows(m_fleet->rows());
        leave(Done{});
    });
    enter(Activity::Asking);
}

std::optional<int> FleetState::next() const
{
    return m_fleet ? m_fleet->next() : std::nullopt;
}

void FleetState::answer(const QString &id, const std::optional<QString> &text)
{
    if (text)
        m_answers.insert(id, *text);
    else
        m_answers.remove(id);
    emit answersChanged();
}

bool FleetState::canDeploy() const
{
    return !isBusy() && next() && std::ranges::all_of(m_wanted, [this](const Confirmation &each) {
        return m_answers.contains(each.id) && each.accepts(m_answers.value(each.id));
    });
}

FleetSink FleetState::sink()
{
    return {.onRow = [this](std::size_t index, const FleetRow &row) { note(index, row); },
            .onEnded =
                [this](std::size_t, const RunRecord &record) {
                    // It is said, and stops no fleet: the journal has it all.
                    if (const auto written = writeRecord(record, defaultRecordFolder()); !written) {
                        const std::scoped_lock lock(m_mutex);
                        m_recordProblem = written.error();
                    }
                }};
}

void FleetState::deploy()
{
    const auto wave = next();
    if (!canDeploy() || !wave)
        return;
    for (const Confirmation &question : m_fleet->questions())
        m_fleet->answer(question.id, m_answers.value(question.id));
    if (m_fleet->questions().empty()) {
        if (Status said = m_fleet->confirm(*wave, m_answers.value(m_fleet->before(*wave).id)); !said)
            return leave(said);
    }
    m_job.start(
        [fleet = m_fleet, sink = sink()](const JobContext &context) { return fleet->performWave(sink, context); },
        [this](const Status &performed) { leave(performed); });
    enter(Activity::Deploying);
}

void FleetState::abandon()
{
    if (isBusy() || !m_fleet)
        return;
    m_job.start([fleet = m_fleet, sink = sink()](const JobContext &) { return fleet->abandon(sink); },
                [this](const Status &abandoned) {
                    leave(abandoned);
                    emit ended();
                });
    enter(Activity::Ending);
}

QString FleetState::summary() const
{
    return m_model.rows().empty() ? QString() : fleetSummary(m_model.rows());
}

void FleetState::enter(Activity activity)
{
    m_activity = activity;
    m_problem.reset();
    m_wanted.clear();
    m_answers.clear();
    emit changed();
}

void FleetState::leave(const Status &outcome)
{
    m_activity = Activity::Idle;
    showNoted();
    if (!outcome)
        m_problem = outcome.error();
    else if (m_fleet)
        m_problem = m_fleet->doubt();
    if (const std::scoped_lock lock(m_mutex); !m_problem)
        m_problem = std::exchange(m_recordProblem, std::nullopt);
    if (const auto wave = next()) {
        m_wanted = m_fleet->questions();
        if (m_wanted.empty())
            m_wanted.push_back(m_fleet->before(*wave));
    }
    emit changed();
}

/// Any thread; rows change faster than anybody reads.
void FleetState::note(std::size_t index, const FleetRow &row)
{
    const std::scoped_lock lock(m_mutex);
    m_noted.insert_or_assign(index, row);
    if (std::exchange(m_isPosted, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { QTimer::singleShot(50ms, this, [this] { showNoted(); }); }, Qt::QueuedConnection);
}

void FleetState::showNoted()
{
    std::unique_lock lock(m_mutex);
    const auto noted = std::exchange(m_noted, {});
    m_isPosted = false;
    lock.unlock();
    for (const auto &[index, row] : noted)
        m_model.setRow(index, row);
    if (!noted.empty())
        emit changed();
}

}  // namespace lockstep
