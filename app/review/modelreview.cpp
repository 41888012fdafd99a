// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/modelreview.h"

#include "app/review/mismatchwords.h"
#include "app/review/places.h"
#include "app/review/suppressions.h"
#include "app/schema/replay.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

struct Made
{
    Snapshot schema{};
    QSet<QString> doubtful{};
};

/// What may have been done to a table by a statement that could not be followed is not known.
Result<Made> replayed(const std::vector<AnalysedScript> &scripts, const DeclaredModel &model, const JobContext &context)
{
    Replay replay(platformSchema(model.kind));
    for (std::size_t index = 0; index < scripts.size(); ++index) {
        if (Status going = context.checkpoint(); !going)
            return std::move(going).error();
        (void)replay.apply(scripts[index].effects, int(index));
    }
    Made made{replay.snapshot()};
    for (const auto *tables : {&std::as_const(made.schema.tables), &model.schema.tables}) {
        for (const auto &[name, table] : *tables) {
            if (replay.isDoubtful(name.name))
                made.doubtful.insert(name.name);
        }
    }
    return made;
}

/// As its consequence.
Severity severityOf(MismatchWeight weight)
{
    return weight == MismatchWeight::Breaking  ? Severity::Error
        : weight == MismatchWeight::Noticeable ? Severity::Warning
                                               : Severity::Note;
}

/// Whether the comment lines above a declaration, "// …" or "-- …", allow this rule for a reason.
bool isAllowedAbove(const QByteArray &text, qsizetype offset, const char *rule)
{
    static const QRegularExpression form(u"^(?://+|--)\\s*lockstep:\\s*allow\\s+([a-z0-9-]+)\\s+because\\s+\\S"_s);
    qsizetype end = text.lastIndexOf('\n', offset > 0 ? offset - 1 : 0);
    while (end > 0) {
        const qsizetype begin = text.lastIndexOf('\n', end - 1) + 1;
        const QByteArray line = text.mid(begin, end - begin).trimmed();
        if (!line.startsWith("//") && !line.startsWith("--"))
            return false;
        if (form.match(QString::fromUtf8(line)).captured(1) == QLatin1StringView(rule))
            return true;
        end = begin - 1;
    }
    return false;
}

/// Turns what differs into findings and puts each where it belongs.
class ModelJudge
{
public:
    ModelJudge(const DeclaredModel &model, const std::vector<Migration> &migrations,
               const std::vector<AnalysedScript> &scripts, const ReviewSettings &settings, const Verdict &verdict)
        : m_model(model)
        , m_migrations(migrations)
        , m_scripts(scripts)
        , m_settings(settings)
        , m_verdict(verdict)
    {
        for (const DeclaredFile &file : model.files)
            m_files.push_back({file.path, false, {Script{file.bytes}}});
    }

    void take(const DeclaredProblem &problem)
    {
        Finding finding = findingOf(problem.text, Severity::Warning, {});
        finding.range = problem.place.range;
        addToFile(std::size_t(std::max(problem.place.file, 0)), std::move(finding));
    }
    void take(const Mismatch &mismatch);
    std::vector<ModelFile> settled();

private:
    Finding findingOf(const Message &message, Severity severity, const QString &object) const;
    QString placeText(const Origin &origin) const;
    QString placeText(const DeclaredPlace &place) const;
    void addToFile(std::size_t file, Finding finding);
    void addToMigration(const Origin &origin, Finding finding);
    void add(ModelFile &file, Finding finding, bool isAllowed);

    const DeclaredModel &m_model;
    const std::vector<Migration> &m_migrations;
    const std::vector<AnalysedScript> &m_scripts;
    const ReviewSettings &m_settings;
    const Verdict &m_verdict;
    std::vector<ModelFile> m_files;
};

Finding ModelJudge::findingOf(const Message &message, Severity severity, const QString &object) const
{
    Finding finding;
    finding.rule = QString::fromLatin1(declaredModelMismatch.id);
    finding.severity = m_verdict.fixed.value_or(severity);
    finding.object = object;
    finding.message = message;
    finding.why = {declaredModelMismatch.why};
    finding.instead = {declaredModelMismatch.instead};
    return finding;
}

QString ModelJudge::placeText(const Origin &origin) const
{
    if (origin.migration < 0 || std::size_t(origin.migration) >= m_scripts.size())
        return {};
    const Script &script = m_scripts[std::size_t(origin.migration)].script;
    const QString &path = m_migrations[std::size_t(origin.migration)].forward.path;
    if (std::size_t(origin.statement) >= script.statements.size())
        return path;
    const qsizetype begin = script.statements[std::size_t(origin.statement)].range.begin;
    return path + u':' + QString::number(script.sql.left(begin).count('\n') + 1);
}

QString ModelJudge::placeText(const DeclaredPlace &place) const
{
    if (place.file < 0)
        return m_model.name;
    const ModelFile &file = m_files[std::size_t(place.file)];
    return file.path + u':' + QString::number(file.review.script.sql.left(place.range.begin).count('\n') + 1);
}

void ModelJudge::take(const Mismatch &mismatch)
{
    const bool isExtra = mismatch.change == Mismatch::Change::Extra;
    const QString elsewhere = isExtra ? placeText(mismatch.place) : placeText(mismatch.origin);
    Finding finding = findingOf(mismatchWords(mismatch, elsewhere), severityOf(mismatch.weight), mismatch.object);
    if (isExtra && mismatch.origin.migration >= 0)
        return addToMigration(mismatch.origin, std::move(finding));
    finding.range = mismatch.place.range;
    addToFile(std::size_t(std::max(mismatch.place.file, 0)), std::move(finding));
}

void ModelJudge::addToFile(std::size_t file, Finding finding)
{
    if (file >= m_files.size())
        return;
    ModelFile &target = m_files[file];
    finding.file = target.path;
    const QByteArray &text = target.review.script.sql;
    const bool isAllowed = isAllowedAbove(text, finding.range.begin, declaredModelMismatch.id);
    add(target, std::move(finding), isAllowed);
}

void ModelJudge::addToMigration(const Origin &origin, Finding finding)
{
    const Script &script = m_scripts[std::size_t(origin.migration)].script;
    const Migration &migration = m_migrations[std::size_t(origin.migration)];
    finding.file = migration.forward.path;
    finding.migration = migration.name;
    finding.statement = origin.statement + 1;
    finding.range = script.statements[std::size_t(origin.statement)].range;
    auto file = std::ranges::find(m_files, finding.file, &ModelFile::path);
    if (file == m_files.end())
        file = m_files.insert(m_files.end(), {finding.file, true, {script}});
    const auto suppressions = suppressionsIn(script);
    const bool isAllowed = std::ranges::any_of(suppressions, [&](const Suppression &one) {
        return one.hasReason && one.rule == finding.rule && int(one.statement) == origin.statement;
    });
    add(*file, std::move(finding), isAllowed);
}

void ModelJudge::add(ModelFile &file, Finding finding, bool isAllowed)
{
    AnalysedScript &review = file.review;
    if (isAllowed || m_settings.baseline.contains(baselineLine(finding, finding.file, review.script)))
        ++review.suppressed;
    else
        review.findings.push_back(std::move(finding));
}

std::vector<ModelFile> ModelJudge::settled()
{
    for (ModelFile &file : m_files) {
        std::ranges::stable_sort(file.review.findings, {}, [](const Finding &one) { return one.range.begin; });
        placeFindings(file.review.script.sql, file.review.findings);
    }
    return std::move(m_files);
}

}  // namespace

const ModelRule declaredModelMismatch{
    "declared-model-mismatch",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "The declared schema is not the one that the migrations make"),
    QT_TRANSLATE_NOOP("app",
                      "Code is written and generated for what is declared. On a database that the migrations have made "
                      "it meets columns that are not there, values that it does not expect and rows that it cannot "
                      "insert."),
    QT_TRANSLATE_NOOP("app",
                      "Let the tool write the missing migration, or bring the declaration to what the database has."),
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email varchar(40));
-- declared as
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(40) NOT NULL, name text);)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email varchar(40) NOT NULL);
-- declared as
CREATE TABLE public.users (
    id int8 NOT NULL,
    email character varying(40) NOT NULL,
    CONSTRAINT users_key PRIMARY KEY (id)
);)sql",
};

Result<std::vector<ModelFile>> reviewModel(const DeclaredModel &model, const std::vector<Migration> &migrations,
                                           const std::vector<AnalysedScript> &scripts, const ReviewSettings &settings,
                                           const JobContext &context)
{
    const auto verdict = verdictOn(declaredModelMismatch, settings);
    if (!verdict)
        return std::vector<ModelFile>();
    ModelJudge judge(model, migrations, scripts, settings, *verdict);
    for (const DeclaredProblem &problem : model.problems)
        judge.take(problem);
    context.report({{QT_TRANSLATE_NOOP("app", "Comparing %1 with the migrations"), {model.name}}});
    const auto made = replayed(scripts, model, context);
    if (!made)
        return made.error();
    for (const Mismatch &mismatch : mismatchesOf(model, {made->schema, made->doubtful}))
        judge.take(mismatch);
    return judge.settled();
}

}  // namespace lockstep
