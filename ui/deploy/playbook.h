// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace lockstep {

class DeployState;
class FittedText;

/// After a failed Migrate: the very statement, what state the database is in and how that is known, and the ways on
/// with what each costs. None is chosen beforehand.
class Playbook : public QWidget
{
    Q_OBJECT

public:
    explicit Playbook(DeployState &state, QWidget *parent = nullptr);

    void mirror();

private:
    void showStatement();
    void showWays();
    void addWay(const QString &title, const QString &text, const QString &code = {});

    DeployState &m_state;
    QWidget *m_failed;
    QLabel *m_statementTitle;
    FittedText *m_statement;
    QLabel *m_database;
    QVBoxLayout *m_ways;
    QDateTime m_shownSince;
};

/// Shell commands that restore the dump at `path` into a new database beside the target's; no secrets.
QString restoreCommands(const TargetIdentity &target, const QString &path);

}  // namespace lockstep
