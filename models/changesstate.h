// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/appliedtext.h"
#include "models/job.h"
#include "models/migrationrow.h"
#include "models/sidebyside.h"

namespace lockstep {

/// What was applied of a migration against what is on disk.
struct Comparison
{
    AppliedText applied{};
    SideBySide sides{};
    QString file{};  ///< relative to the project

    /// What differs, in words.
    QString summary() const;
};

/// What the Changes tab shows of one migration: a comparison, or in words why there is none. The applied text is looked
/// for only while somebody looks, in the background; an answer for another migration is dropped. GUI thread.
class ChangesState : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The same migration again, with file and row of the ledger as they were, keeps its answer.
    void setMigration(const WorkspacePtr &workspace, const std::optional<TargetView> &view, const MigrationRow &row);
    void clear();
    void setShown(bool shown);

    const std::optional<Comparison> &comparison() const { return m_comparison; }
    /// Why there is no comparison (yet), translated.
    const QString &words() const { return m_words; }
    bool isSearching() const { return m_isWanted && m_isShown && !m_comparison; }

signals:
    void changed();

private:
    struct Subject
    {
        WorkspacePtr workspace{};
        MigrationStatus status{};
    };

    static Result<std::optional<Comparison>> compare(const Subject &subject, const JobContext &context);
    void search();
    void take(Result<std::optional<Comparison>> found);
    void say(const QString &words);

    QString m_identity;  ///< of the migration, its file and its row
    Subject m_subject;
    std::optional<Comparison> m_comparison;
    QString m_words;
    bool m_isShown = false;
    bool m_isWanted = false;  ///< there is something to look for that was not found or missed yet
    bool m_isDropped = false;  ///< the answer on its way is for another migration
    Job m_job;
};

}  // namespace lockstep
