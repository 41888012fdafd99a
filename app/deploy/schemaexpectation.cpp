// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/schemaexpectation.h"

#include "app/deploy/existingobjects.h"
#include "app/deploy/snapshotjson.h"
#include "app/schema/difference.h"
#include "app/schema/replay.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A snapshot of those objects alone.
Snapshot restricted(const Snapshot &from, const std::set<ObjectName> &names)
{
    Snapshot part;
    const auto take = [&names](const auto &all, auto &some) {
        for (const ObjectName &name : names) {
            if (const auto found = all.find(name); found != all.end())
                some.insert(*found);
        }
    };
    take(from.tables, part.tables);
    take(from.views, part.views);
    take(from.types, part.types);
    take(from.functions, part.functions);
    take(from.sequences, part.sequences);
    return part;
}

template <typename Map>
void addNames(const Map &map, std::set<ObjectName> &names)
{
    for (const auto &[name, shape] : map)
        names.insert(name);
}

/// Everything that is not the same before and after, name by name.
std::set<ObjectName> changedNames(const Snapshot &before, const Snapshot &after)
{
    std::set<ObjectName> all;
    for (const Snapshot *snapshot : {&before, &after}) {
        addNames(snapshot->tables, all);
        addNames(snapshot->views, all);
        addNames(snapshot->types, all);
        addNames(snapshot->functions, all);
        addNames(snapshot->sequences, all);
    }
    std::erase_if(all, [&](const ObjectName &name) {
        const std::set one{name};
        return compareSnapshots(restricted(before, one), restricted(after, one)).empty();
    });
    return all;
}

/// A function of the database's own that the statement runs: what that does is not in the files. Empty for none.
QString ownCodeIn(const StatementEffects &statement, const Snapshot &schema)
{
    const auto found = std::ranges::find_if(statement.calls, [&schema](const QString &call) {
        const QString name = ownName(call) + u'(';
        return std::ranges::any_of(schema.functions,
                                   [&name](const auto &function) { return function.first.name.startsWith(name); });
    });
    return found == statement.calls.end() ? QString() : *found;
}

struct Replayed
{
    Snapshot schema{};
    ExistingObjects met{};
    QStringList doubtful{};
    QStringList unknown{};
    bool renames = false;
};

bool renames(const LocatedChange &located)
{
    return std::holds_alternative<change::Rename>(located.change)
        || std::holds_alternative<change::SetSchema>(located.change);
}

/// Sequences of a session's own, which are gone when somebody looks.
void forgetTemporary(const StatementEffects &statement, Snapshot &schema)
{
    const bool isTemporary = std::ranges::any_of(
        statement.effects, [](const Effect &effect) { return effect.traits.testFlag(Trait::Temporary); });
    for (const LocatedChange &located : statement.changes) {
        const auto *sequence = std::get_if<change::CreateSequence>(&located.change);
        if (sequence && isTemporary)
            std::erase_if(schema.sequences,
                          [sequence](const auto &one) { return one.first.name == sequence->name.name; });
    }
}

Replayed replayed(const Snapshot &start, const std::vector<const std::vector<StatementEffects> *> &scripts,
                  const QStringList &searchPath)
{
    StatementEffects session;
    session.changes = std::vector{LocatedChange{change::SetSearchPath{searchPath}}};
    Replay replay(start);
    Replayed found;
    for (std::size_t script = 0; script < scripts.size(); ++script) {
        replay.begin(int(script));
        (void)replay.apply(session, 0);
        for (std::size_t i = 0; i < scripts[script]->size(); ++i) {
            const StatementEffects &statement = (*scripts[script])[i];
            for (const LocatedChange &located : statement.changes) {
                found.renames = found.renames || renames(located);
                if (!located.isConditional)
                    found.met.look(located.change, replay, start);
            }
            if (const QString function = ownCodeIn(statement, replay.snapshot()); !function.isEmpty())
                found.unknown << Message{
                    QT_TRANSLATE_NOOP("app",
                                      "It runs the function %1, and what that does is not in "
                                      "the files."),
                    {function}}.english();
            for (const ReplayNote &note : replay.apply(statement, int(i)))
                (note.object.isEmpty() ? found.unknown << note.why.english() : found.doubtful << note.object);
        }
    }
    found.schema = replay.takeSnapshot();
    for (const std::vector<StatementEffects> *script : scripts) {
        for (const StatementEffects &statement : *script)
            forgetTemporary(statement, found.schema);
    }
    for (const auto &[name, table] : found.schema.tables) {
        if (replay.isDoubtful(name.name))
            found.doubtful << name.display();
    }
    return found;
}

/// Is it that object, or does it hang from it?
bool concerns(const SchemaDifference &difference, const QStringList &objects)
{
    return std::ranges::any_of(objects, [&difference](const QString &object) {
        return difference.object == object || difference.object.startsWith(object + u'.');
    });
}

QString lineOf(const SchemaDifference &difference)
{
    const QString what = difference.kind + u' ' + difference.object;
    switch (difference.change) {
    case SchemaDifference::Change::Missing:
        return QCoreApplication::translate("app", "%1 is missing").arg(what);
    case SchemaDifference::Change::Extra:
        return QCoreApplication::translate("app", "%1 is there and was not expected").arg(what);
    case SchemaDifference::Change::Different:
        break;
    }
    return QCoreApplication::translate("app", "%1: expected “%2”, actual “%3”", "an object and two definitions")
        .arg(what, difference.expected, difference.actual);
}

/// Triggers, functions, policies, expressions and types say the names of others, in the server's own words.
bool isFreeOfNames(const SchemaDifference &difference)
{
    static const QStringList kinds{u"table"_s, u"column"_s, u"not null"_s, u"index validity"_s,
                                   u"constraint validity"_s};
    return kinds.contains(difference.kind);
}

/// Both say something, and not by the same parse tree: the file's words beside the server's, which casts, folds and
/// rewrites what it stores. A person sees at once whether they mean the same; we do not.
bool isOfSpelling(const SchemaDifference &difference)
{
    static const QStringList kinds{
        u"default"_s,      u"generated"_s,    u"constraint expression"_s, u"index predicate"_s, u"index keys"_s,
        u"policy using"_s, u"policy check"_s, u"domain check"_s,          u"domain default"_s,  u"trigger"_s};
    return kinds.contains(difference.kind) && !difference.expected.isEmpty() && !difference.actual.isEmpty();
}

bool isMerelyBeside(const SchemaDifference &difference, bool isMet)
{
    const bool isPart = difference.kind != "table"_L1 && difference.kind != "view"_L1;
    return difference.kind == "column order"_L1
        || (difference.change == SchemaDifference::Change::Extra && isPart
            && !(isMet && difference.kind == "column"_L1));
}

QJsonArray namesToJson(const std::set<ObjectName> &names)
{
    QJsonArray array;
    for (const ObjectName &name : names)
        array << toJson(name);
    return array;
}

}  // namespace

SchemaExpectation expectedSchema(const Snapshot &catalog,
                                 const std::vector<const std::vector<StatementEffects> *> &scripts,
                                 const QStringList &searchPath)
{
    Replayed after = replayed(catalog, scripts, searchPath);
    SchemaExpectation expectation;
    if (!after.met.isEmpty()) {
        expectation.met = after.met.names();
        expectation.touched = after.met.holders();
        after = replayed(after.met.without(catalog), scripts, searchPath);
    }
    expectation.touched.merge(changedNames(catalog, after.schema));
    expectation.schema = restricted(after.schema, expectation.touched);
    expectation.doubtful = after.doubtful;
    expectation.unknown = after.unknown;
    expectation.renames = after.renames;
    return expectation;
}

Check compareWithExpected(const SchemaExpectation &expected, const Snapshot &catalog)
{
    QStringList failures;
    QStringList remarks;
    for (const SchemaDifference &difference :
         compareSnapshots(expected.schema, restricted(catalog, expected.touched))) {
        const bool isMet = concerns(difference, expected.met);
        const bool isUncertain = concerns(difference, expected.doubtful)
            || (!isMet && (!expected.unknown.isEmpty() || isOfSpelling(difference)));
        if (isMet && difference.kind == "column order"_L1)
            continue;
        // Whether a function is there another check asks, by the server's own reading of its argument types.
        if (difference.kind == "function"_L1 || (expected.renames && !isMet && !isFreeOfNames(difference)))
            continue;
        (isUncertain || isMerelyBeside(difference, isMet) ? remarks : failures) << lineOf(difference);
    }
    Check check{.id = u"definitions"_s, .title = {QT_TRANSLATE_NOOP("app", "Objects equal their definitions")}};
    check.detail = (failures + remarks + expected.unknown).join(u'\n');
    if (!failures.isEmpty()) {
        check.outcome = Outcome::Fail;
        check.message
            = {QT_TRANSLATE_N_NOOP("app", "%n thing(s) are not what the migrations make."), {}, int(failures.size())};
        check.hint = {QT_TRANSLATE_NOOP(
            "app",
            "An IF NOT EXISTS met something else, or somebody changed the schema meanwhile. Alter each to what "
            "the migration says, or drop it and make it anew.")};
    } else if (!remarks.isEmpty()) {
        check.outcome = Outcome::Warn;
        check.message = {QT_TRANSLATE_N_NOOP("app", "%n thing(s) differ that the files alone do not decide."),
                         {},
                         int(remarks.size())};
        check.hint = {QT_TRANSLATE_NOOP("app",
                                        "Somebody else, a trigger of the database or code that the migrations "
                                        "run made them. See that they are wanted.")};
    } else {
        check.outcome = Outcome::Pass;
        check.message = {QT_TRANSLATE_N_NOOP("app", "%n object(s) are as the migrations make them."),
                         {},
                         int(expected.touched.size())};
    }
    return check;
}

QJsonObject toJson(const SchemaExpectation &expectation)
{
    return {{u"schema"_s, toJson(expectation.schema)},
            {u"touched"_s, namesToJson(expectation.touched)},
            {u"met"_s, QJsonArray::fromStringList(expectation.met)},
            {u"doubtful"_s, QJsonArray::fromStringList(expectation.doubtful)},
            {u"unknown"_s, QJsonArray::fromStringList(expectation.unknown)},
            {u"renames"_s, expectation.renames}};
}

SchemaExpectation expectationFromJson(const QJsonObject &json)
{
    SchemaExpectation expectation{.schema = snapshotFromJson(json.value("schema"_L1).toObject()),
                                  .met = json.value("met"_L1).toVariant().toStringList(),
                                  .doubtful = json.value("doubtful"_L1).toVariant().toStringList(),
                                  .unknown = json.value("unknown"_L1).toVariant().toStringList(),
                                  .renames = json.value("renames"_L1).toBool()};
    for (const auto &name : json.value("touched"_L1).toArray())
        expectation.touched.insert(nameFromJson(name.toString()));
    return expectation;
}

}  // namespace lockstep
