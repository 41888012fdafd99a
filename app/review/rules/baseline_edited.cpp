// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/rules/history.h"
#include "app/review/targetfacts.h"

#include <QCoreApplication>

namespace lockstep::rules {

namespace {

std::vector<HistoryHit> checkBaselines(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    if (!input.target)
        return hits;
    for (const std::size_t index : input.target->editedBaselines)
        hits.push_back(hitOnFile(index,
                                 {QT_TRANSLATE_NOOP("app", "The target has %1 as it was before it was changed here."),
                                  {input.migrations[index].name}}));
    return hits;
}

}  // namespace

const HistoryRule baselineEdited{
    "baseline-edited",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "The migration that all others build on was changed"),
    QT_TRANSLATE_NOOP("app",
                      "A new database begins with another schema than those that are there, and every migration behind "
                      "it meets two different ones."),
    QT_TRANSLATE_NOOP("app", "Take the change back, and write it as a migration of its own."),
    &checkBaselines,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(-- on PostgreSQL 17.0: the first file was changed since
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- next file
CREATE TABLE notes (id bigint PRIMARY KEY);)sql",
    R"sql(-- on PostgreSQL 17.0
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- next file
CREATE TABLE notes (id bigint PRIMARY KEY);)sql",
};

}  // namespace lockstep::rules
