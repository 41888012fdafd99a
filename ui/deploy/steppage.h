// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lockstep {

class ConfirmationPanel;
class DeployState;
class ErrorPanel;
class FittedText;
class ProgressPanel;

/// One step's page: in words and exact commands what will be done, then progress, then evidence, then what is to be
/// confirmed. A step's own page adds its evidence and its words; the rest is the same for all.
class StepPage : public QWidget
{
    Q_OBJECT

public:
    StepPage(DeployState &state, Step step, QWidget *parent = nullptr);

    Step step() const { return m_step; }
    /// What the button says that runs this step, with its mnemonic.
    virtual QString actionText() const = 0;
    /// True when the action changes the database: then its button is never the default one.
    virtual bool isDangerous() const { return false; }
    /// Shows what the state is now.
    void mirror();
    /// The next thing to do on this page, or null when that is the main button.
    QWidget *firstOpen() const;

protected:
    DeployState &state() const { return m_state; }
    const StepRecord &record() const;
    bool hasRun() const;
    /// The sentence under the title once the step has run.
    virtual QString summary() const = 0;
    /// Puts the record's evidence into the widgets added with addEvidence().
    virtual void mirrorEvidence() = 0;
    /// The error of the step, where a page does not show it in its own way.
    virtual std::optional<Error> errorToShow() const;
    /// Whether what will be done stays in sight while it is done.
    virtual bool keepsBriefWhileRunning() const { return true; }
    void addEvidence(QWidget *widget, int stretch = 0);
    /// Label and value of every fact, translated.
    std::vector<std::pair<QString, QString>> facts() const;

private:
    void createLayout();
    bool isBriefOptional() const;
    void mirrorBrief();
    void showBrief(bool shown);

    DeployState &m_state;
    Step m_step;
    QLabel *m_summary;
    ErrorPanel *m_error;
    QPushButton *m_briefToggle;
    QWidget *m_brief;
    QLabel *m_sentences;
    FittedText *m_commands;
    ProgressPanel *m_progress;
    QVBoxLayout *m_evidence;
    ConfirmationPanel *m_confirmations;
};

}  // namespace lockstep
