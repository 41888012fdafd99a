// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the tests of single ledgers share: a session, the table's shape, the states that folder and rows give.

#include "app/ledgers/status.h"
#include "app/migrations/layout.h"
#include "tests/support/testpostgres.h"

#include <QTest>

namespace lockstep::test {

using namespace Qt::StringLiterals;

inline const JobContext context{};

inline std::unique_ptr<Session> openedSession(const Database &database)
{
    auto session = Session::open(database.url(), {});
    if (!session)
        qFatal("%s", qPrintable(describe(session.error())));
    return *std::move(session);
}

/// tests/fixtures/layouts has a small folder of each tool.
inline MigrationFolder fixture(const Ledger &ledger)
{
    const QString layout = QString::fromLatin1(ledger.layout);
    auto folder
        = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/") + layout}, layout, context);
    if (!folder)
        qFatal("%s", qPrintable(describe(folder.error())));
    return *std::move(folder);
}

/// "name state" a migration.
inline QStringList statesOf(const LedgerStatus &status)
{
    QStringList lines;
    for (const MigrationStatus &one : status.migrations)
        lines << one.name + u' ' + migrationStateId(one.state);
    return lines;
}

/// Columns with type, NOT NULL and default; then the constraints.
inline QString shapeOf(const Database &database, const QString &table)
{
    const QByteArray oid = '\'' + table.toUtf8() + "'::regclass";
    return database.sql("SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull"
                        " THEN ' not null' ELSE '' END || coalesce(' ' || pg_get_expr(adbin, adrelid), ''), ', '"
                        " ORDER BY attnum) FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum ="
                        " attnum WHERE attnum > 0 AND attrelid = "
                        + oid)
        + u"; "_s
        + database.sql("SELECT coalesce(string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ' ORDER BY conname),"
                       " '') FROM pg_constraint WHERE conrelid = "
                       + oid);
}

}  // namespace lockstep::test

#define VERIFY_GOOD(result)                                                                                            \
    do {                                                                                                               \
        const auto &checked = (result);                                                                                \
        QVERIFY2(bool(checked), checked ? "" : qPrintable(describe(checked.error())));                                 \
    } while (false)
