// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLatin1StringView>

namespace lockstep {

/// In what two versions of a script differ; each kind allows for those before it.
enum class SqlDifference {
    None,
    LineEndings,  ///< CR LF against LF, a byte order mark, the end of the last line
    Whitespace,
    Comments,
    Spelling,  ///< other words for the same parse tree: int for integer, a keyword's case, needless quotes
    Statements,  ///< PostgreSQL would do something else
};
QLatin1StringView sqlDifferenceId(SqlDifference difference);  ///< "lineEndings", "statements", …

/// Compares by PostgreSQL's scanner, then by the trees of its parser. Texts that cannot be parsed differ in Statements
/// unless their tokens agree. What stands in a string or a function's body is never taken for white space.
SqlDifference compareSql(const QByteArray &before, const QByteArray &after);

}  // namespace lockstep
