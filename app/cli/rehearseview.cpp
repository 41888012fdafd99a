// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rehearseview.h"

#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/report/costtext.h"
#include "app/report/json.h"
#include "app/report/plaintext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString verdictWord(const MigrationRehearsal &migration)
{
    if (!migration.forward.isDone)
        return said(QT_TRANSLATE_NOOP("app", "failed"));
    switch (migration.verdict) {
    case RollbackVerdict::Proven:
        return said(QT_TRANSLATE_NOOP("app", "rollback proven"));
    case RollbackVerdict::Differs:
        return said(QT_TRANSLATE_NOOP("app", "rollback differs"));
    case RollbackVerdict::Failed:
        return said(QT_TRANSLATE_NOOP("app", "rollback fails"));
    case RollbackVerdict::None:
        break;
    }
    return said(QT_TRANSLATE_NOOP("app", "no revert script"));
}

Style styleOf(const MigrationRehearsal &migration)
{
    if (!migration.forward.isDone || migration.verdict == RollbackVerdict::Failed)
        return Style::Bad;
    const bool isOpen = migration.verdict == RollbackVerdict::Differs || !migration.broken.empty()
        || migration.again.error.has_value();
    return isOpen ? Style::Warning : Style::Good;
}

/// The strongest lock of the way forward, on what was there before.
QString lockWord(const PassResult &pass)
{
    const RelationTrace *strongest = nullptr;
    for (const StatementTrace &statement : pass.statements) {
        for (const RelationTrace &relation : statement.relations) {
            if (relation.mode && !relation.isBuilt && (!strongest || *relation.mode > *strongest->mode))
                strongest = &relation;
        }
    }
    return strongest ? u"%1 %2"_s.arg(lockModeId(*strongest->mode), strongest->relation) : QString();
}

int countOf(const MigrationRehearsal &migration, Agreement agreement)
{
    return int(std::ranges::count(migration.forward.statements, agreement, &StatementTrace::agreement));
}

QString agreementWord(const MigrationRehearsal &migration)
{
    const int mismatches = countOf(migration, Agreement::Mismatch);
    return mismatches > 0 ? counted(QT_TRANSLATE_N_NOOP("app", "%n statement(s) other than foretold"), mismatches)
                          : QString();
}

QStringList rowOf(const MigrationRehearsal &migration)
{
    return {migration.migration, verdictWord(migration), durationText(migration.forward.durationMs),
            lockWord(migration.forward), agreementWord(migration)};
}

QString differenceText(const InventoryDifference &difference)
{
    const QString what = u"%1 %2"_s.arg(itemKindId(difference.kind), difference.object);
    const QStringList texts{what, difference.expected, difference.actual};
    switch (difference.difference) {
    case DifferenceClass::Missing:
        return said(QT_TRANSLATE_NOOP("app", "%1 is missing after the revert"), texts.first(1));
    case DifferenceClass::Extra:
        return said(QT_TRANSLATE_NOOP("app", "%1 is left over after the revert"), texts.first(1));
    case DifferenceClass::ColumnOrder:
        return said(QT_TRANSLATE_NOOP("app", "%1: its columns stand in another order"), texts.first(1));
    case DifferenceClass::EnumValue:
        return said(QT_TRANSLATE_NOOP("app", "%1: a value of it is left over"), texts.first(1));
    case DifferenceClass::Data:
        return said(QT_TRANSLATE_NOOP("app", "%1: before %2, after the revert %3"), texts);
    case DifferenceClass::Comment:
    case DifferenceClass::Different:
        break;
    }
    return said(QT_TRANSLATE_NOOP("app", "%1: before “%2”, after the revert “%3”"), texts);
}

void addError(QStringList &lines, const PassResult &pass, const char *what)
{
    if (pass.error)
        lines << said(what) + u' ' + describe(*pass.error);
}

QStringList linesOf(const MigrationRehearsal &migration)
{
    QStringList lines;
    addError(lines, migration.forward, QT_TRANSLATE_NOOP("app", "Forward:"));
    addError(lines, migration.revert, QT_TRANSLATE_NOOP("app", "Revert:"));
    addError(lines, migration.again, QT_TRANSLATE_NOOP("app", "Forward again:"));
    for (const InventoryDifference &difference : migration.differences)
        lines << differenceText(difference);
    for (const auto &harms : {migration.broken, migration.lostRows}) {
        for (const Message &harm : harms)
            lines << harm.translated();
    }
    for (const StatementTrace &statement : migration.forward.statements) {
        for (const Message &mismatch : statement.mismatches)
            lines << said(QT_TRANSLATE_NOOP("app", "Line %1, other than foretold: %2"),
                          {QString::number(statement.line), mismatch.translated()});
    }
    return lines;
}

void showDetails(const MigrationRehearsal &migration, const Surroundings &surroundings)
{
    const QStringList lines = linesOf(migration);
    if (lines.isEmpty())
        return;
    surroundings.output.line();
    surroundings.output.line(
        surroundings.terminal.styled(styleOf(migration), withVisibleControls(migration.migration)));
    for (const QString &line : lines)
        surroundings.output.line(u"  "_s + withVisibleControls(line).replace(u'\n', u"\n  "_s));
}

QString sourceText(const Rehearsal &rehearsal)
{
    switch (rehearsal.source) {
    case RehearsalSource::Backup:
        return said(QT_TRANSLATE_NOOP("app", "Rehearsed on a restored backup, PostgreSQL %1"), {rehearsal.server});
    case RehearsalSource::Schema:
        return said(QT_TRANSLATE_NOOP("app", "Rehearsed on the target's schema, PostgreSQL %1"), {rehearsal.server});
    case RehearsalSource::History:
        break;
    }
    return said(QT_TRANSLATE_NOOP("app", "Rehearsed on what the files make, PostgreSQL %1"), {rehearsal.server});
}

QString idempotentText(const Rehearsal &rehearsal)
{
    QStringList names;
    for (const MigrationRehearsal &migration : rehearsal.migrations) {
        if (migration.isIdempotent.value_or(false))
            names << migration.migration;
    }
    return names.isEmpty()
        ? QString()
        : said(QT_TRANSLATE_NOOP("app", "May run twice, the second time changes nothing: %1"), {names.join(u", "_s)});
}

QJsonArray costsJson(const Rehearsal &rehearsal)
{
    QJsonArray costs;
    for (const CostEstimate &cost : rehearsal.costs)
        costs << QJsonObject{{u"migration"_s, cost.migration}, {u"leastMs"_s, cost.leastMs},
                             {u"mostMs"_s, cost.mostMs},       {u"diskBytes"_s, cost.diskBytes},
                             {u"walBytes"_s, cost.walBytes},   {u"assumption"_s, cost.assumption.english()}};
    return costs;
}

QJsonArray unlikeJson(const Rehearsal &rehearsal)
{
    QJsonArray unlike;
    for (const Message &each : rehearsal.unlike)
        unlike << each.english();
    return unlike;
}

void print(QJsonObject line, Output &output)
{
    line[u"step"_s] = u"rehearse"_s;
    output.jsonLine(line);
}

}  // namespace

void showRehearsalEvent(const RunEvent &event, const QString &run, Output &output)
{
    print(eventJson(run, event, u"rehearse"_s), output);
}

void showRehearsalEnd(const Result<Rehearsal> &rehearsal, const QString &run, int exitStatus, Output &output)
{
    const bool isCancelled = !rehearsal && rehearsal.error().code == ErrorCode::Cancelled;
    const QString failure = isCancelled ? u"cancelled"_s : u"failed"_s;
    QJsonObject data{{u"outcome"_s, rehearsal && hasRun(*rehearsal) ? u"done"_s : failure},
                     {u"exitCode"_s, exitStatus},
                     {u"report"_s, QJsonValue()},
                     {u"error"_s, rehearsal ? QJsonValue() : QJsonValue(errorObject(rehearsal.error()))}};
    if (rehearsal) {
        data[u"source"_s] = QString(rehearsalSourceId(rehearsal->source));
        data[u"serverVersion"_s] = rehearsal->server;
        data[u"proven"_s] = isProven(*rehearsal);
        data[u"durationMs"_s] = rehearsal->durationMs;
        data[u"unlike"_s] = unlikeJson(*rehearsal);
        QJsonArray idempotent;
        for (const MigrationRehearsal &migration : rehearsal->migrations) {
            if (migration.isIdempotent.value_or(false))
                idempotent << migration.migration;
        }
        data[u"idempotent"_s] = idempotent;
        data[u"estimates"_s] = costsJson(*rehearsal);
    }
    print(eventJson(run, {.at = QDateTime::currentDateTimeUtc(), .kind = u"finished"_s, .data = data}, u"rehearse"_s),
          output);
}

void showRehearsal(const Rehearsal &rehearsal, const Surroundings &surroundings)
{
    Output &output = surroundings.output;
    output.line(sourceText(rehearsal));
    if (rehearsal.planned == 0)
        output.line(said(QT_TRANSLATE_NOOP("app", "Nothing is pending.")));
    std::vector<QStringList> rows;
    for (const MigrationRehearsal &migration : rehearsal.migrations)
        rows.push_back(rowOf(migration));
    const QStringList lines = aligned(rows);
    for (qsizetype i = 0; i < lines.size(); ++i)
        output.line(surroundings.terminal.styled(styleOf(rehearsal.migrations[std::size_t(i)]), lines[i]));
    for (const MigrationRehearsal &migration : rehearsal.migrations)
        showDetails(migration, surroundings);
    output.line();
    const qsizetype open = qsizetype(rehearsal.planned - rehearsal.migrations.size());
    if (open > 0)
        output.line(counted(QT_TRANSLATE_N_NOOP("app", "%n migration(s) after that were not tried."), open));
    if (const QString idempotent = idempotentText(rehearsal); !idempotent.isEmpty())
        output.line(idempotent);
    for (const CostEstimate &cost : rehearsal.costs)
        output.line(costText(cost));
    for (const Message &unlike : rehearsal.unlike)
        output.line(said(QT_TRANSLATE_NOOP("app", "Unlike the target: %1"), {unlike.translated()}));
}

}  // namespace lockstep
