// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/facts.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString withoutPublic(const QString &name)
{
    return name.startsWith(u"public."_s) ? name.mid(7) : name;
}

bool makes(EffectKind kind)
{
    switch (kind) {
    case EffectKind::CreateTable:
    case EffectKind::CreateView:
    case EffectKind::CreateMaterializedView:
    case EffectKind::CreateIndex:
    case EffectKind::CreateType:
    case EffectKind::CreateDomain:
    case EffectKind::CreateSchema:
    case EffectKind::CreateSequence:
    case EffectKind::AddColumn:
    case EffectKind::AddConstraint:
        return true;
    default:
        return false;
    }
}

/// A name that is only known in part stands for many: two that look the same need not be.
bool isPattern(const QString &name)
{
    return name.contains(u'…');
}

/// An unnamed constraint carries its table's name, and makes no table.
bool isNamed(const Effect &effect)
{
    return !effect.object.isEmpty() && (effect.kind != EffectKind::AddConstraint || effect.object != effect.relation);
}

template <typename Key>
void insertFirst(QHash<Key, std::size_t> &seen, const Key &name, std::size_t statement)
{
    if (!seen.contains(name))
        seen.insert(name, statement);
}

/// The new name in the schema of the old one.
QString besides(const QString &old, const QString &renamed)
{
    const qsizetype dot = old.lastIndexOf(u'.');
    return dot < 0 ? renamed : old.left(dot + 1) + renamed;
}

/// Settings, transaction control and questions neither need nor refuse a transaction.
bool isWork(const StatementEffects &statement)
{
    return std::ranges::any_of(statement.effects, [](const Effect &effect) {
        return effect.kind != EffectKind::Set && effect.kind != EffectKind::Transaction
            && effect.kind != EffectKind::Other;
    });
}

}  // namespace

ScriptFacts::ScriptFacts(const std::vector<StatementEffects> &effects)
{
    m_inBlock.reserve(effects.size());
    m_transaction.reserve(effects.size());
    for (std::size_t i = 0; i < effects.size(); ++i) {
        follow(effects[i], i);
        for (const Effect &effect : effects[i].effects) {
            if (!effect.deferred)
                take(effect, i);
        }
        takeLocks(effects[i], i);
    }
}

void ScriptFacts::follow(const StatementEffects &effects, std::size_t statement)
{
    m_inBlock.push_back(m_openSince >= 0);
    m_transaction.push_back(m_commits);
    if (effects.control == TransactionControl::Begin) {
        m_openSince = std::ptrdiff_t(statement);
        m_hasBlock = true;
    } else if (effects.control != TransactionControl::None && effects.control != TransactionControl::Savepoint) {
        m_openSince = -1;
        ++m_commits;
    }
    m_setsSequences = m_setsSequences || std::ranges::any_of(effects.calls, [](const QString &function) {
                          return function.section(u'.', -1) == "setval"_L1;
                      });
    m_outside += effects.transaction == TransactionNeed::Outside ? 1 : 0;
    m_plain += effects.transaction == TransactionNeed::Any && isWork(effects) ? 1 : 0;
}

void ScriptFacts::take(const Effect &effect, std::size_t statement)
{
    const QString name = withoutPublic(effect.object);
    if (!isPattern(name)) {
        takeNames(effect, name, statement);
        takeFamily(effect, statement);
        takeRows(effect, statement);
    }
    if (m_firstDestructive < 0 && isDestructive(effect) && !isMadeBefore(name, statement))
        m_firstDestructive = std::ptrdiff_t(statement);
    if (m_withoutSchema < 0 && isNamedWithoutSchema(effect))
        m_withoutSchema = std::ptrdiff_t(statement);
    if (m_madeWithoutRole < 0 && !m_setsRole && makesOwned(effect))
        m_madeWithoutRole = std::ptrdiff_t(statement);
    if (effect.kind == EffectKind::Set)
        takeSettings(effect, statement);
}

void ScriptFacts::takeSettings(const Effect &effect, std::size_t statement)
{
    insertFirst(m_set, effect.object, statement);
    m_setsRole = m_setsRole || effect.object == "role"_L1 || effect.object == "session_authorization"_L1;
    if (effect.object == "lock_timeout"_L1)
        m_hasLockTimeout = true;
    if (effect.object.compare("timezone"_L1, Qt::CaseInsensitive) == 0)
        m_zones.emplace_back(statement, effect.detail.toUpper());
}

void ScriptFacts::takeNames(const Effect &effect, const QString &name, std::size_t statement)
{
    if (makes(effect.kind) && isNamed(effect)) {
        insertFirst(m_madeFirst, name, statement);
        m_madeLast.insert(name, statement);
    } else if (effect.kind == EffectKind::RenameTable || effect.kind == EffectKind::RenameType) {
        const QString renamed = besides(name, effect.detail);
        if (isMadeBefore(name, statement))
            insertFirst(m_madeFirst, renamed, statement);
        m_madeLast.insert(renamed, statement);
    }
    if (effect.kind == EffectKind::DropTable)
        m_droppedLast.insert(name, statement);
    if (effect.kind == EffectKind::ValidateConstraint) {
        insertFirst(m_validated, name, statement);
        insertFirst(m_validated, withoutPublic(effect.relation), statement);
    }
    if (effect.kind == EffectKind::AddConstraint && effect.notValid)
        insertFirst(m_addedNotValid, inTransaction(name, statement), statement);
    if (effect.kind == EffectKind::AddEnumValue)
        m_enumValues.emplace_back(statement, effect.object.section(u'.', -1));
}

ScriptFacts::FamilyKey ScriptFacts::familyKey(const Effect &effect)
{
    const QString name = withoutPublic(effect.object);
    switch (effect.kind) {
    case EffectKind::CreateFunction:
    case EffectKind::ReplaceFunction:
    case EffectKind::DropFunction:
        return {Family::Routine, name};
    case EffectKind::CreateTrigger:
    case EffectKind::DropTrigger:
        return {Family::Trigger, name};
    case EffectKind::CreatePolicy:
    case EffectKind::DropPolicy:
        return {Family::Policy, name};
    case EffectKind::CreateType:
    case EffectKind::CreateDomain:
    case EffectKind::DropType:
    case EffectKind::DropDomain:
        return {Family::Type, name};
    case EffectKind::CreateTable:
    case EffectKind::CreateView:
    case EffectKind::ReplaceView:
    case EffectKind::CreateMaterializedView:
    case EffectKind::DropView:
        return {Family::Relation, name};
    default:
        return {};
    }
}

void ScriptFacts::takeFamily(const Effect &effect, std::size_t statement)
{
    const bool isView = effect.objectKind == "view"_L1;
    if (effect.kind == EffectKind::CreatePolicy)
        m_policyTables.insert(withoutPublic(effect.relation));
    if (effect.kind == EffectKind::EnableRls)
        m_rowSecurityLast.insert(withoutPublic(effect.relation), statement);
    if (effect.kind == EffectKind::RenameType)
        m_families.insert({Family::Type, withoutPublic(besides(effect.object, effect.detail))});
    else if (effect.kind == EffectKind::RenameTable || (effect.kind == EffectKind::RenameOther && isView))
        m_families.insert({Family::Relation, withoutPublic(besides(effect.object, effect.detail))});
    else if (effect.kind < EffectKind::DropTable || effect.kind == EffectKind::ReplaceFunction
             || effect.kind == EffectKind::ReplaceView)
        m_families.insert(familyKey(effect));
}

void ScriptFacts::takeLocks(const StatementEffects &effects, std::size_t statement)
{
    for (const LockForecast &lock : effects.locks) {
        const QString relation = withoutPublic(lock.relation);
        if (m_firstLock < 0 && lock.mode >= LockMode::Share && !m_madeFirst.contains(relation))
            m_firstLock = std::ptrdiff_t(statement);
        if (lock.mode == LockMode::AccessExclusive && !isPattern(relation) && !m_madeFirst.contains(relation))
            takeLocked(relation, statement);
    }
}

void ScriptFacts::takeLocked(const QString &relation, std::size_t statement)
{
    insertFirst(m_locked, inTransaction(relation, statement), statement);
    if (m_lockedSince != m_transaction[statement])
        m_lockedTables.clear();
    m_lockedSince = m_transaction[statement];
    if (m_secondLocked < 0)
        m_lockedTables.insert(relation);
    if (m_lockedTables.size() > 1 && m_secondLocked < 0)
        m_secondLocked = std::ptrdiff_t(statement);
    if (!m_hasLockTimeout && m_lockedWithoutTimeout < 0)
        m_lockedWithoutTimeout = std::ptrdiff_t(statement);
}

void ScriptFacts::takeRows(const Effect &effect, std::size_t statement)
{
    if (effect.kind == EffectKind::Truncate)
        m_emptied.insert(inTransaction(effect.object, statement), statement);
    if (effect.kind == EffectKind::Insert) {
        m_filled.insert(withoutPublic(effect.relation), statement);
        insertFirst(m_filledFirst, withoutPublic(effect.relation), statement);
    }
    m_setsSequences = m_setsSequences || effect.kind == EffectKind::SequenceRestart;
    const bool fills = effect.kind == EffectKind::Insert || effect.kind == EffectKind::CreateTable;
    if (fills && (m_fills.empty() || m_fills.back() != statement))
        m_fills.push_back(statement);
}

bool ScriptFacts::isMadeBefore(const QString &object, std::size_t statement) const
{
    const auto made = m_madeFirst.find(withoutPublic(object));
    return made != m_madeFirst.end() && *made < statement;
}

bool ScriptFacts::isMadeAfter(const QString &object, std::size_t statement) const
{
    const auto made = m_madeLast.find(withoutPublic(object));
    return made != m_madeLast.end() && *made > statement;
}

bool ScriptFacts::hasPolicyMade(const QString &table) const
{
    return m_policyTables.contains(withoutPublic(table));
}

bool ScriptFacts::isRowSecurityOnAfter(const QString &table, std::size_t statement) const
{
    const auto on = m_rowSecurityLast.find(withoutPublic(table));
    return on != m_rowSecurityLast.end() && *on > statement;
}

bool ScriptFacts::isDroppedAfter(const QString &table, std::size_t statement) const
{
    const auto dropped = m_droppedLast.find(withoutPublic(table));
    return dropped != m_droppedLast.end() && *dropped > statement;
}

bool ScriptFacts::isValidatedBefore(const QString &constraintOrTable, std::size_t statement) const
{
    const auto validated = m_validated.find(withoutPublic(constraintOrTable));
    return validated != m_validated.end() && *validated < statement;
}

/// A key for what only counts until the next COMMIT.
ScriptFacts::InTransaction ScriptFacts::inTransaction(const QString &name, std::size_t statement) const
{
    return {m_transaction[statement], withoutPublic(name)};
}

bool ScriptFacts::isAddedNotValidBefore(const QString &constraint, std::size_t statement) const
{
    const auto added = m_addedNotValid.find(inTransaction(constraint, statement));
    return added != m_addedNotValid.end() && *added < statement;
}

bool ScriptFacts::isLockedBefore(const QString &relation, std::size_t statement) const
{
    const auto locked = m_locked.find(inTransaction(relation, statement));
    return locked != m_locked.end() && *locked < statement;
}

bool ScriptFacts::isEmptyAt(const QString &table, std::size_t statement) const
{
    const auto emptied = m_emptied.find(inTransaction(table, statement));
    const auto filled = m_filled.find(withoutPublic(table));
    const bool isEmptied = emptied != m_emptied.end() && *emptied < statement;
    return isEmptied && (filled == m_filled.end() || *filled < *emptied || *filled > statement);
}

bool ScriptFacts::isFilledBefore(const QString &table, std::size_t statement) const
{
    const auto filled = m_filledFirst.find(withoutPublic(table));
    return filled != m_filledFirst.end() && *filled < statement;
}

bool ScriptFacts::isSetBefore(const QString &setting, std::size_t statement) const
{
    const auto set = m_set.find(setting);
    return set != m_set.end() && *set < statement;
}

bool ScriptFacts::isUtcAt(std::size_t statement) const
{
    const auto later = std::ranges::lower_bound(m_zones, statement, {}, &std::pair<std::size_t, QString>::first);
    return later != m_zones.begin() && std::prev(later)->second == "UTC"_L1;
}

QStringList ScriptFacts::enumValuesBefore(std::size_t statement) const
{
    QStringList values;
    for (const auto &[added, value] : m_enumValues) {
        if (added < statement && m_transaction[added] == m_transaction[statement])
            values.append(value);
    }
    return values;
}

bool isNamedWithoutSchema(const Effect &effect)
{
    switch (effect.kind) {
    case EffectKind::CreateTable:
    case EffectKind::CreateView:
    case EffectKind::CreateMaterializedView:
    case EffectKind::CreateFunction:
    case EffectKind::CreateType:
    case EffectKind::CreateDomain:
    case EffectKind::CreateSequence:
    case EffectKind::DropTable:
    case EffectKind::DropView:
        return !effect.deferred && !effect.object.contains(u'.') && !effect.traits.testFlag(Trait::Temporary);
    default:
        return false;
    }
}

bool makesOwned(const Effect &effect)
{
    return effect.kind < EffectKind::CreateExtension && !effect.deferred && !effect.traits.testFlag(Trait::Temporary);
}

}  // namespace lockstep
