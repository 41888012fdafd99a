// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// The lines of one kind.
std::vector<QJsonObject> events(const QByteArray &out, const QString &kind)
{
    std::vector<QJsonObject> found;
    for (const QByteArray &line : out.split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        if (event.value("kind"_L1) == kind)
            found.push_back(event);
    }
    return found;
}

constexpr auto notes = "CREATE TABLE notes (id bigint PRIMARY KEY, body text);\n";

}  // namespace

/// lockstep rehearse, as a CI job and a person see it. The copies are in the program's own private PostgreSQL.
class TestRehearse : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void proven();
    void theNewestBackup();
    void theFilesAlone();
    void whatPolicyAsksFor();
    void aFailureIsSaid();
    void cannotBeUsed_data();
    void cannotBeUsed();

private:
    Ran rehearse(const QStringList &options) const
    {
        return m_program->run(QStringList{u"rehearse"_s, m_project->path()} + options);
    }
    QStringList atTarget(const QStringList &options = {}) const
    {
        return QStringList{u"--target"_s, m_target->urlText()} + options;
    }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Database> m_target;
};

void TestRehearse::init()
{
    m_program = std::make_unique<Program>();
    m_project = std::make_unique<Project>();
    m_target = std::make_unique<Database>();
    m_project->addPlain(u"001_notes"_s, notes);
    m_project->addPlain(u"001_notes_rollback"_s, "DROP TABLE notes;\n");
}

void TestRehearse::cleanup()
{
    QCOMPARE(m_program->run({u"sandbox"_s, u"reset"_s}).exitStatus, 0);
}

void TestRehearse::proven()
{
    const Ran ran = rehearse(atTarget({u"--format"_s, u"json"_s}));
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QCOMPARE(schemaProblems(u"rehearse-event"_s, ran.out, true), QString());
    const auto rehearsed = events(ran.out, u"migrationRehearsed"_s);
    QCOMPARE(rehearsed.size(), 1u);
    QCOMPARE(rehearsed[0][u"revert"_s].toString(), u"proven"_s);
    QCOMPARE(rehearsed[0][u"again"_s].toString(), u"ok"_s);
    QCOMPARE(events(ran.out, u"finished"_s).at(0)[u"source"_s].toString(), u"schema"_s);
    QCOMPARE(m_target->sql("SELECT to_regclass('notes') IS NULL"), u"t"_s);
    const Ran status
        = m_program->run(QStringList{u"status"_s, m_project->path(), u"--format"_s, u"json"_s} + atTarget());
    QCOMPARE(schemaProblems(u"status"_s, status.out), QString());
    QVERIFY2(status.out.contains("\"revertTested\": \"proven\""), status.out);
    const Ran text = m_program->run(QStringList{u"plan"_s, m_project->path()} + atTarget());
    QVERIFY2(text.out.contains("revert tested"), text.out);
}

void TestRehearse::theNewestBackup()
{
    const Ran taken = m_program->run(QStringList{u"backup"_s, m_project->path()} + atTarget());
    QVERIFY2(taken.exitStatus == 0, taken.out + taken.err);
    const Ran ran = rehearse(atTarget({u"--from"_s, u"backup"_s, u"--format"_s, u"json"_s}));
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QCOMPARE(events(ran.out, u"finished"_s).at(0)[u"source"_s].toString(), u"backup"_s);
}

void TestRehearse::theFilesAlone()
{
    m_project->addPlain(u"002_more"_s, "ALTER TABLE notes ADD COLUMN at date;\n");
    m_project->addPlain(u"002_more_rollback"_s, "SELECT 1;\n");
    const Ran ran = rehearse({u"--from"_s, u"history"_s});
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QVERIFY2(ran.out.contains("rollback proven") && ran.out.contains("rollback differs"), ran.out);
    QVERIFY2(ran.out.contains("column public.notes.at is left over after the revert"), ran.out);
    const Ran first = rehearse({u"--from"_s, u"history"_s, u"--to"_s, u"001_notes.sql"_s});
    QVERIFY2(first.exitStatus == 0 && !first.out.contains("002_more"), first.out + first.err);
}

void TestRehearse::whatPolicyAsksFor()
{
    m_project->write(u"lockstep.toml"_s, "[policy]\nrehearsal = \"proven\"\nbackup = \"none\"\n");
    const QStringList deploy = QStringList{u"deploy"_s, m_project->path(), u"--yes"_s} + atTarget();
    const Ran refused = m_program->run(deploy);
    QVERIFY2(refused.exitStatus == 4 && refused.err.contains("lockstep rehearse"), refused.out + refused.err);
    const Ran plan = m_program->run(QStringList{u"plan"_s, m_project->path(), u"--format"_s, u"json"_s} + atTarget());
    QCOMPARE(schemaProblems(u"plan"_s, plan.out), QString());
    QVERIFY2(plan.out.contains("\"rehearsal\": \"required\""), plan.out);
    m_project->addPlain(u"001_notes_rollback"_s, "SELECT 1;\n");
    QCOMPARE(rehearse(atTarget()).exitStatus, 1);
    QCOMPARE(m_program->run(deploy).exitStatus, 4);
    m_project->addPlain(u"001_notes_rollback"_s, "DROP TABLE notes;\n");
    QCOMPARE(m_program->run(deploy).exitStatus, 4);
    const Ran proven = rehearse(atTarget());
    QVERIFY2(proven.exitStatus == 0, proven.out + proven.err);
    const Ran deployed = m_program->run(deploy);
    QVERIFY2(deployed.exitStatus == 0, deployed.out + deployed.err);
    QVERIFY2(deployed.out.contains("rehearsed"), deployed.out);
}

void TestRehearse::aFailureIsSaid()
{
    m_project->addPlain(u"002_wrong"_s, "CREATE TABLE a (id int);\nSELECT 1 / 0;\n");
    m_project->addPlain(u"003_never"_s, "SELECT 1;\n");
    const Ran ran = rehearse({u"--from"_s, u"history"_s});
    QVERIFY2(ran.exitStatus == 5, ran.out + ran.err);
    QVERIFY2(ran.out.contains("division by zero") && ran.out.contains("002_wrong.sql:2"), ran.out);
    QVERIFY2(ran.out.contains("1 migration after that"), ran.out);
    const Ran json = rehearse({u"--from"_s, u"history"_s, u"--format"_s, u"json"_s});
    QCOMPARE(json.exitStatus, 5);
    QCOMPARE(schemaProblems(u"rehearse-event"_s, json.out, true), QString());
}

void TestRehearse::cannotBeUsed_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::newRow("no backup taken") << QStringList{u"--from"_s, u"backup"_s} << 2;
    QTest::newRow("no such source") << QStringList{u"--from"_s, u"elsewhere"_s} << 2;
    QTest::newRow("no such backup") << QStringList{u"--backup"_s, u"nowhere.dump"_s} << 2;
    QTest::newRow("no such migration") << QStringList{u"--to"_s, u"999_none"_s} << 2;
}

void TestRehearse::cannotBeUsed()
{
    QFETCH(QStringList, options);
    QFETCH(int, status);
    const Ran ran = rehearse(atTarget(options));
    QVERIFY2(ran.exitStatus == status, ran.out + ran.err);
}

QTEST_GUILESS_MAIN(TestRehearse)
#include "tst_rehearse.moc"
