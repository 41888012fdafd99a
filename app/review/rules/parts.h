// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a statement adds to tables, in CREATE TABLE and ALTER TABLE alike.

#include "app/review/rule.h"
#include "app/sql/schemachange.h"

#include <vector>

namespace lockstep::rules {

/// A column that the statement adds, with its new table or to one that is there.
struct NewColumn
{
    const WrittenName &table;
    const WrittenColumn &column;
    ByteRange range{};
};

/// A constraint that the statement adds, of a table or of a column.
struct NewConstraint
{
    const WrittenName &table;
    const WrittenConstraint &constraint;
    QString column{};  ///< of a column's own constraint
    ByteRange range{};
};

/// Temporary tables are nobody's design.
std::vector<NewColumn> newColumns(const RuleInput &input);
std::vector<NewConstraint> newConstraints(const RuleInput &input);

/// "users.email"
QString displayName(const NewColumn &added);

}  // namespace lockstep::rules
