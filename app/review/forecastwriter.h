// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: what the files that forecast one kind of statement each share.

#include "app/review/forecast.h"

#include <set>

namespace lockstep {

/// Begins with what syntax tells, by the names that the schema gives to it, and is corrected from there.
class ForecastWriter
{
public:
    /// input.schema is not null.
    explicit ForecastWriter(const ForecastInput &input);

    const ForecastInput &input() const { return m_input; }
    const Snapshot &snapshot() const { return m_input.schema->snapshot(); }
    /// Null where there is none, or what is known of it may be wrong.
    const TableShape *table(const ObjectName &name) const;
    const ViewShape *view(const ObjectName &name) const;
    std::optional<ObjectName> find(const WrittenName &name) const { return m_input.schema->find(name); }
    std::optional<ObjectName> find(const QString &name) const { return m_input.schema->find(name); }
    std::optional<LockMode> lockOn(const ObjectName &relation) const;

    void lock(const ObjectName &relation, LockMode mode) { lock(textOf(relation), mode); }
    void lock(const QString &relation, LockMode mode);
    void relock(const ObjectName &relation, LockMode mode);  ///< whatever was thought before
    void lockIndex(const QString &schema, const QString &index, LockMode mode);
    void lockIndexes(const ObjectName &relation, LockMode mode);
    void scan(const ObjectName &relation);
    /// The partitions, where it has some, and itself.
    void scanAll(const ObjectName &table);
    void rewrite(const ObjectName &relation);
    void rewriteAll(const ObjectName &table);
    void build(const ObjectName &table, const QString &index);
    /// What syntax guessed of this table is worked out anew: locks alone are kept.
    void startOver(const ObjectName &table);
    void forgetBuild(const QString &index);
    void forgetScan(const ObjectName &relation);
    void open(Message why);  ///< cannot be told, or would fail
    void settled();  ///< what syntax left open is known

    Forecast take();

    static QString textOf(const ObjectName &name);

private:
    void resolveNames();
    QString resolved(const QString &name) const;
    void completeRewrites();

    const ForecastInput &m_input;
    Forecast m_out;
    std::set<ObjectName> m_rewritten;
};

/// Tables that are partitions of it or inherit from it, at any depth.
std::vector<ObjectName> descendantsOf(const Snapshot &snapshot, const ObjectName &table);
/// Foreign keys that point at it: the table and its constraint.
std::vector<std::pair<ObjectName, const ConstraintShape *>> referencesTo(const Snapshot &snapshot,
                                                                         const ObjectName &table);
std::optional<ObjectName> defaultPartitionOf(const Snapshot &snapshot, const ObjectName &table);

void forecastAlterTable(ForecastWriter &writer, const change::AlterTable &change);
void forecastTypeChange(ForecastWriter &writer, const ObjectName &table, const change::AlterColumnType &change);
void forecastDrop(ForecastWriter &writer, const change::DropObject &change);
void forecastCreateTable(ForecastWriter &writer, const change::CreateTable &change);
void forecastCreateIndex(ForecastWriter &writer, const change::CreateIndex &change);
void forecastDomain(ForecastWriter &writer, const change::AlterDomain &change);
/// TRUNCATE, CLUSTER, REFRESH, queries, …: what changes no schema.
void forecastEffects(ForecastWriter &writer);

}  // namespace lockstep
