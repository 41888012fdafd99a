// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/syntaxquestions.h"

#include "app/sql/notunderstood.h"
#include "app/sql/secrets.h"

namespace lockstep {
namespace {

constexpr std::size_t mostQuestions = 200;
/// A server takes more; what was not understood and is as large is no statement.
constexpr qsizetype longestQuestion = 1024 * 1024;

bool isForTheServer(const Statement &statement)
{
    return statement.problem && isForServers(*statement.problem) && statement.range.length() <= longestQuestion;
}

}  // namespace

Result<SyntaxAnswers> judgeSyntax(Session &session, const Workspace &workspace, const std::vector<std::size_t> &files,
                                  const JobContext &context)
{
    SyntaxAnswers answers;
    for (const std::size_t file : files) {
        const Script &script = workspace.reviews[file].script;
        for (std::size_t i = 0; i < script.statements.size(); ++i) {
            const Statement &statement = script.statements[i];
            if (!isForTheServer(statement))
                continue;
            if (answers.judged.size() >= mostQuestions) {
                ++answers.notAsked;
                continue;
            }
            auto verdict = serverSyntax(session, script.text(statement), context);
            if (!verdict)
                return verdict.error();
            verdict->message = withoutPasswords(verdict->message, script.text(statement));
            answers.judged.push_back({file, i, *verdict});
        }
    }
    return answers;
}

}  // namespace lockstep
