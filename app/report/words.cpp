// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/words.h"

#include <array>

namespace lockstep::words {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *source)
{
    return Message{source}.translated();
}

}  // namespace

QString stepState(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return translated(QT_TRANSLATE_NOOP("app", "not begun"));
    case StepState::Succeeded:
        return translated(QT_TRANSLATE_NOOP("app", "done, not confirmed"));
    case StepState::Confirmed:
        return translated(QT_TRANSLATE_NOOP("app", "done and confirmed"));
    case StepState::Failed:
        return translated(QT_TRANSLATE_NOOP("app", "failed"));
    case StepState::Undone:
        return translated(QT_TRANSLATE_NOOP("app", "failed, its effects undone"));
    case StepState::Partial:
        return translated(QT_TRANSLATE_NOOP("app", "failed, effects remain"));
    case StepState::Cancelled:
        return translated(QT_TRANSLATE_NOOP("app", "cancelled"));
    case StepState::Skipped:
        return translated(QT_TRANSLATE_NOOP("app", "skipped"));
    }
    Q_UNREACHABLE();
}

QString statementState(StatementState state)
{
    switch (state) {
    case StatementState::Waiting:
        return translated(QT_TRANSLATE_NOOP("app", "not run"));
    case StatementState::Running:
        return translated(QT_TRANSLATE_NOOP("app", "running"));
    case StatementState::Applied:
        return translated(QT_TRANSLATE_NOOP("app", "applied"));
    case StatementState::Undone:
        return translated(QT_TRANSLATE_NOOP("app", "undone"));
    case StatementState::Failed:
        return translated(QT_TRANSLATE_NOOP("app", "failed"));
    case StatementState::InDoubt:
        return translated(QT_TRANSLATE_NOOP("app", "in doubt"));
    case StatementState::PassedBy:
        return translated(QT_TRANSLATE_NOOP("app", "passed by"));
    }
    Q_UNREACHABLE();
}

QString outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return translated(QT_TRANSLATE_NOOP("app", "passed"));
    case Outcome::Warn:
        return translated(QT_TRANSLATE_NOOP("app", "warning"));
    case Outcome::Fail:
        return translated(QT_TRANSLATE_NOOP("app", "failed"));
    case Outcome::Skip:
        return translated(QT_TRANSLATE_NOOP("app", "skipped"));
    }
    Q_UNREACHABLE();
}

QString severity(Severity severity)
{
    switch (severity) {
    case Severity::None:
        return translated(QT_TRANSLATE_NOOP("app", "none"));
    case Severity::Note:
        return translated(QT_TRANSLATE_NOOP("app", "note"));
    case Severity::Warning:
        return translated(QT_TRANSLATE_NOOP("app", "warning"));
    case Severity::Error:
        return translated(QT_TRANSLATE_NOOP("app", "error"));
    }
    Q_UNREACHABLE();
}

QString bucket(Bucket bucket)
{
    switch (bucket) {
    case Bucket::Hazard:
        return translated(QT_TRANSLATE_NOOP("app", "hazard"));
    case Bucket::Hygiene:
        return translated(QT_TRANSLATE_NOOP("app", "hygiene"));
    case Bucket::Advice:
        return translated(QT_TRANSLATE_NOOP("app", "advice"));
    }
    Q_UNREACHABLE();
}

QString migrationState(MigrationState state)
{
    switch (state) {
    case MigrationState::Applied:
        return translated(QT_TRANSLATE_NOOP("app", "applied"));
    case MigrationState::Pending:
        return translated(QT_TRANSLATE_NOOP("app", "pending"));
    case MigrationState::Failed:
        return translated(QT_TRANSLATE_NOOP("app", "failed"));
    case MigrationState::Changed:
        return translated(QT_TRANSLATE_NOOP("app", "changed"));
    case MigrationState::Missing:
        return translated(QT_TRANSLATE_NOOP("app", "missing"));
    case MigrationState::OutOfOrder:
        return translated(QT_TRANSLATE_NOOP("app", "out of order"));
    case MigrationState::RolledBack:
        return translated(QT_TRANSLATE_NOOP("app", "rolled back"));
    case MigrationState::Baseline:
        return translated(QT_TRANSLATE_NOOP("app", "baseline"));
    }
    Q_UNREACHABLE();
}

QString runDeed(const QString &deed)
{
    if (deed == "resolve"_L1)
        return translated(QT_TRANSLATE_NOOP("app", "resolve"));
    if (deed == "revert"_L1)
        return translated(QT_TRANSLATE_NOOP("app", "revert"));
    if (deed == "restore"_L1)
        return translated(QT_TRANSLATE_NOOP("app", "restore"));
    if (deed == "drop-index"_L1)
        return translated(QT_TRANSLATE_NOOP("app", "index dropped"));
    if (deed == "enrol"_L1)
        return translated(QT_TRANSLATE_NOOP("app", "enrolment"));
    if (deed == "swap"_L1)
        return translated(QT_TRANSLATE_NOOP("app", "swap"));
    return deed == "baseline"_L1 ? translated(QT_TRANSLATE_NOOP("app", "baseline"))
                                 : translated(QT_TRANSLATE_NOOP("app", "deploy"));
}

QString runOutcome(const QString &outcome)
{
    struct Row
    {
        QLatin1StringView id;
        const char *text;
    };
    static constexpr std::array rows{
        Row{"done"_L1, QT_TRANSLATE_NOOP("app", "done")},
        Row{"failed"_L1, QT_TRANSLATE_NOOP("app", "failed")},
        Row{"undone"_L1, QT_TRANSLATE_NOOP("app", "failed, its effects undone")},
        Row{"partial"_L1, QT_TRANSLATE_NOOP("app", "failed, effects remain")},
        Row{"cancelled"_L1, QT_TRANSLATE_NOOP("app", "cancelled")},
        Row{"abandoned"_L1, QT_TRANSLATE_NOOP("app", "abandoned")},
        Row{"refused"_L1, QT_TRANSLATE_NOOP("app", "refused")},
        Row{""_L1, QT_TRANSLATE_NOOP("app", "unfinished")},
    };
    const auto row = std::ranges::find(rows, outcome, &Row::id);
    return row != rows.end() ? translated(row->text) : outcome;
}

}  // namespace lockstep::words
