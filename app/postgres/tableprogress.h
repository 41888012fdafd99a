// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>

#include <vector>

namespace lockstep {

/// What a table counts for in the progress of a dump or a restore: its bytes on the disk, without indexes.
struct TableWeight
{
    QString name;  ///< "schema.table", unquoted, as pg_dump and pg_restore call it in their words
    qint64 bytes = 0;
    qint64 oid = 0;
    double rows = 0;  ///< estimated; 0: unknown
};

/// Reads how far pg_dump or pg_restore is from what it says with --verbose, table by table, each weighed by its size,
/// and reports it with the pace since the first table and the time left.
class TableProgress
{
public:
    /// `sentence` has the table's name as %1, marked with QT_TRANSLATE_NOOP("app", …).
    TableProgress(const char *sentence, const std::vector<TableWeight> &weights, int jobs, const JobContext &context);

    /// One line of the program's standard error.
    void read(const QByteArray &line);
    /// Of a table that is being copied, as many rows were.
    void copied(qint64 oid, double rows);

private:
    struct Table
    {
        TableWeight weight{};
        double fraction = 0;  ///< 0 to 1
        bool isRunning = false;
    };
    void begin(const QString &name);
    void finishAll();
    void finish(const QString &ownName);
    void report();

    const char *m_sentence;
    bool m_isParallel;
    const JobContext &m_context;
    QHash<QString, Table> m_tables;
    qint64 m_total = 0;
    QString m_newest;
    QElapsedTimer m_clock;
};

}  // namespace lockstep
