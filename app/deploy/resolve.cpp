// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/resolve.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Error refused(Message message, Message hint)
{
    return {ErrorCode::BadRequest, std::move(message), {}, std::move(hint)};
}

const MigrationStatus *findRow(const ResolveRequest &request)
{
    const MigrationFolder &folder = request.workspace->folder;
    const auto isMeant = [&](const MigrationStatus &row) {
        const QString key = row.index ? folder.migrations[*row.index].ledgerKey() : row.entry->ledgerKey();
        return row.name == request.migration || key == request.migration;
    };
    const auto &rows = request.view.status.migrations;
    const auto found = std::ranges::find_if(rows, isMeant);
    return found == rows.end() ? nullptr : &*found;
}

QString toolOf(const ResolveRequest &request)
{
    return QString::fromLatin1(findLayout(request.workspace->folder.layout)->title);
}

bool isRecorded(const MigrationStatus &row)
{
    return row.state == MigrationState::Applied || row.state == MigrationState::Changed
        || row.state == MigrationState::Missing;
}

Error unknownMigration(const ResolveRequest &request)
{
    return refused(
        {QT_TRANSLATE_NOOP("app", "Neither the folder nor the ledger has a migration %1."), {request.migration}},
        {QT_TRANSLATE_NOOP("app", "lockstep status lists them by the names that are wanted here.")});
}

/// Why a migration cannot be marked as applied: Prisma says P3008 and P3017, the others the like.
Status requireCanBeApplied(const ResolveRequest &request, const MigrationStatus &row)
{
    if (!row.index)
        return refused({QT_TRANSLATE_NOOP("app", "%1 has no file, so what was applied cannot be told."), {row.name}},
                       {QT_TRANSLATE_NOOP("app", "Bring the file back, or take the row away with --rolled-back.")});
    const MigrationFolder &folder = request.workspace->folder;
    if (!folder.problems.empty())
        return folder.problems.front();
    if (const Message &problem = folder.migrations[*row.index].problem; !problem.isEmpty())
        return refused(problem, {QT_TRANSLATE_NOOP("app", "Put the file right first.")});
    if (row.state == MigrationState::Applied || (row.state == MigrationState::Baseline && row.entry))
        return refused({QT_TRANSLATE_NOOP("app", "The ledger has %1 as applied already."), {row.name}},
                       {QT_TRANSLATE_NOOP("app", "There is nothing to do.")});
    if (row.state == MigrationState::Changed)
        return refused(
            {QT_TRANSLATE_NOOP("app", "The ledger has %1 as applied already, with another content."), {row.name}},
            {QT_TRANSLATE_NOOP("app",
                               "Bring the file back as it was. Where the database has what the file says now, mark it "
                               "with --rolled-back, then with --applied.")});
    return Done{};
}

/// Why there is nothing to take back: Prisma says P3011.
Status requireCanBeReverted(const MigrationStatus &row)
{
    if (row.state == MigrationState::RolledBack)
        return refused({QT_TRANSLATE_NOOP("app", "The ledger has %1 as rolled back already."), {row.name}},
                       {QT_TRANSLATE_NOOP("app", "There is nothing to do.")});
    if (!row.entry && !isRecorded(row))
        return refused({QT_TRANSLATE_NOOP("app", "%1 was never applied here."), {row.name}},
                       {QT_TRANSLATE_NOOP("app", "There is nothing to take back.")});
    return Done{};
}

/// The migration as the ledger wants it: its file may be gone.
Migration migrationOf(const ResolveRequest &request, const MigrationStatus &row)
{
    if (row.index)
        return request.workspace->folder.migrations[*row.index];
    return {.name = row.name, .key = row.entry->ledgerKey(), .facts = row.entry->facts};
}

Message agreement(const ResolveRequest &request, const MigrationStatus &row)
{
    const QStringList names{row.name, request.view.identity.display()};
    if (request.mark == LedgerMark::Applied)
        return {QT_TRANSLATE_NOOP("app", "Mark %1 as applied on %2. Everything it does is in the database already."),
                names};
    if (isRecorded(row))
        return {
            QT_TRANSLATE_NOOP("app", "Forget on %2 that %1 was applied. Nothing of it is in the database any more."),
            names};
    return {QT_TRANSLATE_NOOP("app", "Mark %1 as rolled back on %2. Nothing of it is in the database."), names};
}

/// What the change makes of the migration itself; null where it leaves its state.
const LedgerChange::StateChange *changeOf(const LedgerChange &change, const MigrationStatus &row)
{
    const auto found = std::ranges::find(change.states, row.name, &LedgerChange::StateChange::migration);
    return found == change.states.end() ? nullptr : &*found;
}

/// Taken back below one that stays applied, it would be stuck with a tool that passes such by: no deploy would run it.
Status requireRunsAgain(const ResolveRequest &request, const MigrationStatus &row, const LedgerChange &change)
{
    const auto *own = changeOf(change, row);
    if (request.mark != LedgerMark::Reverted || !row.index || !own || !own->isPassedBy)
        return Done{};
    Error error
        = refused({QT_TRANSLATE_NOOP("app", "This ledger cannot have %1 as not applied while others are as they are."),
                   {row.name}},
                  {QT_TRANSLATE_NOOP("app", "Its tool tells them by their order: resolve the newest ones first.")});
    error.detail = own->problem.english();
    return error;
}

/// What follows, beside the change itself.
std::vector<Message> consequences(const ResolveRequest &request, const MigrationStatus &row, const LedgerChange &change)
{
    std::vector<Message> sentences{
        {QT_TRANSLATE_NOOP("app", "Only the ledger %1 is written; no SQL of the migration runs."),
         {request.view.status.table}}};
    if (request.mark == LedgerMark::Applied)
        return sentences;
    if (request.workspace->folder.layout == "prisma"_L1 && isRecorded(row))
        sentences.push_back({QT_TRANSLATE_NOOP("app",
                                               "Prisma's own command refuses this (P3012): for a migration that "
                                               "succeeded, deleting its row is the only way.")});
    const auto *own = changeOf(change, row);
    if (own && own->stops)
        sentences.push_back(own->problem);
    else if (row.index)
        sentences.push_back(
            {QT_TRANSLATE_NOOP("app", "%1 takes it as pending from then on and runs it with the next deploy."),
             {toolOf(request)}});
    return sentences;
}

Deed deedOf(const ResolveRequest &request, const Migration &migration, std::vector<Confirmation> confirmations)
{
    return {u"resolve"_s, request.workspace, request.view, migration, std::move(confirmations), request.journalPath};
}

}  // namespace

Result<ResolvePreview> previewResolve(const ResolveRequest &request, const JobContext &context)
{
    const MigrationStatus *row = findRow(request);
    if (!row)
        return unknownMigration(request);
    Status allowed
        = request.mark == LedgerMark::Applied ? requireCanBeApplied(request, *row) : requireCanBeReverted(*row);
    if (!allowed)
        return std::move(allowed).error();
    ResolvePreview preview{.migration = migrationOf(request, *row)};
    const auto session = openFor(deedOf(request, preview.migration, {}), context);
    if (!session)
        return session.error();
    auto change = changeLedger(**session, *request.workspace, ledgerPlace(*request.workspace, request.view.url),
                               preview.migration, request.mark, nullptr, context);
    if (!change)
        return std::move(change).error();
    preview.change = *std::move(change);
    if (Status runsAgain = requireRunsAgain(request, *row, preview.change); !runsAgain)
        return std::move(runsAgain).error();
    preview.sentences = sentencesOf(preview.change);
    for (Message &sentence : consequences(request, *row, preview.change))
        preview.sentences.push_back(std::move(sentence));
    preview.confirmations = confirmationsFor(request.view, agreement(request, *row));
    return preview;
}

Result<LedgerChange> resolve(const ResolveRequest &request, const ResolvePreview &preview,
                             const QHash<QString, QString> &answers, const JobContext &context)
{
    const LedgerPlace place = ledgerPlace(*request.workspace, request.view.url);
    const auto act = [&](Session &session) {
        return changeLedger(session, *request.workspace, place, preview.migration, request.mark, &preview.change,
                            context);
    };
    Deed deed = deedOf(request, preview.migration, preview.confirmations);
    deed.expected = preview.change.states;
    return perform(deed, answers, act, context);
}

}  // namespace lockstep
