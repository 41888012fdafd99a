// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restoreinplace.h"

#include "app/deploy/guard.h"
#include "app/deploy/restorejournal.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

RestoreRequest requestOf(const RestoreOrder &order, const Backup &backup)
{
    return {.path = backup.dump.path, .keepsOwners = order.keepsOwners, .replaces = true, .weights = backup.weights()};
}

Status requireTarget(const RestoreOrder &order, const JobContext &context)
{
    const auto session = openTarget(order.view.url, context);
    if (!session)
        return session.error();
    const auto identity = identify(**session, context);
    if (!identity)
        return identity.error();
    Status same = requireSameTarget(order.view.identity, *identity);
    return same ? requireWritable(*identity) : same;
}

/// The order is the safety: what is there now is safe on the disk, and read back, before anything of it is touched.
Result<RestoredInPlace> copyAndRestore(const RestoreOrder &order, const InPlacePreview &preview,
                                       const JobContext &context)
{
    if (Status right = requireTarget(order, context); !right)
        return std::move(right).error();
    const auto taken = takeBackup(order.view, preview.copy, context);
    if (!taken)
        return taken.error();
    const auto copy = readBackup(taken->dump.path, context);
    if (!copy)
        return copy.error();
    if (Status right = requireTarget(order, context); !right)
        return std::move(right).error();
    const auto facts = restoreInto(order.view.url, requestOf(order, preview.backup), context);
    if (facts)
        return RestoredInPlace{*copy, *facts};
    Error error = facts.error();
    error.detail += u'\n'
        + QCoreApplication::translate(
              "app", "It ran in one transaction: nothing was changed. What is there now is also in %1.")
              .arg(copy->dump.path);
    return error;
}

}  // namespace

Result<InPlacePreview> previewInPlace(const RestoreOrder &order, const QString &folder, const JobContext &context)
{
    auto backup = readBackup(order.backup, context);
    if (!backup)
        return std::move(backup).error();
    if (!backup->isWhole())
        return Error{
            ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "%1 holds the rows of single tables alone, and no schema."), {backup->dump.path}},
            {},
            {QT_TRANSLATE_NOOP("app", "Restore a backup of the whole database.")}};
    if (Status right = requireTarget(order, context); !right)
        return std::move(right).error();
    InPlacePreview preview{.backup = *std::move(backup),
                           .copy = {.folder = folder.isEmpty() ? defaultBackupFolder() : folder,
                                    .at = QDateTime::currentDateTimeUtc(),
                                    .rules = order.view.choice.policy.backups,
                                    .project = order.workspace->root}};
    preview.copyCommands = backupCommands(order.view.url, preview.copy, order.view.identity);
    preview.command = restoreCommand(order.view.url, requestOf(order, preview.backup), u"pg_restore"_s).join(u' ');
    if (isOfAnother(preview.backup, order.view.identity))
        preview.confirmations.push_back(foreignBackup(preview.backup, order.view.identity));
    preview.confirmations.push_back(
        {u"database-name"_s,
         {QT_TRANSLATE_NOOP("app",
                            "What %1 holds now is replaced by what the backup holds. Type the name of the database."),
          {order.view.identity.display()}},
         order.view.identity.database});
    return preview;
}

Result<RestoredInPlace> restoreInPlace(const RestoreOrder &order, const InPlacePreview &preview,
                                       const QHash<QString, QString> &answers, const JobContext &context)
{
    auto deed = SideDeed::begin({.kind = u"restore"_s,
                                 .workspace = *order.workspace,
                                 .view = order.view,
                                 .journalPath = order.journalPath,
                                 .confirmations = preview.confirmations,
                                 .facts = {{{QT_TRANSLATE_NOOP("app", "Backup")}, preview.backup.dump.path},
                                           {{QT_TRANSLATE_NOOP("app", "SHA-256")}, preview.backup.dump.sha256},
                                           {{QT_TRANSLATE_NOOP("app", "Command")}, preview.command}}},
                                answers);
    if (!deed)
        return std::move(deed).error();
    auto restored = copyAndRestore(order, preview, context);
    std::vector<Fact> facts;
    if (restored)
        facts.push_back({{QT_TRANSLATE_NOOP("app", "Backup of what was there")}, restored->copy.dump.path});
    const Status ended = (*deed)->end(restored ? Status(Done{}) : Status(restored.error()), std::move(facts));
    return ended ? std::move(restored) : ended.error();
}

}  // namespace lockstep
