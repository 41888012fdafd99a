// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/draftview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/deploy/newrevert.h"
#include "app/migrations/newfiles.h"
#include "app/migrations/rehash.h"
#include "app/migrations/templates.h"
#include "app/report/json.h"
#include "app/report/jsonvalues.h"
#include "app/report/plaintext.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct NewOptions : ProjectOptions
{
    QString name{};
    bool isExpandContract = false;
    QString revertOf{};
    bool isRehash = false;
    bool isDryRun = false;
};

QJsonObject newJson(const Workspace &workspace, const DraftedMigration &drafted)
{
    QJsonObject object = json::head(u"new"_s);
    object.insert(u"project"_s, json::projectJson(workspace));
    if (!drafted.name.isEmpty())
        object.insert(u"migration"_s, drafted.name);
    object.insert(u"files"_s, draftFilesJson(drafted));
    return object;
}

Result<WorkspacePtr> openSettled(NewOptions options, const Surroundings &surroundings)
{
    const bool hasNewName = options.revertOf.isEmpty() && !options.isRehash;
    if (!hasNewName && !options.name.isEmpty())
        options.project = options.name;  // what stands first is the project then
    auto workspace = openProject(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!workspace)
        return workspace;
    Status settled = requireOneLayout((*workspace)->folder);
    return settled ? std::move(workspace) : std::move(settled).error();
}

/// A revert script for a migration that is there.
Result<int> makeRevert(const NewOptions &options, const Surroundings &surroundings)
{
    const auto workspace = openSettled(options, surroundings);
    if (!workspace)
        return workspace.error();
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

/// The lines in which a rewritten file differs, for people: "- before", "+ after".
void writeDifference(Output &output, const DraftFile &file)
{
    const QList<QByteArray> was = file.replaced.split('\n');
    const QList<QByteArray> is = file.bytes.split('\n');
    const auto write = [&output](const QList<QByteArray> &lines, const QList<QByteArray> &others, QChar sign) {
        for (const QByteArray &line : lines) {
            if (!others.contains(line))
                output.line(u"  %1 %2"_s.arg(sign, withVisibleControls(QString::fromUtf8(line))));
        }
    };
    output.line(file.path);
    write(was, is, u'-');
    write(is, was, u'+');
}

/// Writes the draft and says so, each file in the way of `tell`; with --dry-run it only says so.
template <typename Tell>
Result<int> handOver(const NewOptions &options, const Workspace &workspace, const MigrationFolder &folder,
                     const DraftedMigration &drafted, const Surroundings &surroundings, Tell tell)
{
    if (const Status written = options.isDryRun ? Status(Done{}) : writeDraft(folder, drafted); !written)
        return written.error();
    if (surroundings.output.isJson())
        surroundings.output.json(newJson(workspace, drafted));
    else
        std::ranges::for_each(drafted.files, tell);
    return 0;
}

/// The tool's hashes after drafts were edited.
Result<int> makeHashes(const NewOptions &options, const Surroundings &surroundings)
{
    const auto workspace = openSettled(options, surroundings);
    if (!workspace)
        return workspace.error();
    const MigrationFolder &folder = (*workspace)->folder;
    const auto drafted = rehashed(folder);
    if (!drafted)
        return drafted.error();
    return handOver(options, **workspace, folder, *drafted, surroundings,
                    [&](const DraftFile &file) { writeDifference(surroundings.output, file); });
}

Result<int> makeNew(const NewOptions &options, const Surroundings &surroundings)
{
    if (!options.revertOf.isEmpty())
        return makeRevert(options, surroundings);
    if (options.isRehash)
        return makeHashes(options, surroundings);
    if (options.name.isEmpty())
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "A new migration needs a name.")},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Say in words what it does: lockstep new \"add note to orders\".")}};
    const auto workspace = openSettled(options, surroundings);
    if (!workspace)
        return workspace.error();
    const MigrationFolder folder = withFolderForNew((*workspace)->folder);
    const auto drafted
        = newDraft(folder, draftFromTemplates(options.name, QDateTime::currentDateTimeUtc(), options.isExpandContract));
    if (!drafted)
        return drafted.error();
    return handOver(options, **workspace, folder, *drafted, surroundings,
                    [&](const DraftFile &file) { surroundings.output.line(file.path); });
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
    addFlag(*command, "--rehash", options->isRehash,
            QT_TRANSLATE_NOOP("app", "Instead of a new migration, write the tool's hashes anew after an edit"));
    addFlag(*command, "--dry-run", options->isDryRun,
            QT_TRANSLATE_NOOP("app", "Write nothing; with --revert-of, print the script"));
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
