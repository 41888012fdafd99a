// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// One plan over databases of several servers, as a CI job sees it.
class TestFleet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void threeServers();
    void pendingIsNo();
    void aFailureIsNamed();
    void aProtectedFleetWantsItsName();
    void linesAreValidJson();

private:
    Ran fleet(const QStringList &options) const
    {
        return m_program->run(QStringList{u"fleet"_s} + options.first(1)
                              + QStringList{m_project->path(), u"--target"_s, m_first->urlText()} + options.mid(1));
    }
    void writeList(const QStringList &names) const
    {
        m_project->write(u"tenants.txt"_s, names.join(u'\n').toUtf8() + "\n");
    }
    QString list() const { return m_project->file(u"tenants.txt"_s); }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Database> m_first;
    std::unique_ptr<Database> m_second;
};

void TestFleet::init()
{
    m_program = std::make_unique<Program>();
    m_project = std::make_unique<Project>();
    m_first = std::make_unique<Database>();
    m_second = std::make_unique<Database>();
    m_project->addPlain(u"001_notes"_s, "CREATE TABLE notes (id bigint PRIMARY KEY);\n");
    writeList({m_first->url().database, m_second->url().database});
}

void TestFleet::threeServers()
{
    // Each program has a state folder, and so a private server, of its own.
    const std::array<Program, 2> others;
    QStringList names{m_first->urlText()};
    for (const Program &other : others) {
        const Ran started = other.run({u"sandbox"_s, u"start"_s});
        QVERIFY2(started.exitStatus == 0, started.err);
        names << QString::fromUtf8(started.out).split(u'\n').value(1);
    }
    writeList(names);
    const Ran ran = fleet({u"deploy"_s, u"--list"_s, list(), u"--yes"_s, u"--no-backup"_s, u"--because"_s, u"test"_s});
    for (const Program &other : others)
        QCOMPARE(other.run({u"sandbox"_s, u"reset"_s}).exitStatus, 0);
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QVERIFY2(ran.out.contains("3 databases: 3 done"), ran.out);
}

void TestFleet::pendingIsNo()
{
    const Ran before = fleet({u"status"_s, u"--list"_s, list()});
    QVERIFY2(before.exitStatus == 1, before.out + before.err);
    QVERIFY2(before.out.contains("2 databases: 2 waiting"), before.out);
    QCOMPARE(fleet({u"deploy"_s, u"--list"_s, list(), u"--yes"_s}).exitStatus, 0);
    const Ran after = fleet({u"status"_s, u"--list"_s, list()});
    QVERIFY2(after.exitStatus == 0, after.out + after.err);
    QVERIFY2(after.out.contains("2 up to date"), after.out);
    QVERIFY2(fleet({u"status"_s}).err.contains("--databases"), fleet({u"status"_s}).err);
}

void TestFleet::aFailureIsNamed()
{
    m_second->sql("CREATE TABLE notes (id int)");
    const Ran ran = fleet({u"deploy"_s, u"--list"_s, list(), u"--yes"_s});
    QVERIFY2(ran.exitStatus == 5, ran.out + ran.err);
    QVERIFY2(ran.out.contains("1 done, 1 failed, undone"), ran.out);
    QVERIFY2(ran.out.contains("001_notes.sql"), ran.out);
    QVERIFY2(ran.out.contains("lockstep history "), ran.out);
}

void TestFleet::aProtectedFleetWantsItsName()
{
    m_project->write(u"lockstep.toml"_s,
                     "[environments.production]\nurl = \"env:LIVE_URL\"\n[fleet.production]\n"
                     "list = \"tenants.txt\"\n");
    m_program->environment.insert(u"LIVE_URL"_s, m_first->urlText());
    const QStringList command{u"fleet"_s, u"deploy"_s, m_project->path(), u"--target"_s, u"production"_s, u"--yes"_s};
    const Ran refused = m_program->run(command);
    QVERIFY2(refused.exitStatus == 4, refused.out + refused.err);
    QCOMPARE(m_second->sql("SELECT to_regclass('notes') IS NULL"), u"t"_s);
    const Ran wrong = m_program->run(command + QStringList{u"--confirm"_s, m_first->url().database});
    QVERIFY2(wrong.exitStatus == 4, wrong.out + wrong.err);
}

void TestFleet::linesAreValidJson()
{
    const Ran ran = fleet({u"deploy"_s, u"--list"_s, list(), u"--yes"_s, u"--format"_s, u"json"_s});
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    const QString problems = schemaProblems(u"fleet"_s, ran.out, true);
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
    const QByteArray last = ran.out.trimmed().split('\n').last();
    QCOMPARE(QJsonDocument::fromJson(last).object().value("summary"_L1).toObject().value("done"_L1).toInt(), 2);
}

QTEST_GUILESS_MAIN(TestFleet)
#include "tst_fleet.moc"
