// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/review.h"

#include "app/core/parallel.h"
#include "app/review/hits.h"
#include "app/review/judge.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace lockstep {
namespace {

/// What a text by itself is called, and whether it comes with a revert script.
struct Belonging
{
    QString file{};
    QString migration{};
    bool hasRevert = false;
};

/// From here on it matters what is kept of each statement.
constexpr qsizetype hugeText = 1024 * 1024;

AnalysedScript readWith(Changes changes, const QByteArray &sql)
{
    ScriptEffects read = readEffects(sql, sql.size() < hugeText ? Changes::Kept : changes);
    return {std::move(read.script), std::move(read.effects)};
}

/// Without a schema a rule asks no further ahead for changes than a safer form does.
constexpr std::size_t judgedAtOnce = 4096;
constexpr std::size_t lookedAhead = 512;

AnalysedScript reviewAlone(const Judge &judge, const QByteArray &sql, const Belonging &belonging, Changes changes)
{
    AnalysedScript analysed = readWith(changes, sql);
    const ScriptFacts facts(analysed.effects);
    const std::size_t count = analysed.script.statements.size();
    std::optional<ChangesInView> view;  // it lets go of what it passed, so what is kept must not meet it
    if (std::ranges::any_of(analysed.effects, &StatementEffects::lacksChanges))
        view.emplace(analysed.script, analysed.effects);
    analysed.findings.reserve(sql.size() < hugeText ? 0 : count);
    for (std::size_t i = 0; i < count; ++i) {
        if (view && i % judgedAtOnce == 0)
            view->show(i, std::min(count, i + judgedAtOnce + lookedAhead));
        judge.judge(RuleInput{analysed.script, analysed.effects, i, facts, belonging.hasRevert,
                              kindsIn(analysed.effects[i]), nullptr, judge.version()},
                    analysed.findings);
    }
    judge.settle(analysed, belonging.file, belonging.migration, false);
    return analysed;
}

/// A folder under review. Reading a file and settling what is said of it are the file's own business and most of the
/// work, so they are shared among the cores; the replay in between goes file by file, as soon as each is read.
class FolderUnderReview
{
public:
    FolderUnderReview(const Judge &judge, const std::vector<Migration> &migrations)
        : m_judge(judge)
        , m_migrations(migrations)
        , m_scripts(migrations.size())
        , m_findings(migrations.size())
    { }

    /// Any thread, and another one an index.
    void read(std::size_t index) { m_scripts[index] = readAlone(m_migrations[index].forward.sql()); }
    /// In order.
    void replay(std::size_t index)
    {
        // Gathered here, where they are let go again: a thread that frees what another has made waits for it.
        const ScriptFacts facts(m_scripts[index].effects);
        m_replay.follow(int(index), m_scripts[index].effects,
                        [this, &facts](Origin where, const Replay &schema) { judge(where, facts, schema); });
    }
    void judgeHistory()
    {
        m_history = m_replay.take();
        m_judge.judge(HistoryInput{m_migrations, m_scripts, m_history}, m_findings);
    }
    /// Any thread, and another one an index.
    void settle(std::size_t index)
    {
        const Migration &migration = m_migrations[index];
        m_scripts[index].findings = std::move(m_findings[index]);
        m_judge.settle(m_scripts[index], migration.forward.path, migration.name, true);
    }
    FolderReview take() { return {std::move(m_scripts), std::move(m_history.schema)}; }

private:
    void judge(Origin where, const ScriptFacts &facts, const Replay &schema)
    {
        const std::size_t index = std::size_t(where.migration);
        const std::size_t statement = std::size_t(where.statement);
        const AnalysedScript &script = m_scripts[index];
        const Migration &migration = m_migrations[index];
        const RuleInput input{script.script,
                              script.effects,
                              statement,
                              facts,
                              migration.revert.has_value(),
                              kindsIn(script.effects[statement]),
                              &schema,
                              m_judge.version(),
                              migration.isWithoutTransaction};
        m_judge.judge(input, m_findings[index]);
    }

    const Judge &m_judge;
    const std::vector<Migration> &m_migrations;
    std::vector<AnalysedScript> m_scripts;
    std::vector<std::vector<Finding>> m_findings;
    HistoryReplay m_replay;
    History m_history;
};

/// Some hundred times in all, however many migrations there are.
void reportReading(const JobContext &context, const std::vector<Migration> &migrations, std::size_t index)
{
    if (index % (migrations.size() / 128 + 1) == 0)
        context.report({{QT_TRANSLATE_NOOP("app", "Reviewing %1"), {migrations[index].name}},
                        qint64(index + 1),
                        qint64(migrations.size())});
}

}  // namespace

AnalysedScript readAlone(const QByteArray &sql)
{
    return readWith(Changes::Kept, sql);
}

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
    return reviewAlone(Judge(settings), sql, {file, migration, hasRevert}, Changes::Kept);
}

Result<std::vector<AnalysedScript>> reviewFiles(const std::vector<SqlFile> &files, const JobContext &context,
                                                const ReviewSettings &settings, Changes changes)
{
    const Judge judge(settings);
    // A loose file is nobody's migration: that it has no revert script is no finding.
    const auto review = [&](std::size_t index) -> Result<AnalysedScript> {
        return reviewAlone(judge, files[index].sql(), {files[index].path, {}, true}, changes);
    };
    return mapInParallel<AnalysedScript>(files.size(), review, context);
}

Result<FolderReview> reviewMigrations(const std::vector<Migration> &migrations, const JobContext &context,
                                      const ReviewSettings &settings)
{
    const Judge judge(settings);
    FolderUnderReview review(judge, migrations);
    const auto replay = [&](std::size_t index) {
        reportReading(context, migrations, index);
        review.replay(index);
    };
    if (Status read = forEachInOrder(
            migrations.size(), [&review](std::size_t index) { review.read(index); }, replay, context);
        !read)
        return std::move(read).error();
    context.report({{QT_TRANSLATE_NOOP("app", "Reading the history as a whole")}});
    review.judgeHistory();
    if (Status settled = forEachIndex(
            migrations.size(), [&review](std::size_t index) { review.settle(index); }, context);
        !settled)
        return std::move(settled).error();
    return review.take();
}

}  // namespace lockstep
