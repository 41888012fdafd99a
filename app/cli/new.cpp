// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/draftview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/deploy/newrevert.h"
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
    QString revertOf{};
    bool isDryRun = false;
};

QJsonObject newJson(const Workspace &workspace, const DraftedMigration &drafted)
{
    QJsonObject object = json::head(u"new"_s);
    object.insert(u"project"_s, json::projectJson(workspace));
    object.insert(u"migration"_s, drafted.name);
    object.insert(u"files"_s, draftFilesJson(drafted));
    return object;
}

/// A revert script for a migration that is there.
Result<int> makeRevert(NewOptions options, const Surroundings &surroundings)
{
    if (!options.name.isEmpty())
        options.project = options.name;  // there is no new name then: what stands first is the project
    const auto workspace = openProject(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!workspace)
        return workspace.error();
    if (const Status settled = requireOneLayout((*workspace)->folder); !settled)
        return settled.error();
    const auto draft = draftRevert(**workspace, options.revertOf);
    if (!draft)
        return draft.error();
    if (!options.isDryRun) {
        if (const Status saved = saveRevert(**workspace, *draft, surroundings.context); !saved)
            return saved.error();
    }
    if (surroundings.output.isJson()) {
        QJsonObject object = newJson(**workspace, {draft->migration, {{draft->file, draft->sql}}});
        object.insert(u"sql"_s, QString::fromUtf8(draft->sql));
        surroundings.output.json(object);
    } else if (options.isDryRun) {
        surroundings.output.write(draft->sql);
    } else {
        surroundings.output.line(draft->file);
    }
    return 0;
}

Result<int> makeNew(const NewOptions &options, const Surroundings &surroundings)
{
    if (!options.revertOf.isEmpty())
        return makeRevert(options, surroundings);
    if (options.name.isEmpty())
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "A new migration needs a name.")},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Say in words what it does: lockstep new \"add note to orders\".")}};
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
    if (const Status written = options.isDryRun ? Status(Done{}) : writeDraft(folder, *drafted); !written)
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
    addText(*command, "NAME", options->name,
            QT_TRANSLATE_NOOP("app", "What it does, in words: \"add note to orders\""));
    addProject(*command, *options);
    addFlag(*command, "--expand-contract", options->isExpandContract,
            QT_TRANSLATE_NOOP("app", "Begin with the checklist of a change in three migrations"));
    addText(*command, "--revert-of", options->revertOf,
            QT_TRANSLATE_NOOP("app", "Instead of a new migration, write the revert script of this one"));
    addFlag(*command, "--dry-run", options->isDryRun,
            QT_TRANSLATE_NOOP("app", "Write nothing; with --revert-of, print the script"));
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
