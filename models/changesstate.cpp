// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/changesstate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

/// What of workspace and ledger the answer depends on.
QString identityOf(const Workspace &workspace, const MigrationRow &row, const MigrationStatus *status)
{
    const QString hash = row.index ? workspace.folder.migrations[*row.index].forward.sha256 : QString();
    QStringList parts{workspace.root, workspace.folder.layout, row.name, hash, QString::number(int(row.state))};
    if (status && status->entry)
        parts << status->entry->id << status->entry->checksum;
    return parts.join(u'\n');
}

const MigrationStatus *statusOf(const std::optional<TargetView> &view, const QString &name)
{
    if (!view)
        return nullptr;
    const auto &all = view->status.migrations;
    const auto found = std::ranges::find(all, name, &MigrationStatus::name);
    return found == all.end() ? nullptr : &*found;
}

QString appliedWords(const Workspace &workspace)
{
    const Ledger *ledger = ledgerOf(workspace.folder.layout);
    if (ledger && ledger->keepsChecksum)
        return ChangesState::tr("The file on disk is the one that was applied.");
    return ChangesState::tr("The ledger keeps no checksum of what was applied, so nobody knows whether the file "
                            "was edited since.");
}

/// Why a migration in this state has nothing to compare; empty for one that was edited.
QString wordsFor(const Workspace &workspace, RowState state)
{
    switch (state) {
    case RowState::Unknown:
        return ChangesState::tr("While no target answers, nobody knows what was applied.");
    case RowState::Applied:
        return appliedWords(workspace);
    case RowState::Pending:
    case RowState::OutOfOrder:
        return ChangesState::tr("This migration is not applied here yet: there is nothing to compare it with.");
    case RowState::RolledBack:
        return ChangesState::tr("This migration was taken back here: the next deploy runs the file as it is.");
    case RowState::Failed:
        return ChangesState::tr("This migration began here and did not finish: there is no applied text to "
                                "compare it with.");
    case RowState::Baseline:
        return ChangesState::tr("A baseline describes what was there before and never runs: there is nothing to "
                                "compare it with.");
    case RowState::Missing:
        return ChangesState::tr("The ledger has this migration, the folder has not: there is no file to "
                                "compare.");
    case RowState::Changed:
        return {};
    }
    Q_UNREACHABLE();
}

}  // namespace

QString Comparison::summary() const
{
    QStringList sentences{describeDifference(applied.difference).translated()};
    if (!sides.changes.empty())
        sentences << ChangesState::tr("%n place(s) differ.", nullptr, int(sides.changes.size()));
    if (sides.endsDiffer && applied.difference != SqlDifference::LineEndings)
        sentences << ChangesState::tr("Line endings differ as well.");
    return sentences.join(u' ');
}

void ChangesState::setMigration(const WorkspacePtr &workspace, const std::optional<TargetView> &view,
                                const MigrationRow &row)
{
    const MigrationStatus *status = statusOf(view, row.name);
    const QString identity = identityOf(*workspace, row, status);
    if (identity == m_identity)
        return;
    clear();
    m_identity = identity;
    if (status && row.state == RowState::Changed) {
        m_subject = {workspace, *status};
        m_isWanted = true;
        say(tr("Looking for the text that was applied, in the ledger and in git's history …"));
        search();
    } else {
        say(wordsFor(*workspace, row.state));
    }
}

void ChangesState::clear()
{
    m_identity.clear();
    m_subject = {};
    m_isWanted = false;
    m_isDropped = true;
    m_job.requestStop();
    m_comparison.reset();
    say({});
}

void ChangesState::setShown(bool shown)
{
    m_isShown = shown;
    search();
}

void ChangesState::say(const QString &words)
{
    m_words = words;
    emit changed();
}

Result<std::optional<Comparison>> ChangesState::compare(const Subject &subject, const JobContext &context)
{
    using Compared = std::optional<Comparison>;
    const MigrationFolder &folder = subject.workspace->folder;
    const Ledger *ledger = ledgerOf(folder.layout);
    if (!ledger || !subject.status.index)
        return Compared();
    auto found = findAppliedText(folder, *ledger, subject.status, context);
    if (!found)
        return std::move(found).error();
    if (!*found)
        return Compared();
    const SqlFile &file = folder.migrations[*subject.status.index].forward;
    Comparison comparison{**std::move(found), {}, file.path};
    comparison.sides = sideBySide(comparison.applied.bytes, file.bytes);
    return Compared(std::move(comparison));
}

void ChangesState::search()
{
    if (!m_isShown || !m_isWanted || m_job.isRunning())
        return;
    m_isDropped = false;
    m_job.start([subject = m_subject](const JobContext &context) { return compare(subject, context); },
                [this](Result<std::optional<Comparison>> found) {
                    if (m_isDropped)
                        search();
                    else
                        take(std::move(found));
                });
}

void ChangesState::take(Result<std::optional<Comparison>> found)
{
    m_isWanted = false;
    if (!found)
        return say(describe(found.error()));
    m_comparison = *std::move(found);
    say(m_comparison ? QString()
                     : tr("The file differs from what was applied, and nobody knows in what: the ledger has only a "
                          "checksum, and no version of the file in git's history answers to it. If another checkout "
                          "has the file as it was applied, put that back."));
}

}  // namespace lockstep
