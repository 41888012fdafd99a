// SPDX-License-Identifier: GPL-3.0-or-later

// How long a backup takes, as a multiple of bare pg_dump with the same options. See docs/benchmarks.md.

#include "app/deploy/backup/prove.h"
#include "app/deploy/backup/take.h"
#include "app/postgres/sandbox.h"
#include "tests/benchmarks/measured.h"
#include "tests/deploy/deployproject.h"

#include <QCoreApplication>
#include <QLocale>
#include <QProcess>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::bench;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 3;
constexpr int tables = 4;

void fill(const Database &database, int rows)
{
    for (int table = 1; table <= tables; ++table)
        database.sql("CREATE TABLE t" + QByteArray::number(table)
                     + " AS SELECT g AS id, md5(g::text) || md5((g * 7)::text) AS a, (g % 1000)::numeric(10, 2) AS n, "
                       "now() + g * interval '1 s' AS at, repeat(chr(65 + g % 26), 20) AS c FROM generate_series(1, "
                     + QByteArray::number(rows) + ") AS g");
    database.sql("VACUUM ANALYZE");
}

void bare(const Database &database, const DumpRequest &request)
{
    const auto program = taken(findProgram(u"pg_dump"_s, 0, {}));
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program.path, dumpCommand(database.url(), request, program).mid(1));
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("pg_dump fails");
    removeDump(request.path);
}

/// In turn, so that what disturbs one disturbs the other, too.
void compare(const QString &what, const Database &database, const TargetView &view, const QString &folder,
             BackupFormat format, Depth depth)
{
    const DumpFormat dumpFormat = format == BackupFormat::Directory ? DumpFormat::Directory : DumpFormat::Custom;
    const DumpRequest request{.path = folder + u"/bare"_s, .format = dumpFormat, .jobs = 2};
    double ours = 1e12;
    double theirs = 1e12;
    for (int run = 0; run < runs; ++run) {
        theirs = std::min(theirs, shortest(1, [&] { bare(database, request); }));
        ours = std::min(ours, shortest(1, [&] {
                            const BackupRequest wanted{.folder = folder,
                                                       .at = QDateTime::currentDateTimeUtc(),
                                                       .rules = {.format = format, .jobs = 2},
                                                       .depth = depth};
                            taken(takeBackup(view, wanted, {}));
                        }));
    }
    printRatio(what, ours, u"pg_dump alone"_s, theirs);
}

}  // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const int rows = argc > 1 ? QByteArray(argv[1]).toInt() : 400'000;
    const SandboxUse use;
    const Database database;
    fill(database, rows);
    const auto session = taken(Session::open(database.url(), {}));
    const TargetView view{.url = database.url(), .identity = taken(identify(*session, {}))};
    const qint64 bytes = taken(readContent(*session, {})).databaseBytes;
    print(u"A database of %1 in %2 tables"_s.arg(QLocale::c().formattedDataSize(bytes)).arg(tables));
    const QTemporaryDir folder(u"/var/tmp/lockstep-bench-XXXXXX"_s);
    compare(u"one file, rows counted"_s, database, view, folder.path(), BackupFormat::Custom, Depth::Rows);
    compare(u"one file, checksums"_s, database, view, folder.path(), BackupFormat::Custom, Depth::Checksums);
    compare(u"a folder by two, rows counted"_s, database, view, folder.path(), BackupFormat::Directory, Depth::Rows);
    compare(u"a folder by two, checksums"_s, database, view, folder.path(), BackupFormat::Directory, Depth::Checksums);
    const Backup backup = taken(listBackups(folder.path())).backups.front();
    const double proof = shortest(1, [&] { taken(proveBackup(backup, AfterProof::Drop, {})); });
    print(u"Restored and compared in %1 ms"_s.arg(qRound64(proof)));
    return 0;
}
