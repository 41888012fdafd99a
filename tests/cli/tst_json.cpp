// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// Every subcommand's JSON against its schema, which allows no key that the contract does not name.
class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void matchesItsSchema_data();
    void matchesItsSchema();
    void aTargetIsAsked();
    void statusTellsTheStates();
    void statusExplainsAnEdit();
    void aDeployIsLinesOfEvents();
    void aFailedDeployEndsWithItsError();
    void aRecordIsReadBack();

private:
    Ran runOnTarget(QStringList arguments) const;

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Database> m_database;
};

void TestJson::init()
{
    m_program = std::make_unique<Program>();
    m_project = std::make_unique<Project>();
    m_database = std::make_unique<Database>();
    m_project->addPrisma(u"20260101000000_init"_s,
                         "CREATE TABLE a (id int PRIMARY KEY);\nCREATE INDEX a_id ON a (id);\n");
    m_project->addPrisma(u"20260102000000_drop"_s,
                         "DROP TABLE a;\nDO $$ BEGIN EXECUTE 'DROP TABLE IF EXISTS b'; END $$;\n");
    m_project->write(u"prisma/migrations/20260102000000_drop/revert_drop.sql"_s,
                     "CREATE TABLE a (id int PRIMARY KEY);\n");
    m_project->write(u"prisma/migrations/notes.md"_s, "notes\n");
}

Ran TestJson::runOnTarget(QStringList arguments) const
{
    arguments.insert(1, m_project->path());
    return m_program->run(arguments << u"--target"_s << m_database->urlText() << u"--format"_s << u"json"_s);
}

void TestJson::matchesItsSchema_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("wantsTarget");
    QTest::addColumn<int>("exitStatus");
    QTest::newRow("status of pending migrations") << u"status"_s << true << 1;
    QTest::newRow("review with an error") << u"review"_s << false << 1;
    QTest::newRow("review for a target, which has nothing to lose") << u"review"_s << true << 0;
    QTest::newRow("effects") << u"effects"_s << false << 0;
    QTest::newRow("effects on a target") << u"effects"_s << true << 0;
    QTest::newRow("plan") << u"plan"_s << true << 0;
    QTest::newRow("preflight") << u"preflight"_s << true << 0;
    QTest::newRow("verify of an empty database") << u"verify"_s << true << 0;
    QTest::newRow("drift of an empty database") << u"drift"_s << true << 0;
    QTest::newRow("backup") << u"backup"_s << true << 0;
    QTest::newRow("history") << u"history"_s << false << 0;
}

void TestJson::matchesItsSchema()
{
    QFETCH(QString, command);
    QFETCH(bool, wantsTarget);
    const QStringList project = command == "history"_L1 ? QStringList() : QStringList{m_project->path()};
    const Ran ran = wantsTarget
        ? runOnTarget({command})
        : m_program->run(QStringList{command} + project + QStringList{u"--format"_s, u"json"_s});
    QVERIFY2(ran.out.startsWith("{\n    \"lockstep\": 1,\n    \"command\": \"" + command.toUtf8() + "\""),
             ran.out + ran.err);
    QCOMPARE(schemaProblems(command, ran.out), QString());
    QTEST(ran.exitStatus, "exitStatus");
}

/// What is applied is told by the history, what is pending by the server, and its size decides.
void TestJson::aTargetIsAsked()
{
    QCOMPARE(runOnTarget({u"deploy"_s, u"--yes"_s, u"--to"_s, u"20260101000000_init"_s}).exitStatus, 0);
    m_project->addPrisma(u"20260103000000_index"_s, "CREATE INDEX a_more ON a (id);\n");
    QFile::remove(m_project->path() + u"/prisma/migrations/20260102000000_drop/migration.sql"_s);
    QDir(m_project->path() + u"/prisma/migrations/20260102000000_drop"_s).removeRecursively();
    const Ran effects = runOnTarget({u"effects"_s});
    QCOMPARE(schemaProblems(u"effects"_s, effects.out), QString());
    const QJsonObject told = QJsonDocument::fromJson(effects.out).object();
    QStringList bases;
    for (const QJsonValue &statement : told[u"statements"_s].toArray())
        bases << statement[u"basis"_s].toString();
    QCOMPARE(bases, (QStringList{u"history"_s, u"history"_s, u"catalog"_s}));
    QVERIFY(told[u"serverVersion"_s].toString().startsWith(
        QString::number(m_database->sql("SHOW server_version_num").toInt() / 10000)));
    QCOMPARE(told[u"statements"_s][2][u"builds"_s], (QJsonArray{u"public.a_more"_s}));
    const Ran review = runOnTarget({u"review"_s});
    QCOMPARE(schemaProblems(u"review"_s, review.out), QString());
    for (const QJsonValue &finding : QJsonDocument::fromJson(review.out)[u"findings"_s].toArray()) {
        if (finding[u"migration"_s].toString() == u"20260103000000_index"
            && finding[u"rule"_s].toString() == u"create-index-blocking") {
            QCOMPARE(finding[u"severity"_s].toString(), u"note"_s);
            QVERIFY(finding[u"message"_s].toString().endsWith(u"It holds no rows."_s));
            return;
        }
    }
    QFAIL("the blocking index is not told");
}

void TestJson::statusTellsTheStates()
{
    QCOMPARE(runOnTarget({u"deploy"_s, u"--yes"_s, u"--to"_s, u"20260101000000_init"_s}).exitStatus, 0);
    const Ran ran = runOnTarget({u"status"_s});
    QCOMPARE(schemaProblems(u"status"_s, ran.out), QString());
    const QJsonObject status = QJsonDocument::fromJson(ran.out).object();
    // The table is empty there, so that dropping it weighs less: as plan has it.
    const QJsonObject plan = QJsonDocument::fromJson(runOnTarget({u"plan"_s}).out).object();
    const QString risk = plan[u"migrations"_s][0][u"risk"_s].toString();
    QStringList rows;
    for (const QJsonValue &row : status[u"migrations"_s].toArray())
        rows << row[u"name"_s].toString() + u' ' + row[u"state"_s].toString() + u' ' + row[u"risk"_s].toString();
    QCOMPARE(rows,
             (QStringList{u"20260101000000_init applied "_s + status[u"migrations"_s][0][u"risk"_s].toString(),
                          u"20260102000000_drop pending "_s + risk}));
    QCOMPARE(status[u"project"_s][u"layout"_s].toString(), u"prisma"_s);
    QCOMPARE(status[u"ledger"_s][u"exists"_s].toBool(), true);
    QCOMPARE(status[u"strays"_s][0][u"file"_s].toString(), u"prisma/migrations/notes.md"_s);
    QCOMPARE(status[u"migrations"_s][0][u"checksum"_s], status[u"migrations"_s][0][u"ledgerChecksum"_s]);
    QCOMPARE(status[u"migrations"_s][1][u"revert"_s].toString(),
             u"prisma/migrations/20260102000000_drop/revert_drop.sql"_s);
}

void TestJson::statusExplainsAnEdit()
{
    QCOMPARE(runOnTarget({u"deploy"_s, u"--yes"_s, u"--to"_s, u"20260101000000_init"_s}).exitStatus, 0);
    m_project->write(u"prisma/migrations/20260101000000_init/migration.sql"_s,
                     "CREATE TABLE a (id int PRIMARY KEY);\nCREATE INDEX a_id ON a (id);");
    const Ran ran = runOnTarget({u"status"_s});
    QCOMPARE(schemaProblems(u"status"_s, ran.out), QString());
    const QJsonValue first = QJsonDocument::fromJson(ran.out).object()[u"migrations"_s][0];
    QCOMPARE(first[u"state"_s].toString(), u"changed"_s);
    QCOMPARE(first[u"change"_s][u"difference"_s].toString(), u"lineEndings"_s);
    const Ran text
        = m_program->run({u"status"_s, m_project->path(), u"--target"_s, m_database->urlText(), u"--changes"_s});
    QVERIFY2(text.out.contains("Only line endings differ"), text.out);
    QVERIFY2(text.out.contains("+++ ") && text.out.contains("\\ No newline at end of file"), text.out);
}

void TestJson::aDeployIsLinesOfEvents()
{
    const Ran ran = runOnTarget({u"deploy"_s, u"--yes"_s});
    QCOMPARE(ran.exitStatus, 0);
    QCOMPARE(schemaProblems(u"deploy-event"_s, ran.out, true), QString());
    const QList<QByteArray> lines = ran.out.trimmed().split('\n');
    const QJsonObject last = QJsonDocument::fromJson(lines.last()).object();
    QCOMPARE(last[u"kind"_s].toString(), u"finished"_s);
    QCOMPARE(last[u"outcome"_s].toString(), u"done"_s);
    QCOMPARE(last[u"exitCode"_s].toInt(), 0);
    QVERIFY(QFile::exists(last[u"report"_s].toString()));
    QCOMPARE(ran.out.count("\"kind\":\"statementFinished\""), 4);
    QVERIFY(ran.out.contains("\"kind\":\"confirmation\""));
}

void TestJson::aFailedDeployEndsWithItsError()
{
    m_project->addPrisma(u"20260103000000_wrong"_s, "SELECT 1;\nDROP TABLE nowhere;\n");
    const Ran ran = runOnTarget({u"deploy"_s, u"--yes"_s});
    QCOMPARE(schemaProblems(u"deploy-event"_s, ran.out, true), QString());
    const QJsonObject last = QJsonDocument::fromJson(ran.out.trimmed().split('\n').last()).object();
    QCOMPARE(last[u"kind"_s].toString(), u"finished"_s);
    QCOMPARE(last[u"exitCode"_s].toInt(), ran.exitStatus);
    QCOMPARE(last[u"error"_s][u"sqlstate"_s].toString(), u"42P01"_s);
    QCOMPARE(last[u"error"_s][u"line"_s].toInt(), 2);
}

void TestJson::aRecordIsReadBack()
{
    QCOMPARE(runOnTarget({u"deploy"_s, u"--yes"_s}).exitStatus, 0);
    const QStringList json{u"--format"_s, u"json"_s};
    QCOMPARE(schemaProblems(u"history"_s, m_program->run(QStringList{u"history"_s} + json).out), QString());
    QCOMPARE(schemaProblems(u"history-run"_s, m_program->run(QStringList{u"history"_s, u"last"_s} + json).out),
             QString());
    QCOMPARE(schemaProblems(u"history-check"_s, m_program->run(QStringList{u"history"_s, u"--check"_s} + json).out),
             QString());
    for (const QString &kind : {u"review"_s, u"hygiene"_s})
        QCOMPARE(schemaProblems(u"report"_s, runOnTarget({u"report"_s, u"--kind"_s, kind}).out), QString());
    QCOMPARE(schemaProblems(u"record"_s, m_program->run(QStringList{u"report"_s, u"last"_s} + json).out), QString());
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
