// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/targetscope.h"
#include "app/review/targetfacts.h"

#include <span>

namespace lockstep {

using TargetRow = std::vector<QByteArray>;

/// One query, and what becomes of its rows.
struct TargetQuestion
{
    const char *sql;  ///< "{c.oid}" stands for the condition that it is one of the relations asked about
    void (*take)(const TargetRow &row, TargetFacts &facts);
    int since = 0;  ///< the first major version that can answer
};

/// Those that read the catalog alone.
std::span<const TargetQuestion> catalogQuestions();
/// Those that open relations: where somebody keeps one from readers, they stay without an answer.
std::span<const TargetQuestion> openingQuestions();

/// The question's SQL for these relations.
QByteArray sqlFor(const TargetQuestion &question, const RelationSet &relations);

}  // namespace lockstep
