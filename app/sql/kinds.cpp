// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/effects.h"

#include <array>

namespace lockstep {
namespace {

/// In EffectKind's order; a test walks both.
constexpr std::array kindIds{
    "createTable",
    "createIndex",
    "createView",
    "createMaterializedView",
    "createFunction",
    "createTrigger",
    "createPolicy",
    "createType",
    "createDomain",
    "createSequence",
    "createSchema",
    "createExtension",
    "createRole",
    "createStatistics",
    "createOther",
    "addColumn",
    "addConstraint",
    "addEnumValue",
    "addAttribute",
    "dropTable",
    "dropColumn",
    "dropSchema",
    "dropDatabase",
    "dropOwned",
    "dropView",
    "dropMaterializedView",
    "dropIndex",
    "dropConstraint",
    "dropFunction",
    "dropTrigger",
    "dropPolicy",
    "dropType",
    "dropAttribute",
    "dropDomain",
    "dropSequence",
    "dropExtension",
    "dropRole",
    "dropStatistics",
    "dropOther",
    "truncate",
    "deleteAll",
    "deleteWhere",
    "updateAll",
    "updateWhere",
    "insert",
    "alterColumnType",
    "setNotNull",
    "dropNotNull",
    "setDefault",
    "dropDefault",
    "validateConstraint",
    "renameTable",
    "renameColumn",
    "renameType",
    "renameEnumValue",
    "renameOther",
    "setSchema",
    "detachPartition",
    "attachPartition",
    "disableTrigger",
    "enableTrigger",
    "disableRls",
    "enableRls",
    "setUnlogged",
    "setLogged",
    "replaceFunction",
    "replaceView",
    "grant",
    "revoke",
    "rewrite",
    "sequenceRestart",
    "set",
    "transaction",
    "other",
    "notAnalysable",
};
static_assert(kindIds.size() == std::size_t(EffectKind::NotAnalysable) + 1);

constexpr std::array lockIds{"AccessShare", "RowShare",          "RowExclusive", "ShareUpdateExclusive",
                             "Share",       "ShareRowExclusive", "Exclusive",    "AccessExclusive"};

}  // namespace

QLatin1StringView effectKindId(EffectKind kind)
{
    return QLatin1StringView(kindIds[std::size_t(kind)]);
}

QLatin1StringView withinId(Within within)
{
    static constexpr std::array ids{"", "do", "function", "execute"};
    return QLatin1StringView(ids[std::size_t(within)]);
}

QLatin1StringView lockModeId(LockMode mode)
{
    return QLatin1StringView(lockIds[std::size_t(mode)]);
}

/// Manual, table 13.2: reads take ACCESS SHARE, writes ROW EXCLUSIVE, DDL and VACUUM at least SHARE UPDATE EXCLUSIVE.
QLatin1StringView lockBlocksId(LockMode mode)
{
    if (mode == LockMode::AccessExclusive)
        return QLatin1StringView("readsAndWrites");
    if (mode >= LockMode::Share)
        return QLatin1StringView("writes");
    return QLatin1StringView(mode == LockMode::ShareUpdateExclusive ? "ddl" : "nothing");
}

bool isDestructive(const Effect &effect)
{
    if (effect.deferred)
        return false;
    switch (effect.kind) {
    case EffectKind::DropTable:
    case EffectKind::DropColumn:
    case EffectKind::DropSchema:
    case EffectKind::DropDatabase:
    case EffectKind::DropOwned:
    case EffectKind::DropMaterializedView:
    case EffectKind::DropAttribute:
    case EffectKind::DropSequence:
    case EffectKind::DropExtension:
    case EffectKind::Truncate:
    case EffectKind::DeleteAll:
    case EffectKind::DeleteWhere:
    case EffectKind::UpdateAll:
        return true;
    case EffectKind::DropType:
    case EffectKind::DropDomain:
        return effect.cascade;
    default:
        return false;
    }
}

}  // namespace lockstep
