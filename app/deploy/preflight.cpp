// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/preflight.h"

#include "app/deploy/checks/checks.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

std::vector<CheckRow> allRows()
{
    std::vector<CheckRow> rows;
    for (const auto theme :
         {serverChecks(), ledgerChecks(), privilegeChecks(), contentChecks(), activityChecks(), catalogChecks()})
        rows.insert(rows.end(), theme.begin(), theme.end());
    return rows;
}

/// A question that got no answer is a warning of its own: the person decides whether to go on without it.
CheckAnswer unanswered(const Error &error)
{
    const QString words = error.sql ? error.sql->message : error.detail;
    return {Outcome::Warn,
            {QT_TRANSLATE_NOOP("app", "This could not be found out: %1"), {error.message.english()}},
            words,
            {QT_TRANSLATE_NOOP("app", "Find it out by other means before you go on.")}};
}

}  // namespace

CheckAnswer warnOf(const QStringList &lines, Message nothing, Message found, Message hint)
{
    if (lines.isEmpty())
        return {.message = std::move(nothing)};
    return {Outcome::Warn, std::move(found), lines.join(u'\n'), std::move(hint)};
}

std::map<QString, LockMode> plannedLocks(const CheckInput &input)
{
    std::map<QString, LockMode> strongest;
    for (const PlannedMigration &planned : input.plan.migrations) {
        for (const StatementEffects &statement : input.script(planned).effects) {
            for (const LockForecast &lock : statement.locks) {
                const auto [entry, isNew] = strongest.try_emplace(lock.relation, lock.mode);
                entry->second = std::max(entry->second, lock.mode);
            }
        }
    }
    return strongest;
}

QString byteSize(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

Result<std::vector<Check>> preflight(const Workspace &workspace, const TargetView &view, const Plan &plan,
                                     const QString &backupFolder, const JobContext &context)
{
    auto session = openTarget(view.url, context);
    if (!session)
        return std::move(session).error();
    const CheckInput input{workspace, view, plan, backupFolder, **session, context};
    const auto rows = allRows();
    std::vector<Check> checks;
    for (const CheckRow &row : rows) {
        context.report({{row.title}, qint64(checks.size()), qint64(rows.size())});
        if (Status going = context.checkpoint(); !going)
            return std::move(going).error();
        const auto asked = row.ask(input);
        const bool isOver
            = !asked && (asked.error().code == ErrorCode::ConnectionLost || asked.error().code == ErrorCode::Cancelled);
        if (isOver)
            return asked.error();
        const CheckAnswer answer = asked ? *asked : unanswered(asked.error());
        checks.push_back(
            {QString::fromLatin1(row.id), {row.title}, answer.outcome, answer.message, answer.detail, answer.hint});
    }
    context.report({{QT_TRANSLATE_NOOP("app", "Done")}, qint64(rows.size()), qint64(rows.size())});
    return checks;
}

}  // namespace lockstep
