// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/outlinemodel.h"
#include "models/scriptanalysis.h"
#include "ui/editor/findingedits.h"
#include "ui/editor/findingmenu.h"

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
    WorkspacePtr workspace{};  ///< whose settings and other files the review is made with; null: a text by itself
    std::optional<std::size_t> index{};  ///< of the migration in it; none: no migration of it
    bool isRevert = false;
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
    /// The same for this finding of review().
    bool writeSaferForm(const Finding &finding);
    /// Allows it by a comment above its statement, with the cursor where the reason goes; false where it may not be.
    bool silence(const Finding &finding);
    /// What may be done about the findings at the cursor, as a menu that opens there; nothing where there are none.
    void showChoices();
    const AnalysedScript &review() const { return *m_review; }
    const ReviewedScript &sharedReview() const { return m_review; }
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
    /// The cursor is at a finding of review(), its first byte; -1: at none.
    void findingAtCursor(qsizetype byteOffset);
    void explanationRequested(const QString &rule);
    /// A migration of its own for what a safer form puts off.
    void migrationRequested(const lockstep::SaferForm::Step &step);
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
    void takeReady(const AnalysedScript &script);
    void takeReview(ReviewedScript script);
    void analyse();
    void followCursor(qsizetype byteOffset);
    bool isReviewed() const;
    bool change(const TextEdit &edit);
    std::vector<Finding> findingsAtCursor() const;
    FindingChoices choices();
    void openMenu(const QPoint &globalPosition, bool withEditing);
    void explainAt(qsizetype byteOffset, const QPoint &globalPosition);
    void reviewAnew();
    void loadFromDisk();
    void keepMine();
    void showReadOnly();

    ScriptView m_script;
    QString m_baseSha256;
    ReviewedScript m_review = std::make_shared<const AnalysedScript>();
    quint64 m_askedRevision = 0;  ///< of the text whose review is on its way
    quint64 m_reviewedRevision = 0;
    std::vector<ReviewedScript> m_outdated;  ///< for the next analysis to let go of
    QHash<QString, Draft> m_drafts;  ///< by path, without the shown script
    OutlineModel m_statements;
    QComboBox *m_outline;
    QLabel *m_reason;
    QWidget *m_conflict;
    SqlEditor *m_editor;
    FindBar *m_findBar;
    ScriptAnalysis m_analysis;
    Job m_save;
};

}  // namespace lockstep
