// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/livereview.h"

#include "app/review/hits.h"
#include "app/review/judge.h"
#include "app/review/reverts.h"
#include "app/review/targetreview.h"

#include <utility>

namespace lockstep {
namespace {

/// Judges one script's statements as a replay comes by.
class OneScript
{
public:
    OneScript(const Judge &judge, const AnalysedScript &script, const Migration &migration)
        : m_judge(judge)
        , m_script(script)
        , m_facts(script.effects)
        , m_hasRevert(migration.revert.has_value())
        , m_isWithoutTransaction(migration.isWithoutTransaction)
    { }

    void judge(std::size_t statement, const Replay &schema)
    {
        m_judge.judge(RuleInput{m_script.script, m_script.effects, statement, m_facts, m_hasRevert,
                                kindsIn(m_script.effects[statement]), &schema, m_judge.version(),
                                m_isWithoutTransaction},
                      m_findings);
    }
    std::vector<Finding> take() { return std::move(m_findings); }

private:
    const Judge &m_judge;
    const AnalysedScript &m_script;
    ScriptFacts m_facts;
    bool m_hasRevert;
    bool m_isWithoutTransaction;
    std::vector<Finding> m_findings;
};

}  // namespace

LiveReview::LiveReview(const std::vector<Migration> &migrations, std::vector<AnalysedScript> scripts,
                       ReviewSettings settings, TargetInput target)
    : m_migrations(migrations)
    , m_scripts(std::move(scripts))
    , m_settings(std::move(settings))
    , m_target(std::move(target))
{ }

Result<AnalysedScript> LiveReview::forward(std::size_t index, const QByteArray &sql, const JobContext &context)
{
    const Judge judge(m_settings);
    const Migration &migration = m_migrations[index];
    m_scripts[index] = readAlone(sql);
    if (m_target.facts && index < m_target.isPending.size() && m_target.isPending[index]) {
        auto judged = reviewForTarget(m_scripts, {m_migrations}, m_target, context, m_settings);
        return judged ? Result<AnalysedScript>(std::move((*judged)[index])) : std::move(judged).error();
    }
    OneScript one(judge, m_scripts[index], migration);
    const auto history = replayHistory(m_scripts, context, [&](Origin where, const Replay &schema) {
        if (std::size_t(where.migration) == index)
            one.judge(std::size_t(where.statement), schema);
    });
    if (!history)
        return history.error();
    std::vector<std::vector<Finding>> ofHistory(m_scripts.size());
    judge.judge(HistoryInput{m_migrations, m_scripts, *history}, ofHistory);
    AnalysedScript reviewed = m_scripts[index];
    reviewed.findings = one.take();
    std::ranges::move(ofHistory[index], std::back_inserter(reviewed.findings));
    judge.settle(reviewed, migration.forward.path, migration.name, true);
    return reviewed;
}

Result<AnalysedScript> LiveReview::revert(std::size_t index, const QByteArray &sql, const JobContext &context)
{
    const Judge judge(m_settings);
    Migration migration = m_migrations[index];
    migration.revert = migration.revert.value_or(SqlFile{});  // a revert script needs none itself
    AnalysedScript reviewed = readAlone(sql);
    OneScript one(judge, reviewed, migration);
    Replay schema(schemaBefore(m_scripts, index + 1));
    schema.begin(int(index));
    for (std::size_t statement = 0; statement < reviewed.effects.size(); ++statement) {
        if (const Status going = context.checkpoint(); !going)
            return going.error();
        one.judge(statement, schema);
        (void)schema.apply(reviewed.effects[statement], int(statement));
    }
    reviewed.findings = one.take();
    judge.settle(reviewed, migration.revert->path, migration.name, false);
    return reviewed;
}

}  // namespace lockstep
