// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/steppage.h"

#include <QTimer>

class QLabel;
class QPlainTextEdit;
class QTableView;

namespace lockstep {

class PlaybookPanel;

/// The migrations, one statement at a time, live; and, when one fails, where that leaves the database and the ways on.
class MigratePage : public StepPage
{
    Q_OBJECT

public:
    explicit MigratePage(DeployState &state, QWidget *parent = nullptr);

    QString actionText() const override;
    bool isDangerous() const override { return true; }

protected:
    QString summary() const override;
    void mirrorEvidence() override;
    bool keepsBriefWhileRunning() const override { return false; }

private:
    void createTable();
    void createLog();
    void follow();
    void tick();

    QTableView *m_table;
    PlaybookPanel *m_playbook;
    QLabel *m_logTitle;
    QPlainTextEdit *m_log;
    QTimer m_clock;
};

}  // namespace lockstep
