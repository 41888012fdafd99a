// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace lockstep {

class DeployState;
class StepPage;

/// The wizard's foot: leaving, the state of the database in a sentence, back, and the one obvious next action.
class ActionBar : public QWidget
{
    Q_OBJECT

public:
    explicit ActionBar(DeployState &state, QWidget *parent = nullptr);

    void mirror(const StepPage &page);
    void mirrorSentence();
    QPushButton *mainButton() const { return m_main; }

signals:
    void leaveAsked();
    void closeAsked();

private:
    void createLayout();
    void mirrorMain(const StepPage &page);
    void mirrorLookingBack(const StepPage &page);
    void mirrorOnTurn(const StepPage &page);
    void setMain(const QString &text, bool enabled, void (ActionBar::*action)());
    void goBack();
    void goForward();
    void performStep();
    void confirmStep();
    void askToClose();

    DeployState &m_state;
    QPushButton *m_leave;
    QLabel *m_sentence;
    QPushButton *m_back;
    QPushButton *m_again;
    QPushButton *m_main;
    void (ActionBar::*m_action)() = nullptr;
};

}  // namespace lockstep
