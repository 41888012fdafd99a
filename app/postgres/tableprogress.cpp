// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/tableprogress.h"

#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 leastBytes = 8192;  // an empty table takes its moment, too
constexpr qint64 settledMs = 2000;  // a pace told earlier jumps about

}  // namespace

TableProgress::TableProgress(const char *sentence, const std::vector<TableWeight> &weights, int jobs,
                             const JobContext &context)
    : m_sentence(sentence)
    , m_isParallel(jobs > 1)
    , m_context(context)
{
    for (const TableWeight &weight : weights) {
        Table table{weight};
        table.weight.bytes = std::max(weight.bytes, leastBytes);
        m_total += table.weight.bytes;
        m_tables.insert(weight.name, table);
    }
}

void TableProgress::read(const QByteArray &line)
{
    // pg_dump: dumping contents of table "public.a"; pg_restore: processing data for table "public.a"
    static const QRegularExpression begun(u"(?:dumping contents of|processing data for) table \"(.*)\"$"_s);
    // Of either, when several processes work: finished item 3350 TABLE DATA a
    static const QRegularExpression ended(u"finished item \\d+ TABLE DATA (.*)$"_s);
    const QString text = QString::fromUtf8(line);
    if (const auto match = begun.match(text); match.hasMatch())
        begin(match.captured(1));
    else if (const auto done = ended.match(text); done.hasMatch())
        finish(done.captured(1));
}

void TableProgress::copied(qint64 oid, double rows)
{
    for (Table &table : m_tables) {
        if (table.weight.oid != oid || !table.isRunning || table.weight.rows <= 0)
            continue;
        // The number of rows is an estimate: what is not finished is never told as finished.
        table.fraction = std::max(table.fraction, std::min(0.99, rows / table.weight.rows));
        return report();
    }
}

void TableProgress::begin(const QString &name)
{
    if (!m_clock.isValid())
        m_clock.start();
    if (!m_isParallel)
        finishAll();
    m_newest = name;
    if (const auto table = m_tables.find(name); table != m_tables.end())
        table->isRunning = true;
    report();
}

void TableProgress::finishAll()
{
    for (Table &table : m_tables) {
        if (table.isRunning)
            table.fraction = 1;
        table.isRunning = false;
    }
}

void TableProgress::finish(const QString &ownName)
{
    const auto isIt
        = [&ownName](const Table &table) { return table.isRunning && table.weight.name.endsWith(u'.' + ownName); };
    const auto table = std::find_if(m_tables.begin(), m_tables.end(), isIt);
    if (table == m_tables.end())
        return;
    table->fraction = 1;
    table->isRunning = false;
    report();
}

void TableProgress::report()
{
    double done = 0;
    for (const Table &table : std::as_const(m_tables))
        done += double(table.weight.bytes) * table.fraction;
    Progress progress{{m_sentence, {m_newest}}, std::min(qint64(done), m_total), m_total, Progress::Unit::Bytes, 0, -1};
    const qint64 took = m_clock.elapsed();
    if (took >= settledMs && done > 0) {
        progress.perSecond = done * 1000 / double(took);
        progress.secondsLeft = qint64((double(m_total) - done) / progress.perSecond);
    }
    m_context.report(progress);
}

}  // namespace lockstep
