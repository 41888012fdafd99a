// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/footprint.h"
#include "app/deploy/syntaxquestions.h"
#include "app/postgres/catalog.h"
#include "app/sql/notunderstood.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Counting stops there: beyond it the exact number tells a person nothing more.
constexpr qint64 mostRowsCounted = 1'000'000;
/// From this size on a blocked table is felt: reading 64 MiB takes about a second on a slow disk.
constexpr qint64 largeTable = 64 * 1024 * 1024;

QStringList problemsOf(const CheckInput &input, const PlannedMigration &planned)
{
    const Script &script = input.script(planned).script;
    const TextMap map(script.sql);
    QStringList lines;
    for (const Statement &statement : script.statements) {
        if (statement.problem)
            lines << u"%1:%2: %3"_s.arg(
                planned.file, QString::number(map.at(statement.problem->byteOffset).line),
                whyNotUnderstood(script.text(statement), *statement.problem, statement.range.begin).english());
    }
    return lines;
}

Result<CheckAnswer> understood(const CheckInput &input)
{
    QStringList lines;
    for (const PlannedMigration &planned : input.plan.migrations)
        lines << problemsOf(input, planned);
    return warnOf(
        lines, {QT_TRANSLATE_NOOP("app", "Every statement was understood.")},
        {QT_TRANSLATE_N_NOOP("app", "%n statement(s) were not understood, so what they do could not be reviewed."),
         {},
         int(lines.size())},
        {QT_TRANSLATE_NOOP("app", "Read them yourself: the server may know syntax that Lockstep does not.")});
}

/// A changeset that Liquibase never runs where its precondition is not met. With onFail WARN it runs all the same.
bool mayBePassedBy(const Migration &migration)
{
    const QString onFail = migration.facts.value(u"onFail"_s).toString();
    return !migration.facts.value(u"preconditions"_s).toList().isEmpty()
        && (onFail == "CONTINUE"_L1 || onFail == "MARK_RAN"_L1);
}

QString notAsked(int count)
{
    const Message text{
        QT_TRANSLATE_N_NOOP("app", "There are very many: the server was not asked about %n of them."), {}, count};
    return count > 0 ? text.english() : QString();
}

/// What the server would refuse stops the run anyway, in the middle of it.
Result<CheckAnswer> serversSyntax(const CheckInput &input)
{
    std::vector<std::size_t> files;
    for (const PlannedMigration &planned : input.plan.migrations)
        files.push_back(planned.index);
    const auto judged = judgeSyntax(input.session, input.workspace, files, input.context);
    if (!judged)
        return judged.error();
    QStringList refused;
    bool isCertain = false;
    int accepted = 0;
    for (const JudgedSyntax &one : judged->judged) {
        accepted += one.verdict.kind == SyntaxVerdict::Kind::Accepted ? 1 : 0;
        if (one.verdict.kind != SyntaxVerdict::Kind::Refused)
            continue;
        const Script &script = input.workspace.reviews[one.file].script;
        const qsizetype at
            = script.statements[one.statement].range.begin + std::max<qsizetype>(one.verdict.bytePosition, 0);
        isCertain = isCertain || !mayBePassedBy(input.workspace.folder.migrations[one.file]);
        refused << u"%1:%2: %3"_s.arg(input.workspace.folder.migrations[one.file].forward.path,
                                      QString::number(TextMap(script.sql).at(at).line), one.verdict.message);
    }
    if (judged->judged.empty())
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "No statement is in doubt.")}};
    if (refused.isEmpty())
        return CheckAnswer{
            accepted == int(judged->judged.size()) && judged->notAsked == 0 ? Outcome::Pass : Outcome::Warn,
            {QT_TRANSLATE_N_NOOP("app",
                                 "The server's own grammar accepts %n statement(s) that were not understood here."),
             {},
             accepted},
            notAsked(judged->notAsked)};
    return CheckAnswer{
        isCertain ? Outcome::Fail : Outcome::Warn,
        {QT_TRANSLATE_N_NOOP("app", "The server's own grammar refuses %n statement(s)."), {}, int(refused.size())},
        detailOf(refused),
        {QT_TRANSLATE_NOOP("app", "Correct them, or deploy to a server whose version has that syntax.")}};
}

Result<CheckAnswer> runnable(const CheckInput &input)
{
    QStringList lines;
    for (const Error &obstacle : input.plan.obstacles)
        lines << (obstacle.line > 0 ? u"%1:%2: "_s.arg(obstacle.file).arg(obstacle.line) : QString())
                + obstacle.message.english();
    if (lines.isEmpty())
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "Every planned file can be run as it is.")}};
    return CheckAnswer{
        Outcome::Fail,
        {QT_TRANSLATE_N_NOOP("app", "%n obstacle(s) stand in the way of this plan."), {}, int(lines.size())},
        detailOf(lines),
        input.plan.obstacles.front().hint};
}

bool holdsRows(EffectKind kind)
{
    return kind == EffectKind::DropTable || kind == EffectKind::Truncate || kind == EffectKind::DeleteAll
        || kind == EffectKind::DeleteWhere || kind == EffectKind::DropColumn
        || kind == EffectKind::DropMaterializedView;
}

/// How much is destroyed, as the server has it now.
Result<QString> lossOf(const CheckInput &input, const Effect &effect)
{
    if (effect.nameIsUnknown)
        return QCoreApplication::translate("app", "its name is known only when it runs");
    const QString &relation = effect.kind == EffectKind::DropColumn ? effect.relation : effect.object;
    const auto size = relationSize(input.session, relation, input.context);
    if (!size)
        return size.error();
    if (!*size)
        return QCoreApplication::translate("app", "not on the target now");
    const auto rows = countRows(input.session, (*size)->name, mostRowsCounted, input.context);
    if (!rows)
        return rows.error();
    const QString number = *rows >= mostRowsCounted ? QString::number(*rows) + u'+' : QString::number(*rows);
    return QCoreApplication::translate("app", "%1: %2 rows, %3").arg((*size)->name, number, byteSize((*size)->bytes));
}

Result<QStringList> lossesOf(const CheckInput &input, const PlannedMigration &planned)
{
    QStringList lines;
    const AnalysedScript &script = input.script(planned);
    const TextMap map(script.script.sql);
    for (const StatementEffects &statement : script.effects) {
        for (const Effect &effect : statement.effects) {
            if (!isDestructive(effect))
                continue;
            const auto loss = holdsRows(effect.kind) ? lossOf(input, effect) : Result<QString>(effect.objectKind);
            if (!loss)
                return loss.error();
            lines << u"%1:%2: %3 %4 (%5)"_s.arg(planned.file, QString::number(map.at(effect.range.begin).line),
                                                QString(effectKindId(effect.kind)), effect.object, *loss);
        }
    }
    return lines;
}

Result<CheckAnswer> destructive(const CheckInput &input)
{
    QStringList lines;
    for (const PlannedMigration &planned : input.plan.migrations) {
        const auto losses = lossesOf(input, planned);
        if (!losses)
            return losses.error();
        lines << *losses;
    }
    return warnOf(
        lines, {QT_TRANSLATE_NOOP("app", "Nothing is destroyed.")},
        {QT_TRANSLATE_N_NOOP("app", "%n operation(s) destroy data or what cannot be rebuilt from the database."),
         {},
         int(lines.size())},
        {QT_TRANSLATE_NOOP("app", "Be sure that nothing needs them any more and that the backup holds them.")});
}

Result<CheckAnswer> blocking(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    QStringList lines;
    bool isFelt = false;
    for (const auto &[name, mode] : footprintOf(input, *input.touched).locks) {
        const QLatin1StringView blocks = lockBlocksId(mode);
        if (blocks != "readsAndWrites"_L1 && blocks != "writes"_L1)
            continue;
        const RelationLoad &load = *loadOf(*input.touched, name);
        isFelt = isFelt || load.bytes >= largeTable;
        lines << u"%1: %2, %3"_s.arg(described(load), QString(lockModeId(mode)), QString(blocks));
    }
    if (lines.isEmpty())
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "No existing table is blocked.")}};
    const Message found{
        QT_TRANSLATE_N_NOOP("app", "%n existing table(s) are blocked for others while their migration runs."),
        {},
        int(lines.size())};
    if (!isFelt)
        return CheckAnswer{.message = found, .detail = detailOf(lines)};
    return CheckAnswer{Outcome::Warn,
                       found,
                       detailOf(lines),
                       {QT_TRANSLATE_NOOP("app", "Deploy when few use them, or use the forms that the review names.")}};
}

Result<CheckAnswer> reverts(const CheckInput &input)
{
    QStringList without;
    for (const PlannedMigration &planned : input.plan.migrations) {
        if (planned.revertFile.isEmpty())
            without << planned.name;
    }
    return warnOf(
        without, {QT_TRANSLATE_NOOP("app", "Every planned migration has a revert script.")},
        {QT_TRANSLATE_N_NOOP("app", "%n planned migration(s) have no revert script."), {}, int(without.size())},
        {QT_TRANSLATE_NOOP("app", "Without one the way back is the backup, or a new migration.")});
}

}  // namespace

std::span<const CheckRow> contentChecks()
{
    static constexpr std::array rows{
        CheckRow{"runnable", QT_TRANSLATE_NOOP("app", "Files can be run"), runnable},
        CheckRow{"sql-understood", QT_TRANSLATE_NOOP("app", "SQL understood"), understood},
        CheckRow{"server-syntax", QT_TRANSLATE_NOOP("app", "Syntax by the server"), serversSyntax},
        CheckRow{"destructive", QT_TRANSLATE_NOOP("app", "Destroyed data"), destructive},
        CheckRow{"blocking", QT_TRANSLATE_NOOP("app", "Blocked tables"), blocking},
        CheckRow{"revert-scripts", QT_TRANSLATE_NOOP("app", "Revert scripts"), reverts},
    };
    return rows;
}

}  // namespace lockstep
