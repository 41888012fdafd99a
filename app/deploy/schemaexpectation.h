// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/deploy/printedtexts.h"
#include "app/schema/snapshot.h"
#include "app/sql/effects.h"

#include <QJsonObject>

#include <set>

namespace lockstep {

/// What statements make of a catalog, told before they run: the objects that they touch, as each must be afterwards.
struct SchemaExpectation
{
    Snapshot schema{};  ///< of touched objects alone; one that must be gone is not in it
    std::set<ObjectName> touched{};  ///< tables, views, types, functions and sequences
    QStringList met{};  ///< display names of what an IF NOT EXISTS found there already: it must be what it would make
    QStringList doubtful{};  ///< display names of what may or may not have run (a branch of a DO block)
    QStringList unknown{};  ///< what could not be followed, a sentence each
    bool renames = false;  ///< what names others in its text is then not told for certain
    QStringList searchPath{};  ///< of the session, where what the texts name is found
    bool setsSearchPath = false;  ///< some of them were written for another one
    /// Views whose `*` stood for other columns when they were made than it would at the end of the plan.
    std::set<ObjectName> starred{};
};

/// `scripts` in order of execution, each beginning with this search_path. Replays them over the catalog; what IF NOT
/// EXISTS meets is taken out of it first, so that the statement makes it.
SchemaExpectation expectedSchema(const Snapshot &catalog,
                                 const std::vector<const std::vector<StatementEffects> *> &scripts,
                                 const QStringList &searchPath);

/// A snapshot of those objects alone.
Snapshot restricted(const Snapshot &from, const std::set<ObjectName> &names);

/// Touched objects whose texts differ from the catalog's and could mean the same in the server's words; of views all,
/// since the server keeps nothing of what was written.
std::set<ObjectName> namesToPrint(const SchemaExpectation &expected, const Snapshot &catalog);

/// Whether the catalog is now what was expected: the touched objects alone, but for privileges and comments. What the
/// plan did not make and is there beside it is a warning, and so is what was not told for certain. Texts that differ
/// are a failure where the server's own words for both are known, and the queries of views are compared only there:
/// `catalog` has them then.
Check compareWithExpected(const SchemaExpectation &expected, const Snapshot &catalog, const PrintedTexts &printed = {});

QJsonObject toJson(const SchemaExpectation &expectation);
SchemaExpectation expectationFromJson(const QJsonObject &json);

}  // namespace lockstep
