// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deploystate.h"

#include "app/report/record.h"
#include "models/deploywords.h"

#include <QJsonArray>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

RunRecord emptyRecord(const DeployRequest &request)
{
    RunRecord record;
    record.plan = request.plan;
    for (const Step step : allSteps)
        record.steps.push_back({.step = step});
    return record;
}

StatementState stateFrom(const QString &id)
{
    for (const StatementState state :
         {StatementState::Applied, StatementState::Undone, StatementState::Failed, StatementState::InDoubt}) {
        if (id == statementStateId(state))
            return state;
    }
    return StatementState::Applied;
}

bool mayRun(StepState state)
{
    return state != StepState::Confirmed && state != StepState::Skipped;
}

/// Steps for which the project configures nothing are nobody's to press a button for.
Status passIdleSteps(DeployRun &run, const JobContext &context)
{
    while (run.record().isOpen() && run.next() && !run.hasWork(*run.next())) {
        if (const auto passed = run.perform(*run.next(), {}, context); !passed)
            return passed.error();
    }
    return Done{};
}

QString logLine(const RunEvent &event)
{
    const QString clock = event.at.toLocalTime().toString(u"HH:mm:ss"_s);
    if (event.migration.isEmpty())
        return u"%1  %2"_s.arg(clock, event.text);
    return u"%1  %2 #%3  %4"_s.arg(clock, event.migration, QString::number(event.statement), event.text);
}

}  // namespace

DeployState::DeployState(QObject *parent)
    : QObject(parent)
{
    m_record = emptyRecord({});
    connect(&m_job, &Job::progressed, this, &DeployState::progressed);
    connect(&m_inbox, &EventInbox::arrived, this, &DeployState::receive);
}

DeployState::~DeployState() = default;

void DeployState::open(DeployRequest request, const QString &resumeRun)
{
    m_request = std::move(request);
    m_record = emptyRecord(m_request);
    enter(Activity::Opening);
    m_job.start(
        [wanted = m_request, resumeRun](const JobContext &context) { return openRun(wanted, resumeRun, context); },
        [this](Result<Opened> run) { opened(std::move(run)); });
}

Result<DeployState::Opened> DeployState::openRun(const DeployRequest &request, const QString &resumeRun,
                                                 const JobContext &context)
{
    auto run
        = resumeRun.isEmpty() ? DeployRun::begin(request, context) : DeployRun::resume(resumeRun, request, context);
    if (!run)
        return std::move(run).error();
    if (const Status passed = passIdleSteps(**run, context); !passed)
        return passed.error();
    // A resumed run has its own plan: the request's lacks what was applied meanwhile.
    return Opened{*run, plannedStatements((*run)->request())};
}

void DeployState::opened(Result<Opened> opened)
{
    if (!opened)
        return leave(opened.error());
    m_run = opened->run;
    m_request = m_run->request();
    m_statements.setStatements(std::move(opened->statements));
    refresh();
    m_statements.merge(m_record.at(Step::Migrate).statements);
    m_shown = m_next.value_or(Step::Record);
    leave(Done{});
}

bool DeployState::canShow(Step step) const
{
    return isOpen() && (step == m_next || m_record.at(step).state != StepState::Waiting);
}

void DeployState::show(Step step)
{
    if (!canShow(step) || step == m_shown)
        return;
    m_shown = step;
    emit changed();
}

const std::vector<Confirmation> &DeployState::confirmations(Step step) const
{
    const StepState state = m_record.at(step).state;
    const Page &said = page(step);
    return state == StepState::Succeeded || state == StepState::Confirmed ? said.after : said.before;
}

void DeployState::answer(Step step, const QString &id, const std::optional<QString> &text)
{
    if (text)
        page(step).answers.insert(id, *text);
    else
        page(step).answers.remove(id);
    emit answersChanged();
}

bool DeployState::isAnswered(Step step, const Confirmation &confirmation) const
{
    const QHash<QString, QString> &answers = page(step).answers;
    const auto given = answers.constFind(confirmation.id);
    return given != answers.cend() && confirmation.accepts(*given);
}

bool DeployState::canPerform() const
{
    if (!m_next || isBusy() || !m_record.isOpen())
        return false;
    const StepState state = m_record.at(*m_next).state;
    if (!mayRun(state))
        return false;
    const std::vector<Confirmation> &wanted = page(*m_next).before;
    return std::all_of(wanted.begin(), wanted.end(), [this](const Confirmation &c) { return isAnswered(*m_next, c); });
}

void DeployState::perform()
{
    if (!canPerform())
        return;
    const Step step = *m_next;
    const bool hasToSay = !page(step).before.empty();
    enter(Activity::Performing);
    m_job.start(
        [this, step, hasToSay, run = m_run,
         answers = std::exchange(page(step).answers, {})](const JobContext &context) -> Result<QStringList> {
            if (const Status said = hasToSay ? run->confirm(step, answers, context) : Status(Done{}); !said)
                return said.error();
            const auto record = run->perform(
                step, [this](const RunEvent &event) { m_inbox.push(event); }, context);
            if (!record)
                return record.error();
            // By policy a step may stand without having been looked at.
            if (const Status passed = passIdleSteps(*run, context); !passed)
                return passed.error();
            const bool isWhole = step == Step::Record && !record->error;
            return isWhole ? writeRecord(run->record(), defaultRecordFolder()) : Result<QStringList>(QStringList());
        },
        [this, step](Result<QStringList> files) { performed(step, std::move(files)); });
}

void DeployState::performed(Step step, Result<QStringList> recordFiles)
{
    m_inbox.drain();
    forgetWait();
    refresh();
    m_statements.merge(m_record.at(Step::Migrate).statements);
    if (recordFiles && !recordFiles->isEmpty())
        m_recordFiles = *recordFiles;
    leave(recordFiles ? Status(Done{}) : Status(recordFiles.error()));
    emit stepEnded(step);
}

bool DeployState::canConfirm() const
{
    if (!m_next || isBusy() || m_record.at(*m_next).state != StepState::Succeeded)
        return false;
    const std::vector<Confirmation> &wanted = page(*m_next).after;
    return std::all_of(wanted.begin(), wanted.end(), [this](const Confirmation &c) { return isAnswered(*m_next, c); });
}

void DeployState::confirm()
{
    if (!canConfirm())
        return;
    enter(Activity::Confirming);
    m_job.start(
        [run = m_run, step = *m_next, answers = page(*m_next).answers](const JobContext &context) {
            const Status confirmed = run->confirm(step, answers, context);
            return confirmed ? passIdleSteps(*run, context) : confirmed;
        },
        [this](const Status &confirmed) {
            refresh();
            if (confirmed)
                m_shown = m_next.value_or(Step::Record);
            leave(confirmed);
        });
}

void DeployState::requestStop()
{
    if (!isBusy() || m_stopping)
        return;
    m_stopping = true;
    m_job.requestStop();
    emit changed();
}

void DeployState::abandon()
{
    if (!isOpen() || isBusy())
        return;
    enter(Activity::Abandoning);
    m_job.start([run = m_run](const JobContext &context) { return run->abandon(context); },
                [this](const Status &ended) {
                    refresh();
                    leave(ended);
                    if (ended)
                        emit abandoned();
                });
}

QString DeployState::databaseSentence() const
{
    if (m_activity != Activity::Performing || m_next != Step::Migrate)
        return lockstep::databaseSentence(m_record);
    if (m_stopping)
        return tr("Stopping: asking the server to cancel the statement.");
    const int running = m_statements.runningRow();
    if (running < 0)
        return tr("The migrations are being applied.");
    return tr("%1 is being applied.", "a migration").arg(m_statements.statements()[std::size_t(running)].migration);
}

void DeployState::enter(Activity activity)
{
    m_activity = activity;
    m_stopping = false;
    m_problem.reset();
    m_clock.start();
    emit changed();
}

void DeployState::leave(const Status &outcome)
{
    m_activity = Activity::Idle;
    m_stopping = false;
    if (!outcome)
        m_problem = outcome.error();
    emit changed();
}

/// The run is looked at only while no job has it.
void DeployState::refresh()
{
    m_record = m_run->record();
    m_next = m_run->next();
    for (const Step step : allSteps) {
        page(step).hasWork = m_run->hasWork(step);
        page(step).brief = m_run->brief(step);
        page(step).before = m_run->before(step);
        page(step).after = m_run->after(step);
    }
}

void DeployState::receive(const EventInbox::Batch &batch)
{
    for (const RunEvent &event : batch.events)
        receiveStatement(event);
    QStringList lines;
    if (batch.dropped > 0)
        lines << tr("… %n older notice(s) not shown", nullptr, int(batch.dropped));
    for (const RunEvent &notice : batch.notices) {
        lines << logLine(notice);
        if (notice.kind == u"blocked")
            receiveWait(notice);
    }
    if (!lines.isEmpty())
        emit logged(lines);
    emit sentenceChanged();
}

/// Told beside the statements' own events: of one that has ended meanwhile it is no news.
void DeployState::receiveWait(const RunEvent &event)
{
    const int running = m_statements.runningRow();
    if (running < 0 || m_statements.row(event.migration, event.statement) != running)
        return;
    const std::vector<Blocker> before = std::exchange(m_blockers, {});
    for (const auto &blocker : event.data.value("blockers"_L1).toArray()) {
        const int pid = blocker["pid"_L1].toInt();
        const auto known = std::ranges::find(before, pid, &Blocker::pid);
        m_blockers.push_back({pid, blocker["backendStart"_L1].toString(),
                              u"%1 (%2)"_s.arg(blocker["user"_L1].toString(), blocker["application"_L1].toString()),
                              known != before.end() && known->isEndAsked});
    }
    m_waitText = event.text;
    emit blockersChanged();
}

void DeployState::forgetWait()
{
    if (m_blockers.empty())
        return;
    m_blockers.clear();
    m_waitText.clear();
    emit blockersChanged();
}

void DeployState::endBlocker(int pid)
{
    const auto blocker = std::ranges::find(m_blockers, pid, &Blocker::pid);
    if (blocker == m_blockers.end() || !mayEndBlockers())
        return;
    blocker->isEndAsked = true;
    m_request.desk->ask(pid, blocker->backendStart);
    emit blockersChanged();
}

void DeployState::receiveStatement(const RunEvent &event)
{
    forgetWait();
    if (event.kind == u"statementStarted") {
        m_statements.start(event.migration, event.statement, event.at);
    } else if (event.kind == u"statementFinished") {
        m_statements.finish({.migration = event.migration,
                             .statement = event.statement,
                             .state = stateFrom(event.data.value("state"_L1).toString()),
                             .durationMs = event.data.value("durationMs"_L1).toInteger(),
                             .rows = event.data.value("rows"_L1).toInteger()});
    }
}

}  // namespace lockstep
