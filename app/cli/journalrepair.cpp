// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/journalrepair.h"

#include "app/cli/changeview.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/deploy/journalrepair.h"
#include "app/report/json.h"
#include "app/report/jsonvalues.h"
#include "app/report/plaintext.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The target's ledger makes the journal better and is not needed for it: no target named is no error.
Result<std::optional<TargetView>> targetOf(const ProjectOptions &options, const Workspace &workspace,
                                           const JobContext &context)
{
    const auto choice = chooseTarget(workspace.root, workspace.config, options.target);
    if (!choice && choice.error().code == ErrorCode::TargetUnknown)
        return std::optional<TargetView>();
    if (!choice)
        return choice.error();
    auto view = inspectTarget(workspace, *choice, context);
    if (!view)
        return std::move(view).error();
    return std::optional(*std::move(view));
}

QJsonObject journalJson(const Workspace &workspace, const JournalRepair &repair, bool isDone)
{
    QJsonObject object = json::head(u"resolve"_s);
    const auto texts = [](const std::vector<Message> &messages) {
        QJsonArray array;
        for (const Message &message : messages)
            array << message.english();
        return array;
    };
    object.insert(u"project"_s, json::projectJson(workspace));
    object.insert(u"file"_s, repair.rebuilt.file.path);
    object.insert(u"changes"_s, texts(repair.rebuilt.changes));
    object.insert(u"left"_s, texts(repair.rebuilt.left));
    object.insert(u"done"_s, isDone);
    return object;
}

void show(const std::optional<TargetView> &view, const JournalRepair &repair, Output &output)
{
    if (view)
        output.line(targetLine(*view));
    for (const Message &sentence : sentencesOf(repair))
        output.line(withVisibleControls(sentence.translated()));
    output.write(differenceOf(repair));
}

}  // namespace

Result<int> repairJournalOf(const ProjectOptions &options, const ConsentOptions &consent, bool isTrial,
                            const Surroundings &surroundings)
{
    const auto workspace = openProject(options, surroundings.context);
    if (!workspace)
        return workspace.error();
    const auto view = targetOf(options, **workspace, surroundings.context);
    if (!view)
        return view.error();
    const auto repair = previewJournalRepair(**workspace, *view, QDateTime::currentDateTimeUtc(), surroundings.context);
    surroundings.progress.giveWay();
    if (!repair)
        return repair.error();
    Output &output = surroundings.output;
    if (!output.isJson())
        show(*view, *repair, output);
    bool isDone = false;
    if (repair->isNeeded() && !isTrial) {
        const Confirmation sentence{
            u"go"_s, {QT_TRANSLATE_NOOP("app", "I have seen the change. Write %1."), {repair->rebuilt.file.path}}};
        if (const auto answers = answersTo({sentence}, consent, surroundings); !answers)
            return answers.error();
        if (const Status written = repairJournal(**workspace, *repair); !written)
            return written.error();
        isDone = true;
    }
    if (output.isJson())
        output.json(journalJson(**workspace, *repair, isDone));
    else if (!repair->isNeeded())
        output.line(said(QT_TRANSLATE_NOOP("app", "The journal is as Drizzle needs it.")));
    else if (isDone)
        output.line(said(QT_TRANSLATE_NOOP("app", "Written.")));
    return 0;
}

}  // namespace lockstep
