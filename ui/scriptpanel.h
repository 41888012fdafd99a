// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/effectmodel.h"
#include "models/findingmodel.h"
#include "models/job.h"
#include "models/migrationrow.h"
#include "models/targetsizes.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTabWidget;

namespace lockstep {

class ChangesPage;
class ElidedLabel;
class ProjectState;
class RehearsalState;
class ScriptEditor;
struct ScriptView;

/// One migration's scripts: forward, revert, what was applied of it against the file, and what the forward one does.
class ScriptPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ScriptPanel(ProjectState &state, QWidget *parent = nullptr);

    /// None: nothing is chosen.
    void setRow(const std::optional<MigrationRow> &row);
    /// The editor on show: the revert script's on its tab, else the forward script's.
    ScriptEditor *current() const;
    QTabWidget *tabs() const { return m_tabs; }
    void reveal(ByteRange range);
    /// current(), on show.
    ScriptEditor *showScript();
    void showChanges();
    /// The next (previous) finding of the script on show, or the next change on the Changes tab.
    void goToNext();
    void goToPrevious();
    void setExplained(bool explained);
    /// Whose traces the effects are shown with; it must outlive the panel.
    void setRehearsal(const RehearsalState &rehearsal);

    QStringList unsaved() const;
    void discardAll();
    void save();

signals:
    /// The findings of the script on show, or in words why there are none.
    void findingsChanged(const lockstep::SharedFindings &findings, const QString &emptiness);
    /// The cursor is at a finding of the script on show: its first byte; -1: at none.
    void findingReached(qsizetype byteOffset);
    void explanationRequested(const QString &rule);
    void migrationRequested(const lockstep::SaferForm::Step &step);
    void failed(const lockstep::Error &error);
    void saved();

private:
    QWidget *createHeader();
    QWidget *createRevertPage();
    ScriptEditor *createEditor(const QString &name);
    void showMigration(const MigrationRow &row);
    void showRevert(const MigrationRow &row);
    /// A revert script for the migration on show, as text that is not saved.
    void writeRevert();
    void showStray(const MigrationRow &row);
    void showModel(const MigrationRow &row);
    void showAlone(ScriptView view);
    void showWords(const QString &words);
    void report();
    void showModified();
    void askForSizes();
    void showEffects();

    ProjectState &m_state;
    const RehearsalState *m_rehearsal = nullptr;
    std::optional<MigrationRow> m_row;
    EffectModel m_effectModel;
    TargetSizes m_sizes;
    QStackedWidget *m_stack;
    QLabel *m_words;
    ElidedLabel *m_path;
    QPushButton *m_save;
    QTabWidget *m_tabs;
    ScriptEditor *m_forward;
    QStackedWidget *m_revertPage;
    ScriptEditor *m_revert;
    QLabel *m_noRevert;
    QPushButton *m_writeRevert;
    ChangesPage *m_changes;
    QTableView *m_effects;
    QHash<QString, QString> m_proposals;  ///< by migration, the file of a revert script that is not saved yet
    Job m_reading;
};

}  // namespace lockstep
