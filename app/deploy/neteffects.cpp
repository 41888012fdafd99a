// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/neteffects.h"

#include "app/sql/quoting.h"

#include <QByteArrayList>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool startsWith(EffectKind kind, QLatin1StringView word)
{
    return effectKindId(kind).startsWith(word);
}

bool makes(const Effect &effect)
{
    return startsWith(effect.kind, "create"_L1) || startsWith(effect.kind, "add"_L1)
        || effect.kind == EffectKind::ReplaceView || effect.kind == EffectKind::ReplaceFunction;
}

bool drops(const Effect &effect)
{
    return startsWith(effect.kind, "drop"_L1) && effect.kind != EffectKind::DropNotNull
        && effect.kind != EffectKind::DropDefault && effect.kind != EffectKind::DropOwned;
}

bool renames(const Effect &effect)
{
    return startsWith(effect.kind, "rename"_L1) || effect.kind == EffectKind::SetSchema;
}

/// Takes with it what cannot be told from the text: also a drop or rename whose object only the running block knows.
bool sweeps(const Effect &effect)
{
    return effect.cascade || effect.kind == EffectKind::DropSchema || effect.kind == EffectKind::DropOwned
        || effect.kind == EffectKind::NotAnalysable || (effect.nameIsUnknown && (drops(effect) || renames(effect)));
}

/// An expectation, its names cut into identifiers once.
struct Expected : Expectation
{
    QStringList parts = identifiersOf(object);
    QStringList relationParts = relation.isEmpty() ? QStringList() : identifiersOf(relation);
};

/// An effect, its names cut into identifiers once; both lists are empty where there is no name.
struct Named
{
    explicit Named(const Effect &each)
        : effect(each)
        , parts(each.object.isEmpty() ? QStringList() : identifiersOf(each.object))
        , relationParts(each.relation.isEmpty() ? QStringList() : identifiersOf(each.relation))
    { }

    const Effect &effect;
    QStringList parts;
    QStringList relationParts;
};

bool isOneName(const QStringList &left, const QStringList &right)
{
    return !left.isEmpty() && !right.isEmpty() && mayBeSameName(left, right);
}

/// May the server have made up the expected object's name for what `effect` makes: T_column_idx, T_column_key?
bool mayMakeUpName(const Named &named, const Expected &expected)
{
    const Effect &effect = named.effect;
    const bool isNameless
        = effect.object.isEmpty() || effect.kind == EffectKind::CreateTable || effect.kind == EffectKind::AddColumn;
    const QString table = named.relationParts.value(named.relationParts.size() - 1, ownName(effect.object));
    // A table's name is cut in such a name, where both do not fit into its 63 bytes.
    constexpr qsizetype alwaysKept = 28;
    return makes(effect) && isNameless && !table.isEmpty() && !expected.exists
        && expected.parts.back().startsWith(table.left(alwaysKept));
}

/// A key and the index that holds it have one name, and go or change it together.
bool isTwin(const Named &named, const Expected &expected)
{
    const Effect &effect = named.effect;
    const bool isPair = (effect.objectKind == "constraint"_L1 && expected.kind == "index"_L1)
        || (effect.objectKind == "index"_L1 && expected.kind == "constraint"_L1);
    return isPair && !named.parts.isEmpty() && named.parts.back() == expected.parts.back();
}

void addKeyNames(QStringList &names, const std::vector<WrittenConstraint> &constraints)
{
    for (const WrittenConstraint &each : constraints)
        names << each.name << each.usingIndex;
}

/// Of the keys that the change makes, the indexes' names: the one each index gets, and the one it had before USING
/// INDEX.
QStringList keyNames(const SchemaChange &change)
{
    QStringList names;
    if (const auto *table = std::get_if<change::CreateTable>(&change)) {
        addKeyNames(names, table->constraints);
        for (const WrittenColumn &column : table->columns)
            addKeyNames(names, column.constraints);
    }
    if (const auto *table = std::get_if<change::AlterTable>(&change)) {
        for (const auto &[command, range] : table->commands) {
            if (const auto *added = std::get_if<change::AddConstraint>(&command))
                addKeyNames(names, {added->constraint});
            if (const auto *added = std::get_if<change::AddColumn>(&command))
                addKeyNames(names, added->column.constraints);
        }
    }
    names.removeAll(QString());
    return names;
}

QString nameOf(const WrittenName &name)
{
    return joinedIdentifiers(name.schema.isEmpty() ? QStringList{name.name} : QStringList{name.schema, name.name});
}

/// "f(pg_catalog.int4)": one of several routines of a name, as a drop tells it.
QString withParameterTypes(const change::DropObject &drop)
{
    QByteArrayList types;
    for (const WrittenType &each : drop.arguments) {
        const QByteArray schema = each.name.schema.isEmpty() ? QByteArray() : quotedIdentifier(each.name.schema) + '.';
        types << schema + quotedIdentifier(each.name.name) + QByteArray("[]").repeated(each.dimensions);
    }
    return QString::fromUtf8(quotedName(nameOf(drop.name)) + '(' + types.join(", ") + ')');
}

/// ALTER TABLE IF EXISTS
bool addsToWhatMayBeMissing(const StatementEffects &statement)
{
    return std::ranges::any_of(statement.changes, [](const LocatedChange &located) {
        const auto *table = std::get_if<change::AlterTable>(&located.change);
        return table && table->ifExists;
    });
}

class Net
{
public:
    void take(const StatementEffects &statement, const QString &migration, bool isUncertain)
    {
        for (Effect effect : statement.effects) {
            // Taken as if inside a DO block: it unsettles what was expected, and expects nothing itself.
            if (isUncertain || (addsToWhatMayBeMissing(statement) && startsWith(effect.kind, "add"_L1)))
                effect.within = Within::Do;
            // A constraint whose name the server chooses stands under its table's.
            if (effect.kind == EffectKind::AddConstraint && effect.object == effect.relation)
                effect.object.clear();
            take(effect, migration);
        }
        for (const LocatedChange &change : statement.changes) {
            for (const QString &name : keyNames(change.change))
                forget([&name](const Expected &expected) {
                    return expected.kind == "index"_L1 && expected.parts.back() == name;
                });
            if (const auto *drop = std::get_if<change::DropObject>(&change.change))
                tellWhich(*drop);
        }
    }

    std::vector<Expectation> taken() &&
    {
        return {std::make_move_iterator(m_expected.begin()), std::make_move_iterator(m_expected.end())};
    }

private:
    void take(const Effect &effect, const QString &migration)
    {
        const Named named(effect);
        if (effect.deferred || isTemporary(named))
            return;
        if (sweeps(effect))
            forget([](const Expected &expected) { return expected.exists; });
        if (!makes(effect) && !drops(effect) && !renames(effect))
            return;
        forget(
            [&named](const Expected &expected) { return concerns(named, expected) || mayMakeUpName(named, expected); });
        // Whatever took the new name has it now, also where another object of that name was dropped before.
        if (renames(effect))
            forget([name = effect.kind == EffectKind::SetSchema ? ownName(effect.object) : effect.detail](
                       const Expected &expected) { return !expected.exists && expected.parts.back() == name; });
        if (isCertain(effect) && !renames(effect))
            m_expected.push_back(
                {{effect.objectKind, objectToLookFor(effect), makes(effect), migration, effect.relation}});
    }

    /// Inside a DO block it happens under conditions that only the server knows.
    static bool isCertain(const Effect &effect)
    {
        return effect.within == Within::Nothing && !effect.object.isEmpty() && !effect.nameIsUnknown;
    }

    /// Of a session's own: gone when somebody looks. What hangs from a temporary table is as temporary.
    bool isTemporary(const Named &named)
    {
        const auto isInTemporarySchema
            = [](const QStringList &parts) { return parts.size() > 1 && parts[0].startsWith("pg_temp"_L1); };
        if (isInTemporarySchema(named.parts) || isInTemporarySchema(named.relationParts))
            return true;
        if (named.effect.traits.testFlag(Trait::Temporary)) {
            m_temporary << named.parts;
            return true;
        }
        const auto found = std::ranges::find_if(m_temporary, [&named](const QStringList &table) {
            return table == named.parts || table == named.relationParts;
        });
        if (found == m_temporary.end())
            return false;
        if (*found == named.parts && drops(named.effect))
            m_temporary.erase(found);
        return true;
    }

    static bool concerns(const Named &named, const Expected &expected)
    {
        const Effect &effect = named.effect;
        const bool isInside = !named.parts.isEmpty() && expected.parts.size() > named.parts.size()
            && std::equal(named.parts.begin(), named.parts.end(), expected.parts.begin());
        if (isOneName(expected.parts, named.parts) || isInside || isTwin(named, expected))
            return true;
        const bool hangsFromIt = isOneName(expected.relationParts, named.parts) && (drops(effect) || renames(effect));
        // An index or constraint goes with a column it stands on; the text does not say on which ones it stands.
        const bool mayStandOnColumn = effect.objectKind == "column"_L1 && drops(effect)
            && isOneName(expected.relationParts, named.relationParts) && expected.kind != "column"_L1
            && expected.kind != "table"_L1;
        return hangsFromIt || mayStandOnColumn;
    }

    /// Of routines with one name, a drop with parameter types takes one: another may stay.
    void tellWhich(const change::DropObject &drop)
    {
        const auto kinds = {"function"_L1, "procedure"_L1, "aggregate"_L1, "routine"_L1};
        if (!drop.hasArguments || std::ranges::find(kinds, drop.objectKind) == kinds.end())
            return;
        const auto dropped = std::ranges::find_if(m_expected, [&drop](const Expected &expected) {
            return !expected.exists && expected.kind == drop.objectKind && expected.object == nameOf(drop.name);
        });
        if (dropped != m_expected.end())
            dropped->object = withParameterTypes(drop);
    }

    template <typename Matches>
    void forget(Matches matches)
    {
        std::erase_if(m_expected, matches);
    }

    std::vector<Expected> m_expected;
    QList<QStringList> m_temporary;
};

/// Names without a schema mean something else after SET search_path than they do to whoever looks later.
bool changesPath(const AnalysedScript &script)
{
    return std::ranges::any_of(script.effects, [](const StatementEffects &statement) {
        return std::ranges::any_of(statement.effects, [](const Effect &effect) {
            return effect.kind == EffectKind::Set
                && (effect.object.contains("search_path"_L1) || effect.detail.contains("search_path"_L1));
        });
    });
}

}  // namespace

QString objectToLookFor(const Effect &effect)
{
    const bool isMade = effect.kind == EffectKind::CreateIndex && !effect.object.isEmpty();
    const QString schema = isMade ? holderOf(effect.relation) : QString();
    return schema.isEmpty() ? effect.object : joinedIdentifiers(identifiersOf(schema) + identifiersOf(effect.object));
}

std::vector<Expectation> netEffects(const std::vector<const AnalysedScript *> &scripts, const QStringList &names)
{
    Net net;
    for (std::size_t i = 0; i < scripts.size(); ++i) {
        const bool isUncertain = changesPath(*scripts[i]);
        for (const StatementEffects &statement : scripts[i]->effects)
            net.take(statement, names[qsizetype(i)], isUncertain);
    }
    return std::move(net).taken();
}

}  // namespace lockstep
