// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace lockstep {

/// A file's statements as Supabase's CLI keeps them in its ledger: cut behind every semicolon that is in no quote,
/// comment, parenthesis or BEGIN ATOMIC body, the semicolon and the white space around taken off, what is left empty
/// left out. Comments stay with the statement behind them. Measured with supabase 3.1.
QByteArrayList supabaseStatements(const QByteArray &bytes);

/// The statements as one text again, which gives the same statements.
QByteArray joinedStatements(const QByteArrayList &statements);

/// Are both texts the same statements? Line ends do not count.
bool areSameStatements(const QByteArray &left, const QByteArray &right);

}  // namespace lockstep
