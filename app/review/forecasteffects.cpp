// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/forecastwriter.h"
#include "app/review/viewuse.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

void truncate(ForecastWriter &writer, const ObjectName &table, bool cascade, std::set<ObjectName> &seen)
{
    if (!seen.insert(table).second)
        return;
    writer.lock(table, LockMode::AccessExclusive);
    writer.rewriteAll(table);
    for (const ObjectName &descendant : descendantsOf(writer.snapshot(), table))
        writer.lock(descendant, LockMode::AccessExclusive);
    if (!cascade)
        return;
    for (const auto &[child, constraint] : referencesTo(writer.snapshot(), table))
        truncate(writer, child, true, seen);
}

/// What a view reads, through other views too.
class Reading
{
public:
    explicit Reading(ForecastWriter &writer)
        : m_writer(writer)
        , m_sources(viewSources(writer.snapshot(), writer.input().target))
    { }

    void through(const ObjectName &view)
    {
        const auto sources = m_sources.find(view);
        if (sources == m_sources.end())
            return;
        for (const ObjectName &relation : sources->second) {
            if (relation != view && m_seen.insert(relation).second)
                take(relation);
        }
    }

private:
    void take(const ObjectName &relation)
    {
        const Snapshot &snapshot = m_writer.snapshot();
        const auto view = snapshot.views.find(relation);
        if (view == snapshot.views.end() && !snapshot.tables.contains(relation))
            return;
        m_writer.lock(relation, LockMode::AccessShare);
        if (view != snapshot.views.end() && !view->second.isMaterialized)
            return through(relation);
        m_writer.scanAll(relation);
        m_writer.lockIndexes(relation, LockMode::AccessShare);
    }

    ForecastWriter &m_writer;
    ViewSources m_sources;
    std::set<ObjectName> m_seen;
};

void refresh(ForecastWriter &writer, const Effect &effect, const ObjectName &view)
{
    const bool isConcurrent = effect.traits.testFlag(Trait::Concurrently);
    if (isConcurrent)
        writer.lockIndexes(view, LockMode::RowExclusive);
    else
        writer.rewrite(view);
    if (effect.traits.testFlag(Trait::ReadsData))
        Reading(writer).through(view);
}

/// Where a table is already as it is told to be, nothing is written.
bool isAsTold(const ForecastWriter &writer, const QString &setting, const ObjectName &table)
{
    const TargetFacts *target = writer.input().target;
    const auto found = target ? target->relations.find(table) : std::map<ObjectName, RelationFacts>::const_iterator();
    const bool isTold = target && found != target->relations.end();
    const QString value = setting.section(u' ', -1);
    if (setting.startsWith("TABLESPACE"_L1))
        return value == (isTold && !found->second.tablespace.isEmpty() ? found->second.tablespace : u"pg_default"_s);
    if (setting.startsWith("ACCESS METHOD"_L1))
        return value == (isTold && !found->second.accessMethod.isEmpty() ? found->second.accessMethod : u"heap"_s);
    return false;
}

/// Partition after partition, each in a transaction of its own.
bool isPartitionedCluster(const ForecastWriter &writer, const ObjectName &relation)
{
    const TableShape *table = writer.table(relation);
    return writer.input().statement.tag == "CLUSTER"_L1 && table && table->kind == TableKind::Partitioned;
}

void rewrite(ForecastWriter &writer, const Effect &effect, const ObjectName &relation)
{
    if (effect.objectKind == "materialized view"_L1)
        refresh(writer, effect, relation);
    else if (effect.detail == "REINDEX"_L1)
        writer.lockIndexes(relation, LockMode::AccessExclusive);
    else if (isPartitionedCluster(writer, relation))
        writer.open({QT_TRANSLATE_NOOP("app", "It fails in a transaction: %1 is partitioned."), {relation.display()}});
    else if (isAsTold(writer, effect.detail, relation))
        writer.startOver(relation);
    else
        writer.rewriteAll(relation);
}

void changeOwner(ForecastWriter &writer, const Effect &effect, const ObjectName &table)
{
    const TargetFacts *target = writer.input().target;
    const auto found = target ? target->relations.find(table) : std::map<ObjectName, RelationFacts>::const_iterator();
    const bool isKnown = target && found != target->relations.end() && !found->second.owner.isEmpty();
    if (!isKnown || found->second.owner != effect.detail.section(u' ', -1))
        writer.lockIndexes(table, LockMode::AccessExclusive);
}

/// Which table they are about, only a server tells.
void dropStatistics(ForecastWriter &writer, const QString &name)
{
    if (!writer.input().target)
        return;
    const QString schema = holderOf(name);
    const auto &statistics = writer.input().target->statistics;
    const auto found = statistics.find({schema.isEmpty() ? u"public"_s : schema, ownName(name)});
    if (found != statistics.end())
        writer.lock(found->second, LockMode::ShareUpdateExclusive);
}

/// The planner opens every index of a table that a query reads or changes, in the table's own mode.
bool isPlanned(const StatementEffects &statement)
{
    static constexpr std::array tags{"SELECT"_L1,  "INSERT"_L1,          "UPDATE"_L1,
                                     "DELETE"_L1,  "MERGE"_L1,           "WITH"_L1,
                                     "ANALYZE"_L1, "CREATE TABLE AS"_L1, "CREATE MATERIALIZED VIEW"_L1};
    if (std::ranges::find(tags, statement.tag) != tags.end())
        return true;
    return std::ranges::any_of(statement.changes, [](const LocatedChange &located) {
        const auto *table = std::get_if<change::CreateTable>(&located.change);
        return table && !table->query.isEmpty();
    });
}

void lockPlannedIndexes(ForecastWriter &writer)
{
    const bool isAnalyze = writer.input().statement.tag == "ANALYZE"_L1;
    for (const LockForecast &lock : writer.input().statement.locks) {
        const auto relation = writer.find(lock.relation);
        if (relation && isAnalyze)
            writer.lockIndexes(*relation, LockMode::AccessShare);
        else if (relation && lock.mode <= LockMode::RowExclusive)
            writer.lockIndexes(*relation, lock.mode);
    }
}

}  // namespace

void forecastEffects(ForecastWriter &writer)
{
    std::set<ObjectName> emptied;
    for (const Effect &effect : writer.input().statement.effects) {
        if (effect.kind == EffectKind::DropStatistics && !effect.deferred)
            dropStatistics(writer, effect.object);
        const auto relation
            = effect.deferred ? std::nullopt : writer.find(effect.relation.isEmpty() ? effect.object : effect.relation);
        if (!relation)
            continue;
        if (effect.kind == EffectKind::Truncate)
            truncate(writer, *relation, effect.cascade, emptied);
        else if (effect.kind == EffectKind::Rewrite)
            rewrite(writer, effect, *relation);
        else if (effect.detail.startsWith("OWNER TO "_L1))
            changeOwner(writer, effect, *relation);
        else if (effect.detail.startsWith("CLUSTER ON "_L1))
            writer.lockIndex(relation->schema, effect.detail.mid(11), LockMode::ShareUpdateExclusive);
        else if (effect.kind == EffectKind::Grant && effect.objectKind == "privilege"_L1
                 && writer.input().version >= 18)
            writer.lock(*relation, LockMode::AccessShare);
    }
    if (isPlanned(writer.input().statement))
        lockPlannedIndexes(writer);
}

}  // namespace lockstep
