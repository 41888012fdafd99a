// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupted.h"
#include "app/cli/options.h"
#include "app/cli/planview.h"
#include "app/cli/progressline.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/deploy/rehearsal/record.h"
#include "app/deploy/targetreview.h"
#include "app/project/textdiff.h"
#include "app/report/interruptedjson.h"
#include "app/report/json.h"
#include "app/report/plaintext.h"
#include "app/report/words.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The tree's groups, in its order.
enum class Group { Attention, Pending, Applied };

Group groupOf(const MigrationStatus &status)
{
    if (status.needsAttention())
        return Group::Attention;
    return status.isToRun() ? Group::Pending : Group::Applied;
}

QString groupTitle(Group group, qsizetype count)
{
    const QString number = QString::number(count);
    switch (group) {
    case Group::Attention:
        return said(QT_TRANSLATE_NOOP("app", "Needs attention (%1)"), {number});
    case Group::Pending:
        return said(QT_TRANSLATE_NOOP("app", "Pending (%1)"), {number});
    case Group::Applied:
        return said(QT_TRANSLATE_NOOP("app", "Applied (%1)"), {number});
    }
    Q_UNREACHABLE();
}

QString symbolOf(Group group, Severity risk)
{
    if (group == Group::Attention)
        return u"⚠"_s;
    if (group == Group::Applied)
        return u"✓"_s;
    return risk == Severity::Error ? u"⛔"_s : u"●"_s;
}

Style styleOf(Group group)
{
    return group == Group::Attention ? Style::Warning : group == Group::Pending ? Style::Bold : Style::Good;
}

QString riskText(Severity risk)
{
    return risk == Severity::None ? QString() : said(QT_TRANSLATE_NOOP("app", "risk: %1"), {words::severity(risk)});
}

/// What is worth knowing beside name and state: for what is to run its risk and way back, for what ran when.
QString remark(const Workspace &workspace, const MigrationStatus &status, const Edits &edits)
{
    QStringList parts;
    if (const auto edit = edits.constFind(status.name); edit != edits.constEnd())
        parts << describeDifference(edit->difference).translated();
    else if (!status.problem.isEmpty())
        parts << status.problem.translated();
    if (status.index)
        parts << workspace.folder.migrations[*status.index].note.translated();
    if (status.isToRun() && status.index) {
        parts << riskText(risk(workspace.reviews[*status.index].findings));
        const Migration &migration = workspace.folder.migrations[*status.index];
        if (!migration.revert || !testedRevert(migration).isEmpty())
            parts << revertWord(migration);
    }
    if (status.entry && status.entry->finishedAt.isValid())
        parts << status.entry->finishedAt.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
    parts.removeAll(QString());
    return parts.join(u"; "_s);
}

void showGroup(Group group, const OpenedTarget &opened, const Edits &edits, const Surroundings &surroundings)
{
    std::vector<QStringList> rows;
    for (const MigrationStatus &status : opened.view.status.migrations) {
        if (groupOf(status) != group)
            continue;
        const Severity worst = status.index ? risk(opened.workspace->reviews[*status.index].findings) : Severity::None;
        rows.push_back({surroundings.terminal.symbol(symbolOf(group, worst)) + words::migrationState(status.state),
                        status.name, remark(*opened.workspace, status, edits)});
    }
    if (rows.empty())
        return;
    Output &output = surroundings.output;
    output.line();
    output.line(surroundings.terminal.styled(styleOf(group), groupTitle(group, qsizetype(rows.size()))));
    for (const QString &line : aligned(rows))
        output.line(line);
}

void showStrays(const std::vector<Stray> &strays, const Surroundings &surroundings)
{
    if (strays.empty())
        return;
    std::vector<QStringList> rows;
    for (const Stray &stray : strays)
        rows.push_back({stray.path, stray.why.translated()});
    surroundings.output.line();
    surroundings.output.line(surroundings.terminal.styled(
        Style::Bold, said(QT_TRANSLATE_NOOP("app", "Strays (%1)"), {QString::number(strays.size())})));
    for (const QString &line : aligned(rows))
        surroundings.output.line(line);
}

/// What was applied against what is on disk, as diff prints it.
void showChanges(const OpenedTarget &opened, const Edits &edits, Output &output)
{
    for (const MigrationStatus &status : opened.view.status.migrations) {
        const auto edit = edits.constFind(status.name);
        if (edit == edits.constEnd() || !status.index)
            continue;
        const SqlFile &file = opened.workspace->folder.migrations[*status.index].forward;
        output.line();
        output.line(said(QT_TRANSLATE_NOOP("app", "%1 (applied: %2)"), {status.name, edit->source.translated()}));
        output.write(unifiedDiff(edit->bytes, file.bytes, u"applied/"_s + file.path, file.path));
    }
}

void showProblems(const std::vector<Error> &problems, const Surroundings &surroundings)
{
    for (const Error &problem : problems) {
        surroundings.output.line();
        surroundings.output.line(surroundings.terminal.styled(Style::Warning, describe(problem)));
    }
}

void showText(const OpenedTarget &opened, const Edits &edits, const Surroundings &surroundings)
{
    const LedgerStatus &status = opened.view.status;
    Output &output = surroundings.output;
    output.line(targetLine(opened.view));
    output.line(status.exists ? said(QT_TRANSLATE_NOOP("app", "Ledger: %1"), {status.table})
                              : said(QT_TRANSLATE_NOOP("app", "Ledger: %1, not made yet"), {status.table}));
    if (!status.obstacle.isEmpty())
        output.line(surroundings.terminal.styled(Style::Warning, status.obstacle.translated()));
    showProblems(opened.workspace->folder.problems, surroundings);
    for (const Group group : {Group::Attention, Group::Pending, Group::Applied})
        showGroup(group, opened, edits, surroundings);
    showStrays(opened.workspace->folder.strays, surroundings);
}

/// The server answered, and its ledger cannot be read: another tool's table, a right that is missing, rows that make no
/// sense.
bool isOfLedger(const Error &error)
{
    return error.code == ErrorCode::CheckFailed || error.code == ErrorCode::PrivilegeMissing
        || error.code == ErrorCode::SqlFailed;
}

/// What the folder alone says, where nobody knows what of it is applied.
void showFolder(const Workspace &workspace, const Surroundings &surroundings)
{
    std::vector<QStringList> rows;
    for (std::size_t index = 0; index < workspace.folder.migrations.size(); ++index) {
        const Migration &migration = workspace.folder.migrations[index];
        QStringList remarks{migration.problem.translated(), migration.note.translated(),
                            riskText(risk(workspace.reviews[index].findings))};
        remarks.removeAll(QString());
        rows.push_back({migration.name, remarks.join(u"; "_s)});
    }
    Output &output = surroundings.output;
    output.line(surroundings.terminal.styled(
        Style::Bold,
        said(QT_TRANSLATE_NOOP("app", "In the folder (%1); what of it is applied is not known"),
             {QString::number(rows.size())})));
    for (const QString &line : aligned(rows))
        output.line(line);
    showProblems(workspace.folder.problems, surroundings);
    showStrays(workspace.folder.strays, surroundings);
}

bool isUpToDate(const OpenedTarget &opened)
{
    return opened.workspace->folder.problems.empty()
        && std::ranges::all_of(opened.view.status.migrations,
                               [](const MigrationStatus &row) { return groupOf(row) == Group::Applied; });
}

/// The risk of what is pending is what the plan says it is.
Result<OpenedTarget> openJudgedTarget(const WorkspacePtr &workspace, const QString &target, const JobContext &context)
{
    auto opened = openTarget(workspace, target, context);
    if (!opened)
        return opened;
    auto judged = judgedOnTarget(opened->workspace, opened->view, context);
    if (!judged)
        return std::move(judged).error();
    opened->workspace = *std::move(judged);
    return opened;
}

struct StatusOptions : ProjectOptions
{
    bool changes = false;
};

Result<int> showStatus(const StatusOptions &options, const Surroundings &surroundings)
{
    const auto workspace = openProject(options, surroundings.context);
    if (!workspace)
        return workspace.error();
    const auto opened = openJudgedTarget(*workspace, options.target, surroundings.context);
    const auto edits = opened ? explainEdits(*opened->workspace, opened->view, surroundings.context) : Edits();
    surroundings.progress.giveWay();
    if (!opened && isOfLedger(opened.error()) && !surroundings.output.isJson())
        showFolder(**workspace, surroundings);
    if (!opened)
        return opened.error();
    if (!edits)
        return edits.error();
    const bool upToDate = isUpToDate(*opened);
    const auto interrupted = interruptedOn(*opened, surroundings.context);
    if (surroundings.output.isJson()) {
        QJsonObject object = statusJson(*opened->workspace, opened->view, *edits);
        object.insert(u"interrupted"_s,
                      interrupted ? QJsonValue(interruptedJson(interrupted->run, interrupted->truths))
                                  : QJsonValue(QJsonValue::Null));
        surroundings.output.json(object);
    } else {
        showText(*opened, *edits, surroundings);
        if (interrupted)
            showInterrupted(*interrupted, surroundings);
        if (options.changes)
            showChanges(*opened, *edits, surroundings.output);
        if (upToDate)
            surroundings.output.line(u'\n' + said(QT_TRANSLATE_NOOP("app", "Up to date.")));
    }
    return upToDate ? 0 : 1;
}

}  // namespace

void addStatus(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<StatusOptions>();
    CLI::App *command = addCommand(
        app, invocation, "status", QT_TRANSLATE_NOOP("app", "What is applied, pending, or needs attention"),
        [options](const Surroundings &surroundings) { return showStatus(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addFlag(*command, "--changes", options->changes,
            QT_TRANSLATE_NOOP("app", "Show what was applied against the file where they differ"));
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
