// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/draftview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/migrations/newfiles.h"
#include "app/migrations/templates.h"
#include "app/report/json.h"
#include "app/report/jsonvalues.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct NewOptions : ProjectOptions
{
    QString name{};
    bool isExpandContract = false;
};

QJsonObject newJson(const Workspace &workspace, const DraftedMigration &drafted)
{
    QJsonObject object = json::head(u"new"_s);
    object.insert(u"project"_s, json::projectJson(workspace));
    object.insert(u"migration"_s, drafted.name);
    object.insert(u"files"_s, draftFilesJson(drafted));
    return object;
}

Result<int> makeNew(const NewOptions &options, const Surroundings &surroundings)
{
    const auto workspace = openProject(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!workspace)
        return workspace.error();
    if (const Status settled = requireOneLayout((*workspace)->folder); !settled)
        return settled.error();
    const MigrationFolder folder = withFolderForNew((*workspace)->folder);
    const auto drafted
        = newDraft(folder, draftFromTemplates(options.name, QDateTime::currentDateTimeUtc(), options.isExpandContract));
    if (!drafted)
        return drafted.error();
    if (const Status written = writeDraft(folder, *drafted); !written)
        return written.error();
    if (surroundings.output.isJson()) {
        surroundings.output.json(newJson(**workspace, *drafted));
        return 0;
    }
    for (const DraftFile &file : drafted->files)
        surroundings.output.line(file.path);
    return 0;
}

}  // namespace

void addNew(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<NewOptions>();
    CLI::App *command
        = addCommand(app, invocation, "new",
                     QT_TRANSLATE_NOOP("app", "A migration and its revert script, in the project's own layout"),
                     [options](const Surroundings &surroundings) { return makeNew(*options, surroundings); });
    addText(*command, "NAME", options->name, QT_TRANSLATE_NOOP("app", "What it does, in words: \"add note to orders\""))
        ->required();
    addProject(*command, *options);
    addFlag(*command, "--expand-contract", options->isExpandContract,
            QT_TRANSLATE_NOOP("app", "Begin with the checklist of a change in three migrations"));
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
