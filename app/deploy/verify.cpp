// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/verify.h"

#include "app/deploy/assertions.h"
#include "app/deploy/definitions.h"
#include "app/deploy/neteffects.h"
#include "app/deploy/plancomments.h"
#include "app/deploy/planprivileges.h"
#include "app/deploy/targetsession.h"
#include "app/postgres/catalog.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// One that runs with every deploy is pending again as soon as it ran: its row says that it did.
bool isRecorded(const MigrationStatus &row, Repeat repeat)
{
    return row.state == MigrationState::Applied || row.state == MigrationState::Changed
        || row.state == MigrationState::Baseline || (repeat == Repeat::Always && row.entry && row.entry->isFinished());
}

std::vector<std::size_t> appliedIndexes(const LedgerStatus &status)
{
    std::vector<std::size_t> indexes;
    for (const MigrationStatus &row : status.migrations) {
        if (row.index && (row.state == MigrationState::Applied || row.state == MigrationState::Changed))
            indexes.push_back(*row.index);
    }
    return indexes;
}

Check check(const char *id, const char *title, Outcome outcome, Message message)
{
    return {.id = QString::fromLatin1(id), .title = {title}, .outcome = outcome, .message = std::move(message)};
}

Check ledgerCheck(const Workspace &workspace, const LedgerStatus &status, const std::vector<std::size_t> &indexes)
{
    static constexpr auto title = QT_TRANSLATE_NOOP("app", "Ledger complete");
    QStringList without;
    for (const std::size_t index : indexes) {
        const Migration &migration = workspace.folder.migrations[index];
        const auto row = std::ranges::find(status.migrations, migration.name, &MigrationStatus::name);
        if (row == status.migrations.end() || !isRecorded(*row, migration.repeat))
            without << migration.name;
    }
    if (without.isEmpty())
        return check(
            "ledger-complete", title, Outcome::Pass,
            {QT_TRANSLATE_N_NOOP("app", "The ledger records %n migration(s) as applied."), {}, int(indexes.size())});
    Check failed = check("ledger-complete", title, Outcome::Fail,
                         {QT_TRANSLATE_N_NOOP("app", "The ledger does not record %n migration(s) as applied."),
                          {},
                          int(without.size())});
    failed.detail = detailOf(without);
    failed.hint = {QT_TRANSLATE_NOOP(
        "app", "Somebody changed the ledger after the deploy, or it was restored. Compare it with the history.")};
    return failed;
}

/// Failures of half-known files would be noise: an edited file no longer says what was run.
std::vector<Expectation> expectationsOf(const Workspace &workspace, const LedgerStatus &status,
                                        const std::vector<std::size_t> &indexes)
{
    std::vector<const AnalysedScript *> scripts;
    QStringList names;
    for (const std::size_t index : indexes) {
        const QString &name = workspace.folder.migrations[index].name;
        const auto row = std::ranges::find(status.migrations, name, &MigrationStatus::name);
        const bool isKnown = row != status.migrations.end();
        if (isKnown && (row->state == MigrationState::Changed || (row->entry && !row->entry->wasRun)))
            continue;
        scripts.push_back(&workspace.reviews[index]);
        names << name;
    }
    return netEffects(scripts, names);
}

QString deviation(const Expectation &expected)
{
    const QString how = expected.exists ? QCoreApplication::translate("app", "is missing")
                                        : QCoreApplication::translate("app", "is still there");
    return u"%1 %2 %3 (%4)"_s.arg(expected.kind, expected.object, how, expected.migration);
}

Check objectsAnswer(const QStringList &deviations, int looked)
{
    static constexpr auto title = QT_TRANSLATE_NOOP("app", "Objects as migrated");
    if (deviations.isEmpty())
        return check(
            "objects", title, Outcome::Pass,
            {QT_TRANSLATE_N_NOOP("app", "%n object(s) are there, or gone, as the migrations say."), {}, looked});
    Check failed = check(
        "objects", title, Outcome::Fail,
        {QT_TRANSLATE_N_NOOP("app", "%n object(s) are not as the migrations say."), {}, int(deviations.size())});
    failed.detail = detailOf(deviations);
    failed.hint = {QT_TRANSLATE_NOOP(
        "app", "An IF NOT EXISTS may have met something else, or somebody changed the schema by hand.")};
    return failed;
}

Result<Check> objectsCheck(Session &session, const std::vector<Expectation> &expectations, const JobContext &context)
{
    QStringList deviations;
    int looked = 0;
    for (const Expectation &expected : expectations) {
        const auto exists = objectExists(session, expected.kind, expected.object, context);
        if (!exists)
            return exists.error();
        looked += exists->has_value() ? 1 : 0;
        if (*exists && **exists != expected.exists)
            deviations << deviation(expected);
        context.report({{QT_TRANSLATE_NOOP("app", "Looking for the objects")}, looked, qint64(expectations.size())});
    }
    return objectsAnswer(deviations, looked);
}

bool isExpected(const std::vector<Expectation> &expectations, const QString &qualified)
{
    return std::ranges::any_of(expectations, [&qualified](const Expectation &expected) {
        return expected.exists && expected.kind == "index"_L1 && mayBeSameName(qualified, expected.object);
    });
}

/// An invalid index that these migrations made fails; one that was there before is a warning.
Result<Check> indexCheck(Session &session, const std::vector<Expectation> &expectations, const JobContext &context)
{
    static constexpr auto title = QT_TRANSLATE_NOOP("app", "Indexes valid");
    const auto invalid = invalidIndexes(session, context);
    if (!invalid)
        return invalid.error();
    if (invalid->isEmpty())
        return check("invalid-indexes", title, Outcome::Pass, {QT_TRANSLATE_NOOP("app", "Every index is valid.")});
    const bool isOurs
        = std::ranges::any_of(*invalid, [&](const QString &name) { return isExpected(expectations, name); });
    Check found = check("invalid-indexes", title, isOurs ? Outcome::Fail : Outcome::Warn,
                        {QT_TRANSLATE_N_NOOP("app", "%n index(es) are invalid: they cost writes and serve no read."),
                         {},
                         int(invalid->size())});
    found.detail = detailOf(*invalid);
    found.hint = {QT_TRANSLATE_NOOP("app", "Drop each with DROP INDEX CONCURRENTLY and build it anew.")};
    return found;
}

Result<Check> constraintCheck(Session &session, const JobContext &context)
{
    static constexpr auto title = QT_TRANSLATE_NOOP("app", "Constraints validated");
    const auto names = unvalidatedConstraints(session, context);
    if (!names)
        return names.error();
    if (names->isEmpty())
        return check("unvalidated-constraints", title, Outcome::Pass,
                     {QT_TRANSLATE_NOOP("app", "Every constraint is validated.")});
    Check found
        = check("unvalidated-constraints", title, Outcome::Warn,
                {QT_TRANSLATE_N_NOOP("app", "%n constraint(s) not validated for the rows that were there before."),
                 {},
                 int(names->size())});
    found.detail = detailOf(*names);
    found.hint = {QT_TRANSLATE_NOOP("app", "Validate each with ALTER TABLE … VALIDATE CONSTRAINT.")};
    return found;
}

/// As `lockstep status` has it: a ledger that tells of what nobody can read any more needs attention.
Check fileCheck(const LedgerStatus &status)
{
    static constexpr auto title = QT_TRANSLATE_NOOP("app", "Files of the ledger's rows");
    QStringList missing;
    QStringList unfinished;
    for (const MigrationStatus &row : status.migrations) {
        if (row.state == MigrationState::Missing)
            missing << row.name;
        else if (row.state == MigrationState::Failed)
            unfinished << row.name;
    }
    if (missing.isEmpty() && unfinished.isEmpty())
        return check("ledger-files", title, Outcome::Pass,
                     {QT_TRANSLATE_NOOP("app", "Every row of the ledger has its file and came to its end.")});
    Check failed = check("ledger-files", title, Outcome::Fail,
                         {missing.isEmpty()
                              ? QT_TRANSLATE_N_NOOP("app", "%n migration(s) began and did not come to their end.")
                              : QT_TRANSLATE_N_NOOP("app", "%n migration(s) of the ledger have no file in the folder."),
                          {},
                          int(missing.isEmpty() ? unfinished.size() : missing.size())});
    failed.detail = detailOf(missing + unfinished);
    failed.hint = {QT_TRANSLATE_NOOP("app",
                                     "lockstep status names each. Bring the files back, from the branch that was "
                                     "deployed, or settle them with lockstep resolve.")};
    return failed;
}

Check notCompared(const char *why)
{
    return check("definitions", QT_TRANSLATE_NOOP("app", "Objects equal their definitions"), Outcome::Skip, {why});
}

/// What no catalog of ours holds. Code that the files do not tell of may have changed both.
Status addPrivilegesAndComments(Session &session, const Workspace &workspace,
                                const std::vector<std::size_t> &migrations, const BeforeMigrate &before,
                                std::vector<Check> &checks, const JobContext &context)
{
    std::vector<const std::vector<StatementEffects> *> effects;
    std::vector<const AnalysedScript *> scripts;
    for (const std::size_t index : migrations) {
        scripts.push_back(&workspace.reviews[index]);
        effects.push_back(&scripts.back()->effects);
    }
    const bool isCertain = before.expectation.unknown.isEmpty();
    for (auto &answer :
         {privilegesCheck(session, effects, isCertain, context), commentsCheck(session, scripts, isCertain, context)}) {
        if (!answer)
            return answer.error();
        if (*answer)
            checks.push_back(**answer);
    }
    return Done{};
}

/// What only a run can tell, because it looked before.
Status addComparisons(Session &session, const Workspace &workspace, const std::vector<std::size_t> &migrations,
                      const BeforeMigrate &before, std::vector<Check> &checks, const JobContext &context)
{
    const auto definitions = definitionsCheck(session, before.expectation, context);
    if (!definitions)
        return definitions.error();
    checks.push_back(*definitions);
    if (Status added = addPrivilegesAndComments(session, workspace, migrations, before, checks, context); !added)
        return added;
    const auto rows = countTables(session, before.tables, context);
    if (!rows)
        return rows.error();
    checks.push_back(compareCounts(before.rows, *rows));
    const auto plans = readPlans(session, workspace.config.verify.queries, context);
    if (!plans)
        return plans.error();
    std::ranges::move(comparePlans(before.plans, *plans), std::back_inserter(checks));
    return Done{};
}

/// What holds of any history.
Result<std::vector<Check>> basicChecks(Session &session, const Workspace &workspace, const TargetView &view,
                                       const std::vector<std::size_t> &indexes, const JobContext &context)
{
    const auto expectations = expectationsOf(workspace, view.status, indexes);
    std::vector<Check> checks{ledgerCheck(workspace, view.status, indexes)};
    for (auto &answer : {objectsCheck(session, expectations, context), indexCheck(session, expectations, context),
                         constraintCheck(session, context)}) {
        if (!answer)
            return answer.error();
        checks.push_back(*answer);
    }
    return checks;
}

/// Adds the assertions' answers.
Result<std::vector<Check>> asserted(Session &session, const Workspace &workspace, std::vector<Check> checks,
                                    const JobContext &context)
{
    auto answers = askAssertions(session, workspace.config.verify.assertions, context);
    if (!answers)
        return answers;
    std::ranges::move(*answers, std::back_inserter(checks));
    return checks;
}

}  // namespace

Result<std::vector<Check>> verifyHistory(const Workspace &workspace, const TargetView &view, const JobContext &context)
{
    auto session = openTarget(view.url, context);
    if (!session)
        return std::move(session).error();
    auto checks = basicChecks(**session, workspace, view, appliedIndexes(view.status), context);
    if (!checks)
        return checks;
    checks->insert(checks->begin() + 1, fileCheck(view.status));
    return asserted(**session, workspace, *std::move(checks), context);
}

Result<std::vector<Check>> verifyRun(const Workspace &workspace, const TargetView &view,
                                     const std::vector<std::size_t> &migrations, const BeforeMigrate *before,
                                     const JobContext &context)
{
    auto session = openTarget(view.url, context);
    if (!session)
        return std::move(session).error();
    auto checks = basicChecks(**session, workspace, view, migrations, context);
    if (!checks)
        return checks;
    if (!before)
        checks->push_back(notCompared(QT_TRANSLATE_NOOP(
            "app",
            "Not all of the plan ran, or the target was not looked at before: there is nothing to compare with.")));
    else if (Status added = addComparisons(**session, workspace, migrations, *before, *checks, context); !added)
        return std::move(added).error();
    return asserted(**session, workspace, *std::move(checks), context);
}

}  // namespace lockstep
