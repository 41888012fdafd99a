// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"

#include <QtTest>

#include <atomic>
#include <dlfcn.h>
#include <sys/mount.h>
#include <sys/time.h>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

std::atomic<int> clockJump = 0;  ///< seconds that this process's clock is off

/// A file system of its own, as small as it says.
class SmallDisk
{
public:
    explicit SmallDisk(const char *size)
    {
        m_isMounted = ::geteuid() == 0
            && ::mount("tmpfs", qPrintable(m_folder.path()), "tmpfs", 0, ("size=" + QByteArray(size)).constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            ::umount2(qPrintable(m_folder.path()), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool isMounted() const { return m_isMounted; }
    QString path() const { return m_folder.path(); }
    bool remount(unsigned long flags, const char *options = nullptr) const
    {
        return ::mount(nullptr, qPrintable(path()), nullptr, MS_REMOUNT | flags, options) == 0;
    }
    void fill() const
    {
        QFile file(path() + u"/filler"_s);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        while (file.write(QByteArray(4096, 'x')) == 4096) { }
    }
    void clear() const { QFile::remove(path() + u"/filler"_s); }

private:
    QTemporaryDir m_folder{u"/tmp/lockstep-disk-XXXXXX"_s};
    bool m_isMounted = false;
};

/// Two migrations that would show that they ran twice; the second statement by statement.
void writeMigrations(const Project &project)
{
    project.write(u"20240101_a.sql"_s, "CREATE TABLE log (t text);\nINSERT INTO log VALUES ('a');\n");
    project.write(u"20240102_b.sql"_s,
                  "INSERT INTO log VALUES ('b');\nCREATE INDEX CONCURRENTLY log_t ON log (t);\n"
                  "INSERT INTO log VALUES ('c');\n");
}

QString logged(const Database &database)
{
    if (database.sql("SELECT to_regclass('log') IS NULL") == "t"_L1)
        return u"no table"_s;
    return database.sql("SELECT coalesce(string_agg(t, '' ORDER BY t), '') FROM log");
}

/// Takes up what was interrupted, else deploys what is pending; how it ended.
QString goOn(const DeployRequest &request)
{
    const auto journal = taken(Journal::open(request.journalPath));
    const auto interrupted = taken(interruptedRuns(*journal, request.workspace->root));
    const auto run
        = interrupted.empty() ? DeployRun::begin(request, {}) : DeployRun::resume(interrupted.front().id, request, {});
    if (!run)
        return describe(run.error());
    const StepRecord last = go(**run, Step::Record);
    return last.error ? describe(*last.error) : (*run)->record().outcome;
}

}  // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    static auto *const real = reinterpret_cast<int (*)(clockid_t, timespec *)>(::dlsym(RTLD_NEXT, "clock_gettime"));
    const int result = real(clock, time);
    if (clock == CLOCK_REALTIME)
        time->tv_sec += clockJump;
    return result;
}

extern "C" int gettimeofday(timeval *time, void *zone) noexcept
{
    static auto *const real = reinterpret_cast<int (*)(timeval *, void *)>(::dlsym(RTLD_NEXT, "gettimeofday"));
    const int result = real(time, zone);
    time->tv_sec += clockJump;
    return result;
}

/// What runs out while a deploy runs: each time a clear error, nothing by half, and a way on afterwards.
class ExhaustionTest : public QObject
{
    Q_OBJECT

private slots:
    void theJournalsDisk_data();
    void theJournalsDisk();
    void theServersDisk();
    void connections();
    void theStatementsTime();
    void aReadOnlyStateFolder();
    void aReadOnlyProject();
    void aClockThatJumps_data();
    void aClockThatJumps();

private:
    OwnServer m_server;
};

void ExhaustionTest::theJournalsDisk_data()
{
    QTest::addColumn<QString>("migration");
    QTest::addColumn<int>("statement");
    QTest::newRow("in a transaction") << u"20240101_a.sql"_s << 1;
    QTest::newRow("before the first statement by itself") << u"20240102_b.sql"_s << 1;
    QTest::newRow("between such statements") << u"20240102_b.sql"_s << 2;
}

void ExhaustionTest::theJournalsDisk()
{
    QFETCH(QString, migration);
    QFETCH(int, statement);
    const SmallDisk disk("2m");
    if (!disk.isMounted())
        QSKIP("No file system may be mounted here.");
    const Database database;
    const Project project(Project::Layout::Plain);
    writeMigrations(project);
    DeployRequest request = project.request(database.url());
    request.journalPath = disk.path() + u"/journal.sqlite"_s;
    {
        const auto run = taken(DeployRun::begin(request, {}));
        std::optional<Error> error;
        for (auto step = run->next(); step && !error; step = run->next()) {
            taken(confirmAll(*run, *step));
            const auto record = run->perform(*step,
                                             [&](const RunEvent &event) {
                                                 if (event.kind == "statementStarted"_L1 && event.migration == migration
                                                     && event.statement == statement)
                                                     disk.fill();
                                             },
                                             {});
            error = record ? record->error : std::optional(record.error());
            if (!error && record->state == StepState::Succeeded)
                taken(confirmAll(*run, *step));
        }
        QVERIFY(error);
        QVERIFY2(error->code == ErrorCode::JournalUnusable, qPrintable(describe(*error)));
        QVERIFY2(describe(*error).contains(u"full"_s), qPrintable(describe(*error)));
        QVERIFY(!error->hint.isEmpty());
    }
    disk.clear();
    request = project.request(database.url());
    request.journalPath = disk.path() + u"/journal.sqlite"_s;
    QCOMPARE(goOn(request), u"done"_s);
    QCOMPARE(logged(database), u"abc"_s);
    QVERIFY(taken(taken(Journal::open(request.journalPath))->checkChain()).isIntact);
}

void ExhaustionTest::theServersDisk()
{
    const SmallDisk disk("1m");
    if (!disk.isMounted())
        QSKIP("No file system may be mounted here.");
    const Database database;
    const QString server = taken(sandboxState({})).folder + u"/data"_s;
    const QString place = disk.path() + u"/tablespace"_s;
    QVERIFY(QDir().mkpath(place));
    QFile::setPermissions(QFileInfo(place).path(), QFile::Permissions(0x7755));
    const QFileInfo owner(server);
    QCOMPARE(::chown(qPrintable(place), owner.ownerId(), owner.groupId()), 0);
    database.sql("CREATE TABLESPACE small LOCATION '" + place.toUtf8() + '\'');
    const Project project(Project::Layout::Plain);
    writeMigrations(project);
    project.write(u"20240103_c.sql"_s,
                  "CREATE TABLE wide (t text) TABLESPACE small;\n"
                  "INSERT INTO wide SELECT repeat('x', 1000) FROM generate_series(1, 3000);\n"
                  "INSERT INTO log VALUES ('d');\n");
    {
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        const StepRecord migrate = go(*run, Step::Record);
        QVERIFY(migrate.error);
        QVERIFY2(migrate.error->sql && migrate.error->sql->sqlState == "53100", qPrintable(describe(*migrate.error)));
        QCOMPARE(logged(database), u"abc"_s);
        QCOMPARE(database.sql("SELECT to_regclass('wide')"), QString());
    }
    QVERIFY(disk.remount(0, "size=32m"));
    QCOMPARE(goOn(project.request(database.url())), u"done"_s);
    QCOMPARE(logged(database), u"abcd"_s);
    QCOMPARE(database.sql("SELECT count(*) FROM wide"), u"3000"_s);
    database.sql("DROP TABLE wide");
    database.sql("DROP TABLESPACE small");
}

void ExhaustionTest::connections()
{
    const Database database;
    const Project project(Project::Layout::Plain);
    writeMigrations(project);
    {
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        go(*run, Step::Preflight);
        std::vector<std::unique_ptr<Session>> taking;
        for (auto session = Session::open(database.url(), {}); session; session = Session::open(database.url(), {}))
            taking.push_back(*std::move(session));
        QVERIFY(taking.size() > 10);
        taken(confirmAll(*run, Step::Migrate));
        const auto migrate = run->perform(Step::Migrate, {}, {});
        const auto error = migrate ? migrate->error : std::optional(migrate.error());
        QVERIFY(error);
        QVERIFY2(describe(*error).contains(u"too many clients"_s), qPrintable(describe(*error)));
        taking.clear();
    }
    QCOMPARE(logged(database), u"no table"_s);
    QCOMPARE(goOn(project.request(database.url())), u"done"_s);
    QCOMPARE(logged(database), u"abc"_s);
}

void ExhaustionTest::theStatementsTime()
{
    const Database database;
    const Project project(Project::Layout::Plain);
    writeMigrations(project);
    project.write(u"20240103_c.sql"_s, "INSERT INTO log VALUES ('d');\nSELECT pg_sleep(1);\n");
    DeployRequest request = project.request(database.url());
    request.statementTimeout = std::chrono::milliseconds(300);
    {
        const auto run = taken(DeployRun::begin(request, {}));
        const StepRecord migrate = go(*run, Step::Record);
        QVERIFY(migrate.error);
        QVERIFY2(migrate.error->sql && migrate.error->sql->sqlState == "57014", qPrintable(describe(*migrate.error)));
        QVERIFY(migrate.error->file.endsWith(u"20240103_c.sql"_s));
        QCOMPARE(migrate.error->line, 2);
    }
    QCOMPARE(logged(database), u"abc"_s);
    QCOMPARE(goOn(project.request(database.url())), u"done"_s);
    QCOMPARE(logged(database), u"abcd"_s);
}

void ExhaustionTest::aReadOnlyStateFolder()
{
    const SmallDisk disk("2m");
    if (!disk.isMounted())
        QSKIP("No file system may be mounted here.");
    const Database database;
    const Project project(Project::Layout::Plain);
    writeMigrations(project);
    DeployRequest request = project.request(database.url());
    request.journalPath = disk.path() + u"/journal.sqlite"_s;
    QVERIFY(disk.remount(MS_RDONLY));
    const auto run = DeployRun::begin(request, {});
    QVERIFY(!run);
    QCOMPARE(run.error().code, ErrorCode::JournalUnusable);
    QVERIFY(run.error().message.english().contains(request.journalPath));
    QCOMPARE(logged(database), u"no table"_s);
    QVERIFY(disk.remount(0));
    QCOMPARE(goOn(request), u"done"_s);
    QCOMPARE(logged(database), u"abc"_s);
}

void ExhaustionTest::aReadOnlyProject()
{
    const SmallDisk disk("2m");
    if (!disk.isMounted())
        QSKIP("No file system may be mounted here.");
    const Database database;
    QVERIFY(QDir().mkpath(disk.path() + u"/project"_s));
    const Project project(Project::Layout::Plain, disk.path() + u"/project"_s);
    writeMigrations(project);
    QVERIFY(disk.remount(MS_RDONLY));
    const QTemporaryDir state;
    DeployRequest request = project.request(database.url());
    request.journalPath = state.filePath(u"journal.sqlite"_s);
    QCOMPARE(goOn(request), u"done"_s);
    QCOMPARE(logged(database), u"abc"_s);
}

void ExhaustionTest::aClockThatJumps_data()
{
    QTest::addColumn<int>("seconds");
    QTest::newRow("a day back") << -86'400;
    QTest::newRow("ten years on") << 315'360'000;
}

void ExhaustionTest::aClockThatJumps()
{
    QFETCH(int, seconds);
    const auto back = qScopeGuard([] { clockJump = 0; });
    const QDateTime before = QDateTime::currentDateTimeUtc();
    clockJump = seconds;
    QVERIFY2(std::abs(before.secsTo(QDateTime::currentDateTimeUtc()) - seconds) < 60, "The clock does not jump.");
    clockJump = 0;
    const Database database;
    const Project project(Project::Layout::Plain);
    writeMigrations(project);
    {
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        const StepRecord last = go(*run, Step::Record, [seconds](const RunEvent &event) {
            if (event.kind == "statementStarted"_L1 && event.statement == 2)
                clockJump = seconds;
        });
        QVERIFY2(!last.error, last.error ? qPrintable(describe(*last.error)) : "");
        QCOMPARE(run->record().outcome, u"done"_s);
    }
    QCOMPARE(logged(database), u"abc"_s);
    const auto journal = taken(Journal::open(project.journalPath()));
    QVERIFY(taken(journal->checkChain()).isIntact);
    QCOMPARE(taken(readRun(*journal, u"last"_s)).outcome, u"done"_s);
    QVERIFY(taken(interruptedRuns(*journal, project.open()->root)).empty());
}

QTEST_GUILESS_MAIN(ExhaustionTest)
#include "tst_exhaustion.moc"
