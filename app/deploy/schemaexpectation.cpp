// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/schemaexpectation.h"

#include "app/deploy/existingobjects.h"
#include "app/deploy/snapshotjson.h"
#include "app/schema/difference.h"
#include "app/schema/replay.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

template <typename Map>
void addNames(const Map &map, std::set<ObjectName> &names)
{
    for (const auto &[name, shape] : map)
        names.insert(name);
}

/// Also one that replaces what was there.
template <typename Map>
bool isMadeAnew(const Map &map, const ObjectName &name)
{
    const auto found = map.find(name);
    return found != map.end() && found->second.origin.migration >= 0;
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
        if (isMadeAnew(after.views, name) || isMadeAnew(after.functions, name))
            return false;
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
    bool setsSearchPath = false;
};

bool renames(const LocatedChange &located)
{
    return std::holds_alternative<change::Rename>(located.change)
        || std::holds_alternative<change::SetSchema>(located.change);
}

/// To schemas of its own: an empty path leaves no name to be found by it.
bool setsSearchPath(const LocatedChange &located)
{
    const auto *path = std::get_if<change::SetSearchPath>(&located.change);
    return path && !path->schemas.isEmpty() && path->schemas != QStringList{QString()};
}

bool isLater(const Origin &one, const Origin &other)
{
    return one.migration != other.migration ? one.migration > other.migration : one.statement > other.statement;
}

/// The query has a star in it that is no count(*), and what it stands for was altered after the view was made.
bool isStarred(const ViewShape &view, const Snapshot &schema)
{
    static const QRegularExpression counting(u"\\(\\s*\\*\\s*\\)"_s);
    if (view.origin.migration < 0 || !QString(view.definition).remove(counting).contains(u'*'))
        return false;
    return std::ranges::any_of(view.uses, [&](const ObjectName &used) {
        if (const auto other = schema.views.find(used); other != schema.views.end())
            return isLater(other->second.origin, view.origin);
        const auto table = schema.tables.find(used);
        return table != schema.tables.end() && std::ranges::any_of(table->second.columns, [&view](const auto &column) {
                   return isLater(column.origin, view.origin);
               });
    });
}

std::set<ObjectName> starredViews(const Snapshot &schema)
{
    std::set<ObjectName> names;
    for (const auto &[name, view] : schema.views) {
        if (isStarred(view, schema))
            names.insert(name);
    }
    return names;
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
                found.setsSearchPath = found.setsSearchPath || setsSearchPath(located);
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

QJsonArray namesToJson(const std::set<ObjectName> &names)
{
    QJsonArray array;
    for (const ObjectName &name : names)
        array << toJson(name);
    return array;
}

std::set<ObjectName> namesFromJson(const QJsonArray &array)
{
    std::set<ObjectName> names;
    for (const auto &name : array)
        names.insert(nameFromJson(name.toString()));
    return names;
}

}  // namespace

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
    expectation.searchPath = searchPath;
    expectation.setsSearchPath = after.setsSearchPath;
    expectation.starred = starredViews(after.schema);
    return expectation;
}

QJsonObject toJson(const SchemaExpectation &expectation)
{
    return {{u"schema"_s, toJson(expectation.schema)},
            {u"touched"_s, namesToJson(expectation.touched)},
            {u"met"_s, QJsonArray::fromStringList(expectation.met)},
            {u"doubtful"_s, QJsonArray::fromStringList(expectation.doubtful)},
            {u"unknown"_s, QJsonArray::fromStringList(expectation.unknown)},
            {u"renames"_s, expectation.renames},
            {u"searchPath"_s, QJsonArray::fromStringList(expectation.searchPath)},
            {u"setsSearchPath"_s, expectation.setsSearchPath},
            {u"starred"_s, namesToJson(expectation.starred)}};
}

SchemaExpectation expectationFromJson(const QJsonObject &json)
{
    return {.schema = snapshotFromJson(json.value("schema"_L1).toObject()),
            .touched = namesFromJson(json.value("touched"_L1).toArray()),
            .met = json.value("met"_L1).toVariant().toStringList(),
            .doubtful = json.value("doubtful"_L1).toVariant().toStringList(),
            .unknown = json.value("unknown"_L1).toVariant().toStringList(),
            .renames = json.value("renames"_L1).toBool(),
            .searchPath = json.value("searchPath"_L1).toVariant().toStringList(),
            .setsSearchPath = json.value("setsSearchPath"_L1).toBool(),
            .starred = namesFromJson(json.value("starred"_L1).toArray())};
}

}  // namespace lockstep
