// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <vector>

namespace lockstep {

enum class Outcome { Pass, Warn, Fail, Skip };
QLatin1StringView outcomeId(Outcome outcome);  ///< "pass", …

/// One question to target or project, answered. CLI.md, preflight.
struct Check
{
    QString id{};  ///< stable, kebab case: "replication-lag"
    Message title{};  ///< short, for a table: "Room on disk"
    Outcome outcome{};
    Message message{};  ///< the answer
    QString detail{};  ///< facts verbatim (names, queries); may be empty
    Message hint{};  ///< what to do; empty when it passed
    Message theme{};  ///< what it belongs to, for a heading: "Locks and load"; empty for none
};

int count(const std::vector<Check> &checks, Outcome outcome);

/// Line ends and other control characters, which names and values can hold, as in an E'' string: one line stays one.
QString onOneLine(const QString &text);
/// A detail: each on a line of its own.
QString detailOf(const QStringList &lines);

}  // namespace lockstep
