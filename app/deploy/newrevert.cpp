// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/newrevert.h"

#include "app/migrations/revertfile.h"
#include "app/review/reverts.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

Error noSuch(const QString &migration)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "There is no migration %1 in this project."), {migration}},
            {},
            {QT_TRANSLATE_NOOP("app", "lockstep status lists them.")}};
}

Error hasOne(const Migration &migration)
{
    Error error{ErrorCode::BadRequest,
                {QT_TRANSLATE_NOOP("app", "%1 has a revert script, %2."), {migration.name, migration.revert->path}},
                {},
                {QT_TRANSLATE_NOOP("app", "Nothing is overwritten. Rename it to have another one written.")}};
    error.file = migration.revert->path;
    return error;
}

}  // namespace

Result<RevertDraft> draftRevert(const Workspace &workspace, const QString &migration)
{
    const auto &migrations = workspace.folder.migrations;
    const auto found = std::ranges::find(migrations, migration, &Migration::name);
    if (found == migrations.end())
        return noSuch(migration);
    if (found->revert && !found->revert->sql().trimmed().isEmpty())
        return hasOne(*found);
    const auto index = std::size_t(found - migrations.begin());
    RevertDraft draft{migration};
    draft.script = writeRevert(schemaBefore(workspace.reviews, index), workspace.reviews[index].effects);
    draft.sql = "-- Takes back " + migration.simplified().toUtf8() + "\n\n" + draft.script.sql();
    if (const auto file = revertFileFor(workspace.folder, *found))
        draft.file = *file;
    return draft;
}

Status saveRevert(const Workspace &workspace, const RevertDraft &draft, const JobContext &context)
{
    const MigrationFolder &folder = workspace.folder;
    const auto found = std::ranges::find(folder.migrations, draft.migration, &Migration::name);
    if (found == folder.migrations.end())
        return noSuch(draft.migration);
    if (auto file = revertFileFor(folder, *found); !file)
        return std::move(file).error();
    return writeRevertFile({workspace.root, folder.folder, workspace.config.placeholders}, folder.layout,
                           draft.migration, {draft.file, draft.sql}, context);
}

}  // namespace lockstep
