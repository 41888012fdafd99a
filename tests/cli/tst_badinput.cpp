// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/session.h"
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

#include <QSet>

#include <sys/mount.h>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// Whatever is thrown at it: a message that names what is wrong, the contract's exit status, and nothing changed.
class TestBadInput : public QObject
{
    Q_OBJECT

private slots:
    void cleanupTestCase() { (void)m_program->run({u"sandbox"_s, u"reset"_s}); }
    void projects_data();
    void projects();
    void targets_data();
    void targets();
    void aRefusedPasswordStaysSecret();
    void aServerThatStopsInTheMiddle();
    void aStandbyIsRefused();
    void aFullDiskDuringTheDump();
    void aRoleWithoutRights();

private:
    QString startServer();

    std::unique_ptr<Program> m_program = std::make_unique<Program>();
};

namespace {

void sqlOn(const QString &url, const QByteArray &sql)
{
    const auto parsed = parseConnectionUrl(url);
    auto session = Session::open(*parsed, {});
    QVERIFY2(session, qPrintable(session ? QString() : describe(session.error())));
    const auto answer = (*session)->execute(sql, {});
    QVERIFY2(answer, qPrintable(answer ? QString() : describe(answer.error())));
}

QString cellOf(const QString &url, const QByteArray &sql)
{
    auto session = Session::open(*parseConnectionUrl(url), {});
    const auto answer = session ? (*session)->execute(sql, {}) : Result<Answer>(session.error());
    return answer && !answer->rows.empty() ? QString::fromUtf8(answer->rows[0][0]) : QString();
}

using Make = std::function<void(const Project &)>;

void makeNothing(const Project &) { }

void makeTwoLayouts(const Project &project)
{
    project.addPrisma(u"1_a"_s, "SELECT 1;\n");
    project.addPlain(u"20260101_a"_s, "SELECT 1;\n");
}

void makeLatin1(const Project &project)
{
    project.addPrisma(u"1_a"_s,
                      "SELECT 'gr\xf6\xdf"
                      "er';\n");
}

void makeUnreadable(const Project &project)
{
    project.addPrisma(u"1_a"_s, "SELECT 1;\n");
    QFile::remove(project.file(u"prisma/migrations/1_a/migration.sql"_s));
    QFile::link(u"/nowhere/at/all"_s, project.file(u"prisma/migrations/1_a/migration.sql"_s));
}

void makeBrokenLock(const Project &project)
{
    project.addPrisma(u"1_a"_s, "SELECT 1;\n");
    project.write(u"prisma/migrations/migration_lock.toml"_s, "provider = \"postgre");
}

void makeOtherProvider(const Project &project)
{
    project.addPrisma(u"1_a"_s, "SELECT 1;\n");
    project.write(u"prisma/migrations/migration_lock.toml"_s, "provider = \"mysql\"\n");
}

void makeBrokenConfig(const Project &project)
{
    project.addPrisma(u"1_a"_s, "SELECT 1;\n");
    project.write(u"lockstep.toml"_s, "layout = \"prisma\"\n[policy\n");
}

void makeUnknownLayout(const Project &project)
{
    project.addPrisma(u"1_a"_s, "SELECT 1;\n");
    project.write(u"lockstep.toml"_s, "layout = \"flywheel\"\n");
}

void makeMetaCommand(const Project &project)
{
    project.addPrisma(u"1_a"_s, "SELECT 1;\n\\i other.sql\n");
}

}  // namespace

Q_DECLARE_METATYPE(Make)

void TestBadInput::projects_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<QString>("below");  // of the project's folder
    QTest::addColumn<QByteArray>("needle");
    QTest::newRow("a missing folder") << Make(makeNothing) << u"/nope"_s << "nope"_ba;
    QTest::newRow("a folder without migrations") << Make(makeNothing) << QString() << "lockstep.toml"_ba;
    QTest::newRow("two layouts in one folder") << Make(makeTwoLayouts) << QString() << "--layout"_ba;
    QTest::newRow("a file that is not UTF-8") << Make(makeLatin1) << QString() << "UTF-8"_ba;
    QTest::newRow("an unreadable file") << Make(makeUnreadable) << QString() << "1_a"_ba;
    QTest::newRow("a malformed migration_lock.toml") << Make(makeBrokenLock) << QString() << "migration_lock.toml"_ba;
    QTest::newRow("a lock file of another database") << Make(makeOtherProvider) << QString() << "mysql"_ba;
    QTest::newRow("a malformed lockstep.toml") << Make(makeBrokenConfig) << QString() << "lockstep.toml"_ba;
    QTest::newRow("a layout nobody knows") << Make(makeUnknownLayout) << QString() << "flywheel"_ba;
    QTest::newRow("a psql meta-command") << Make(makeMetaCommand) << QString() << "1_a"_ba;
}

void TestBadInput::projects()
{
    QFETCH(Make, make);
    QFETCH(QString, below);
    QFETCH(QByteArray, needle);
    const Project project;
    const Database database;
    make(project);
    const QStringList arguments{u"deploy"_s, project.path() + below, u"--yes"_s, u"--target"_s, database.urlText()};
    const Ran ran = m_program->run(arguments);
    QVERIFY2(ran.exitStatus == 2, ran.out + ran.err);
    QVERIFY2(ran.err.contains(needle), ran.err);
    const Ran json = m_program->run(arguments + QStringList{u"--format"_s, u"json"_s});
    QCOMPARE(json.exitStatus, 2);
    QCOMPARE(schemaProblems(u"error"_s, json.out), QString());
    QCOMPARE(json.out.trimmed().count('\n'), 0);
    QCOMPARE(database.sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"), u"0"_s);
}

void TestBadInput::targets_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("exitStatus");
    QTest::addColumn<QByteArray>("needle");
    QTest::newRow("another kind of URL") << u"mysql://root:secret@db/x"_s << 2 << "postgresql://"_ba;
    QTest::newRow("a URL with a wrong port") << u"postgresql://me:secret@db:notaport/x"_s << 2 << "port"_ba;
    QTest::newRow("an environment nobody named") << u"prodution"_s << 2 << "prodution"_ba;
    QTest::newRow("nobody listens there") << u"postgresql://me:secret@127.0.0.1:1/x"_s << 3 << "127.0.0.1"_ba;
    QTest::newRow("a host that has no address")
        << u"postgresql://me:secret@no-such-host.invalid/x"_s << 3 << "no-such-host.invalid"_ba;
    QTest::newRow("a database that is not there") << u"DATABASE_MISSING"_s << 3 << "missing_database"_ba;
    QTest::newRow("a role that is not there") << u"ROLE_MISSING"_s << 3 << "missing_role"_ba;
    QTest::newRow("no target at all") << QString() << 2 << "--target"_ba;
}

void TestBadInput::targets()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, needle);
    const Project project;
    const Database database;
    project.addPrisma(u"1_a"_s, "SELECT 1;\n");
    if (target == "DATABASE_MISSING"_L1)
        target = database.urlText().replace(database.url().database, u"missing_database"_s);
    if (target == "ROLE_MISSING"_L1)
        target = database.urlText().replace(u"//"_s + database.url().user + u'@', u"//missing_role:secret@"_s);
    QStringList arguments{u"status"_s, project.path()};
    if (!target.isEmpty())
        arguments << u"--target"_s << target;
    const Ran ran = m_program->run(arguments);
    QVERIFY2(ran.err.contains(needle), ran.out + ran.err);
    QVERIFY2(!(ran.out + ran.err).contains("secret"), ran.out + ran.err);
    QTEST(ran.exitStatus, "exitStatus");
}

/// A server of this test's own, on which anything may be broken, if it is mended again; the URL of its "postgres"
/// database.
QString TestBadInput::startServer()
{
    const Ran started = m_program->run({u"sandbox"_s, u"start"_s});
    if (started.exitStatus != 0)
        qFatal("%s", started.err.constData());
    return QString::fromUtf8(started.out.trimmed().split('\n').last());
}

void TestBadInput::aRefusedPasswordStaysSecret()
{
    const QString url = startServer();
    sqlOn(url, "CREATE ROLE locked LOGIN PASSWORD 'right'");
    QFile rules(cellOf(url, "SHOW hba_file"));
    QVERIFY(rules.open(QIODevice::ReadWrite));
    const QByteArray old = rules.readAll();
    rules.seek(0);
    rules.write("local all locked scram-sha-256\n" + old);
    rules.close();
    sqlOn(url, "SELECT pg_reload_conf()");
    const Project project;
    project.addPrisma(u"1_a"_s, "SELECT 1;\n");
    const auto user = [&url](const QString &login) {
        return QString(url).replace(QRegularExpression(u"//[^@]*@"_s), u"//%1@"_s.arg(login));
    };
    m_program->environment.insert(u"DATABASE_URL"_s, user(u"locked:wrong-secret"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_program->run({u"status"_s, project.path()}).exitStatus, 3, 10000);
    const Ran refused = m_program->run({u"deploy"_s, project.path(), u"--yes"_s});
    QCOMPARE(refused.exitStatus, 3);
    QVERIFY2(refused.err.contains("locked"), refused.err);
    QVERIFY2(!(refused.out + refused.err).contains("wrong-secret"), refused.err);
    m_program->environment.insert(u"DATABASE_URL"_s, user(u"locked:right"_s));
    QCOMPARE(m_program->run({u"status"_s, project.path()}).exitStatus, 1);
    m_program->environment.remove(u"DATABASE_URL"_s);
}

void TestBadInput::aServerThatStopsInTheMiddle()
{
    const QString url = startServer();
    const Project project;
    project.addPrisma(u"1_a"_s, "CREATE TABLE a (id int);\nSELECT pg_sleep(300);\n");
    const auto process = m_program->start({u"deploy"_s, project.path(), u"--yes"_s, u"--target"_s, url});
    QTRY_COMPARE_WITH_TIMEOUT(cellOf(url,
                                     "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                                     "query LIKE 'SELECT pg_sleep(300)%' "
                                     "AND pid <> pg_backend_pid()"),
                              u"1"_s, 60000);
    QCOMPARE(m_program->run({u"sandbox"_s, u"stop"_s}).exitStatus, 0);
    QVERIFY(process->waitForFinished(120000));
    const QByteArray err = process->readAllStandardError();
    QVERIFY2((QSet{3, 5, 6}.contains(process->exitCode())), err);
    QVERIFY2(err.contains("Error:"), err);
    (void)startServer();
    QCOMPARE(cellOf(url, "SELECT to_regclass('a') IS NULL"), u"t"_s);
}

void TestBadInput::aStandbyIsRefused()
{
    const QString url = startServer();
    const QString folder = cellOf(url, "SHOW data_directory");
    QCOMPARE(m_program->run({u"sandbox"_s, u"stop"_s}).exitStatus, 0);
    QFile standby(folder + u"/standby.signal"_s);
    QVERIFY(standby.open(QIODevice::WriteOnly));
    standby.close();
    const auto mend = qScopeGuard([this, &standby] {
        (void)m_program->run({u"sandbox"_s, u"stop"_s});
        standby.remove();
    });
    (void)startServer();
    const Project project;
    project.addPrisma(u"1_a"_s, "CREATE TABLE a (id int);\n");
    const Ran ran = m_program->run({u"deploy"_s, project.path(), u"--yes"_s, u"--target"_s, url});
    QVERIFY2(ran.exitStatus == 3, QByteArray::number(ran.exitStatus) + ran.out + ran.err);
    QVERIFY2(ran.err.contains("standby") || ran.err.contains("read-only"), ran.err);
}

void TestBadInput::aFullDiskDuringTheDump()
{
    const QTemporaryDir folder;
    if (::geteuid() != 0 || ::mount("tmpfs", qPrintable(folder.path()), "tmpfs", 0, "size=64k") != 0)
        QSKIP("Only root may mount the small file system that this fills.");
    const auto unmount = qScopeGuard([&folder] { ::umount(qPrintable(folder.path())); });
    const Project project;
    const Database database;
    (void)database.sql("CREATE TABLE big AS SELECT sha512(i::text::bytea) AS x FROM generate_series(1, 20000) i");
    project.addPrisma(u"1_a"_s, "CREATE TABLE a (id int);\n");
    const Ran ran = m_program->run(
        {u"backup"_s, project.path(), u"--target"_s, database.urlText(), u"--backup-dir"_s, folder.path()});
    QVERIFY2(ran.exitStatus == 5, ran.out + ran.err);
    QVERIFY2(ran.err.contains("room"), ran.err);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestBadInput::aRoleWithoutRights()
{
    const Project project;
    const Database database;
    const QString role = database.url().database + u"_reader"_s;
    (void)database.sql("CREATE ROLE " + role.toUtf8() + " LOGIN");
    const auto drop = qScopeGuard([&] { (void)database.sql("DROP ROLE " + role.toUtf8()); });
    project.addPrisma(u"1_a"_s, "CREATE TABLE a (id int);\n");
    const QString url = database.urlText().replace(u"//"_s + database.url().user + u'@', u"//"_s + role + u'@');
    const Ran ran = m_program->run({u"deploy"_s, project.path(), u"--yes"_s, u"--target"_s, url});
    QVERIFY2((QSet{1, 3}.contains(ran.exitStatus)), ran.out + ran.err);
    QCOMPARE(database.sql("SELECT to_regclass('a') IS NULL"), u"t"_s);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
