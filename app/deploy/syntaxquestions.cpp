// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/syntaxquestions.h"

#include "app/sql/notunderstood.h"
#include "app/sql/secrets.h"

namespace lockstep {
namespace {

constexpr std::size_t mostQuestions = 200;
/// A server takes more; what was not understood and is as large is no statement.
constexpr qsizetype longestQuestion = 1024 * 1024;

}  // namespace

Result<std::vector<JudgedSyntax>> judgeSyntax(Session &session, const Workspace &workspace,
                                              const std::vector<std::size_t> &files, const JobContext &context)
{
    std::vector<JudgedSyntax> judged;
    for (const std::size_t file : files) {
        const Script &script = workspace.reviews[file].script;
        for (std::size_t i = 0; i < script.statements.size() && judged.size() < mostQuestions; ++i) {
            const Statement &statement = script.statements[i];
            const bool isAsked
                = statement.problem && isForServers(*statement.problem) && statement.range.length() <= longestQuestion;
            if (!isAsked)
                continue;
            auto verdict = serverSyntax(session, script.text(statement), context);
            if (!verdict)
                return verdict.error();
            verdict->message = withoutPasswords(verdict->message, script.text(statement));
            judged.push_back({file, i, *verdict});
        }
    }
    return judged;
}

}  // namespace lockstep
