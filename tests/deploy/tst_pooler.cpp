// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/dryrun.h"
#include "app/postgres/sandboxplace.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/process.h"

#include <QStandardPaths>
#include <QtTest>

#include <pwd.h>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

QString bouncer()
{
    return QStandardPaths::findExecutable(u"pgbouncer"_s, {u"/usr/sbin"_s, u"/usr/bin"_s});
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
    file.setPermissions(QFile::Permissions(0x6644));
}

/// A real PgBouncer before the tests' server, which it enters as the server's own user.
class Pooler
{
public:
    Pooler(const Database &database, const QByteArray &mode)
        : m_database(database)
    {
        QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7777));
        const QString users = m_folder.filePath(u"users.txt"_s);
        write(users, "\"" + database.url().user.toUtf8() + "\" \"\"\n");
        const QString settings = m_folder.filePath(u"pgbouncer.ini"_s);
        write(settings,
              "[databases]\n* = host=" + database.url().host.toUtf8()
                  + " port=" + QByteArray::number(database.url().port)
                  + "\n[pgbouncer]\nlisten_addr =\nlisten_port = 6432\nunix_socket_mode = 0777\nunix_socket_dir = "
                  + m_folder.path().toUtf8() + "\nauth_type = trust\nauth_file = " + users.toUtf8()
                  + "\npool_mode = " + mode + "\ndefault_pool_size = 1\nlogfile = \npidfile = \n");
        QStringList arguments{settings};
        const auto place = taken(sandboxPlace());
        if (place.user)
            arguments = {u"-u"_s, QString::fromLocal8Bit(::getpwuid(place.user->uid)->pw_name), settings};
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.start(bouncer(), arguments);
        const QString socket = m_folder.filePath(u".s.PGSQL.6432"_s);
        if (!m_process.waitForStarted() || !QTest::qWaitFor([&socket] { return QFile::exists(socket); }, 10'000))
            qFatal("PgBouncer does not start: %s", m_process.readAllStandardError().constData());
    }
    ~Pooler()
    {
        m_process.terminate();
        m_process.waitForFinished(5000);
    }
    Q_DISABLE_COPY_MOVE(Pooler)

    ConnectionUrl url() const
    {
        const QByteArray folder = QUrl::toPercentEncoding(m_folder.path());
        return taken(parseConnectionUrl(u"postgresql://%1@/%2?host=%3&port=6432"_s.arg(
            m_database.url().user, m_database.url().database, QString::fromLatin1(folder))));
    }

private:
    const Database &m_database;
    QTemporaryDir m_folder{u"/tmp/lockstep-pooler-XXXXXX"_s};
    QProcess m_process;
};

}  // namespace

class PoolerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (bouncer().isEmpty())
            QSKIP("PgBouncer is not installed.");
    }

    void aPoolerIsRefusedBeforeAnythingHappens_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::newRow("in transaction mode") << QByteArray("transaction");
        QTest::newRow("in statement mode") << QByteArray("statement");
        QTest::newRow("in session mode, which looks alike") << QByteArray("session");
    }

    void aPoolerIsRefusedBeforeAnythingHappens()
    {
        QFETCH(QByteArray, mode);
        const Database database;
        const Pooler pooler(database, mode);
        QVERIFY(taken(Session::open(pooler.url(), {}))->execute("SELECT 1", {}));
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "CREATE TABLE a (i int);\n");
        DeployRequest request = project.request(database.url());
        request.view.url = pooler.url();
        const auto run = taken(DeployRun::begin(request, {}));
        // Preflight says so as well; here the step itself is asked, as after a URL that changed meanwhile.
        const StepRecord preflight = go(*run, Step::Preflight);
        QCOMPARE(preflight.state, StepState::Failed);
        // Statement mode refuses the very BEGIN of the checks.
        const auto check = std::ranges::find(preflight.checks, u"session-affinity"_s, &Check::id);
        QCOMPARE(check != preflight.checks.end() && check->outcome == Outcome::Fail, mode != "statement");
        const auto tried = dryRun(request, {}, {});
        QVERIFY(!tried);
        QCOMPARE(tried.error().code, ErrorCode::ServerUnsuitable);
        QVERIFY(tried.error().message.english().contains(u"pooler"_s));
        QCOMPARE(database.sql("SELECT to_regclass('a') IS NULL AND to_regclass('_manual_migrations') IS NULL"), u"t"_s);
    }
};

QTEST_GUILESS_MAIN(PoolerTest)
#include "tst_pooler.moc"
