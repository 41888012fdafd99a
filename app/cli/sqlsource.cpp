// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sqlsource.h"

#include "app/cli/loosefiles.h"
#include "app/cli/text.h"
#include "app/review/catalogue.h"

#include <QFileInfo>

#include <algorithm>
#include <iterator>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What the problem names (a placeholder), or where the migration's own text begins.
qsizetype problemPlace(const Migration &migration)
{
    const QByteArray &sql = migration.forward.sql();
    const QByteArray named = migration.problem.arguments.value(0).toUtf8();
    const qsizetype at = named.isEmpty() ? -1 : sql.indexOf(named);
    const auto text
        = std::ranges::find_if_not(sql, [](char each) { return each == '\n' || each == '\r' || each == ' '; });
    return at >= 0 ? at : text - sql.begin();
}

/// Problems are worded for a row that has the migration's name before them.
Message problemOf(const Migration &migration, const QString &problem)
{
    return {QT_TRANSLATE_NOOP("app", "%1: %2"), {migration.name, problem}};
}

Finding findingOf(const Migration &migration, bool isForPeople)
{
    static const QString rule = u"syntax-error"_s;
    static const std::vector<RuleEntry> catalogue = ruleCatalogue();
    const auto entry = std::ranges::find(catalogue, rule, &RuleEntry::id);
    const TextMap map(migration.forward.sql());
    const qsizetype begin = problemPlace(migration);
    const QString problem = isForPeople ? migration.problem.translated() : migration.problem.english();
    Finding finding{.rule = rule,
                    .severity = Severity::Error,
                    .migration = migration.name,
                    .file = migration.forward.path,
                    .range = {begin, begin},
                    .begin = map.at(begin),
                    .end = map.at(begin),
                    .message = problemOf(migration, problem)};
    if (entry != catalogue.end())
        finding.why = {entry->why.source};
    return finding;
}

}  // namespace

void addSource(CLI::App &command, SourceOptions &options)
{
    const auto take = [&options](const std::vector<std::string> &paths) {
        for (const std::string &path : paths)
            options.paths << QString::fromStdString(path);
    };
    command.add_option_function<std::vector<std::string>>(
        "PROJECT|FILE", take, said(QT_TRANSLATE_NOOP("app", "A project's folder, or SQL files")).toStdString());
    addText(command, "--layout", options.layout,
            QT_TRANSLATE_NOOP(
                "app", "How the migrations are laid out, such as prisma or plain; found by looking when left out"))
        ->type_name("LAYOUT");
}

std::vector<Error> unreadableIn(const Workspace &workspace)
{
    std::vector<Error> errors;
    for (const Migration &migration : workspace.folder.migrations) {
        if (migration.problem.isEmpty())
            continue;
        Error error{ErrorCode::FileMalformed, problemOf(migration, migration.problem.english())};
        error.file = migration.forward.path;
        error.line = TextMap(migration.forward.sql()).at(problemPlace(migration)).line;
        errors.push_back(std::move(error));
    }
    std::ranges::copy(workspace.folder.problems, std::back_inserter(errors));
    return errors;
}

WorkspacePtr withUnreadable(const WorkspacePtr &workspace, bool isForPeople)
{
    const auto &migrations = workspace->folder.migrations;
    if (std::ranges::all_of(migrations, [](const Migration &one) { return one.problem.isEmpty(); }))
        return workspace;
    auto shown = std::make_shared<Workspace>(*workspace);
    for (std::size_t i = 0; i < migrations.size(); ++i) {
        if (migrations[i].problem.isEmpty())
            continue;
        std::vector<Finding> &findings = shown->reviews[i].findings;
        findings.push_back(findingOf(migrations[i], isForPeople));
        std::ranges::stable_sort(findings, {}, [](const Finding &one) { return one.range.begin; });
    }
    return shown;
}

int reportUnreadable(const std::vector<Error> &unreadable, const Terminal &terminal)
{
    const QString label = terminal.styledError(Style::Bad, said(QT_TRANSLATE_NOOP("app", "Error:")));
    for (const Error &one : unreadable)
        terminal.note(label + u' ' + describe(one));
    return exitStatus(unreadable.front().code);
}

Result<WorkspacePtr> openSource(const SourceOptions &options, const JobContext &context)
{
    const QString first = options.paths.value(0, QStringLiteral("."));
    const bool isProject
        = options.paths.size() <= 1 && (QFileInfo(first).isDir() || !first.endsWith(QLatin1StringView(".sql")));
    if (isProject && !QFileInfo(first).isFile())
        return openProject({first, options.layout, {}}, context);
    return openLooseFiles(options.paths, options.target.isEmpty() ? options.version : 0, options.changes, context);
}

}  // namespace lockstep
