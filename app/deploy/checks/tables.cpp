// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/footprint.h"

#include <QCoreApplication>

#include <cmath>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int manyPartitions = 100;
/// A build sorts in memory only where this is enough for what it sorts; 64 MiB is the server's default.
constexpr qint64 buildMemory = 256LL * 1024 * 1024;
/// Read, sorted and written by an ordinary disk.
constexpr double bytesIndexedASecond = 30e6;

bool blocksWrites(LockMode mode)
{
    const QLatin1StringView blocks = lockBlocksId(mode);
    return blocks == "readsAndWrites"_L1 || blocks == "writes"_L1;
}

/// Reads or writes the whole of it while others wait.
bool isWork(const Footprint &print, const ObjectName &name)
{
    return print.rewrites.contains(name) || print.scans.contains(name) || print.indexed.contains(name);
}

QString workWords(const Footprint &print, const ObjectName &name)
{
    QStringList words;
    if (print.rewrites.contains(name))
        words << u"written anew"_s;
    if (print.scans.contains(name))
        words << u"read whole"_s;
    if (print.indexed.contains(name))
        words << u"indexed"_s;
    return words.join(u", "_s);
}

Result<CheckAnswer> bigTables(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    const Footprint print = footprintOf(input, *input.touched);
    QStringList lines;
    for (const auto &[name, mode] : print.locks) {
        const RelationLoad *load = loadOf(*input.touched, name);
        if (load && isBig(input, *load) && isWork(print, name))
            lines << u"%1: %2, %3"_s.arg(described(*load), workWords(print, name), QString(lockModeId(mode)));
    }
    return warnOf(
        lines, {QT_TRANSLATE_NOOP("app", "No big table is read or written whole.")},
        {QT_TRANSLATE_N_NOOP("app", "%n big table(s) are read or written whole."), {}, int(lines.size())},
        {QT_TRANSLATE_NOOP("app", "Try it on a copy of that size first, and use the forms that the review names.")});
}

Result<CheckAnswer> hotTables(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    QStringList lines;
    for (const auto &[name, mode] : footprintOf(input, *input.touched).locks) {
        const RelationLoad *load = loadOf(*input.touched, name);
        if (load && blocksWrites(mode) && isHot(*input.touched, *load))
            lines << u"%1: %2 rows written in %3 s; %4"_s.arg(described(*load), QString::number(load->writes),
                                                              QString::number(input.touched->secondsCounted, 'f', 0),
                                                              QString(lockModeId(mode)));
    }
    return warnOf(lines, {QT_TRANSLATE_NOOP("app", "No table that is written all the time is kept from writers.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n table(s) that are written all the time are kept from writers."),
                   {},
                   int(lines.size())},
                  {QT_TRANSLATE_NOOP(
                      "app", "Deploy when they are quiet: whoever writes waits, and whoever comes after waits too.")});
}

Result<CheckAnswer> hotIndexes(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    QStringList lines;
    for (const ObjectName &name : footprintOf(input, *input.touched).indexed) {
        const RelationLoad *load = loadOf(*input.touched, name);
        if (load && isHot(*input.touched, *load))
            lines << described(*load);
    }
    return warnOf(
        lines, {QT_TRANSLATE_NOOP("app", "No table that is written all the time gets another index.")},
        {QT_TRANSLATE_N_NOOP("app", "%n table(s) that are written all the time get another index."),
         {},
         int(lines.size())},
        {QT_TRANSLATE_NOOP("app", "Every write will have to keep it up: make sure that reads need it that much.")});
}

Result<CheckAnswer> longBuilds(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    QStringList lines;
    for (const ObjectName &name : footprintOf(input, *input.touched).indexed) {
        const RelationLoad *load = loadOf(*input.touched, name);
        if (load && isBig(input, *load))
            lines << u"%1: about %2 s"_s.arg(
                described(*load), QString::number(std::ceil(double(load->heapBytes) / bytesIndexedASecond), 'f', 0));
    }
    return warnOf(lines, {QT_TRANSLATE_NOOP("app", "No index is built on a big table.")},
                  {QT_TRANSLATE_N_NOOP("app", "Indexes are built on %n big table(s)."), {}, int(lines.size())},
                  {QT_TRANSLATE_NOOP("app",
                                     "Build with CONCURRENTLY, in a migration of its own, when there is time. "
                                     "pg_stat_progress_create_index shows how far it is.")});
}

Result<CheckAnswer> buildMemoryOf(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    bool isBuilt = false;
    for (const ObjectName &name : footprintOf(input, *input.touched).indexed) {
        const RelationLoad *load = loadOf(*input.touched, name);
        isBuilt = isBuilt || (load && isBig(input, *load));
    }
    if (!isBuilt)
        return CheckAnswer{Outcome::Skip, {QT_TRANSLATE_NOOP("app", "No index is built on a big table.")}};
    const auto answer = input.session.execute(
        "SELECT current_setting('maintenance_work_mem'), pg_size_bytes(current_setting('maintenance_work_mem'))",
        input.context);
    if (!answer)
        return answer.error();
    const QString value = QString::fromUtf8(answer->rows.at(0)[0]);
    if (answer->rows[0][1].toLongLong() >= buildMemory)
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "maintenance_work_mem is %1."), {value}}};
    return CheckAnswer{
        Outcome::Warn,
        {QT_TRANSLATE_NOOP("app", "maintenance_work_mem is %1: building an index on a big table sorts on disk."),
         {value}},
        {},
        {QT_TRANSLATE_NOOP("app",
                           "Let the migration SET maintenance_work_mem, as far as the server's memory allows.")}};
}

Result<CheckAnswer> partitionFanout(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    QStringList lines;
    for (const auto &[name, mode] : footprintOf(input, *input.touched).locks) {
        const RelationLoad *load = loadOf(*input.touched, name);
        if (load && load->partitions >= manyPartitions && mode >= LockMode::ShareUpdateExclusive)
            lines << u"%1: %2 partitions, %3 each"_s.arg(load->display, QString::number(load->partitions),
                                                         QString(lockModeId(mode)));
    }
    return warnOf(lines, {QT_TRANSLATE_NOOP("app", "No table with very many partitions is altered.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n table(s) with very many partitions are altered: each is locked."),
                   {},
                   int(lines.size())},
                  {QT_TRANSLATE_NOOP("app",
                                     "Go partition by partition where the statement allows it, and see that "
                                     "max_locks_per_transaction is large enough.")});
}

/// "(to prevent wraparound)" runs on in front of a lock, unlike any other autovacuum.
Result<CheckAnswer> wraparound(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    const auto running = input.session.execute(
        "SELECT format('%I.%I', n.nspname, c.relname), n.nspname, c.relname FROM pg_stat_progress_vacuum p"
        " JOIN pg_stat_activity a USING (pid) JOIN pg_class c ON c.oid = p.relid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE a.query LIKE '%(to prevent wraparound)'",
        input.context);
    if (!running)
        return running.error();
    const Footprint print = footprintOf(input, *input.touched);
    QStringList lines;
    for (const auto &row : running->rows) {
        if (print.locks.contains({QString::fromUtf8(row[1]), QString::fromUtf8(row[2])}))
            lines << u"%1: running now"_s.arg(QString::fromUtf8(row[0]));
    }
    for (const auto &[name, mode] : print.locks) {
        const RelationLoad *load = loadOf(*input.touched, name);
        const bool isDue = load && load->freezeAge > 0 && load->age > load->freezeAge * 95 / 100;
        if (isDue && mode >= LockMode::ShareUpdateExclusive)
            lines << u"%1: age %2 of %3"_s.arg(load->display, QString::number(load->age),
                                               QString::number(load->freezeAge));
    }
    return warnOf(lines, {QT_TRANSLATE_NOOP("app", "No table of the plan is being saved from wraparound.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n vacuum(s) against wraparound run on tables of the plan, or are due."),
                   {},
                   int(lines.size())},
                  {QT_TRANSLATE_NOOP("app",
                                     "Such a vacuum does not give way to a lock. Let it end, or run VACUUM "
                                     "(FREEZE) on the table first.")});
}

}  // namespace

std::span<const CheckRow> tableChecks()
{
    static constexpr std::array rows{
        CheckRow{"big-table", QT_TRANSLATE_NOOP("app", "Big tables"), bigTables},
        CheckRow{"hot-table", QT_TRANSLATE_NOOP("app", "Busy tables"), hotTables},
        CheckRow{"index-on-write-hot-table", QT_TRANSLATE_NOOP("app", "Indexes on busy tables"), hotIndexes},
        CheckRow{"long-index-build", QT_TRANSLATE_NOOP("app", "Long index builds"), longBuilds},
        CheckRow{"maintenance-work-mem", QT_TRANSLATE_NOOP("app", "Memory for builds"), buildMemoryOf},
        CheckRow{"partition-fanout", QT_TRANSLATE_NOOP("app", "Many partitions"), partitionFanout},
        CheckRow{"anti-wraparound-vacuum", QT_TRANSLATE_NOOP("app", "Vacuum against wraparound"), wraparound},
    };
    return rows;
}

}  // namespace lockstep
