// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/migration.h"

#include <QHash>

namespace lockstep {

/// By name, which psql tells apart by case.
using PsqlVariables = QHash<QString, QString>;

/// Fills in what `file` runs as psql would: :name as it is, :'name' as a literal, :"name" as an identifier, :{?name} as
/// TRUE or FALSE; not in strings, comments and bodies, and :name alone only where it has a value. Why the file cannot
/// be run, with the line, where :'name' or :"name" has none.
Message fillPsqlVariables(SqlFile &file, const PsqlVariables &variables);

}  // namespace lockstep
