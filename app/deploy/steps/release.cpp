// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/projectcommand.h"
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>
#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype shownLines = 20;

const ReleaseConfig &releaseOf(const DeployRequest &request)
{
    return request.workspace->config.release;
}

QString lacks(const DeployRequest &request)
{
    const ReleaseConfig &release = releaseOf(request);
    if (release.command.isEmpty() && release.pause.isEmpty())
        return u"[release]"_s;
    // One command for one target: what a fleet's members share is released once, not once for each.
    if (!request.fleet.isEmpty())
        return u"[release] for each of a fleet"_s;
    return isMeantFor(release.environments, request.view.choice) ? QString() : u"[release] environments"_s;
}

QString lastLines(const ProgramEnd &end)
{
    const QStringList lines = QString::fromUtf8(end.lastWords).trimmed().split(u'\n');
    return lines.sliced(std::max<qsizetype>(0, lines.size() - shownLines)).join(u'\n');
}

std::vector<Fact> factsOf(const ProgramEnd &end, const ProjectCommand &command)
{
    std::vector<Fact> facts{
        fact(QT_TRANSLATE_NOOP("app", "Command"), commandLine(command)),
        fact(QT_TRANSLATE_NOOP("app", "How it ended"), howItEnded(end).english()),
        fact(QT_TRANSLATE_NOOP("app", "Took"), u"%1 s"_s.arg(double(end.durationMs) / 1000, 0, 'f', 1)),
        fact(QT_TRANSLATE_NOOP("app", "Printed"), QLocale::c().formattedDataSize(end.printedBytes))};
    if (const QString lines = lastLines(end); !lines.isEmpty())
        facts.push_back(fact(QT_TRANSLATE_NOOP("app", "Last lines"), lines));
    return facts;
}

Result<StepResult> perform(const StepInput &input)
{
    const ReleaseConfig &release = releaseOf(input.request);
    if (release.command.isEmpty())
        return StepResult{.facts = {fact(QT_TRANSLATE_NOOP("app", "Done by hand"), release.pause)}};
    const auto end = runCommand(release.command, Step::Release, input);
    if (!end)
        return end.error();
    StepResult result{.facts = factsOf(*end, release.command), .error = failureOf(*end, release.command)};
    if (!result.error)
        return result;
    result.event = StepEvent::Fail;
    result.error->hint = {QT_TRANSLATE_NOOP(
        "app",
        "The migrations are applied and verified; what the release had done until then is not undone. Put the "
        "cause right and run the step again (lockstep deploy --resume last), or finish the release by hand. Revert the "
        "migrations only where "
        "what runs now cannot work with the new schema.")};
    return result;
}

StepBrief brief(const DeployRequest &request, const RunRecord &record)
{
    const ReleaseConfig &release = releaseOf(request);
    if (!lacks(request).isEmpty())
        return {{{QT_TRANSLATE_NOOP("app", "Nothing is released: lockstep.toml has no [release] for this target.")}}};
    if (!release.pause.isEmpty())
        return {{{QT_TRANSLATE_NOOP("app", "Somebody releases by hand, and says so here: %1"), {release.pause}}}};
    StepBrief brief{{{QT_TRANSLATE_NOOP("app",
                                        "Run the project's own command in %1, with LOCKSTEP_RUN=%2 and "
                                        "LOCKSTEP_ENVIRONMENT=%3."),
                      {folderOf(release.command, *request.workspace), record.id, request.view.choice.environment}}},
                    {commandLine(release.command)}};
    if (release.command.timeout.count() > 0)
        brief.sentences.push_back({QT_TRANSLATE_NOOP("app", "It is ended after %1 s."),
                                   {QString::number(release.command.timeout.count() / 1000)}});
    return brief;
}

/// What may have been released already is not released again unasked.
bool isRepeated(const StepRecord &step)
{
    return step.startedAt.isValid() && step.state != StepState::Succeeded && step.state != StepState::Confirmed;
}

std::vector<Confirmation> before(const DeployRequest &request, const RunRecord &record)
{
    const ReleaseConfig &release = releaseOf(request);
    if (!lacks(request).isEmpty())
        return {};
    if (!release.pause.isEmpty())
        return {{u"released"_s, {QT_TRANSLATE_NOOP("app", "This was done by hand: %1"), {release.pause}}}};
    const QString line = commandLine(release.command);
    if (isRepeated(record.at(Step::Release)))
        return {{u"again"_s,
                 {QT_TRANSLATE_NOOP("app", "It began once and did not come to a good end. Run it again: %1"), {line}}}};
    return {{u"go"_s, {QT_TRANSLATE_NOOP("app", "Run the release: %1"), {line}}}};
}

std::vector<Confirmation> after(const DeployRequest &request, const RunRecord &)
{
    if (!lacks(request).isEmpty() || !releaseOf(request).pause.isEmpty())
        return {};
    return {{u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have seen what the release printed and how it ended.")}}};
}

}  // namespace

const StepWork releaseStep{.perform = perform, .brief = brief, .before = before, .after = after, .lacks = lacks};

}  // namespace lockstep
