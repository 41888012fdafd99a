// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/evidence.h"

#include "app/deploy/neteffects.h"
#include "app/postgres/catalog.h"
#include "app/sql/quoting.h"

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool makesOrDrops(const Effect &effect)
{
    const QLatin1StringView kind = effectKindId(effect.kind);
    return !effect.deferred && !effect.object.isEmpty()
        && (kind.startsWith("create"_L1) || kind.startsWith("add"_L1) || kind.startsWith("drop"_L1));
}

/// Repeating these changes nothing that a person could lose.
bool isMaintenance(const StatementEffects &effects)
{
    static constexpr std::array tags{"VACUUM"_L1,  "ANALYZE"_L1, "CHECKPOINT"_L1,
                                     "REINDEX"_L1, "CLUSTER"_L1, "ALTER SYSTEM"_L1};
    return std::ranges::any_of(tags, [&effects](QLatin1StringView tag) { return effects.tag == tag; });
}

/// Where the server chose the index's name: an invalid one of the same table.
Result<QString> invalidIndexOf(Session &session, const QString &relation, const JobContext &context)
{
    const auto answer
        = session.execute("SELECT format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_index AS i"
                          " JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid"
                          " JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace"
                          " WHERE NOT i.indisvalid AND i.indrelid = to_regclass($1) ORDER BY c.oid DESC LIMIT 1",
                          {quotedName(relation)}, context);
    if (!answer)
        return answer.error();
    return answer->rows.empty() ? QString() : QString::fromUtf8(answer->rows[0][0]);
}

}  // namespace

Result<std::vector<ObjectState>> objectsOf(Session &session, const StatementEffects &effects, const JobContext &context)
{
    std::vector<ObjectState> objects;
    for (const Effect &effect : effects.effects) {
        if (!makesOrDrops(effect))
            continue;
        const auto exists = objectExists(session, effect.objectKind, objectToLookFor(effect), context);
        if (!exists)
            return exists.error();
        if (*exists)
            objects.push_back({effect.objectKind, effect.object, **exists});
    }
    return objects;
}

Result<QString> invalidIndexLeft(Session &session, const StatementEffects &effects, const JobContext &context)
{
    const auto made = std::ranges::find(effects.effects, EffectKind::CreateIndex, &Effect::kind);
    if (made == effects.effects.end() || effects.transaction != TransactionNeed::Outside)
        return QString();
    if (made->object.isEmpty())
        return invalidIndexOf(session, made->relation, context);
    const auto invalid = invalidIndexes(session, context);
    if (!invalid)
        return invalid.error();
    const auto found = std::ranges::find_if(
        *invalid, [wanted = objectToLookFor(*made)](const QString &name) { return mayBeSameName(name, wanted); });
    return found == invalid->end() ? QString() : *found;
}

Result<StatementState> judgeInterrupted(Session &session, const StatementEffects &effects, const StatementRun &run,
                                        const JobContext &context)
{
    if (isOnlySetting(effects) || isMaintenance(effects))
        return StatementState::Undone;
    if (run.before.empty())
        return StatementState::InDoubt;
    const auto now = objectsOf(session, effects, context);
    if (!now)
        return now.error();
    std::size_t changed = 0;
    for (const ObjectState &before : run.before) {
        const auto found = std::ranges::find_if(*now, [&before](const ObjectState &object) {
            return object.kind == before.kind && object.name == before.name;
        });
        changed += found != now->end() && found->exists != before.exists ? 1 : 0;
    }
    if (changed == 0)
        return StatementState::Undone;
    return changed == run.before.size() ? StatementState::Applied : StatementState::InDoubt;
}

QString describeEvidence(const StatementRun &run)
{
    QStringList lines;
    for (const ObjectState &object : run.before)
        lines << u"%1 %2: %3"_s.arg(object.kind, object.name,
                                    object.exists ? u"was there before"_s : u"was not there before"_s);
    return lines.join(u'\n');
}

bool isOnlySetting(const StatementEffects &effects)
{
    return !effects.effects.empty()
        && std::ranges::all_of(effects.effects, [](const Effect &effect) { return effect.kind == EffectKind::Set; });
}

}  // namespace lockstep
