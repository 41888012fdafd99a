// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/fleet/fleetrun.h"

#include "app/deploy/fleet/memberrun.h"
#include "app/deploy/fleet/pool.h"
#include "app/deploy/guard.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QUuid>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

struct StateWords
{
    MemberState state;
    QLatin1StringView id;
    const char *title;
};

constexpr std::array stateWords{
    StateWords{MemberState::Waiting, "waiting"_L1, QT_TRANSLATE_NOOP("app", "waiting")},
    StateWords{MemberState::UpToDate, "upToDate"_L1, QT_TRANSLATE_NOOP("app", "up to date")},
    StateWords{MemberState::Running, "running"_L1, QT_TRANSLATE_NOOP("app", "running")},
    StateWords{MemberState::Held, "held"_L1, QT_TRANSLATE_NOOP("app", "waits for an answer")},
    StateWords{MemberState::Done, "done"_L1, QT_TRANSLATE_NOOP("app", "done")},
    StateWords{MemberState::Failed, "failed"_L1, QT_TRANSLATE_NOOP("app", "failed")},
    StateWords{MemberState::Undone, "undone"_L1, QT_TRANSLATE_NOOP("app", "failed, undone")},
    StateWords{MemberState::Partial, "partial"_L1, QT_TRANSLATE_NOOP("app", "failed, effects remain")},
    StateWords{MemberState::Cancelled, "cancelled"_L1, QT_TRANSLATE_NOOP("app", "cancelled")},
    StateWords{MemberState::Unusable, "unusable"_L1, QT_TRANSLATE_NOOP("app", "cannot be deployed to")},
};

const StateWords &wordsOf(MemberState state)
{
    return *std::ranges::find(stateWords, state, &StateWords::state);
}

bool isSafe(MemberState state)
{
    return state == MemberState::Done || state == MemberState::UpToDate;
}

}  // namespace

QLatin1StringView memberStateId(MemberState state)
{
    return wordsOf(state).id;
}

Message memberStateTitle(MemberState state)
{
    return {wordsOf(state).title};
}

struct FleetRun::Member
{
    FleetStanding standing{};
    std::shared_ptr<DeployRun> run{};
};

FleetRun::FleetRun(WorkspacePtr workspace, std::vector<FleetStanding> fleet, FleetOptions options)
    : m_workspace(std::move(workspace))
    , m_options(std::move(options))
    , m_id(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_waves(wavesOf(fleet, m_options.pace))
    , m_confirmed(m_waves.size(), false)
    , m_mutex(std::make_unique<std::mutex>())
{
    for (FleetStanding &standing : fleet) {
        const MemberState state = standing.error ? MemberState::Unusable
            : standing.isUpToDate()              ? MemberState::UpToDate
                                                 : MemberState::Waiting;
        m_rows.push_back({.name = standing.member.name,
                          .target = standing.view.identity.display(),
                          .state = state,
                          .pending = int(standing.plan.migrations.size()),
                          .error = standing.error});
        m_members.push_back({std::move(standing)});
    }
    for (std::size_t wave = 0; wave < m_waves.size(); ++wave) {
        for (const std::size_t index : m_waves[wave])
            m_rows[index].wave = int(wave);
    }
}

FleetRun::~FleetRun() = default;

std::optional<Error> FleetRun::doubt() const
{
    const auto bad = std::ranges::find_if(m_rows, [](const FleetRow &row) { return row.error.has_value(); });
    return bad == m_rows.end() ? std::nullopt : bad->error;
}

std::optional<int> FleetRun::next() const
{
    if (doubt())
        return std::nullopt;
    for (std::size_t wave = 0; wave < m_waves.size(); ++wave) {
        const auto isDone = [this](std::size_t index) { return isSafe(m_rows[index].state); };
        if (!std::ranges::all_of(m_waves[wave], isDone))
            return int(wave);
    }
    return std::nullopt;
}

Confirmation FleetRun::before(int wave) const
{
    const auto &members = membersOf(wave);
    const TargetChoice &choice = m_members[members.front()].standing.member.choice;
    const char *text = wave == 0 ? QT_TRANSLATE_N_NOOP("app", "Deploy to the canaries, %n database(s), now.")
                                 : QT_TRANSLATE_N_NOOP("app", "Deploy to the next %n database(s) now.");
    Confirmation confirmation{u"wave"_s, {text, {}, int(members.size())}};
    if (choice.isProtected) {
        confirmation.typed = choice.environment;
        confirmation.text.source = wave == 0
            ? QT_TRANSLATE_N_NOOP("app",
                                  "Deploy to the canaries, %n database(s), now: type the name of the environment.")
            : QT_TRANSLATE_N_NOOP("app", "Deploy to the next %n database(s) now: type the name of the environment.");
    }
    return confirmation;
}

Status FleetRun::confirm(int wave, const QString &typed)
{
    const Confirmation needed = before(wave);
    if (!needed.typed.isEmpty() && needed.typed != typed)
        return unconfirmed(needed);
    m_confirmed[std::size_t(wave)] = true;
    return Done{};
}

std::vector<Confirmation> FleetRun::questions() const
{
    std::vector<Confirmation> questions;
    for (const FleetRow &row : m_rows) {
        for (const Confirmation &question : row.questions) {
            if (std::ranges::find(questions, question.id, &Confirmation::id) == questions.end())
                questions.push_back(question);
        }
    }
    return questions;
}

void FleetRun::answer(const QString &id, const QString &text)
{
    m_answers.insert(id, text);
}

void FleetRun::change(std::size_t index, const FleetSink &sink, const std::function<void(FleetRow &)> &how)
{
    const std::lock_guard guard(*m_mutex);
    how(m_rows[index]);
    if (sink.onRow)
        sink.onRow(index, m_rows[index]);
}

void FleetRun::tell(std::size_t index, const FleetSink &sink, const RunEvent &event)
{
    if (const std::lock_guard guard(*m_mutex); sink.onEvent)
        sink.onEvent(index, event);
    // Of the rows, a member's thread alone changes its own.
    if (m_rows[index].step != event.step)
        change(index, sink, [&event](FleetRow &row) { row.step = event.step; });
}

Status FleetRun::performWave(const FleetSink &sink, const JobContext &context)
{
    const std::optional<int> wave = next();
    if (!wave)
        return Done{};
    if (!m_confirmed[std::size_t(*wave)])
        return unconfirmed(before(*wave));
    std::vector<std::size_t> waiting;
    for (const std::size_t index : membersOf(*wave)) {
        if (!isSafe(m_rows[index].state))
            waiting.push_back(index);
    }
    forEachMember(
        waiting, m_options.pace.parallel, [&](std::size_t index) { return performMember(index, sink, context); },
        context);
    return context.checkpoint();
}

Status FleetRun::openRun(std::size_t index, const JobContext &context)
{
    Member &member = m_members[index];
    if (member.run)
        return Done{};
    auto opened = openMember(m_workspace, member.standing, m_options, m_id, context);
    if (!opened)
        return std::move(opened).error();
    member.run = *std::move(opened);
    return Done{};
}

bool FleetRun::performMember(std::size_t index, const FleetSink &sink, const JobContext &context)
{
    QElapsedTimer clock;
    clock.start();
    change(index, sink, [](FleetRow &row) {
        row.state = MemberState::Running;
        row.questions.clear();
    });
    const Status opened = openRun(index, context);
    const auto &run = m_members[index].run;
    MemberEnd end = opened ? MemberEnd{MemberState::UpToDate} : endOf(opened.error());
    if (run) {
        change(index, sink, [&run](FleetRow &row) { row.run = run->record().id; });
        end = advance(
            *run, {true, m_answers}, [&](const RunEvent &event) { tell(index, sink, event); }, context);
    }
    change(index, sink, [&end, &clock](FleetRow &row) {
        row.state = end.state;
        row.error = end.error;
        row.questions = end.questions;
        row.durationMs += clock.elapsed();
    });
    if (const std::lock_guard guard(*m_mutex); run && sink.onEnded && end.state != MemberState::Held)
        sink.onEnded(index, run->record());
    return isSafe(end.state) || end.state == MemberState::Held;
}

Status FleetRun::abandon(const FleetSink &sink)
{
    Status worst = Done{};
    for (std::size_t index = 0; index < m_members.size(); ++index) {
        if (m_rows[index].state != MemberState::Held)
            continue;
        if (Status ended = m_members[index].run->abandon({}); !ended)
            worst = std::move(ended);
        change(index, sink, [](FleetRow &row) {
            row.state = MemberState::Cancelled;
            row.questions.clear();
        });
    }
    return worst;
}

}  // namespace lockstep
