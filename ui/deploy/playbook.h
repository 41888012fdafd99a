// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/playbook.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace lockstep {

class DeployState;
class FittedText;

/// After a failed step: the very statement, what state the database is in and how that is known, what to do before
/// anything else, and the ways on with what each costs. None is chosen beforehand.
class PlaybookPanel : public QWidget
{
    Q_OBJECT

public:
    PlaybookPanel(DeployState &state, Step step, QWidget *parent = nullptr);

    void mirror();

signals:
    /// The person takes this way; `subject` as PlaybookWay has it.
    void wayChosen(lockstep::PlaybookWay::Kind kind, const QString &subject);

private:
    void showStatement(const Playbook &playbook);
    void showWays(const Playbook &playbook);
    void addWay(const PlaybookWay &way);
    void addButton(QWidget *way, const PlaybookWay &meant);

    DeployState &m_state;
    Step m_step;
    QWidget *m_failed;
    QLabel *m_statementTitle;
    FittedText *m_statement;
    QLabel *m_database;
    QLabel *m_contain;
    QVBoxLayout *m_ways;
    QDateTime m_shownSince;
};

}  // namespace lockstep
