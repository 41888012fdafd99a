// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rundetailmodel.h"

#include "app/deploy/recordjson.h"
#include "models/deploywords.h"
#include "models/format.h"
#include "models/look.h"

#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString lines(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u'\n');
}

RunDetailRow stepRow(const StepRecord &step)
{
    const Look look = lookOf(step.state);
    const bool isMeasured = step.startedAt.isValid() && step.finishedAt.isValid();
    const QString took = isMeasured ? durationText(step.startedAt.msecsTo(step.finishedAt)) : QString();
    const QString title = stepTitle(step.step).translated();
    const QString word = stepStateWord(step.state);
    return {title, word, took, look.icon, look.tone, RunDetailModel::tr("%1: %2", "label and value").arg(title, word)};
}

RunDetailRow factRow(const Fact &fact)
{
    const QString label = fact.label.translated();
    return {label, fact.value, {}, {}, {}, RunDetailModel::tr("%1: %2", "label and value").arg(label, fact.value)};
}

RunDetailRow checkRow(const Check &check)
{
    const Look look = lookOf(check.outcome);
    const QString message = check.message.translated();
    const QString outcome = RunDetailModel::tr("%1: %2", "label and value").arg(outcomeWord(check.outcome), message);
    return {check.title.translated(),
            outcome,
            {},
            look.icon,
            look.tone,
            lines({message, check.detail, check.hint.translated()})};
}

RunDetailRow statementRow(const StatementRun &statement)
{
    const Look look = lookOf(statement.state);
    const QString what = RunDetailModel::tr("%1, line %2: %3", "migration, line, start of the statement")
                             .arg(statement.migration, QLocale().toString(statement.line), statement.text.simplified());
    const QString error = statement.error ? describe(*statement.error) : QString();
    return {what,
            statementStateWord(statement.state),
            durationText(statement.durationMs),
            look.icon,
            look.tone,
            lines({statement.text, statement.notices.join(u'\n'), error})};
}

RunDetailRow errorRow(const Error &error)
{
    return {RunDetailModel::tr("Error"), error.message.translated(), {}, u"check-fail"_s, u"danger"_s, describe(error)};
}

RunDetailRow confirmationRow(const QJsonObject &confirmation)
{
    const QDateTime at = QDateTime::fromString(confirmation.value(u"at"_s).toString(), Qt::ISODateWithMs);
    const QString text = confirmationText(confirmation);
    return {RunDetailModel::tr("Confirmed: %1").arg(text), dateTimeText(at), {}, u"check-pass"_s, u"muted"_s, text};
}

void addEvidence(TreeModel<RunDetailRow>::Node &node, const StepRecord &step)
{
    if (step.error)
        node.add(errorRow(*step.error));
    for (const Fact &fact : step.facts)
        node.add(factRow(fact));
    for (const Check &check : step.checks)
        node.add(checkRow(check));
    for (const StatementRun &statement : step.statements)
        node.add(statementRow(statement));
}

}  // namespace

void RunDetailModel::setRun(const RunRecord &run)
{
    auto root = std::make_unique<Node>();
    for (const StepRecord &step : run.steps) {
        Node *node = root->add(stepRow(step));
        addEvidence(*node, step);
        for (const QJsonObject &confirmation : run.confirmations) {
            if (confirmation.value(u"step"_s).toString() == stepId(step.step))
                node->add(confirmationRow(confirmation));
        }
    }
    replaceTree(std::move(root));
}

int RunDetailModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant RunDetailModel::cell(const RunDetailRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == What ? row.what : column == Result ? row.outcome : row.took;
    case Qt::ToolTipRole:
    case DetailRole:
        return row.detail;
    case Qt::AccessibleTextRole:
        return column == What ? tr("%1: %2", "label and value").arg(row.what, row.outcome) : QVariant();
    case Qt::TextAlignmentRole:
        return column == Took ? QVariant(Qt::AlignTrailing | Qt::AlignVCenter) : QVariant();
    case IconNameRole:
        return column == Result ? row.icon : QString();
    case ToneNameRole:
        return column == Result ? row.tone : QString();
    default:
        return {};
    }
}

QVariant RunDetailModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Took)
        return QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("Step");
    case Result:
        return tr("What came of it");
    case Took:
        return tr("Took", "column: how long it took");
    default:
        return {};
    }
}

}  // namespace lockstep
