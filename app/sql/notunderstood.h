// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"
#include "app/sql/scanner.h"

#include <optional>

namespace lockstep {

/// The major version of PostgreSQL whose grammar the checker has.
inline constexpr int grammarVersion = 15;

/// Why a statement was not understood, as a sentence: that its syntax is of a newer PostgreSQL (and of which), that it
/// is not PostgreSQL's (another database's, a template's, no SQL at all), or only where the checker stopped. A "syntax
/// error" it calls only what is one on every version. `statement` is its text, which stands at `begin` of the text that
/// the problem is of.
Message whyNotUnderstood(const QByteArray &statement, const SqlProblem &problem, qsizetype begin = 0);

/// The first major version of PostgreSQL with the syntax where it is known to be newer than the checker's.
std::optional<int> versionNeeded(const QByteArray &statement, const SqlProblem &problem, qsizetype begin = 0);

/// Whether a server could read what was not understood here: not so where another program is meant (psql's commands,
/// rows for COPY) or where the text never ends.
bool isForServers(const SqlProblem &problem);

}  // namespace lockstep
