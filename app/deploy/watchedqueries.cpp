// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/watchedqueries.h"

#include "app/deploy/assertions.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr double muchHigher = 10;
constexpr qsizetype longestTree = 4000;

/// One line a node, as deep as it stands; collects the indexes.
void readNode(const QJsonObject &node, int depth, QueryPlan &plan)
{
    QString line = QString(depth * 2, u' ') + node.value("Node Type"_L1).toString();
    if (const QString index = node.value("Index Name"_L1).toString(); !index.isEmpty()) {
        line += u" using "_s + index;
        if (!plan.indexes.contains(index))
            plan.indexes << index;
    }
    if (const QString relation = node.value("Relation Name"_L1).toString(); !relation.isEmpty())
        line += u" on "_s + relation;
    line += u"  (cost %1, rows %2)"_s.arg(node.value("Total Cost"_L1).toDouble(), 0, 'f', 2)
                .arg(node.value("Plan Rows"_L1).toDouble(), 0, 'f', 0);
    plan.tree += line + u'\n';
    for (const auto &child : node.value("Plans"_L1).toArray())
        readNode(child.toObject(), depth + 1, plan);
}

void readPlan(const QByteArray &json, QueryPlan &plan)
{
    const QJsonObject top = QJsonDocument::fromJson(json).array().at(0).toObject().value("Plan"_L1).toObject();
    plan.cost = top.value("Total Cost"_L1).toDouble();
    readNode(top, 0, plan);
    plan.indexes.sort();
    plan.tree = plan.tree.left(longestTree).trimmed();
}

/// PREPARE takes nothing but a query, and EXECUTE gives the parameters its types.
Status explain(Session &session, const WatchedQuery &query, QueryPlan &plan, const JobContext &context)
{
    // With parameters, of which there are none, it goes the way that takes one statement alone.
    static const Session::Parameters none;
    const QString given = query.parameters.isEmpty() ? QString() : u'(' + query.parameters.join(u", "_s) + u')';
    for (const QByteArray &sql :
         {QByteArray("SET LOCAL plan_cache_mode = force_custom_plan"), "PREPARE lockstep_watched AS " + query.sql,
          "EXPLAIN (FORMAT JSON) EXECUTE lockstep_watched" + given.toUtf8()}) {
        const auto answer = session.execute(sql, none, context);
        if (!answer)
            return answer.error();
        if (!answer->rows.empty())
            readPlan(answer->rows[0][0], plan);
    }
    return Done{};
}

QString treesOf(const QueryPlan &before, const QueryPlan &after)
{
    return QCoreApplication::translate("app", "before:") + u'\n' + before.tree + u'\n'
        + QCoreApplication::translate("app", "after:") + u'\n' + after.tree;
}

QStringList lostIndexes(const QueryPlan &before, const QueryPlan &after)
{
    QStringList lost;
    // Where another index serves as well nothing is lost.
    if (after.indexes.size() < before.indexes.size())
        std::ranges::copy_if(before.indexes, std::back_inserter(lost),
                             [&after](const QString &index) { return !after.indexes.contains(index); });
    return lost;
}

Check compared(const QueryPlan &before, const QueryPlan &after)
{
    Check check{.id = namedCheckId(u"plan"_s, after.name), .title = verbatim(after.name), .outcome = Outcome::Warn};
    const QString was = QString::number(before.cost, 'f', 2);
    const QString is = QString::number(after.cost, 'f', 2);
    check.detail = treesOf(before, after);
    check.hint = {QT_TRANSLATE_NOOP("app",
                                    "See which index it read through before, and whether ANALYZE has seen what "
                                    "the migrations changed.")};
    if (const QStringList lost = lostIndexes(before, after); !lost.isEmpty()) {
        check.message = {QT_TRANSLATE_NOOP("app", "It no longer reads through %1; its cost went from %2 to %3."),
                         {lost.join(u", "_s), was, is}};
    } else if (after.cost > before.cost * muchHigher) {
        check.message = {QT_TRANSLATE_NOOP("app", "Its cost is more than ten times higher: from %1 to %2."), {was, is}};
    } else {
        check.outcome = Outcome::Pass;
        check.hint = {};
        check.message = {QT_TRANSLATE_NOOP("app", "Its cost went from %1 to %2."), {was, is}};
    }
    return check;
}

/// One of the plans is not there.
Check incomparable(const QueryPlan *before, const QueryPlan &after)
{
    Check check{.id = namedCheckId(u"plan"_s, after.name), .title = verbatim(after.name), .outcome = Outcome::Skip};
    const bool wasGood = before && before->problem.isEmpty();
    check.detail = after.problem.isEmpty() ? after.tree : after.problem;
    if (after.problem.isEmpty()) {
        check.message = {QT_TRANSLATE_NOOP("app", "It had no plan before the migrations; its cost is %1 now."),
                         {QString::number(after.cost, 'f', 2)}};
        return check;
    }
    check.outcome = wasGood ? Outcome::Fail : Outcome::Warn;
    check.message = wasGood
        ? Message{QT_TRANSLATE_NOOP("app", "It worked before the migrations and cannot be planned now.")}
        : Message{QT_TRANSLATE_NOOP("app", "It cannot be planned.")};
    check.hint = {QT_TRANSLATE_NOOP("app",
                                    "It must be one query; correct it in lockstep.toml, or what the migrations "
                                    "took from under it.")};
    return check;
}

}  // namespace

Result<std::vector<QueryPlan>> readPlans(Session &session, const std::vector<WatchedQuery> &queries,
                                         const JobContext &context)
{
    std::vector<QueryPlan> plans;
    for (const WatchedQuery &query : queries) {
        QueryPlan plan{query.name};
        const Status read = inReadOnly(session, 10s, context, [&] { return explain(session, query, plan, context); });
        if (!read && (read.error().code == ErrorCode::Cancelled || read.error().code == ErrorCode::ConnectionLost))
            return read.error();
        if (!read)
            plan.problem = read.error().sql ? read.error().sql->message : read.error().message.english();
        // A prepared statement outlives its transaction; it is not there where PREPARE was refused.
        if (const auto gone = session.execute("DEALLOCATE ALL", context); !gone)
            return gone.error();
        plans.push_back(std::move(plan));
    }
    return plans;
}

std::vector<Check> comparePlans(const std::vector<QueryPlan> &before, const std::vector<QueryPlan> &after)
{
    std::vector<Check> checks;
    for (const QueryPlan &plan : after) {
        const auto old = std::ranges::find(before, plan.name, &QueryPlan::name);
        const QueryPlan *was = old == before.end() ? nullptr : &*old;
        const bool areBoth = was && was->problem.isEmpty() && plan.problem.isEmpty();
        checks.push_back(areBoth ? compared(*was, plan) : incomparable(was, plan));
    }
    return checks;
}

QJsonObject toJson(const QueryPlan &plan)
{
    return {{u"name"_s, plan.name},
            {u"cost"_s, plan.cost},
            {u"indexes"_s, QJsonArray::fromStringList(plan.indexes)},
            {u"tree"_s, plan.tree},
            {u"problem"_s, plan.problem}};
}

QueryPlan queryPlanFromJson(const QJsonObject &json)
{
    return {json.value("name"_L1).toString(), json.value("cost"_L1).toDouble(),
            json.value("indexes"_L1).toVariant().toStringList(), json.value("tree"_L1).toString(),
            json.value("problem"_L1).toString()};
}

}  // namespace lockstep
