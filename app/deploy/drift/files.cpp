// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/noise.h"
#include "app/deploy/drift/sides.h"
#include "app/schema/difference.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct Kind
{
    QString kind{};
    QString property{};
    int parts = 2;  ///< of an object's whole name
};

/// What compareSnapshots() calls a difference, in the inventory's words.
Kind kindOf(const QString &words)
{
    static const QHash<QString, Kind> kinds{
        {u"column order"_s, {u"table"_s, u"position"_s}},
        {u"column"_s, {u"column"_s, {}, 3}},
        {u"type"_s, {u"column"_s, u"type"_s, 3}},
        {u"not null"_s, {u"column"_s, u"notNull"_s, 3}},
        {u"default"_s, {u"column"_s, u"default"_s, 3}},
        {u"generated"_s, {u"column"_s, u"generated"_s, 3}},
        {u"identity"_s, {u"column"_s, u"identity"_s, 3}},
        {u"collation"_s, {u"column"_s, u"collation"_s, 3}},
        {u"table kind"_s, {u"table"_s, u"type"_s}},
        {u"unlogged"_s, {u"table"_s, u"persistence"_s}},
        {u"row security"_s, {u"table"_s, u"rowSecurity"_s}},
        {u"partition"_s, {u"table"_s, u"partition"_s}},
        {u"foreign key"_s, {u"constraint"_s, u"definition"_s, 3}},
        {u"deferrable"_s, {u"constraint"_s, u"definition"_s, 3}},
        {u"trigger enabled"_s, {u"trigger"_s, u"isEnabled"_s, 3}},
        {u"enum values"_s, {u"type"_s, u"labels"_s}},
        {u"base type"_s, {u"type"_s, u"type"_s}},
        {u"attributes"_s, {u"type"_s, u"definition"_s}},
        {u"domain check"_s, {u"type"_s, u"definition"_s}},
        {u"schema"_s, {u"schema"_s, {}, 1}},
        {u"extension"_s, {u"extension"_s, {}, 1}},
    };
    if (const auto found = kinds.constFind(words); found != kinds.constEnd())
        return *found;
    const QString first = words.section(u' ', 0, 0);
    const bool isMember = first == "constraint"_L1 || first == "trigger"_L1 || first == "policy"_L1;
    return {first == "domain"_L1 ? u"type"_s : first, words.contains(u' ') ? u"definition"_s : QString(),
            isMember ? 3 : 2};
}

QString qualified(const QString &object, int parts)
{
    return identifiersOf(object).size() < parts ? u"public."_s + object : object;
}

DriftItem itemOf(const SchemaDifference &difference)
{
    using Change = SchemaDifference::Change;
    // A type that an attribute has is told twice in one word.
    const Kind kind = difference.kind == "type"_L1 && difference.change != Change::Different ? Kind{u"type"_s}
                                                                                             : kindOf(difference.kind);
    const bool isOrder = difference.kind == "column order"_L1;
    DriftItem item{.kind = kind.kind,
                   .object = qualified(difference.object, kind.parts),
                   .property = difference.change == Change::Different ? kind.property : QString(),
                   .expected = difference.expected,
                   .actual = difference.actual,
                   .noise = isOrder ? u"columnOrder"_s : QString()};
    item.difference = isOrder                  ? DifferenceClass::ColumnOrder
        : difference.change == Change::Missing ? DifferenceClass::Missing
        : difference.change == Change::Extra   ? DifferenceClass::Extra
                                               : DifferenceClass::Different;
    if (item.expected.isEmpty() && item.difference == DifferenceClass::Missing)
        item.expected = item.object;
    if (item.actual.isEmpty() && item.difference == DifferenceClass::Extra)
        item.actual = item.object;
    return item;
}

}  // namespace

void resolveBySnapshots(const Snapshot &actual, const Snapshot &wanted, Drift &drift)
{
    // What does not count stays as it is, and what nobody compared too.
    Snapshot to = actual;
    for (const DriftItem &item : drift.items) {
        if (item.counts())
            keepAsIs(to, wanted, item.kind, item.object);
    }
    drift.sql = sqlBetween(actual, to);
    drift.back = sqlBetween(to, actual);
    for (DriftItem &item : drift.items) {
        const QString name = ownName(item.object);
        if (item.counts())
            std::ranges::copy_if(drift.sql.steps, std::back_inserter(item.sql),
                                 [&name](const SqlStep &step) { return step.sql.contains(name); });
    }
}

void compareFiles(const DriftRequest &request, const Snapshot &actual, Drift &drift)
{
    Snapshot expected = replayFiles(request);
    Snapshot there = actual;
    // Who may do what is the server's business as much as the files'; most teams grant outside of migrations.
    expected.grants.clear();
    there.grants.clear();
    for (const SchemaDifference &difference : compareSnapshots(expected, there))
        drift.items.push_back(itemOf(difference));
    if (const auto ignores = readDriftIgnores(request.workspace->root))
        silence(drift, *ignores, request.today);
    resolveBySnapshots(there, expected, drift);
}

}  // namespace lockstep
