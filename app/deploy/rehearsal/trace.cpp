// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/trace.h"

#include "app/sql/quoting.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr auto columns = "c.oid, n.nspname, c.relname, c.relkind, c.relfilenode, "
                         "pg_catalog.pg_stat_get_xact_numscans(c.oid), "
                         "pg_catalog.pg_current_wal_insert_lsn() OPERATOR(pg_catalog.-) '0/0'::pg_catalog.pg_lsn";

constexpr auto joined = " FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n "
                        "ON n.oid OPERATOR(pg_catalog.=) c.relnamespace ";

/// Cells of a row, after those of `columns`.
constexpr std::size_t walCell = 6;
constexpr std::size_t modeCell = 7;
constexpr std::size_t lockedCell = 8;

bool isTable(const QByteArray &kind)
{
    return kind == "r" || kind == "m" || kind == "p";
}

/// A partitioned table's index is built in those of its partitions.
bool isIndex(const QByteArray &kind)
{
    return kind == "i";
}

void strengthen(std::map<QString, LockMode> &locks, const QString &name, LockMode mode)
{
    LockMode &known = locks.try_emplace(name, mode).first->second;
    known = std::max(known, mode);
}

}  // namespace

RelationTracer::RelationTracer(Session &session)
    : m_session(session)
{ }

RelationTracer::Relation RelationTracer::relationOf(const std::vector<QByteArray> &row)
{
    const QString schema = QString::fromUtf8(row[1]);
    const bool isOwn = !schema.startsWith("pg_"_L1) && schema != "information_schema"_L1;
    return {joinedIdentifiers({schema, QString::fromUtf8(row[2])}), row[3], row[4], row[5].toLongLong(), isOwn};
}

void RelationTracer::noteWal(const QByteArray &position)
{
    const qint64 wal = position.toLongLong();
    m_walBytes = m_wal < 0 ? 0 : wal - m_wal;
    m_wal = wal;
}

Result<RelationTracer::Relations> RelationTracer::readAll(const JobContext &context)
{
    const auto answer = m_session.execute(
        QByteArray("SELECT ") + columns + joined + "WHERE c.oid OPERATOR(pg_catalog.>=) 16384", context);
    if (!answer)
        return answer.error();
    Relations all;
    for (const auto &row : answer->rows)
        all.emplace(row[0].toLongLong(), relationOf(row));
    if (!answer->rows.empty())
        noteWal(answer->rows[0][walCell]);
    return all;
}

Status RelationTracer::look(const JobContext &context)
{
    auto all = readAll(context);
    if (!all)
        return std::move(all).error();
    m_known = *std::move(all);
    m_held.clear();
    return Done{};
}

/// By the name that it had before, where it was there.
void RelationTracer::take(qint64 oid, const Relation &now, RelationFootprint &footprint)
{
    const auto [known, isNew] = m_known.try_emplace(oid, now);
    if (!now.isOwn)
        return;
    const Relation before = std::exchange(known->second, now);
    if (isNew)
        (isIndex(now.kind) ? footprint.builds : footprint.newTables) << now.name;
    else if (before.file != now.file && now.file != "0" && before.file != "0")
        footprint.rewrites << before.name;
    if (!isNew && isTable(now.kind) && now.scans > before.scans)
        footprint.scans << before.name;
}

Result<RelationFootprint> RelationTracer::inside(const JobContext &context)
{
    const auto answer = m_session.execute(
        QByteArray("SELECT ") + columns
            + ", l.mode, l.relation FROM pg_catalog.pg_locks AS l "
              "LEFT JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) l.relation "
              "LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace "
              "WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() "
              "AND l.locktype OPERATOR(pg_catalog.=) 'relation' AND l.granted",
        context);
    if (!answer)
        return answer.error();
    RelationFootprint footprint{.before = m_held};
    Relations seen;
    for (const auto &row : answer->rows) {
        const qint64 oid = row[lockedCell].toLongLong();
        if (oid < 16384)
            continue;
        // The name as it was before: what is renamed keeps the one that was foretold.
        const auto known = m_known.find(oid);
        const bool isGone = row[0].isNull();
        if (isGone && known == m_known.end())
            continue;
        const Relation now = isGone ? known->second : relationOf(row);
        const QString name = known == m_known.end() ? now.name : known->second.name;
        if (now.kind == "i" || now.kind == "I" || now.kind == "S")
            footprint.parts << name;
        if (now.isOwn)
            strengthen(footprint.locks, name, lockModeNamed(row[modeCell]).value_or(LockMode::AccessShare));
        if (!isGone)
            seen.emplace(oid, now);
    }
    if (!answer->rows.empty())
        noteWal(answer->rows[0][walCell]);
    for (const auto &[oid, relation] : seen)
        take(oid, relation, footprint);
    // From now on what was renamed has its new name.
    m_held.clear();
    for (const auto &row : answer->rows) {
        const auto known = m_known.find(row[lockedCell].toLongLong());
        if (known != m_known.end() && known->second.isOwn)
            strengthen(m_held, known->second.name, lockModeNamed(row[modeCell]).value_or(LockMode::AccessShare));
    }
    return footprint;
}

Result<RelationFootprint> RelationTracer::outside(const RehearsalWatch::Locks &locks, const JobContext &context)
{
    auto all = readAll(context);
    if (!all)
        return std::move(all).error();
    RelationFootprint footprint{.isScanned = false};
    for (const auto &[oid, mode] : locks) {
        const auto before = m_known.find(oid);
        const auto now = all->find(oid);
        const Relation *relation = before != m_known.end() ? &before->second
            : now != all->end()                            ? &now->second
                                                           : nullptr;
        if (relation && relation->isOwn)
            strengthen(footprint.locks, relation->name, mode);
    }
    for (const auto &[oid, relation] : *all)
        take(oid, relation, footprint);
    m_known = *std::move(all);
    return footprint;
}

std::vector<RelationTrace> relationTraces(const RelationFootprint &footprint)
{
    std::map<QString, RelationTrace> traces;
    const auto at = [&traces](const QString &name) -> RelationTrace & {
        RelationTrace &trace = traces[name];
        trace.relation = name;
        return trace;
    };
    for (const auto &[name, mode] : footprint.locks) {
        const auto held = footprint.before.find(name);
        if (held == footprint.before.end() || held->second != mode)
            at(name).mode = mode;
    }
    for (const QString &name : footprint.rewrites)
        at(name).isRewritten = true;
    for (const QString &name : footprint.scans)
        at(name).isScanned = true;
    for (const QSet<QString> *built : {&footprint.builds, &footprint.newTables}) {
        for (const QString &name : *built)
            at(name).isBuilt = true;
    }
    std::vector<RelationTrace> list;
    for (auto &[name, trace] : traces)
        list.push_back(std::move(trace));
    return list;
}

}  // namespace lockstep
