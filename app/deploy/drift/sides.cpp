// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/sides.h"

#include "app/deploy/drift/noise.h"
#include "app/deploy/drift/tooltables.h"
#include "app/deploy/rehearsal/runner.h"
#include "app/postgres/catalogreader.h"
#include "app/postgres/inventoryreader.h"
#include "app/schema/replay.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Where Lockstep keeps what is its own in a target.
const QString ownSchema = u"lockstep"_s;

Result<CatalogSides> readSides(Session &session, const JobContext &context)
{
    CatalogSides sides;
    auto schema = readCatalog(session, context);
    if (!schema)
        return std::move(schema).error();
    auto inventory = readInventory(session, {}, context);
    if (!inventory)
        return std::move(inventory).error();
    return CatalogSides{*std::move(schema), *std::move(inventory)};
}

void dropSchema(Snapshot &schema, const QString &name)
{
    const auto isIn = [&name](const auto &entry) { return entry.first.schema == name; };
    schema.schemas.remove(name);
    std::erase_if(schema.tables, isIn);
    std::erase_if(schema.views, isIn);
    std::erase_if(schema.types, isIn);
    std::erase_if(schema.functions, isIn);
    std::erase_if(schema.sequences, isIn);
}

/// What guards and limits the copy is no part of the history.
void forgetGuard(CatalogSides &sides)
{
    dropSchema(sides.schema, QString::fromLatin1(guardSchema));
    dropSchema(sides.inventory, guardSchema);
    std::erase_if(sides.inventory.items, [](const InventoryItem &item) {
        return item.kind == ItemKind::DatabaseSetting
            || (item.kind == ItemKind::EventTrigger && item.name == guardSchema);
    });
}

bool isMade(const DriftRequest &request, const QString &schema)
{
    return schema == "public"_L1 || replayFiles(request).schemas.contains(schema);
}

Error otherVersion(const QString &server, const TargetView &view)
{
    return {ErrorCode::ServerUnsuitable,
            {QT_TRANSLATE_NOOP("app", "The private PostgreSQL is %1 and the target %2."),
             {server, view.identity.serverVersion}}};
}

}  // namespace

Snapshot replayFiles(const DriftRequest &request)
{
    Replay replay;
    for (const std::size_t index : appliedOn(request.view))
        (void)replay.apply(request.workspace->reviews[index].effects, int(index));
    return replay.snapshot();
}

Result<CatalogSides> readActual(const DriftRequest &request, const JobContext &context)
{
    const auto session = Session::open(request.view.url, context);
    if (!session)
        return session.error();
    auto sides = readSides(**session, context);
    if (!sides)
        return sides;
    const LedgerStatus &ledger = request.view.status;
    const bool hasSchema = isMade(request, ledgerSchema(ledger));
    dropLedger(sides->schema, ledger, hasSchema);
    dropLedger(sides->inventory, ledger, hasSchema);
    if (!isMade(request, ownSchema)) {
        dropSchema(sides->schema, ownSchema);
        dropSchema(sides->inventory, ownSchema.toUtf8());
    }
    return sides;
}

Result<CatalogSides> runHistory(const DriftRequest &request, const QByteArray &owner, const JobContext &context)
{
    const RehearsalRequest rehearsal{.workspace = request.workspace,
                                     .applied = appliedOn(request.view),
                                     .source = RehearsalSource::History,
                                     .target = request.view};
    const auto place = RehearsalPlace::make(rehearsal, context);
    if (!place)
        return place.error();
    const QString server = (*place)->base().server;
    if (server.section(u'.', 0, 0).toInt() != request.view.identity.serverVersionNum / 10000)
        return otherVersion(server, request.view);
    if (Status applied = RehearsalRunner(rehearsal, request.workspace, **place, {}, context).apply(rehearsal.applied);
        !applied)
        return std::move(applied).error();
    const auto session = (*place)->open((*place)->base(), context);
    if (!session)
        return session.error();
    auto sides = readSides(**session, context);
    if (!sides)
        return sides;
    forgetGuard(*sides);
    changeOwner(sides->inventory, (*place)->base().url.user.toUtf8(), owner);
    return sides;
}

}  // namespace lockstep
