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

struct Theme
{
    const char *title;  ///< QT_TRANSLATE_NOOP
    std::span<const CheckRow> (*rows)();
};

constexpr std::array themes{
    Theme{QT_TRANSLATE_NOOP("app", "Server"), serverChecks},
    Theme{QT_TRANSLATE_NOOP("app", "Ledger and files"), ledgerChecks},
    Theme{QT_TRANSLATE_NOOP("app", "Rights"), privilegeChecks},
    Theme{QT_TRANSLATE_NOOP("app", "What the plan does"), contentChecks},
    Theme{QT_TRANSLATE_NOOP("app", "Rows that are there"), dataChecks},
    Theme{QT_TRANSLATE_NOOP("app", "Locks and load"), activityChecks},
    Theme{QT_TRANSLATE_NOOP("app", "Tables of the plan"), tableChecks},
    Theme{QT_TRANSLATE_NOOP("app", "Room on disk"), roomChecks},
    Theme{QT_TRANSLATE_NOOP("app", "Replication"), replicationChecks},
    Theme{QT_TRANSLATE_NOOP("app", "Extensions and triggers"), extensionChecks},
    Theme{QT_TRANSLATE_NOOP("app", "The catalog"), catalogChecks},
};

struct ThemedRow
{
    const char *theme;
    CheckRow row;
};

std::vector<ThemedRow> allRows()
{
    std::vector<ThemedRow> rows;
    for (const Theme &theme : themes) {
        for (const CheckRow &row : theme.rows())
            rows.push_back({theme.title, row});
    }
    return rows;
}

/// Nothing that a check asks, or that an expression of the migrations calls, may write; and none may wait for long
/// where it is in the way of others.
Status makeHarmless(Session &session, const JobContext &context)
{
    for (const char *setting : {"SET default_transaction_read_only = on", "SET lock_timeout = '1s'",
                                "SET statement_timeout = '30s'", "SET row_security = off"}) {
        if (const auto set = session.execute(setting, context); !set)
            return set.error();
    }
    return Done{};
}

bool isOver(const Error &error)
{
    return error.code == ErrorCode::ConnectionLost || error.code == ErrorCode::Cancelled;
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
    return {Outcome::Warn, std::move(found), detailOf(lines), std::move(hint)};
}

Result<QStringList> linesOf(const CheckInput &input, const QByteArray &sql, const Session::Parameters &parameters)
{
    const auto answer = input.session.execute(sql, parameters, input.context);
    if (!answer)
        return answer.error();
    QStringList lines;
    for (const auto &row : answer->rows)
        lines << QString::fromUtf8(row.at(0));
    return lines;
}

QString byteSize(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

Result<std::vector<Check>> preflight(const Workspace &workspace, const TargetView &view, const Plan &plan,
                                     const QString &backupFolder, const JobContext &context)
{
    auto session = openTarget(view.url, context);
    return session ? preflightOn(**session, workspace, view, plan, backupFolder, context)
                   : Result<std::vector<Check>>(std::move(session).error());
}

Result<std::vector<Check>> preflightOn(Session &session, const Workspace &workspace, const TargetView &view,
                                       const Plan &plan, const QString &backupFolder, const JobContext &context)
{
    if (Status harmless = makeHarmless(session, context); !harmless)
        return std::move(harmless).error();
    PlannedScripts scripts;
    for (const PlannedMigration &planned : plan.migrations)
        scripts.push_back(&workspace.reviews[planned.index]);
    const auto planned = readPlannedRelations(session, scripts, context);
    if (!planned && isOver(planned.error()))
        return planned.error();
    const CheckInput input{workspace, view, plan, backupFolder, session, planned, context};
    const auto rows = allRows();
    std::vector<Check> checks;
    for (const auto &[theme, row] : rows) {
        context.report({{row.title}, qint64(checks.size()), qint64(rows.size())});
        if (Status going = context.checkpoint(); !going)
            return std::move(going).error();
        const auto asked = row.ask(input);
        if (!asked && isOver(asked.error()))
            return asked.error();
        const CheckAnswer answer = asked ? *asked : unanswered(asked.error());
        checks.push_back({QString::fromLatin1(row.id),
                          {row.title},
                          answer.outcome,
                          answer.message,
                          answer.detail,
                          answer.hint,
                          {theme}});
    }
    context.report({{QT_TRANSLATE_NOOP("app", "Done")}, qint64(rows.size()), qint64(rows.size())});
    return checks;
}

}  // namespace lockstep
