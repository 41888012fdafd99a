// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/review.h"

#include "app/core/parallel.h"
#include "app/review/judge.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

AnalysedScript readOne(const QByteArray &sql)
{
    ScriptEffects read = readEffects(sql);
    return {std::move(read.script), std::move(read.effects)};
}

/// Reading is each file's own business and most of the work, so it is shared among the cores.
Result<std::vector<AnalysedScript>> readAll(const std::vector<Migration> &migrations, const JobContext &context)
{
    const auto read = [&migrations](std::size_t index) -> Result<AnalysedScript> {
        return readOne(migrations[index].forward.sql());
    };
    return mapInParallel<AnalysedScript>(migrations.size(), read, context, [&](std::size_t done) {
        context.report({{QT_TRANSLATE_NOOP("app", "Reviewing %1"), {migrations[done - 1].name}},
                        qint64(done),
                        qint64(migrations.size())});
    });
}

/// Judges statement by statement as the replay comes by.
class AlongTheReplay
{
public:
    AlongTheReplay(const Judge &judge, const std::vector<Migration> &migrations,
                   const std::vector<AnalysedScript> &scripts)
        : m_judge(judge)
        , m_migrations(migrations)
        , m_scripts(scripts)
        , m_findings(scripts.size())
    { }

    void judge(Origin where, const Replay &schema)
    {
        const std::size_t index = std::size_t(where.migration);
        const AnalysedScript &script = m_scripts[index];
        if (where.statement == 0)
            m_facts.emplace(script.effects);
        const std::size_t statement = std::size_t(where.statement);
        const Migration &migration = m_migrations[index];
        const RuleInput input{script.script,
                              script.effects,
                              statement,
                              *m_facts,
                              migration.revert.has_value(),
                              kindsIn(script.effects[statement]),
                              &schema,
                              m_judge.version(),
                              migration.isWithoutTransaction};
        m_judge.judge(input, m_findings[index]);
    }
    std::vector<std::vector<Finding>> &findings() { return m_findings; }

private:
    const Judge &m_judge;
    const std::vector<Migration> &m_migrations;
    const std::vector<AnalysedScript> &m_scripts;
    std::optional<ScriptFacts> m_facts;
    std::vector<std::vector<Finding>> m_findings;
};

}  // namespace

Severity risk(const std::vector<Finding> &findings)
{
    Severity worst = Severity::None;
    for (const Finding &finding : findings)
        worst = std::max(worst, finding.severity);
    return worst;
}

QLatin1StringView severityId(Severity severity)
{
    static constexpr std::array ids{"none", "note", "warning", "error"};
    return QLatin1StringView(ids[std::size_t(severity)]);
}

QLatin1StringView bucketId(Bucket bucket)
{
    static constexpr std::array ids{"hazard", "hygiene", "advice"};
    return QLatin1StringView(ids[std::size_t(bucket)]);
}

AnalysedScript reviewScript(const QByteArray &sql, const QString &file, const QString &migration, bool hasRevert,
                            const ReviewSettings &settings)
{
    AnalysedScript analysed = readOne(sql);
    const Judge judge(settings);
    const ScriptFacts facts(analysed.effects);
    for (std::size_t i = 0; i < analysed.script.statements.size(); ++i)
        judge.judge(RuleInput{analysed.script, analysed.effects, i, facts, hasRevert, kindsIn(analysed.effects[i]),
                              nullptr, settings.version},
                    analysed.findings);
    judge.settle(analysed, file, migration, false);
    return analysed;
}

Result<FolderReview> reviewMigrations(const std::vector<Migration> &migrations, const JobContext &context,
                                      const ReviewSettings &settings)
{
    auto scripts = readAll(migrations, context);
    if (!scripts)
        return std::move(scripts).error();
    context.report({{QT_TRANSLATE_NOOP("app", "Reading the history as a whole")}});
    const Judge judge(settings);
    AlongTheReplay along(judge, migrations, *scripts);
    auto history = replayHistory(*scripts, context,
                                 [&along](Origin where, const Replay &schema) { along.judge(where, schema); });
    if (!history)
        return std::move(history).error();
    judge.judge(HistoryInput{migrations, *scripts, *history}, along.findings());
    for (std::size_t index = 0; index < migrations.size(); ++index) {
        AnalysedScript &script = (*scripts)[index];
        script.findings = std::move(along.findings()[index]);
        judge.settle(script, migrations[index].forward.path, migrations[index].name, true);
    }
    return FolderReview{*std::move(scripts), std::move(history->schema)};
}

}  // namespace lockstep
