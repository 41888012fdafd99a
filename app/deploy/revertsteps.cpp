// SPDX-License-Identifier: GPL-3.0-or-later

// What the steps of a run say and check where its plan reverts.

#include "app/deploy/neteffects.h"
#include "app/deploy/revert.h"
#include "app/deploy/targetsession.h"
#include "app/postgres/catalog.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Check answered(const char *id, const char *title, const QStringList &wrong, Message right, Message found, Message hint)
{
    if (wrong.isEmpty())
        return {.id = QString::fromLatin1(id), .title = {title}, .outcome = Outcome::Pass, .message = std::move(right)};
    return {QString::fromLatin1(id), {title}, Outcome::Fail, std::move(found), wrong.join(u'\n'), std::move(hint)};
}

Check ledgerCheck(const DeployRequest &request, const TargetView &view)
{
    QStringList left;
    for (const PlannedMigration &planned : request.plan.migrations) {
        const auto &all = view.status.migrations;
        const auto row = std::ranges::find(all, planned.name, &MigrationStatus::name);
        if (!isSettledBy(row == all.end() ? nullptr : &*row, request.plan))
            left << planned.name;
    }
    return answered(
        "ledger-reverted", QT_TRANSLATE_NOOP("app", "Ledger without them"), left,
        {QT_TRANSLATE_NOOP("app", "%1 has none of them as applied."), {view.status.table}},
        {QT_TRANSLATE_N_NOOP("app", "%n reverted migration(s) still count as applied."), {}, int(left.size())},
        {QT_TRANSLATE_NOOP("app", "Somebody changed the ledger after the revert, or it was restored.")});
}

std::vector<Expectation> expectationsOf(const DeployRequest &request)
{
    std::vector<const AnalysedScript *> scripts;
    QStringList names;
    for (const PlannedMigration &planned : request.plan.migrations) {
        scripts.push_back(&request.workspace->reviews[planned.index]);
        names << planned.name;
    }
    return netEffects(scripts, names);
}

Result<Check> objectsCheck(const DeployRequest &request, Session &session, const JobContext &context)
{
    QStringList wrong;
    int looked = 0;
    for (const Expectation &expected : expectationsOf(request)) {
        const auto exists = objectExists(session, expected.kind, expected.object, context);
        if (!exists)
            return exists.error();
        looked += exists->has_value() ? 1 : 0;
        if (*exists && **exists != expected.exists)
            wrong << u"%1 %2 %3 (%4)"_s.arg(expected.kind, expected.object,
                                            expected.exists ? QCoreApplication::translate("app", "is missing")
                                                            : QCoreApplication::translate("app", "is still there"),
                                            expected.migration);
    }
    return answered(
        "objects", QT_TRANSLATE_NOOP("app", "Objects as reverted"), wrong,
        {QT_TRANSLATE_N_NOOP("app", "%n object(s) are there, or gone, as the revert scripts say."), {}, looked},
        {QT_TRANSLATE_N_NOOP("app", "%n object(s) are not as the revert scripts say."), {}, int(wrong.size())},
        {QT_TRANSLATE_NOOP("app", "An IF EXISTS may have met nothing, or somebody changed the schema by hand.")});
}

QStringList commandsOf(const DeployRequest &request, const PlannedMigration &planned)
{
    const Message statements{
        QT_TRANSLATE_N_NOOP("app", "-- %n statement(s) of %1, one by one"), {planned.file}, planned.statements};
    const QString row = QCoreApplication::translate("app", "-- the row of %1 in %2 is taken back")
                            .arg(planned.name, request.view.status.table);
    if (!planned.isTransactional)
        return {statements.translated(), row};
    return {u"BEGIN;"_s, statements.translated(), row, u"COMMIT;"_s};
}

}  // namespace

Result<std::vector<Check>> verifyRevert(const DeployRequest &request, const TargetView &view, const JobContext &context)
{
    const auto session = openTarget(view.url, context);
    if (!session)
        return session.error();
    auto objects = objectsCheck(request, **session, context);
    if (!objects)
        return std::move(objects).error();
    return std::vector<Check>{ledgerCheck(request, view), *std::move(objects)};
}

Message revertSentence(const RunRecord &record)
{
    return {QT_TRANSLATE_N_NOOP("app", "Revert %n migration(s) on %1."),
            {record.plan.target.display()},
            int(record.plan.migrations.size())};
}

StepBrief revertBrief(const DeployRequest &request, const RunRecord &record)
{
    const auto lockTimeout = request.lockTimeout.value_or(request.view.choice.policy.lockTimeout);
    StepBrief brief{{revertSentence(record),
                     {QT_TRANSLATE_NOOP(
                          "app", "Each waits at most %1 s for a lock; where nothing had committed it is tried again."),
                      {QString::number(double(lockTimeout.count()) / 1000)}}}};
    for (const PlannedMigration &planned : request.plan.migrations) {
        if (!planned.isTransactional)
            brief.sentences.push_back(
                {QT_TRANSLATE_NOOP("app",
                                   "%1 cannot run in a transaction: each of its statements stays, "
                                   "even if a later one fails."),
                 {planned.file}});
        brief.commands << commandsOf(request, planned);
    }
    return brief;
}

}  // namespace lockstep
