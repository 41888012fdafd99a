// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventinbox.h"
#include "models/job.h"
#include "models/statementmodel.h"

#include <QElapsedTimer>

namespace lockstep {

/// The page state of the guided deploy: what is running, which step is looked at, what has been confirmed and what may
/// be pressed. Widgets mirror it and decide nothing. GUI thread; the engine works on the Job's.
class DeployState : public QObject
{
    Q_OBJECT

public:
    enum class Activity { Idle, Opening, Performing, Confirming, Abandoning };

    explicit DeployState(QObject *parent = nullptr);
    ~DeployState() override;

    /// Begins a run, or takes `resumeRun` up again. Once.
    void open(DeployRequest request, const QString &resumeRun = {});
    bool isOpen() const { return m_run != nullptr; }
    Activity activity() const { return m_activity; }
    bool isBusy() const { return m_activity != Activity::Idle; }
    bool isStopping() const { return m_stopping; }
    qint64 elapsedMs() const { return isBusy() ? m_clock.elapsed() : 0; }

    const DeployRequest &request() const { return m_request; }
    /// As of the last moment at which nothing ran.
    const RunRecord &record() const { return m_record; }
    /// The step that is on turn; nullopt when the way is gone to its end.
    std::optional<Step> next() const { return m_next; }
    /// The step that is looked at; going back only looks.
    Step shown() const { return m_shown; }
    bool canShow(Step step) const;
    void show(Step step);

    /// False: it will be skipped by itself.
    bool hasWork(Step step) const { return m_pages[std::size_t(step)].hasWork; }
    StepBrief brief(Step step) const { return m_pages[std::size_t(step)].brief; }
    /// What must be said now: before the step runs, or, once it has succeeded, before the way goes on.
    const std::vector<Confirmation> &confirmations(Step step) const;
    /// `text`: what was typed, anything where nothing needs typing; nullopt withdraws.
    void answer(Step step, const QString &id, const std::optional<QString> &text);
    bool isAnswered(Step step, const Confirmation &confirmation) const;

    bool canPerform() const;  ///< the step on turn can be run now
    void perform();
    bool canConfirm() const;  ///< it has succeeded, all is confirmed: the way may go on
    void confirm();
    void requestStop();  ///< asks what runs to stop; it says by itself when it has
    void abandon();  ///< ends the run for good

    /// A session that holds up the statement that runs.
    struct Blocker
    {
        int pid = 0;
        QString backendStart{};
        QString who{};  ///< "bob (psql)"
        bool isEndAsked = false;
    };
    /// Empty while nobody does.
    const std::vector<Blocker> &blockers() const { return m_blockers; }
    /// What is waited for, who is in the way and who waits behind, a line each.
    const QString &waitText() const { return m_waitText; }
    /// Does the policy let a person have a session ended?
    bool mayEndBlockers() const { return m_request.view.choice.policy.mayEndBlockers; }
    /// Has it ended by the run, which takes that down as the person's wish, if it still is in the way then.
    void endBlocker(int pid);

    /// In one sentence, live, what has happened to the database.
    QString databaseSentence() const;
    /// Why the last call of the engine could not be done at all; a failed step has its error in the record.
    const std::optional<Error> &problem() const { return m_problem; }
    StatementModel &statements() { return m_statements; }
    /// Paths of the written record, empty before.
    const QStringList &recordFiles() const { return m_recordFiles; }

signals:
    void changed();  ///< anything a page mirrors; the statements have signals of their own
    void answersChanged();  ///< what may be pressed may have changed
    void sentenceChanged();  ///< databaseSentence() may have
    void blockersChanged();
    void progressed(const lockstep::Progress &progress);
    void logged(const QStringList &lines);  ///< notices and blockers, in order
    void stepEnded(lockstep::Step step);
    void abandoned();

private:
    struct Page
    {
        bool hasWork = true;
        StepBrief brief{};
        std::vector<Confirmation> before{};
        std::vector<Confirmation> after{};
        QHash<QString, QString> answers{};
    };
    /// What opening a run brings back from its thread.
    struct Opened
    {
        std::shared_ptr<DeployRun> run{};
        std::vector<StatementRun> statements{};
    };
    static Result<Opened> openRun(const DeployRequest &request, const QString &resumeRun, const JobContext &context);

    Page &page(Step step) { return m_pages[std::size_t(step)]; }
    const Page &page(Step step) const { return m_pages[std::size_t(step)]; }

    void enter(Activity activity);
    void leave(const Status &outcome);
    void opened(Result<Opened> opened);
    void performed(Step step, Result<QStringList> recordFiles);
    void refresh();
    void receive(const EventInbox::Batch &batch);
    void receiveStatement(const RunEvent &event);
    void receiveWait(const RunEvent &event);
    void forgetWait();

    DeployRequest m_request;
    std::shared_ptr<DeployRun> m_run;
    RunRecord m_record;
    std::array<Page, allSteps.size()> m_pages;
    std::optional<Step> m_next;
    Step m_shown = Step::Plan;
    Activity m_activity = Activity::Idle;
    bool m_stopping = false;
    std::optional<Error> m_problem;
    QStringList m_recordFiles;
    std::vector<Blocker> m_blockers;
    QString m_waitText;
    QElapsedTimer m_clock;
    StatementModel m_statements;
    EventInbox m_inbox;
    Job m_job;  // last: it joins its thread before what that uses goes
};

}  // namespace lockstep
