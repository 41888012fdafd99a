// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep {

/// Is that a type of pg_catalog, by the grammar's name or the catalog's? Whoever makes one of such a name qualifies it.
bool isCatalogType(const QString &name);
/// As format_type() prints it: "int4" is "integer", "varchar" with "20" is "character varying(20)".
QString catalogTypeText(const QString &name, QString modifiers);

}  // namespace lockstep
