// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/atrisk.h"

#include "app/postgres/session.h"

#include <QCoreApplication>

#include <functional>
#include <map>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool destroys(const Effect &effect)
{
    using enum EffectKind;
    if (effect.deferred)
        return false;
    // Values that are overwritten are gone as rows are that are deleted.
    return isDestructive(effect) || effect.kind == UpdateAll || effect.kind == UpdateWhere
        || effect.kind == AlterColumnType;
}

bool isOfTable(EffectKind kind)
{
    using enum EffectKind;
    return kind == DropTable || kind == DropColumn || kind == Truncate || kind == DeleteAll || kind == DeleteWhere
        || kind == UpdateAll || kind == UpdateWhere || kind == AlterColumnType;
}

const QString &tableOf(const Effect &effect)
{
    return effect.relation.isEmpty() ? effect.object : effect.relation;
}

using Visit = std::function<Status(const PlannedMigration &, const Effect &)>;

Status eachDestroying(const Workspace &workspace, const Plan &plan, const Visit &visit)
{
    for (const PlannedMigration &planned : plan.migrations) {
        for (const StatementEffects &statement : workspace.reviews[planned.index].effects) {
            for (const Effect &effect : statement.effects) {
                if (!destroys(effect))
                    continue;
                if (Status visited = visit(planned, effect); !visited)
                    return visited;
            }
        }
    }
    return Done{};
}

/// Which foreign keys take the loss further: none, those that delete or empty, or all (TRUNCATE … CASCADE).
QByteArray reachOf(const Effect &effect)
{
    using enum EffectKind;
    if (effect.kind == Truncate && effect.cascade)
        return "all";
    return effect.kind == DeleteAll || effect.kind == DeleteWhere ? "actions" : "none";
}

constexpr auto familyQuery = R"(
WITH RECURSIVE named AS (SELECT to_regclass($1)::oid AS oid),
family AS (
    SELECT coalesce(p.relid, named.oid)::oid AS oid
    FROM named LEFT JOIN LATERAL pg_partition_tree(named.oid) AS p ON true WHERE named.oid IS NOT NULL
    UNION
    SELECT k.conrelid FROM family JOIN pg_constraint AS k ON k.confrelid = family.oid AND k.contype = 'f'
    WHERE $2 = 'all' OR ($2 = 'actions' AND k.confdeltype IN ('c', 'n', 'd')))
SELECT n.nspname, c.relname, pg_table_size(c.oid)
FROM family JOIN pg_class AS c ON c.oid = family.oid JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND c.relpersistence <> 't')";

constexpr auto schemaQuery = R"(
SELECT n.nspname, c.relname, pg_table_size(c.oid)
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname = $1)";

using Found = std::map<QString, TableAtRisk>;

Status add(Result<Answer> answer, const QString &migration, Found &found)
{
    if (!answer)
        return std::move(answer).error();
    for (const auto &row : answer->rows) {
        const QString name = joinedIdentifiers({QString::fromUtf8(row[0]), QString::fromUtf8(row[1])});
        found.emplace(name, TableAtRisk{name, row[2].toLongLong(), migration});
    }
    return Done{};
}

Message notNamed(const PlannedMigration &planned, const Effect &effect)
{
    return {QT_TRANSLATE_NOOP("app", "%1 destroys something that is known only when it runs (%2)."),
            {planned.name, QString(effectKindId(effect.kind))}};
}

}  // namespace

QStringList Risks::names() const
{
    QStringList names;
    for (const TableAtRisk &table : tables)
        names << table.name;
    return names;
}

QStringList namedAtRisk(const Workspace &workspace, const Plan &plan)
{
    QStringList names;
    (void)eachDestroying(workspace, plan, [&](const PlannedMigration &, const Effect &effect) -> Status {
        if (isOfTable(effect.kind) && !effect.nameIsUnknown && !names.contains(tableOf(effect)))
            names << tableOf(effect);
        return Done{};
    });
    return names;
}

Result<Risks> tablesAtRisk(Session &session, const Workspace &workspace, const Plan &plan, const JobContext &context)
{
    Risks risks;
    Found found;
    const Status asked
        = eachDestroying(workspace, plan, [&](const PlannedMigration &planned, const Effect &effect) -> Status {
              const bool isUnknown = effect.nameIsUnknown || effect.kind == EffectKind::DropOwned;
              if (isUnknown)
                  risks.unknown.push_back(notNamed(planned, effect));
              else if (effect.kind == EffectKind::DropSchema)
                  return add(session.execute(schemaQuery, {effect.object.toUtf8()}, context), planned.name, found);
              else if (isOfTable(effect.kind))
                  return add(session.execute(familyQuery, {quotedName(tableOf(effect)), reachOf(effect)}, context),
                             planned.name, found);
              return Done{};
          });
    if (!asked)
        return asked.error();
    for (const auto &[name, table] : found)
        risks.tables.push_back(table);
    return risks;
}

}  // namespace lockstep
