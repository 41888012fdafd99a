// SPDX-License-Identifier: GPL-3.0-or-later

// How long a large catalog's inventory takes to read and to compare, and what it weighs. See docs/benchmarks.md.

#include "app/postgres/inventoryreader.h"
#include "app/postgres/programs.h"
#include "app/postgres/sandbox.h"
#include "tests/benchmarks/measured.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::bench;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 3;

/// Ten columns, a primary key and two indexes each. pg_dump locks every table, for which the server must have room.
void fill(const Database &database, int tables)
{
    constexpr auto form
        = "DO $$ BEGIN FOR i IN %1..%2 LOOP EXECUTE format('CREATE TABLE t%s (id bigint PRIMARY KEY, a int "
          "NOT NULL, b text DEFAULT ''x'', c numeric(10,2), d timestamptz DEFAULT now(), e jsonb, f boolean "
          "NOT NULL DEFAULT false, g uuid, h text, k date)', i); EXECUTE format('CREATE INDEX ON t%s (a)', "
          "i); EXECUTE format('CREATE INDEX ON t%s (lower(b))', i); END LOOP; END $$";
    const auto session = taken(Session::open(database.url(), {}));
    constexpr int step = 200;
    for (int from = 1; from <= tables; from += step)
        taken(
            session->execute(QString::fromLatin1(form).arg(from).arg(std::min(from + step - 1, tables)).toUtf8(), {}));
    taken(session->execute("ANALYZE", {}));
}

void makeRoomForLocks(const Database &database, int tables)
{
    database.sql("ALTER SYSTEM SET max_locks_per_transaction = " + QByteArray::number(std::max(64, tables / 20)));
    if (const Status stopped = stopSandbox({}); !stopped)
        qFatal("%s", qPrintable(describe(stopped.error())));
    taken(startSandbox({}));
}

void dumpSchema(const Database &database)
{
    const auto program = taken(findProgram(u"pg_dump"_s, 0, {}));
    const ConnectionUrl &url = database.url();
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program.path,
                  {u"--schema-only"_s, u"--host"_s, url.host, u"--port"_s, QString::number(url.port), u"--username"_s,
                   url.user, url.database});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("pg_dump fails");
}

/// Resident memory of this process, in MiB.
double memory()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1024 / 1024;
}

Inventory read(const Database &database)
{
    const auto session = taken(Session::open(database.url(), {}));
    return taken(readInventory(*session, {}, {}));
}

}  // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const int tables = argc > 1 ? QByteArray(argv[1]).toInt() : 10'000;
    const OwnServer server;
    const Database database;
    makeRoomForLocks(database, tables);
    fill(database, tables);
    print(u"%1 tables, %2 columns, %3 indexes"_s.arg(tables).arg(tables * 10).arg(tables * 3));
    const double before = memory();
    const Inventory inventory = read(database);
    print(u"%1 MiB for it, %2 items"_s.arg(memory() - before, 0, 'f', 0).arg(inventory.items.size()));
    double ours = 1e12;
    double theirs = 1e12;
    for (int run = 0; run < runs; ++run) {
        ours = std::min(ours, shortest(1, [&] { read(database); }));
        theirs = std::min(theirs, shortest(1, [&] { dumpSchema(database); }));
    }
    printRatio(u"the inventory"_s, ours, u"pg_dump --schema-only"_s, theirs);
    Inventory other = inventory;
    for (InventoryItem &item : other.items) {
        if (item.name.endsWith(".k"))
            item.values.front().text = "text";
    }
    std::size_t found = 0;
    const double compared = shortest(runs, [&] { found = compareInventories(inventory, other).size(); });
    print(u"compared in %1 ms, %2 differences"_s.arg(compared, 0, 'f', 0).arg(found));
    return 0;
}
