// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include "app/cli/text.h"
#include "app/deploy/checklist.h"

#include <QCoreApplication>
#include <QDir>

namespace lockstep {
namespace {

std::string helpText(const char *help)
{
    return said(help).toStdString();
}

}  // namespace

CLI::Option *addText(CLI::App &command, const char *name, QString &value, const char *help)
{
    const auto take = [&value](const std::string &text) { value = QString::fromStdString(text); };
    return command.add_option_function<std::string>(name, take, helpText(help));
}

CLI::Option *addFlag(CLI::App &command, const char *name, bool &value, const char *help)
{
    return command.add_flag_callback(
        name, [&value] { value = true; }, helpText(help));
}

void addNumber(CLI::App &command, const char *name, std::optional<int> &value, int least, int most, const char *help)
{
    command.add_option(name, value, said(help).toStdString())->check(CLI::Range(least, most))->type_name("NUMBER");
}

void addDuration(CLI::App &command, const char *name, std::optional<std::chrono::milliseconds> &value, const char *help)
{
    const auto take = [&value, name](const std::string &text) {
        const auto duration = parseDuration(QString::fromStdString(text));
        if (!duration)
            throw CLI::ValidationError(name, describe(duration.error()).toStdString());
        value = *duration;
    };
    command.add_option_function<std::string>(name, take, helpText(help))->type_name("DURATION");
}

CLI::App *addCommand(CLI::App &app, Invocation &invocation, const char *name, const char *help, Action action)
{
    CLI::App *command = app.add_subcommand(name, helpText(help));
    command->callback([&invocation, action = std::move(action)] { invocation.action = action; });
    return command;
}

void addProject(CLI::App &command, ProjectOptions &options)
{
    addText(command, "PROJECT", options.project,
            QT_TRANSLATE_NOOP("app", "The project's folder; the current one when left out"));
    addLayout(command, options);
}

void addLayout(CLI::App &command, ProjectOptions &options)
{
    addText(command, "--layout", options.layout,
            QT_TRANSLATE_NOOP(
                "app", "How the migrations are laid out, such as prisma or plain; found by looking when left out"))
        ->type_name("LAYOUT");
}

void addTarget(CLI::App &command, ProjectOptions &options)
{
    addText(command, "--target", options.target,
            QT_TRANSLATE_NOOP("app", "The database: a postgresql:// URL, an environment of lockstep.toml, or sandbox"))
        ->type_name("URL|ENVIRONMENT");
}

void addConsent(CLI::App &command, ConsentOptions &options)
{
    addFlag(command, "--yes", options.yes,
            QT_TRANSLATE_NOOP("app", "Give every confirmation; a protected target wants --confirm too"));
    addText(command, "--confirm", options.typedDatabase,
            QT_TRANSLATE_NOOP("app", "The database's name, as a protected target wants it typed"))
        ->type_name("DATABASE");
}

void addAnswers(CLI::App &command, ConsentOptions &options)
{
    const auto take = [&answers = options.answers](const std::vector<std::string> &given) {
        for (const std::string &one : given) {
            const QString text = QString::fromStdString(one);
            const qsizetype equals = text.indexOf(u'=');
            if (equals <= 0 || equals == text.size() - 1)
                throw CLI::ValidationError("--answer", one + " is not ID=TEXT");
            const QString id = text.first(equals);
            answers.insert(checklistKey(id).isEmpty() ? id : checklistKey(id), text.sliced(equals + 1));
        }
    };
    command
        .add_option_function<std::vector<std::string>>(
            "--answer", take,
            said(QT_TRANSLATE_NOOP("app", "The answer to a question of the checklist; once for each")).toStdString())
        ->type_name("ID=TEXT")
        ->expected(1)
        ->take_all();
}

void addResult(CLI::App &command, Invocation &invocation, const QStringList &formats)
{
    std::vector<std::string> names;
    for (const QString &format : formats)
        names.push_back(format.toStdString());
    // Every subcommand has its own default, and only the chosen one's counts.
    command.preparse_callback(
        [&invocation, first = formats.front()](std::size_t) { invocation.result.format = first; });
    addText(command, "--format", invocation.result.format, QT_TRANSLATE_NOOP("app", "How the result is written"))
        ->check(CLI::IsMember(names))
        ->type_name("FORMAT");
    addText(command, "--output", invocation.result.file,
            QT_TRANSLATE_NOOP("app", "Write the result to this file instead of standard output"))
        ->type_name("FILE");
}

Result<WorkspacePtr> openProject(const ProjectOptions &options, const JobContext &context)
{
    return openWorkspace(QDir::cleanPath(QDir::current().absoluteFilePath(options.project)), options.layout, context);
}

Result<OpenedTarget> openTarget(const ProjectOptions &options, const JobContext &context)
{
    const auto workspace = openProject(options, context);
    return workspace ? openTarget(*workspace, options.target, context) : workspace.error();
}

Result<OpenedTarget> openTarget(const WorkspacePtr &workspace, const QString &target, const JobContext &context)
{
    const auto choice = chooseTarget(workspace->root, workspace->config, target);
    if (!choice)
        return choice.error();
    auto settled = settleLayout(workspace, *choice, context);
    if (!settled)
        return std::move(settled).error();
    auto view = inspectTarget(**settled, *choice, context);
    if (!view)
        return std::move(view).error();
    return OpenedTarget{*std::move(settled), *std::move(view)};
}

}  // namespace lockstep
