// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <QByteArrayView>

#include <functional>

namespace lockstep {

/// Calls `visit` for every node below and including this one, in the grammar's order, whatever the kinds between
/// (protobuf-c describes its own messages). Going down stops where `visit` says false.
void walk(const PgQuery__Node &node, const std::function<bool(const PgQuery__Node &)> &visit);

/// Calls `visit` for every table name below the node, also where the grammar holds it without a node around it.
void walkRelations(const PgQuery__Node &node, const std::function<void(const PgQuery__RangeVar &)> &visit);

/// Whether some table, query or function below the node is given this alias.
bool hasAlias(const PgQuery__Node &node, QByteArrayView alias);

}  // namespace lockstep
