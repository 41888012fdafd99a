// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/neteffects.h"

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

/// "public.users" and "users" may be one table: compared by the last part where only one is qualified.
bool isSameName(const QString &left, const QString &right)
{
    return left == right || left.endsWith(u'.' + right) || right.endsWith(u'.' + left);
}

QString lastPart(const QString &name)
{
    return name.section(u'.', -1);
}

/// May the server have made up the expected object's name for what `effect` makes: T_column_idx, T_column_key?
bool mayMakeUpName(const Effect &effect, const Expectation &expected)
{
    const bool isNameless
        = effect.object.isEmpty() || effect.kind == EffectKind::CreateTable || effect.kind == EffectKind::AddColumn;
    const QString table = lastPart(effect.relation.isEmpty() ? effect.object : effect.relation);
    // A table's name is cut in such a name, where both do not fit into its 63 bytes.
    constexpr qsizetype alwaysKept = 28;
    return makes(effect) && isNameless && !table.isEmpty() && !expected.exists
        && lastPart(expected.object).startsWith(table.left(alwaysKept));
}

/// A key and the index that holds it have one name, and go or change it together.
bool isTwin(const Effect &effect, const Expectation &expected)
{
    const bool isPair = (effect.objectKind == "constraint"_L1 && expected.kind == "index"_L1)
        || (effect.objectKind == "index"_L1 && expected.kind == "constraint"_L1);
    return isPair && lastPart(effect.object) == lastPart(expected.object);
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

class Net
{
public:
    void take(const StatementEffects &statement, const QString &migration, bool isUncertain)
    {
        for (Effect effect : statement.effects) {
            // Taken as if inside a DO block: it unsettles what was expected, and expects nothing itself.
            if (isUncertain)
                effect.within = Within::Do;
            // A constraint whose name the server chooses stands under its table's.
            if (effect.kind == EffectKind::AddConstraint && effect.object == effect.relation)
                effect.object.clear();
            take(effect, migration);
        }
        for (const LocatedChange &change : statement.changes) {
            forget([names = keyNames(change.change)](const Expectation &expected) {
                return expected.kind == "index"_L1 && std::ranges::any_of(names, [&expected](const QString &name) {
                           return isSameName(expected.object, name);
                       });
            });
        }
    }

    std::vector<Expectation> taken() && { return std::move(m_expected); }

private:
    void take(const Effect &effect, const QString &migration)
    {
        if (effect.deferred || effect.traits.testFlag(Trait::Temporary))
            return;
        if (sweeps(effect))
            forget([](const Expectation &expected) { return expected.exists; });
        if (!makes(effect) && !drops(effect) && !renames(effect))
            return;
        forget([&effect](const Expectation &expected) {
            return concerns(effect, expected) || mayMakeUpName(effect, expected);
        });
        // Whatever took the new name has it now, also where another object of that name was dropped before.
        if (renames(effect))
            forget([name = lastPart(effect.kind == EffectKind::SetSchema ? effect.object : effect.detail)](
                       const Expectation &expected) { return !expected.exists && lastPart(expected.object) == name; });
        // Inside a DO block it happens under conditions that only the server knows.
        const bool isCertain = effect.within == Within::Nothing && !effect.object.isEmpty();
        if (isCertain && !renames(effect))
            m_expected.push_back({effect.objectKind, effect.object, makes(effect), migration, effect.relation});
    }

    static bool concerns(const Effect &effect, const Expectation &expected)
    {
        if (isSameName(expected.object, effect.object) || expected.object.startsWith(effect.object + u'.')
            || isTwin(effect, expected))
            return true;
        const bool hangsFromIt = isSameName(expected.relation, effect.object) && (drops(effect) || renames(effect));
        // An index or constraint goes with a column it stands on; the text does not say on which ones it stands.
        const bool mayStandOnColumn = effect.objectKind == "column"_L1 && drops(effect)
            && isSameName(expected.relation, effect.relation) && expected.kind != "column"_L1
            && expected.kind != "table"_L1;
        return hangsFromIt || mayStandOnColumn;
    }

    template <typename Matches>
    void forget(Matches matches)
    {
        std::erase_if(m_expected, matches);
    }

    std::vector<Expectation> m_expected;
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
