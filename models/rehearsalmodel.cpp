// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rehearsalmodel.h"

#include "app/report/costtext.h"
#include "models/format.h"
#include "models/look.h"

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

QString passText(const PassResult &pass)
{
    if (pass.isDone)
        return RehearsalModel::tr("ran", "a migration in a rehearsal");
    return pass.error ? RehearsalModel::tr("failed", "a migration in a rehearsal") : QString();
}

Look lookOf(RollbackVerdict verdict)
{
    switch (verdict) {
    case RollbackVerdict::Proven:
        return lockstep::lookOf(Outcome::Pass);
    case RollbackVerdict::Differs:
        return lockstep::lookOf(Outcome::Warn);
    case RollbackVerdict::Failed:
        return lockstep::lookOf(Outcome::Fail);
    case RollbackVerdict::None:
        return lockstep::lookOf(Outcome::Skip);
    }
    Q_UNREACHABLE();
}

/// What is harmless in most databases beside what is not.
Look lookOf(DifferenceClass difference)
{
    const bool isSlight = difference == DifferenceClass::ColumnOrder || difference == DifferenceClass::Comment;
    return lockstep::lookOf(isSlight ? Outcome::Skip : Outcome::Warn);
}

RehearsalLine finding(int migration, const QString &text, const Look &look)
{
    return {.migration = migration, .isFinding = true, .text = text, .tone = look.tone, .icon = look.icon};
}

std::vector<RehearsalLine> findingsOf(const MigrationRehearsal &rehearsed, int migration)
{
    std::vector<RehearsalLine> lines;
    const std::pair<QString, const PassResult &> passes[]{
        {RehearsalModel::tr("Forward: %1"), rehearsed.forward},
        {RehearsalModel::tr("Revert: %1"), rehearsed.revert},
        {RehearsalModel::tr("Again: %1"), rehearsed.again},
    };
    for (const auto &[sentence, pass] : passes) {
        if (pass.error)
            lines.push_back(finding(migration, sentence.arg(describe(*pass.error)), lockstep::lookOf(Outcome::Fail)));
    }
    for (const InventoryDifference &difference : rehearsed.differences)
        lines.push_back(finding(migration, differenceText(difference), lookOf(difference.difference)));
    for (const auto &harms : {rehearsed.lostRows, rehearsed.broken}) {
        for (const Message &harm : harms)
            lines.push_back(finding(migration, harm.translated(), lockstep::lookOf(Outcome::Warn)));
    }
    for (const StatementTrace &trace : rehearsed.forward.statements) {
        for (const Message &mismatch : trace.mismatches) {
            const QString sentence = RehearsalModel::tr("Not as foretold, line %1: %2");
            lines.push_back(finding(migration, sentence.arg(QString::number(trace.line), mismatch.translated()),
                                    lockstep::lookOf(Outcome::Warn)));
        }
    }
    if (rehearsed.isIdempotent == true)
        lines.push_back(finding(migration, RehearsalModel::tr("It may run twice: a second time it changes nothing."),
                                lockstep::lookOf(Outcome::Pass)));
    return lines;
}

RehearsalLine lineOf(const MigrationRehearsal &rehearsed, int migration)
{
    const bool ran = rehearsed.forward.isDone;
    const Look look = ran ? lookOf(rehearsed.verdict) : lockstep::lookOf(Outcome::Fail);
    return {.migration = migration,
            .text = rehearsed.migration,
            .forward = passText(rehearsed.forward),
            .revert = ran ? verdictText(rehearsed.verdict) : QString(),
            .again = passText(rehearsed.again),
            .tookMs = rehearsed.forward.durationMs,
            .tone = look.tone,
            .icon = look.icon};
}

QString displayText(const RehearsalLine &line, int column)
{
    switch (column) {
    case RehearsalModel::NameColumn:
        return line.text;
    case RehearsalModel::ForwardColumn:
        return line.forward;
    case RehearsalModel::RevertColumn:
        return line.revert;
    case RehearsalModel::AgainColumn:
        return line.again;
    case RehearsalModel::TookColumn:
        return line.isFinding || line.forward.isEmpty() ? QString() : durationText(line.tookMs);
    }
    return {};
}

/// The icon stands where the verdict does: with a migration that did not run, where that is said.
int markedColumn(const RehearsalLine &line)
{
    if (line.isFinding)
        return RehearsalModel::NameColumn;
    return line.revert.isEmpty() ? RehearsalModel::ForwardColumn : RehearsalModel::RevertColumn;
}

}  // namespace

QString verdictText(RollbackVerdict verdict)
{
    switch (verdict) {
    case RollbackVerdict::Proven:
        return RehearsalModel::tr("proven", "revert script");
    case RollbackVerdict::Differs:
        return RehearsalModel::tr("differs", "revert script");
    case RollbackVerdict::Failed:
        return RehearsalModel::tr("fails", "revert script");
    case RollbackVerdict::None:
        return RehearsalModel::tr("none", "revert script");
    }
    Q_UNREACHABLE();
}

QString differenceText(const InventoryDifference &difference)
{
    switch (difference.difference) {
    case DifferenceClass::ColumnOrder:
        return RehearsalModel::tr("%1: its columns stand in another order").arg(difference.object);
    case DifferenceClass::EnumValue:
        return RehearsalModel::tr("%1: a label is left over").arg(difference.object);
    case DifferenceClass::Missing:
        return RehearsalModel::tr("%1 is missing").arg(difference.object);
    case DifferenceClass::Extra:
        return RehearsalModel::tr("%1 is left over").arg(difference.object);
    case DifferenceClass::Comment:
        return RehearsalModel::tr("%1: another comment").arg(difference.object);
    case DifferenceClass::Data:
        return RehearsalModel::tr("%1: other rows (before %2, after the revert %3)", "table, numbers")
            .arg(difference.object, difference.expected, difference.actual);
    case DifferenceClass::Different:
        break;
    }
    return RehearsalModel::tr("%1: %2 instead of %3", "object: its definition now, before")
        .arg(difference.object, difference.actual.simplified(), difference.expected.simplified());
}

void RehearsalModel::setRehearsal(const Rehearsal &rehearsal)
{
    auto root = std::make_unique<Node>();
    for (std::size_t i = 0; i < rehearsal.migrations.size(); ++i) {
        Node *migration = root->add(lineOf(rehearsal.migrations[i], int(i)));
        for (RehearsalLine &line : findingsOf(rehearsal.migrations[i], int(i)))
            migration->add(std::move(line));
        for (const CostEstimate &cost : rehearsal.costs) {
            if (cost.migration == rehearsal.migrations[i].migration)
                migration->add(finding(int(i), costText(cost), {}));
        }
    }
    replaceTree(std::move(root));
}

int RehearsalModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant RehearsalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Migration");
    case ForwardColumn:
        return tr("Forward");
    case RevertColumn:
        return tr("Revert", "column: what the revert script was shown to do");
    case AgainColumn:
        return tr("Again");
    case TookColumn:
        return tr("Took");
    }
    return {};
}

QVariant RehearsalModel::cell(const RehearsalLine &line, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return displayText(line, column);
    case Qt::ToolTipRole:
        return line.isFinding && column == NameColumn ? line.text : QVariant();
    case Qt::AccessibleTextRole:
        return column == NameColumn && !line.isFinding
            ? tr("%1, forward: %2, revert: %3", "migration, outcomes").arg(line.text, line.forward, line.revert)
            : displayText(line, column);
    case IconNameRole:
        return column == markedColumn(line) ? line.icon : QString();
    case ToneNameRole:
        return column == markedColumn(line) ? line.tone : QString();
    case MigrationRole:
        return line.migration;
    case IsFindingRole:
        return line.isFinding;
    }
    return {};
}

}  // namespace lockstep
