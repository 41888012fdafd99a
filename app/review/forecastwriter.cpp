// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/forecastwriter.h"

#include "app/sql/quoting.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

void strengthen(std::vector<LockForecast> &locks, const QString &relation, LockMode mode)
{
    const auto found = std::ranges::find(locks, relation, &LockForecast::relation);
    if (found == locks.end())
        locks.push_back({relation, mode});
    else
        found->mode = std::max(found->mode, mode);
}

void addOnce(QStringList &names, const QString &name)
{
    if (!names.contains(name))
        names << name;
}

const std::map<QString, IndexShape> *indexesOf(const ForecastWriter &writer, const ObjectName &relation)
{
    if (const TableShape *table = writer.table(relation))
        return &table->indexes;
    const ViewShape *view = writer.view(relation);
    return view ? &view->indexes : nullptr;
}

}  // namespace

ForecastWriter::ForecastWriter(const ForecastInput &input)
    : m_input(input)
{
    const StatementEffects &statement = input.statement;
    m_out = {statement.locks, {}, statement.rewrites, statement.scans, statement.builds};
    m_out.basis = input.target ? Basis::Catalog : Basis::History;
    m_out.unknown = statement.unknown;
    resolveNames();
}

QString ForecastWriter::textOf(const ObjectName &name)
{
    return joinedIdentifiers({name.schema, name.name});
}

QString ForecastWriter::resolved(const QString &name) const
{
    const auto found = name.isEmpty() ? std::nullopt : find(name);
    return found ? textOf(*found) : name;
}

void ForecastWriter::resolveNames()
{
    for (LockForecast &lock : std::exchange(m_out.locks, {}))
        strengthen(m_out.locks, resolved(lock.relation), lock.mode);
    for (QStringList *names : {&m_out.rewrites, &m_out.scans}) {
        for (const QString &name : std::exchange(*names, {}))
            addOnce(*names, resolved(name));
    }
}

const TableShape *ForecastWriter::table(const ObjectName &name) const
{
    const auto found = snapshot().tables.find(name);
    const bool isKnown = found != snapshot().tables.end() && !m_input.schema->isDoubtful(name.name);
    return isKnown ? &found->second : nullptr;
}

const ViewShape *ForecastWriter::view(const ObjectName &name) const
{
    const auto found = snapshot().views.find(name);
    return found == snapshot().views.end() ? nullptr : &found->second;
}

std::optional<LockMode> ForecastWriter::lockOn(const ObjectName &relation) const
{
    const auto found = std::ranges::find(m_out.locks, textOf(relation), &LockForecast::relation);
    return found == m_out.locks.end() ? std::nullopt : std::optional(found->mode);
}

void ForecastWriter::lock(const QString &relation, LockMode mode)
{
    strengthen(m_out.locks, relation, mode);
}

void ForecastWriter::relock(const ObjectName &relation, LockMode mode)
{
    std::erase_if(m_out.locks, [&](const LockForecast &lock) { return lock.relation == textOf(relation); });
    lock(relation, mode);
}

void ForecastWriter::lockIndex(const QString &schema, const QString &index, LockMode mode)
{
    strengthen(m_out.indexLocks, textOf({schema, index}), mode);
}

void ForecastWriter::lockIndexes(const ObjectName &relation, LockMode mode)
{
    if (const auto *indexes = indexesOf(*this, relation)) {
        for (const auto &[name, index] : *indexes)
            lockIndex(relation.schema, name, mode);
    }
}

void ForecastWriter::scan(const ObjectName &relation)
{
    addOnce(m_out.scans, textOf(relation));
}

void ForecastWriter::scanAll(const ObjectName &name)
{
    const TableShape *shape = table(name);
    if (!shape || shape->kind != TableKind::Partitioned)
        scan(name);
    for (const ObjectName &descendant : descendantsOf(snapshot(), name)) {
        const TableShape *partition = table(descendant);
        if (partition && partition->kind == TableKind::Ordinary)
            scan(descendant);
    }
}

void ForecastWriter::rewrite(const ObjectName &relation)
{
    addOnce(m_out.rewrites, textOf(relation));
    m_rewritten.insert(relation);
}

void ForecastWriter::rewriteAll(const ObjectName &name)
{
    const TableShape *shape = table(name);
    if (!shape || shape->kind != TableKind::Partitioned)
        rewrite(name);
    for (const ObjectName &descendant : descendantsOf(snapshot(), name)) {
        const TableShape *partition = table(descendant);
        if (partition && partition->kind == TableKind::Ordinary)
            rewrite(descendant);
    }
}

void ForecastWriter::build(const ObjectName &table, const QString &index)
{
    addOnce(m_out.builds, textOf({table.schema, index}));
    lockIndex(table.schema, index, LockMode::AccessExclusive);
}

void ForecastWriter::startOver(const ObjectName &table)
{
    m_out.scans.removeAll(textOf(table));
    m_out.rewrites.removeAll(textOf(table));
    m_out.builds.clear();
}

void ForecastWriter::forgetBuild(const QString &index)
{
    m_out.builds.removeAll(index);
}

void ForecastWriter::forgetScan(const ObjectName &relation)
{
    m_out.scans.removeAll(textOf(relation));
}

void ForecastWriter::open(Message why)
{
    if (m_out.unknown.isEmpty())
        m_out.unknown = std::move(why);
}

void ForecastWriter::settled()
{
    m_out.unknown = {};
}

/// A table's indexes are written anew with it, but for those that are built from scratch.
void ForecastWriter::completeRewrites()
{
    for (const ObjectName &relation : m_rewritten) {
        const auto *indexes = indexesOf(*this, relation);
        if (!indexes)
            continue;
        for (const auto &[name, index] : *indexes) {
            const QString text = textOf({relation.schema, name});
            if (!m_out.builds.contains(text))
                addOnce(m_out.rewrites, text);
        }
        lockIndexes(relation, LockMode::AccessExclusive);
    }
}

Forecast ForecastWriter::take()
{
    completeRewrites();
    return std::move(m_out);
}

std::vector<ObjectName> descendantsOf(const Snapshot &snapshot, const ObjectName &table)
{
    std::vector<ObjectName> found;
    for (const auto &[name, shape] : snapshot.tables) {
        const bool isChild
            = shape.partitionOf == table || std::ranges::find(shape.parents, table) != shape.parents.end();
        if (!isChild)
            continue;
        found.push_back(name);
        std::ranges::move(descendantsOf(snapshot, name), std::back_inserter(found));
    }
    return found;
}

std::vector<std::pair<ObjectName, const ConstraintShape *>> referencesTo(const Snapshot &snapshot,
                                                                         const ObjectName &table)
{
    std::vector<std::pair<ObjectName, const ConstraintShape *>> found;
    for (const auto &[name, shape] : snapshot.tables) {
        for (const auto &[id, constraint] : shape.constraints) {
            if (constraint.kind == ConstraintKind::ForeignKey && constraint.referenced == table)
                found.emplace_back(name, &constraint);
        }
    }
    return found;
}

std::optional<ObjectName> defaultPartitionOf(const Snapshot &snapshot, const ObjectName &table)
{
    for (const auto &[name, shape] : snapshot.tables) {
        if (shape.partitionOf == table && shape.partitionBound.compare("DEFAULT"_L1, Qt::CaseInsensitive) == 0)
            return name;
    }
    return std::nullopt;
}

}  // namespace lockstep
