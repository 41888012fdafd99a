// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/json.h"

#include "app/deploy/recordjson.h"
#include "app/deploy/rehearsal/record.h"
#include "app/report/jsonvalues.h"
#include "app/report/plaintext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lockstep {

using namespace json;
using namespace Qt::StringLiterals;

namespace {

QJsonArray factList(const std::vector<Fact> &facts)
{
    QJsonArray out;
    for (const Fact &fact : facts)
        out << QJsonObject{{u"label"_s, fact.label.english()}, {u"value"_s, fact.value}};
    return out;
}

/// The engine's events carry errors, checks and facts in the journal's form, with texts and arguments apart; scripts
/// get them as everywhere else in the contract.
QJsonObject inContractForm(QJsonObject data)
{
    if (const QJsonValue error = data.value(u"error"_s); error.isObject())
        data[u"error"_s] = errorObject(errorFromJson(error.toObject()));
    if (const QJsonValue checks = data.value(u"checks"_s); checks.isArray())
        data[u"checks"_s] = checkList(listFromJson(checks.toArray(), checkFromJson));
    if (const QJsonValue facts = data.value(u"facts"_s); facts.isArray())
        data[u"facts"_s] = factList(listFromJson(facts.toArray(), factFromJson));
    return data;
}

/// When the ledger says how long it took: both ends are known.
QJsonValue ledgerDuration(const MigrationStatus &status)
{
    if (!status.entry || !status.entry->startedAt.isValid() || !status.entry->finishedAt.isValid())
        return {};
    return status.entry->startedAt.msecsTo(status.entry->finishedAt);
}

/// What a changed migration was when it was applied.
QJsonObject changeJson(const AppliedText &applied)
{
    return {{u"difference"_s, sqlDifferenceId(applied.difference)},
            {u"source"_s, applied.source.english()},
            {u"applied"_s, QString::fromUtf8(applied.bytes)}};
}

QJsonObject migrationJson(const Workspace &workspace, const MigrationStatus &status, const Edits &edits)
{
    const Migration *migration = status.index ? &workspace.folder.migrations[*status.index] : nullptr;
    const Severity worst = status.index ? risk(workspace.reviews[*status.index].findings) : Severity::None;
    QJsonObject out{
        {u"name"_s, status.name},
        {u"file"_s, migration ? textOrNull(migration->forward.path) : QJsonValue()},
        {u"state"_s, migrationStateId(status.state)},
        {u"appliedAt"_s, status.entry ? timeOrNull(status.entry->finishedAt) : QJsonValue()},
        {u"durationMs"_s, ledgerDuration(status)},
        {u"checksum"_s, textOrNull(status.checksum)},
        {u"ledgerChecksum"_s, status.entry ? textOrNull(status.entry->checksum) : QJsonValue()},
        {u"revert"_s, migration && migration->revert ? textOrNull(migration->revert->path) : QJsonValue()},
        {u"risk"_s, severityId(worst)},
        {u"problem"_s, messageOrNull(status.problem)},
    };
    if (migration && migration->revert)
        out[u"revertTested"_s] = textOrNull(testedRevert(*migration));
    if (migration && !migration->note.isEmpty())
        out[u"note"_s] = migration->note.english();
    if (const auto edit = edits.constFind(status.name); edit != edits.constEnd())
        out[u"change"_s] = changeJson(*edit);
    return out;
}

QJsonArray strayList(const std::vector<Stray> &strays)
{
    QJsonArray out;
    for (const Stray &stray : strays)
        out << QJsonObject{{u"file"_s, stray.path}, {u"why"_s, stray.why.english()}};
    return out;
}

QJsonArray problemList(const std::vector<Error> &problems)
{
    QJsonArray out;
    for (const Error &problem : problems)
        out << errorObject(problem);
    return out;
}

QJsonObject stateCounts(const LedgerStatus &status)
{
    QJsonObject out;
    for (const MigrationState state :
         {MigrationState::Applied, MigrationState::Pending, MigrationState::Failed, MigrationState::Changed,
          MigrationState::Missing, MigrationState::OutOfOrder, MigrationState::RolledBack, MigrationState::Baseline})
        out[migrationStateId(state)] = status.count(state);
    return out;
}

QJsonObject plannedJson(const Workspace &workspace, const PlannedMigration &planned)
{
    const QJsonObject revert{{u"file"_s, planned.revertFile},
                             {u"sha256"_s, planned.revertSha256},
                             {u"tested"_s, textOrNull(testedRevert(workspace.folder.migrations[planned.index]))}};
    return {
        {u"name"_s, planned.name},
        {u"sha256"_s, planned.sha256},
        {u"transactional"_s, planned.isTransactional},
        {u"statements"_s, planned.statements},
        {u"revert"_s, planned.revertFile.isEmpty() ? QJsonValue() : QJsonValue(revert)},
        {u"risk"_s, severityId(planned.risk)},
    };
}

QString rehearsalWord(const Plan &plan, const Policy &policy)
{
    if (policy.rehearsal == RehearsalPolicy::None)
        return u"not-required"_s;
    return requireRehearsal(plan, policy) ? u"given"_s : u"required"_s;
}

QJsonObject policyJson(const TargetChoice &choice, const Plan &plan)
{
    const bool wantsBackup = choice.policy.backup != BackupPolicy::None;
    return {
        {u"signoff"_s, u"not-required"_s},
        {u"backup"_s, wantsBackup ? u"required"_s : u"not-required"_s},
        {u"rehearsal"_s, rehearsalWord(plan, choice.policy)},
        {u"confirm"_s, choice.isProtected ? QJsonArray{plan.target.database} : QJsonArray{}},
    };
}

}  // namespace

QJsonObject statusJson(const Workspace &workspace, const TargetView &view, const Edits &edits)
{
    QJsonObject out = head(u"status"_s);
    QJsonArray migrations;
    for (const MigrationStatus &status : view.status.migrations)
        migrations << migrationJson(workspace, status, edits);
    out[u"project"_s] = projectJson(workspace);
    out[u"target"_s] = targetJson(view.identity, view.choice.environment);
    out[u"ledger"_s] = QJsonObject{
        {u"tool"_s, view.status.tool}, {u"table"_s, view.status.table}, {u"exists"_s, view.status.exists}};
    out[u"migrations"_s] = migrations;
    out[u"strays"_s] = strayList(workspace.folder.strays);
    if (!workspace.folder.problems.empty())
        out[u"problems"_s] = problemList(workspace.folder.problems);
    out[u"summary"_s] = stateCounts(view.status);
    return out;
}

QJsonObject planJson(const Workspace &workspace, const TargetView &view, const Plan &plan)
{
    QJsonObject out = head(u"plan"_s);
    QJsonArray migrations;
    for (const PlannedMigration &planned : plan.migrations)
        migrations << plannedJson(workspace, planned);
    QJsonArray obstacles;
    for (const Error &error : plan.obstacles)
        obstacles << errorObject(error);
    out[u"project"_s] = projectJson(workspace);
    out[u"target"_s] = targetJson(plan.target, view.choice.environment);
    out[u"migrations"_s] = migrations;
    out[u"digest"_s] = plan.digest;
    out[u"policy"_s] = policyJson(view.choice, plan);
    out[u"obstacles"_s] = obstacles;
    return out;
}

QJsonArray checkList(const std::vector<Check> &checks)
{
    QJsonArray out;
    for (const Check &check : checks) {
        QJsonObject one{{u"id"_s, check.id},
                        {u"outcome"_s, outcomeId(check.outcome)},
                        {u"message"_s, check.message.english()},
                        {u"detail"_s, textOrNull(check.detail)},
                        {u"hint"_s, messageOrNull(check.hint)}};
        if (!check.theme.isEmpty())
            one[u"theme"_s] = check.theme.english();
        out << one;
    }
    return out;
}

QJsonObject checksJson(const QString &command, const TargetView &view, const std::vector<Check> &checks)
{
    QJsonObject out = head(command);
    QJsonObject summary;
    for (const Outcome outcome : {Outcome::Pass, Outcome::Warn, Outcome::Fail, Outcome::Skip})
        summary[outcomeId(outcome)] = count(checks, outcome);
    out[u"target"_s] = targetJson(view.identity, view.choice.environment);
    out[u"checks"_s] = checkList(checks);
    out[u"summary"_s] = summary;
    return out;
}

QJsonObject errorJson(const QString &command, const Error &error)
{
    QJsonObject out = head(command);
    out[u"error"_s] = errorObject(error);
    return out;
}

QJsonObject eventJson(const QString &run, const RunEvent &event, const QString &command)
{
    QJsonObject out = event.kind == "finished"_L1 ? event.data : inContractForm(event.data);
    for (const auto &[key, value] : head(command).toVariantMap().asKeyValueRange())
        out[key] = QJsonValue::fromVariant(value);
    out[u"at"_s] = timeOrNull(event.at);
    out[u"run"_s] = run;
    out[u"kind"_s] = event.kind;
    out[u"step"_s] = stepId(event.step);
    if (!event.migration.isEmpty())
        out[u"migration"_s] = event.migration;
    if (event.statement > 0)
        out[u"statement"_s] = event.statement;
    if (!event.text.isEmpty())
        out[u"text"_s] = event.text;
    return out;
}

QJsonObject targetJson(const TargetIdentity &target, const QString &environment)
{
    return {
        {u"environment"_s, textOrNull(environment)},
        {u"host"_s, target.host},
        {u"port"_s, target.port},
        {u"database"_s, target.database},
        {u"user"_s, target.user},
        {u"serverVersion"_s, target.serverVersion},
        {u"systemIdentifier"_s, textOrNull(target.systemIdentifier)},
        {u"inRecovery"_s, target.inRecovery},
    };
}

QJsonObject errorObject(const Error &error)
{
    QString detail = error.detail;
    if (error.sql)
        detail = error.sql->detail.isEmpty() ? error.sql->message : error.sql->message + u'\n' + error.sql->detail;
    return {
        {u"code"_s, errorId(error.code)},
        {u"message"_s, error.message.english()},
        {u"detail"_s, textOrNull(detail)},
        {u"hint"_s, messageOrNull(error.hint)},
        {u"sqlstate"_s, error.sql ? textOrNull(QString::fromLatin1(error.sql->sqlState)) : QJsonValue()},
        {u"file"_s, textOrNull(error.file)},
        {u"line"_s, error.line > 0 ? QJsonValue(error.line) : QJsonValue()},
    };
}

QByteArray jsonText(QJsonObject object, QJsonDocument::JsonFormat format)
{
    const bool isCompact = format == QJsonDocument::Compact;
    QByteArray first = isCompact ? "{"_ba : "{\n"_ba;
    for (const QString &key : {u"lockstep"_s, u"command"_s}) {
        const QByteArray member = QJsonDocument(QJsonObject{{key, object.take(key)}}).toJson(format).trimmed();
        first += (isCompact ? member.mid(1, member.size() - 2) : member.mid(2, member.size() - 4))
            + (isCompact ? "," : ",\n");
    }
    const QByteArray rest = QJsonDocument(object).toJson(format);
    return first + rest.mid(isCompact ? 1 : 2) + (isCompact ? "\n" : "");
}

}  // namespace lockstep
