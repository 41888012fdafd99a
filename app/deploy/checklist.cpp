// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checklist.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr auto prefix = "checklist:"_L1;

struct Question
{
    QLatin1StringView key;
    const char *text;  ///< QT_TRANSLATE_NOOP
    bool isFreeText = false;
};

constexpr std::array ownQuestions{
    Question{"recovery-point"_L1,
             QT_TRANSLATE_NOOP("app", "There is a point to go back to, and I know how long going back would take.")},
    Question{"downtime-announced"_L1,
             QT_TRANSLATE_NOOP("app", "Those who use this database know when it may be slow or away.")},
    Question{
        "corrective-script"_L1,
        QT_TRANSLATE_NOOP("app", "The script that puts things right, should this go wrong, is written and at hand.")},
    Question{"watcher"_L1, QT_TRANSLATE_NOOP("app", "Who watches the system after the deploy?"), true},
};

bool destroys(const DeployRequest &request)
{
    return std::ranges::any_of(request.plan.migrations, [&](const PlannedMigration &planned) {
        const auto &statements = request.workspace->reviews[planned.index].effects;
        return std::ranges::any_of(statements, [](const StatementEffects &statement) {
            return std::ranges::any_of(statement.effects, isDestructive);
        });
    });
}

bool isAskedByProject(const std::vector<ChecklistQuestion> &questions, QLatin1StringView key)
{
    return std::ranges::any_of(questions, [key](const ChecklistQuestion &question) { return question.id == key; });
}

}  // namespace

std::vector<Confirmation> checklist(const DeployRequest &request, const RunRecord &record)
{
    std::vector<Confirmation> asked;
    const auto &ofProject = request.workspace->config.checklist;
    if (record.isProtected || destroys(request)) {
        for (const Question &question : ownQuestions) {
            if (!isAskedByProject(ofProject, question.key))
                asked.push_back(
                    {.id = QString(prefix) + question.key, .text = {question.text}, .isFreeText = question.isFreeText});
        }
    }
    for (const ChecklistQuestion &question : ofProject)
        asked.push_back({.id = QString(prefix) + question.id,
                         .text = verbatim(question.text),
                         .isFreeText = question.text.endsWith(u'?')});
    return asked;
}

QString checklistKey(const QString &confirmationId)
{
    return confirmationId.startsWith(prefix) ? confirmationId.sliced(prefix.size()) : QString();
}

}  // namespace lockstep
