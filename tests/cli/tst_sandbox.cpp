// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/session.h"
#include "tests/cli/program.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// `lockstep sandbox`, on a private server of this test's own.
class TestSandbox : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { (void)m_program.run({u"sandbox"_s, u"reset"_s}); }
    void startsAndStops();
    void loadsTheSample();
    void runsWhileItIsUsed();
    void isStoppedByTheNextOneAfterAKill();

private:
    int postmaster() const;
    Program m_program;
};

namespace {

/// A process that ended has no working folder, whether or not somebody noticed its end.
bool isAlive(int process)
{
    return !QFile::symLinkTarget(u"/proc/%1/cwd"_s.arg(process)).isEmpty();
}

}  // namespace

/// 0 when none runs.
int TestSandbox::postmaster() const
{
    const Ran url = m_program.run({u"sandbox"_s, u"url"_s});
    const auto parsed = parseConnectionUrl(QString::fromUtf8(url.out.trimmed()));
    const auto session = parsed ? Session::open(*parsed, {}) : Result<std::unique_ptr<Session>>(parsed.error());
    if (!session)
        return 0;
    const auto answer = (*session)->execute("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)", {});
    return answer ? answer->rows[0][0].toInt() : 0;
}

void TestSandbox::startsAndStops()
{
    QCOMPARE(m_program.run({u"sandbox"_s, u"url"_s}).exitStatus, 3);
    const Ran started = m_program.run({u"sandbox"_s, u"start"_s});
    QVERIFY2(started.exitStatus == 0, started.err);
    const QList<QByteArray> lines = started.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(QFileInfo(QString::fromUtf8(lines[0])).isDir(), lines[0]);
    QVERIFY2(lines[1].startsWith("postgresql://"), lines[1]);
    QCOMPARE(m_program.run({u"sandbox"_s, u"url"_s}).out.trimmed(), lines[1]);
    QCOMPARE(m_program.run({u"sandbox"_s, u"stop"_s}).exitStatus, 0);
    QCOMPARE(m_program.run({u"sandbox"_s, u"stop"_s}).exitStatus, 0);
    QCOMPARE(m_program.run({u"sandbox"_s, u"url"_s}).exitStatus, 3);
}

void TestSandbox::loadsTheSample()
{
    const Ran loaded = m_program.run({u"sandbox"_s, u"load"_s, u"--sample"_s});
    QVERIFY2(loaded.exitStatus == 0, loaded.err);
    const QString folder = QString::fromUtf8(loaded.out.trimmed());
    QVERIFY2(QFileInfo(folder + u"/lockstep.toml"_s).isFile(), loaded.out);
    QCOMPARE(m_program.run({u"sandbox"_s, u"load"_s, u"--sample"_s}).out, loaded.out);
    const Ran status = m_program.run({u"status"_s, folder, u"--target"_s, u"sandbox"_s});
    QVERIFY2(status.exitStatus == 1, status.out + status.err);
    QVERIFY2(status.out.contains("Pending (4)") && status.out.contains("Strays (2)"), status.out);
    const Ran deployed = m_program.run({u"deploy"_s, folder, u"--target"_s, u"sandbox"_s, u"--yes"_s});
    QVERIFY2(deployed.exitStatus == 0, deployed.out + deployed.err);
    QCOMPARE(m_program.run({u"sandbox"_s, u"reset"_s, u"--sample"_s}).exitStatus, 0);
    QVERIFY(!QFileInfo::exists(folder));
}

void TestSandbox::runsWhileItIsUsed()
{
    const QString folder = QString::fromUtf8(m_program.run({u"sandbox"_s, u"load"_s, u"--sample"_s}).out.trimmed());
    const QStringList look{u"status"_s, folder, u"--target"_s, u"sandbox"_s};
    QCOMPARE(m_program.run(look).exitStatus, 1);
    QCOMPARE(postmaster(), 0);
    QCOMPARE(m_program.run({u"sandbox"_s, u"start"_s}).exitStatus, 0);
    QCOMPARE(m_program.run(look).exitStatus, 1);
    QCOMPARE_GT(postmaster(), 0);
    QCOMPARE(m_program.run({u"sandbox"_s, u"stop"_s}).exitStatus, 0);
    QCOMPARE(postmaster(), 0);
}

void TestSandbox::isStoppedByTheNextOneAfterAKill()
{
    const Project project;
    project.addPrisma(u"1_slow"_s, "SELECT pg_sleep(300);\n");
    const auto process = m_program.start({u"deploy"_s, project.path(), u"--target"_s, u"sandbox"_s, u"--yes"_s});
    QTRY_COMPARE_GT_WITH_TIMEOUT(postmaster(), 0, 60000);
    const int server = postmaster();
    QCOMPARE_GT(server, 0);
    process->kill();
    QVERIFY(process->waitForFinished());
    QVERIFY(isAlive(server));
    QVERIFY(m_program.run({u"status"_s, project.path(), u"--target"_s, u"sandbox"_s}).exitStatus >= 0);
    QVERIFY(!isAlive(server));
    QCOMPARE(postmaster(), 0);
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
