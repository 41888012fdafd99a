// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace lockstep::bench {

/// The statements of a text, cut as the product cuts them.
QByteArrayList statementsOf(const QByteArray &sql);

/// What nothing that reads SQL by PostgreSQL's grammar can do without: libpg_query makes a tree of each statement, and
/// nobody looks at it.
void parseAlone(const QByteArrayList &statements);

}  // namespace lockstep::bench
