// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backupkeeping.h"

#include "app/cli/backupview.h"
#include "app/cli/text.h"
#include "app/deploy/targetsession.h"
#include "app/report/backupjson.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What is there, and the rules it is judged by. The target is asked only where one was named: a list needs no server.
struct Kept
{
    QString folder{};
    BackupRules rules{};
    BackupList list{};
    std::vector<TableCopy> copies{};
    std::optional<OpenedTarget> target{};
};

Status readCopies(const WorkspacePtr &workspace, const BackupOptions &options, Kept &kept, const JobContext &context)
{
    auto opened = openTarget(workspace, options.target, context);
    if (!opened)
        return std::move(opened).error();
    const auto session = openTarget(opened->view.url, context);
    if (!session)
        return session.error();
    auto copies = listCopies(**session, context);
    if (!copies)
        return std::move(copies).error();
    kept.copies = *std::move(copies);
    kept.target = *std::move(opened);
    return Done{};
}

Result<Kept> readKept(const BackupOptions &options, const JobContext &context)
{
    const auto workspace = openProject(options, context);
    if (!workspace)
        return workspace.error();
    const auto choice = chooseTarget((*workspace)->root, (*workspace)->config, options.target);
    const Policy policy = choice ? choice->policy : (*workspace)->config.policy;
    Kept kept{.folder = backupFolderFor(options.folder, policy.backups, (*workspace)->root), .rules = policy.backups};
    auto list = listBackups(kept.folder);
    if (!list)
        return std::move(list).error();
    kept.list = *std::move(list);
    if (options.target.isEmpty())
        return kept;
    if (Status read = readCopies(*workspace, options, kept, context); !read)
        return std::move(read).error();
    return kept;
}

Status removeAll(const Kept &kept, const Retention &retention, const std::vector<TableCopy> &copies,
                 const Surroundings &surroundings)
{
    for (const Backup &backup : retention.removable) {
        if (Status removed = removeBackup(backup); !removed)
            return removed;
    }
    if (copies.empty())
        return Done{};
    const auto session = openTarget(kept.target->view.url, surroundings.context);
    return session ? dropCopies(**session, copies, kept.target->view.choice.policy.lockTimeout, surroundings.context)
                   : session.error();
}

/// The person's word for all of it; a typed one where there is something to lose in a protected target.
Status agreeToRemoval(const BackupOptions &options, const Kept &kept, qsizetype count, const Surroundings &surroundings)
{
    const bool asks = surroundings.terminal.canAsk() && !surroundings.output.isJson();
    const TargetView nowhere;
    const TargetView &view = kept.target ? kept.target->view : nowhere;
    if (Status allowed = requireConsent(options.consent, view, asks); !allowed)
        return allowed;
    Confirmation question{u"prune"_s,
                          {QT_TRANSLATE_N_NOOP("app", "Remove %n backup(s) and copies for good."), {}, int(count)}};
    if (view.choice.isProtected)
        question.typed = view.identity.database;
    const Consent consent(options.consent, surroundings.terminal, surroundings.progress);
    const auto answer = consent.answer(question, surroundings.context);
    return answer ? Status(Done{}) : answer.error();
}

}  // namespace

Result<int> listKept(const BackupOptions &options, const Surroundings &surroundings)
{
    const auto kept = readKept(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!kept)
        return kept.error();
    if (surroundings.output.isJson())
        surroundings.output.json(
            backupListJson(kept->folder, kept->list, kept->copies, QDateTime::currentDateTimeUtc()));
    else
        showBackups(kept->folder, kept->list, kept->copies, surroundings);
    return 0;
}

Result<int> pruneKept(const BackupOptions &options, const Surroundings &surroundings)
{
    const auto kept = readKept(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!kept)
        return kept.error();
    const auto open = openRunIds();
    if (!open)
        return open.error();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Retention retention = judgeRetention(kept->list.backups, kept->rules, now, *open);
    const auto copies = removableCopies(kept->copies, kept->rules, now, *open);
    const auto count = qsizetype(retention.removable.size() + copies.size());
    if (!surroundings.output.isJson())
        showRetention(retention, copies, surroundings);
    if (count > 0) {
        if (Status agreed = agreeToRemoval(options, *kept, count, surroundings); !agreed)
            return std::move(agreed).error();
        if (Status removed = removeAll(*kept, retention, copies, surroundings); !removed)
            return std::move(removed).error();
    }
    if (surroundings.output.isJson())
        surroundings.output.json(retentionJson(retention, copies, count > 0));
    else if (count > 0)
        surroundings.output.line(counted(QT_TRANSLATE_N_NOOP("app", "%n backup(s) and copies were removed."), count));
    return 0;
}

}  // namespace lockstep
