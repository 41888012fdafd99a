// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/postgres/serversyntax.h"

namespace lockstep {

/// A statement that was not understood here, and what the server's own grammar makes of it.
struct JudgedSyntax
{
    std::size_t file = 0;  ///< into Workspace::reviews
    std::size_t statement = 0;  ///< into its script
    SyntaxVerdict verdict{};
};

struct SyntaxAnswers
{
    std::vector<JudgedSyntax> judged{};
    int notAsked = 0;  ///< statements that were left out, since there are very many
};

/// Asks the server about every statement of these files, in this order, that was not understood here and that a server
/// could read; nothing of them runs. Of very many only the first are asked: behind a file that is no SQL nothing more
/// is learnt.
Result<SyntaxAnswers> judgeSyntax(Session &session, const Workspace &workspace, const std::vector<std::size_t> &files,
                                  const JobContext &context);

}  // namespace lockstep
