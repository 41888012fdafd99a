// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/beforemigrate.h"

#include "app/deploy/recordjson.h"
#include "app/deploy/targetsession.h"
#include "app/postgres/catalogreader.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Where names lead in a session of the migrations'. The tool makes a schema of the URL's that is not there yet.
Result<QStringList> searchPathOf(Session &session, const ConnectionUrl &url, const JobContext &context)
{
    if (!url.schema.isEmpty())
        return QStringList{url.schema};
    const auto answer = session.execute("SELECT unnest(current_schemas(false))", context);
    if (!answer)
        return answer.error();
    QStringList schemas;
    for (const auto &row : answer->rows)
        schemas << QString::fromUtf8(row[0]);
    return schemas;
}

Result<BeforeMigrate> lookAt(Session &session, const DeployRequest &request, const JobContext &context)
{
    const auto identity = identify(session, context);
    if (!identity)
        return identity.error();
    if (Status same = requireSameTarget(request.plan.target, *identity); !same)
        return std::move(same).error();
    // Definitions and rows of a table that somebody holds exclusively cannot be read until it is let go.
    const auto patience = request.lockTimeout.value_or(request.view.choice.policy.lockTimeout);
    const auto limited = session.execute("SET lock_timeout = " + QByteArray::number(qint64(patience.count())), context);
    if (!limited)
        return limited.error();
    const auto searchPath = searchPathOf(session, request.view.url, context);
    if (!searchPath)
        return searchPath.error();
    const auto catalog = readCatalog(session, context, ViewQueries::LeftOut);
    if (!catalog)
        return catalog.error();
    const auto scripts = scriptsOf(*request.workspace, request.plan);
    const QStringList tables = relationsIn(scripts);
    auto rows = countTables(session, tables, context);
    if (!rows)
        return std::move(rows).error();
    auto plans = readPlans(session, request.workspace->config.verify.queries, context);
    if (!plans)
        return std::move(plans).error();
    return BeforeMigrate{expectedSchema(*catalog, scripts, *searchPath), tables, *std::move(rows), *std::move(plans)};
}

}  // namespace

Status takeDownBefore(const StepInput &input)
{
    const bool isRevert = input.request.plan.direction == Direction::Revert;
    if (isRevert || !input.record().before.isEmpty())
        return Done{};
    const auto session = openTarget(input.request.view.url, input.context);
    if (!session)
        return session.error();
    const auto found = lookAt(**session, input.request, input.context);
    if (!found)
        return found.error();
    return input.log.note(u"targetSeen"_s,
                          {{u"step"_s, stepId(Step::Migrate)},
                           {u"expectation"_s, toJson(found->expectation)},
                           {u"tables"_s, QJsonArray::fromStringList(found->tables)},
                           {u"rows"_s, toJsonArray(found->rows)},
                           {u"plans"_s, toJsonArray(found->plans)}});
}

std::optional<BeforeMigrate> beforeMigrateOf(const RunRecord &record)
{
    const QJsonObject &json = record.before;
    if (json.isEmpty())
        return std::nullopt;
    return BeforeMigrate{expectationFromJson(json.value("expectation"_L1).toObject()),
                         json.value("tables"_L1).toVariant().toStringList(),
                         listFromJson(json.value("rows"_L1).toArray(), rowCountFromJson),
                         listFromJson(json.value("plans"_L1).toArray(), queryPlanFromJson)};
}

std::vector<const std::vector<StatementEffects> *> scriptsOf(const Workspace &workspace, const Plan &plan)
{
    std::vector<const std::vector<StatementEffects> *> scripts;
    for (const PlannedMigration &planned : plan.migrations)
        scripts.push_back(&workspace.reviews[planned.index].effects);
    return scripts;
}

}  // namespace lockstep
