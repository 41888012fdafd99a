// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/sqitchdependencies.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct Query
{
    QByteArray sql{};
    Session::Parameters parameters{};
};

/// Of several changes of one name the earliest counts, with a tag the last one up to it: as Sqitch looks it up.
Query lookup(const QByteArray &registry, const QVariantMap &dependency)
{
    const auto text
        = [&dependency](const char *key) { return dependency.value(QLatin1StringView(key)).toString().toUtf8(); };
    const QByteArray changes = registry + ".changes";
    const QByteArray tags = registry + ".tags";
    const QByteArray tag = text("tag");
    const QByteArray change = text("change");
    if (!text("id").isEmpty())
        return {"SELECT change_id FROM " + changes + " WHERE change_id = $1", {text("id")}};
    if (tag.isEmpty())
        return {"SELECT change_id FROM " + changes
                    + " WHERE project = $1 AND change = $2 ORDER BY committed_at LIMIT 1",
                {text("project"), change}};
    if (tag == "HEAD" && !change.isEmpty())
        return {"SELECT change_id FROM " + changes
                    + " WHERE project = $1 AND change = $2 ORDER BY committed_at DESC LIMIT 1",
                {text("project"), change}};
    if (tag == "HEAD" || (tag == "ROOT" && change.isEmpty()))
        return {"SELECT change_id FROM " + changes + " WHERE project = $1 ORDER BY committed_at "
                    + (tag == "HEAD" ? "DESC" : "ASC") + " LIMIT 1",
                {text("project")}};
    if (change.isEmpty())
        return {"SELECT change_id FROM " + tags + " WHERE project = $1 AND tag = $2", {text("project"), '@' + tag}};
    return {"SELECT c.change_id FROM " + changes + " c JOIN " + tags
                + " t ON c.committed_at <= t.committed_at AND c.project = t.project"
                  " WHERE c.project = $1 AND c.change = $2 AND t.tag = $3 ORDER BY c.committed_at DESC LIMIT 1",
            {text("project"), change, '@' + tag}};
}

/// The same over rows that were read: entries are in the order in which they were committed.
bool isDeployed(const QVariantMap &dependency, const std::vector<LedgerEntry> &entries)
{
    const QString tag = dependency.value(u"tag"_s).toString();
    const QString change = dependency.value(u"change"_s).toString();
    const QString id = dependency.value(u"id"_s).toString();
    if (!id.isEmpty())
        return std::any_of(entries.begin(), entries.end(), [&id](const LedgerEntry &entry) { return entry.id == id; });
    const bool isNamed = tag.isEmpty() || tag == "HEAD"_L1 || (tag == "ROOT"_L1 && change.isEmpty());
    bool hasChange = change.isEmpty() && isNamed;
    for (const LedgerEntry &entry : entries) {
        if (entry.facts.value(u"project"_s) != dependency.value(u"project"_s))
            continue;
        hasChange = hasChange || change.isEmpty() || entry.name == change;
        if (hasChange && (isNamed || entry.facts.value(u"tags"_s).toStringList().contains(u'@' + tag)))
            return true;
    }
    return false;
}

bool hasTag(const Migration &migration, const QVariantMap &dependency)
{
    const QString tag = u'@' + dependency.value(u"tag"_s).toString();
    const QVariantList tags = migration.facts.value(u"tags"_s).toList();
    return std::any_of(tags.begin(), tags.end(),
                       [&tag](const QVariant &one) { return one.toMap().value(u"tag"_s).toString() == tag; });
}

/// In the plan of the folder itself, before the change with this index.
bool isPlannedBefore(const QVariantMap &dependency, const MigrationFolder &folder, std::size_t index)
{
    for (std::size_t i = 0; i < index; ++i) {
        const Migration &earlier = folder.migrations[i];
        if (earlier.key == dependency.value(u"id"_s)
            || earlier.facts.value(u"change"_s) == dependency.value(u"change"_s))
            return true;
        // A tag alone names the change that has it.
        if (dependency.value(u"change"_s).toString().isEmpty() && hasTag(earlier, dependency))
            return true;
    }
    return false;
}

Message obstacleOf(const QVariantMap &dependency, const MigrationFolder &folder,
                   const std::vector<LedgerEntry> &entries, std::size_t index)
{
    const Migration &migration = folder.migrations[index];
    const QString name = dependency.value(u"name"_s).toString();
    const bool isOwn = dependency.value(u"project"_s) == migration.facts.value(u"project"_s);
    const bool isThere = (isOwn && isPlannedBefore(dependency, folder, index)) || isDeployed(dependency, entries);
    const bool isConflict = dependency.value(u"type"_s) == u"conflict"_s;
    if (isConflict && isThere)
        return {QT_TRANSLATE_NOOP("app",
                                  "%1 conflicts with %2, which is deployed or comes before it; Sqitch deploys "
                                  "nothing until that is reverted or taken out of the plan."),
                {migration.name, name}};
    const bool isUnknown = isConflict && isOwn && !isPlannedBefore(dependency, folder, folder.migrations.size());
    if (isUnknown)
        return {QT_TRANSLATE_NOOP("app",
                                  "%1 conflicts with %2, which the plan does not have; Sqitch deploys nothing of "
                                  "such a plan. Name its project (project:change), or take it out."),
                {migration.name, name}};
    // What the plan itself lacks is a mistake of the plan and named there, unless it is known by its id alone.
    const bool isCertain = isOwn && dependency.value(u"id"_s).toString().isEmpty();
    if (isConflict || isThere || isCertain)
        return {};
    return {QT_TRANSLATE_NOOP("app",
                              "%1 requires %2, which is not deployed here; Sqitch deploys nothing until it is. "
                              "Deploy its project first."),
            {migration.name, name}};
}

}  // namespace

Result<QByteArray> resolveSqitchDependency(Session &session, const QByteArray &registry, const QVariantMap &dependency,
                                           const JobContext &context)
{
    const Query query = lookup(registry, dependency);
    const auto answer = session.execute(query.sql, query.parameters, context);
    if (!answer)
        return answer.error();
    return answer->rows.empty() ? QByteArray() : answer->rows[0][0];
}

Message sqitchDependencyObstacle(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries,
                                 const LedgerStatus &status)
{
    for (const MigrationStatus &row : status.migrations) {
        if (!row.isToRun() || !row.index)
            continue;
        for (const QVariant &dependency : folder.migrations[*row.index].facts.value(u"dependencies"_s).toList()) {
            if (Message why = obstacleOf(dependency.toMap(), folder, entries, *row.index); !why.isEmpty())
                return why;
        }
    }
    return {};
}

}  // namespace lockstep
