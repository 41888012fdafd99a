// SPDX-License-Identifier: GPL-3.0-or-later

// What the target's role may not do: PostgreSQL refuses the statement, and the deployment stops there.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/rules/parts.h"
#include "app/review/targetfacts.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// The statement runs as the role that was asked about.
bool isKnownRole(const RuleInput &input)
{
    return input.target && !input.target->role.name.isEmpty() && !input.target->role.isSuperuser
        && !input.facts.isSetBefore(u"role"_s, input.statement)
        && !input.facts.isSetBefore(u"session_authorization"_s, input.statement);
}

/// Of what was there before this plan.
const RelationRights *rightsOn(const RuleInput &input, const QString &relation)
{
    const auto name = input.schema ? input.schema->find(relation) : std::nullopt;
    const auto found = name ? input.target->rights.find(*name) : input.target->rights.end();
    if (!name || found == input.target->rights.end() || input.schema->isDoubtful(name->name))
        return nullptr;
    const Snapshot &snapshot = input.schema->snapshot();
    const auto table = snapshot.tables.find(*name);
    const auto view = snapshot.views.find(*name);
    const bool isThere = (table != snapshot.tables.end() && table->second.origin.migration < 0)
        || (view != snapshot.views.end() && view->second.origin.migration < 0);
    return isThere ? &found->second : nullptr;
}

bool isAlteration(EffectKind kind)
{
    static constexpr std::array kinds{
        EffectKind::AddColumn,          EffectKind::AddConstraint,   EffectKind::DropColumn,
        EffectKind::DropConstraint,     EffectKind::AlterColumnType, EffectKind::SetNotNull,
        EffectKind::DropNotNull,        EffectKind::SetDefault,      EffectKind::DropDefault,
        EffectKind::ValidateConstraint, EffectKind::RenameTable,     EffectKind::RenameColumn,
        EffectKind::SetSchema,          EffectKind::DetachPartition, EffectKind::AttachPartition,
        EffectKind::DisableTrigger,     EffectKind::EnableTrigger,   EffectKind::DisableRls,
        EffectKind::EnableRls,          EffectKind::SetUnlogged,     EffectKind::SetLogged,
        EffectKind::CreateIndex,        EffectKind::CreatePolicy,    EffectKind::DropPolicy,
        EffectKind::DropTrigger,        EffectKind::ReplaceView};
    return std::ranges::find(kinds, kind) != kinds.end();
}

bool isDropOfRelation(EffectKind kind)
{
    return kind == EffectKind::DropTable || kind == EffectKind::DropView || kind == EffectKind::DropMaterializedView;
}

/// One hit a relation.
std::vector<RuleHit> checkOwner(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!isKnownRole(input))
        return hits;
    QStringList told;
    for (const Effect &effect : effectsOf(input).effects) {
        const bool isDrop = isDropOfRelation(effect.kind);
        if (effect.deferred || effect.within != Within::Nothing || (!isDrop && !isAlteration(effect.kind)))
            continue;
        const QString &relation = effect.relation.isEmpty() ? effect.object : effect.relation;
        const RelationRights *rights = rightsOn(input, relation);
        if (!rights || (isDrop ? rights->mayDrop : rights->mayAlter) || told.contains(relation))
            continue;
        told << relation;
        RuleHit hit = hitAt(effect, "");
        hit.message = {QT_TRANSLATE_NOOP("app", "%1 belongs to %2, and %3 does not act for that role."),
                       {relation, rights->owner, input.target->role.name}};
        hits.push_back(std::move(hit));
    }
    return hits;
}

bool isMadeInSchema(const Effect &effect)
{
    static constexpr std::array kinds{
        EffectKind::CreateTable,    EffectKind::CreateView, EffectKind::CreateMaterializedView,
        EffectKind::CreateFunction, EffectKind::CreateType, EffectKind::CreateDomain,
        EffectKind::CreateSequence};
    return std::ranges::find(kinds, effect.kind) != kinds.end() && !effect.traits.testFlag(Trait::Temporary);
}

/// Where it will be made; empty where only the search_path of another session would tell.
QString schemaFor(const RuleInput &input, const Effect &effect)
{
    const QString schema = holderOf(effect.object);
    if (!schema.isEmpty() || input.facts.isSetBefore(u"search_path"_s, input.statement))
        return schema;
    return input.target->role.schema;
}

/// IF NOT EXISTS asks for the right all the same, unless it is there.
void lookAtCreation(const RuleInput &input, const Effect &effect, std::vector<RuleHit> &hits)
{
    const ServerRole &role = input.target->role;
    const QString schema = isMadeInSchema(effect) ? schemaFor(input, effect) : QString();
    const bool isThere = effect.ifExists && input.schema && input.schema->find(effect.object);
    if (!schema.isEmpty() && role.closedSchemas.contains(schema) && !isThere) {
        RuleHit hit = hitAt(effect, "");
        hit.message = {QT_TRANSLATE_NOOP("app", "%1 may make nothing in the schema %2."), {role.name, schema}};
        hits.push_back(std::move(hit));
    }
    const bool isSchemaThere
        = effect.ifExists && input.schema && input.schema->snapshot().schemas.contains(ownName(effect.object));
    if (effect.kind == EffectKind::CreateSchema && !role.mayCreateSchemas && !isSchemaThere) {
        RuleHit hit = hitAt(effect, "");
        hit.message = {QT_TRANSLATE_NOOP("app", "%1 may make no schema in this database."), {role.name}};
        hits.push_back(std::move(hit));
    }
}

/// The privilege that a change of rows needs, as SQL names it.
QString privilegeFor(EffectKind kind)
{
    switch (kind) {
    case EffectKind::Insert:
        return u"insert"_s;
    case EffectKind::UpdateAll:
    case EffectKind::UpdateWhere:
        return u"update"_s;
    case EffectKind::DeleteAll:
    case EffectKind::DeleteWhere:
        return u"delete"_s;
    case EffectKind::Truncate:
        return u"truncate"_s;
    case EffectKind::CreateTrigger:
        return u"trigger"_s;
    default:
        return {};
    }
}

void addLack(const RuleInput &input, ByteRange range, const QString &relation, const QString &privilege,
             std::vector<RuleHit> &hits)
{
    const RelationRights *rights = privilege.isEmpty() ? nullptr : rightsOn(input, relation);
    if (!rights || !rights->lacks.contains(privilege))
        return;
    hits.push_back({range,
                    relation,
                    Within::Nothing,
                    {QT_TRANSLATE_NOOP("app", "%1 lacks the privilege %2 on %3."),
                     {input.target->role.name, privilege.toUpper(), relation}}});
}

bool hasGranted(const RuleInput &input)
{
    return std::any_of(input.effects.begin(), input.effects.begin() + std::ptrdiff_t(input.statement),
                       [](const StatementEffects &one) {
                           return std::ranges::any_of(
                               one.effects, [](const Effect &effect) { return effect.kind == EffectKind::Grant; });
                       });
}

std::vector<RuleHit> checkPrivileges(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!isKnownRole(input) || hasGranted(input))
        return hits;
    for (const Effect &effect : effectsOf(input).effects) {
        if (effect.deferred || effect.within != Within::Nothing)
            continue;
        lookAtCreation(input, effect, hits);
        addLack(input, effect.range, effect.relation.isEmpty() ? effect.object : effect.relation,
                privilegeFor(effect.kind), hits);
    }
    for (const NewConstraint &added : newConstraints(input)) {
        if (added.constraint.kind == WrittenConstraint::Kind::ForeignKey)
            addLack(input, added.range, writtenText(added.constraint.referenced), u"references"_s, hits);
    }
    return hits;
}

}  // namespace

const Rule ownerMismatch{
    "owner-mismatch",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Changing what belongs to another role"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL lets only the owner alter or drop it, and the migration stops."),
    QT_TRANSLATE_NOOP("app", "Connect as the owner or a member of its role, or SET ROLE to it first."),
    &checkOwner,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(-- on PostgreSQL 17.0: users belongs to owner; the role is deployer
CREATE TABLE users (id bigint PRIMARY KEY);
-- next file
ALTER TABLE users ADD COLUMN email text;)sql",
    R"sql(-- on PostgreSQL 17.0: users belongs to owner; the role is deployer
CREATE TABLE users (id bigint PRIMARY KEY);
-- next file
SET ROLE owner;
ALTER TABLE users ADD COLUMN email text;)sql",
};

const Rule roleLacksPrivilege{
    "role-lacks-privilege",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A privilege that the role lacks"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL refuses the statement, and the migration stops."),
    QT_TRANSLATE_NOOP("app", "Let an administrator grant it, or connect as a role that has it."),
    &checkPrivileges,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(-- on PostgreSQL 17.0: the role is deployer; shop is closed to it
CREATE SCHEMA shop;
-- next file
CREATE TABLE shop.orders (id bigint PRIMARY KEY);)sql",
    R"sql(-- on PostgreSQL 17.0: the role is deployer; shop is closed to it
CREATE SCHEMA shop;
-- next file
CREATE TABLE orders (id bigint PRIMARY KEY);)sql",
};

}  // namespace lockstep::rules
