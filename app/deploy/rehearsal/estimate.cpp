// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/estimate.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

/// Below this a measured time is the server's overhead.
constexpr qint64 measurable = qint64(4) << 20;

/// Bytes a millisecond: of a server that is busy and one that is not, reading a table and writing one.
constexpr qint64 slowRead = 20'000;
constexpr qint64 fastRead = 1'000'000;
constexpr qint64 slowWrite = 5'000;
constexpr qint64 fastWrite = 200'000;

struct Work
{
    qint64 read = 0;
    qint64 written = 0;  ///< that stand beside the old until the end
    qint64 here = 0;  ///< bytes of the same tables in the copy
    qint64 there = 0;
    qint64 ms = 0;
};

qint64 sizeOf(const TableSizes &sizes, const QString &name)
{
    const auto found = sizes.find(name);
    return found == sizes.end() ? 0 : found->second;
}

/// An index takes a part of its table's size; a half is more than most do.
Work workOf(const StatementTrace &statement, const TableSizes &there, const TableSizes &here)
{
    Work work{.ms = statement.durationMs};
    const bool builds = std::ranges::any_of(statement.relations, [&there](const RelationTrace &relation) {
        return relation.isBuilt && !there.contains(relation.relation);
    });
    for (const RelationTrace &relation : statement.relations) {
        const qint64 bytes = sizeOf(there, relation.relation);
        const bool isWhole = relation.isScanned || relation.isRewritten || builds;
        if (bytes == 0 || !isWhole)
            continue;
        work.there += bytes;
        work.here += sizeOf(here, relation.relation);
        work.read += bytes;
        if (relation.isRewritten)
            work.written += bytes;
        else if (builds)
            work.written += bytes / 2;
    }
    return work;
}

void add(CostEstimate &cost, const Work &work, bool &isMeasured)
{
    cost.diskBytes += work.written;
    cost.walBytes += work.written;
    if (work.here >= measurable && work.ms > 0) {
        const double scaled = double(work.ms) * double(work.there) / double(work.here);
        cost.leastMs += qint64(scaled / 2);
        cost.mostMs += qint64(scaled * 5);
        return;
    }
    isMeasured = false;
    cost.leastMs += work.read / fastRead + work.written / fastWrite;
    cost.mostMs += work.read / slowRead + work.written / slowWrite;
}

Message assumption(bool isMeasured)
{
    if (isMeasured)
        return {
            QT_TRANSLATE_NOOP("app",
                              "By the time on the copy and the sizes there, from half of it on a faster disk to five "
                              "times on a busy one.")};
    return {QT_TRANSLATE_NOOP("app",
                              "The copy had too few rows to measure: by the sizes there, reading 20 MB to 1 GB and "
                              "writing 5 to 200 MB a second.")};
}

}  // namespace

std::vector<CostEstimate> estimateCosts(const std::vector<MigrationRehearsal> &migrations, const TableSizes &there,
                                        const TableSizes &here)
{
    std::vector<CostEstimate> costs;
    for (const MigrationRehearsal &migration : migrations) {
        CostEstimate cost{.migration = migration.migration};
        bool isMeasured = true;
        qint64 bytes = 0;
        for (const StatementTrace &statement : migration.forward.statements) {
            const Work work = workOf(statement, there, here);
            bytes += work.there;
            if (work.there > 0)
                add(cost, work, isMeasured);
        }
        if (bytes == 0)
            continue;
        cost.assumption = assumption(isMeasured);
        costs.push_back(std::move(cost));
    }
    return costs;
}

}  // namespace lockstep
