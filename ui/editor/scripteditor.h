// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/scriptanalysis.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace lockstep {

class FindBar;
class SqlEditor;

/// A script to look at, as it was read.
struct ScriptView
{
    QString path{};  ///< absolute; the script's identity
    QString file{};  ///< relative to the project
    QString migration{};
    QByteArray bytes{};
    QString sha256{};
    bool hasRevert = false;
    QString readOnlyReason{};  ///< empty: may be edited
    std::optional<AnalysedScript> review{};  ///< of `bytes`, when there is one already
    SectionOf section{};  ///< what of the text runs; null: all of it
    qsizetype begin = 0;  ///< where what runs begins in `bytes`: what is shown first
};

/// One script with its statements, its findings and its search: analysed while it is edited, saved on demand.
///
/// Unsaved text is kept while other scripts are looked at. What changed on disk under an unsaved text is never
/// overwritten unasked.
class ScriptEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ScriptEditor(QWidget *parent = nullptr);

    void setScript(ScriptView script);
    /// A script that is no file yet: `text` is shown as an edit of nothing, and saving makes the file.
    void propose(ScriptView script, const QByteArray &text);
    /// Writes the safer form of the finding at the cursor, as one edit; false where there is none to be written.
    bool writeSaferForm();
    const AnalysedScript &review() const { return m_review; }
    SqlEditor *editor() const { return m_editor; }
    FindBar *findBar() const { return m_findBar; }
    /// The list of its statements, for whoever has room for it.
    QComboBox *outline() const { return m_outline; }
    void goToLine();

    bool isModified() const;
    /// Paths whose text is not saved, the shown one included.
    QStringList unsaved() const;
    void save();
    void discardAll();

signals:
    void reviewed();
    void modifiedChanged();
    void saved();
    void saveFailed(const lockstep::Error &error);

private:
    struct Draft
    {
        QByteArray bytes{};
        QString baseSha256{};  ///< of the file the text started from
    };

    void createOutline();
    QWidget *createConflict();
    void setNewScript(ScriptView script);
    void setSameScript(ScriptView script);
    void keepDraft();
    void takeReview(const AnalysedScript &script);
    void analyse();
    void fillOutline();
    void followCursor(qsizetype byteOffset);
    void showPart();
    void loadFromDisk();
    void keepMine();
    void showReadOnly();

    ScriptView m_script;
    QString m_baseSha256;
    AnalysedScript m_review;
    QHash<QString, Draft> m_drafts;  ///< by path, without the shown script
    QComboBox *m_outline;
    QLabel *m_reason;
    QWidget *m_conflict;
    SqlEditor *m_editor;
    FindBar *m_findBar;
    ScriptAnalysis m_analysis;
    Job m_save;
};

}  // namespace lockstep
