// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/journalrepair.h"

#include "app/migrations/newfiles.h"
#include "app/postgres/session.h"
#include "app/project/textdiff.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

Error notDrizzles(const QString &root)
{
    Error error{ErrorCode::LayoutUnknown,
                {QT_TRANSLATE_NOOP("app", "%1 has no migrations of Drizzle with a journal."), {root}}};
    error.hint = {QT_TRANSLATE_NOOP("app",
                                    "Where plain files stand beside the journal, choose Drizzle with --layout "
                                    "drizzle.")};
    error.file = root;
    return error;
}

/// Content to time, as the ledger has it.
Result<QHash<QString, qint64>> appliedAt(const Workspace &workspace, const TargetView &view, const JobContext &context)
{
    const Ledger &ledger = *ledgerOf(u"drizzle"_s);
    const auto session = Session::open(view.url, context);
    if (!session)
        return session.error();
    const auto entries = ledger.read(**session, ledgerPlace(workspace, view.url), context);
    if (!entries)
        return entries.error();
    QHash<QString, qint64> applied;
    for (const LedgerEntry &entry : *entries) {
        if (const QVariant time = entry.facts.value(u"created_at"_s); time.isValid())
            applied.insert(entry.checksum, time.toLongLong());
    }
    return applied;
}

}  // namespace

Result<JournalRepair> previewJournalRepair(const Workspace &workspace, const std::optional<TargetView> &view,
                                           const QDateTime &at, const JobContext &context)
{
    const MigrationFolder &folder = workspace.folder;
    const bool isDrizzles = folder.layout == "drizzle"_L1 || folder.alternatives.contains("drizzle"_L1);
    auto source = readJournalSource(folder.root, folder.folder, context);
    if (!isDrizzles || (source && source->files.empty()))
        return notDrizzles(workspace.root);
    if (!source)
        return std::move(source).error();
    source->at = at;
    if (view) {
        auto applied = appliedAt(workspace, *view, context);
        if (!applied)
            return std::move(applied).error();
        source->applied = *std::move(applied);
    }
    RebuiltJournal rebuilt = rebuildJournal(*source);
    return JournalRepair{std::move(rebuilt), source->journal};
}

Status repairJournal(const Workspace &workspace, const JournalRepair &repair)
{
    DraftFile file = repair.rebuilt.file;
    file.replaces = !repair.before.isNull();
    file.replaced = repair.before;
    return writeDraft(workspace.folder, {{}, {file}});
}

std::vector<Message> sentencesOf(const JournalRepair &repair)
{
    std::vector<Message> sentences = repair.rebuilt.changes;
    sentences.insert(sentences.end(), repair.rebuilt.left.begin(), repair.rebuilt.left.end());
    return sentences;
}

QByteArray differenceOf(const JournalRepair &repair)
{
    return unifiedDiff(repair.before, repair.rebuilt.file.bytes, repair.rebuilt.file.path, repair.rebuilt.file.path);
}

}  // namespace lockstep
