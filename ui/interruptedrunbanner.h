// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"
#include "models/job.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace lockstep {

/// Tells that a deploy of this project was cut short, and offers to take it up again, to look at it or to give it up.
/// Hidden while there is none. Its history is read on a thread of its own.
class InterruptedRunBanner : public QFrame
{
    Q_OBJECT

public:
    explicit InterruptedRunBanner(QWidget *parent = nullptr);

    /// Looks for interrupted runs of the project in this folder; empty: of none.
    void setProject(const QString &root);
    /// Looks again, for example after a deploy.
    void refresh();

signals:
    void resumeRequested(const QString &runId);
    void lookRequested(const QString &runId);
    /// The banner appeared or went.
    void shown(bool isShown);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setRuns(Result<std::vector<RunRecord>> runs);
    void read();
    void showError(const Error &error);
    void showOffer();
    void askToAbandon();
    void abandon();
    void hideAway();
    void applyPalette();

    QString m_root;
    std::vector<RunRecord> m_runs;  ///< newest first
    bool m_isStale = false;  ///< the journal is to be read, again if it is being read
    QString m_toAbandon;  ///< the run to give up with the next reading
    bool m_isAsking = false;  ///< the question whether to abandon is on show
    QLabel *m_text;
    QPushButton *m_resume;
    QPushButton *m_look;
    QPushButton *m_abandon;
    QPushButton *m_keep;
    Job m_job;
};

}  // namespace lockstep
