// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
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
};

/// `scripts` in order of execution, each beginning with this search_path. Replays them over the catalog; what IF NOT
/// EXISTS meets is taken out of it first, so that the statement makes it.
SchemaExpectation expectedSchema(const Snapshot &catalog,
                                 const std::vector<const std::vector<StatementEffects> *> &scripts,
                                 const QStringList &searchPath);

/// Whether the catalog is now what was expected: the touched objects alone, but for privileges and the queries of
/// views. What the plan did not make and is there beside it is a warning, and so is what was not told for certain.
Check compareWithExpected(const SchemaExpectation &expected, const Snapshot &catalog);

QJsonObject toJson(const SchemaExpectation &expectation);
SchemaExpectation expectationFromJson(const QJsonObject &json);

}  // namespace lockstep
