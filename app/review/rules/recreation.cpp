// SPDX-License-Identifier: GPL-3.0-or-later

// Tables made twice, and what is used before it is made.

#include "app/review/rules/history.h"

#include <QCoreApplication>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const HistoryInput &input, int migration)
{
    return migration < 0 ? QString() : input.migrations[std::size_t(migration)].name;
}

std::vector<HistoryHit> checkRecreation(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (const Recreation &again : input.history.recreations) {
        if (again.differences.isEmpty() && again.ifNotExists)
            continue;
        HistoryHit hit{again.where};
        hit.hit.range = again.range;
        hit.hit.object = again.table.display();
        const QStringList words{again.table.display(), nameOf(input, again.first.migration),
                                again.differences.join(u"; "_s)};
        if (!again.ifNotExists)
            hit.hit.message = {QT_TRANSLATE_NOOP("app", "%1 is there already, from %2: this fails."), words};
        else
            hit.hit.message = {QT_TRANSLATE_NOOP("app",
                                                 "%1 is there already, from %2, so this does nothing, and the two are "
                                                 "not the same: %3."),
                               words};
        hits.push_back(std::move(hit));
    }
    return hits;
}

/// Only what some file makes later: what none makes comes from elsewhere.
std::vector<HistoryHit> checkOrder(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (std::size_t index = 0; index < input.history.notes.size(); ++index) {
        for (const ReplayNote &note : input.history.notes[index]) {
            const auto later = input.history.madeFirst.constFind(note.object);
            if (!note.wouldFail || later == input.history.madeFirst.constEnd() || *later <= int(index))
                continue;
            HistoryHit hit{{int(index), int(note.statement)}};
            hit.hit.range = note.range;
            hit.hit.object = note.object;
            hit.hit.message
                = {QT_TRANSLATE_NOOP("app", "%1 is made only later, in %2."), {note.object, nameOf(input, *later)}};
            hits.push_back(std::move(hit));
        }
    }
    return hits;
}

}  // namespace

const HistoryRule duplicateTableDivergent{
    "duplicate-table-divergent",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A table made twice"),
    QT_TRANSLATE_NOOP("app",
                      "Databases made at different times then have different tables, and code written for one fails on "
                      "the other."),
    QT_TRANSLATE_NOOP("app", "Change the table that is there with ALTER TABLE."),
    &checkRecreation,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
-- next file
CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY, email varchar(20));)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
-- next file
ALTER TABLE users ADD COLUMN phone text;)sql",
};

const HistoryRule orderingHazard{
    "ordering-hazard",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Something used before it is made"),
    QT_TRANSLATE_NOOP("app", "On a new database the files run in their order, and this one stops."),
    QT_TRANSLATE_NOOP("app", "Give the file a later version, or make what it needs in it."),
    &checkOrder,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN phone text;
-- next file
CREATE TABLE users (id bigint PRIMARY KEY);)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
-- next file
ALTER TABLE users ADD COLUMN phone text;)sql",
};

}  // namespace lockstep::rules
