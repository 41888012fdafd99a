// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// The commands that change the ledger or the folder alone, as a script sees them.
class TestResolve : public QObject
{
    Q_OBJECT

private slots:
    void resolveInJson();
    void resolveWantsToKnowWhich();
    void nothingIsDoneUnconfirmed();
    void aJournalIsPutRight();
    void baselineInJson();
    void newInJson();
    void anEditedDraftIsHashedAnew_data();
    void anEditedDraftIsHashedAnew();
    void revertOfOneThatHasNone();
    void historyNamesThem();

private:
    Ran run(const QStringList &arguments, bool hasTarget = true) const
    {
        return m_program.run(arguments
                             + (hasTarget ? QStringList{u"--target"_s, m_database.urlText()} : QStringList{}));
    }

    Program m_program;
    Database m_database;
};

void TestResolve::resolveInJson()
{
    const Project project;
    const Database database;
    project.addPrisma(u"1_init"_s, "CREATE TABLE a (id int);\n");
    const QStringList arguments{u"resolve"_s,  u"1_init"_s,        project.path(), u"--applied"_s,
                                u"--target"_s, database.urlText(), u"--format"_s,  u"json"_s};
    const Ran trial = run(arguments + QStringList{u"--dry-run"_s}, false);
    QVERIFY2(trial.exitStatus == 0, trial.out + trial.err);
    QCOMPARE(schemaProblems(u"resolve"_s, trial.out), QString());
    QVERIFY(trial.out.contains("\"done\": false"));
    const Ran ran = run(arguments + QStringList{u"--yes"_s}, false);
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QCOMPARE(schemaProblems(u"resolve"_s, ran.out), QString());
    QVERIFY(ran.out.contains("\"done\": true"));
    QCOMPARE(database.sql("SELECT count(*) FROM _prisma_migrations"), u"1"_s);
    const Ran again = run(arguments + QStringList{u"--yes"_s}, false);
    QCOMPARE(again.exitStatus, 2);
    QCOMPARE(schemaProblems(u"error"_s, again.out), QString());
}

void TestResolve::resolveWantsToKnowWhich()
{
    const Project project;
    project.addPrisma(u"1_init"_s, "SELECT 1;\n");
    for (const QStringList &marks : {QStringList{}, QStringList{u"--applied"_s, u"--rolled-back"_s}}) {
        const Ran ran = run(QStringList{u"resolve"_s, u"1_init"_s, project.path(), u"--yes"_s} + marks);
        QVERIFY2(ran.exitStatus == 2 && ran.err.contains("--applied"), ran.err);
    }
}

void TestResolve::aJournalIsPutRight()
{
    const Project project;
    const Database database;
    const QByteArray applied = "CREATE TABLE a (id int);\n";
    project.write(u"drizzle/0000_a.sql"_s, applied);
    project.write(u"drizzle/0001_b.sql"_s, "CREATE TABLE b (id int);\n");
    project.write(u"drizzle/meta/_journal.json"_s,
                  "{\"version\": \"7\", \"dialect\": \"postgresql\", \"entries\": [\n"
                  "{\"idx\": 0, \"version\": \"7\", \"when\": null, \"tag\": \"0000_a\", \"hash\": null}]}");
    database.sql("CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text"
                 " NOT NULL, created_at bigint); INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES"
                 " (encode(sha256(convert_to('CREATE TABLE a (id int);' || E'\\n', 'UTF8')), 'hex'), 1700000000000)");
    const QStringList arguments{u"resolve"_s,  u"--journal"_s,     project.path(), u"--layout"_s, u"drizzle"_s,
                                u"--target"_s, database.urlText(), u"--format"_s,  u"json"_s};
    const Ran trial = run(arguments + QStringList{u"--dry-run"_s}, false);
    QVERIFY2(trial.exitStatus == 0 && trial.out.contains("\"done\": false"), trial.out + trial.err);
    QCOMPARE(run(arguments, false).exitStatus, 4);
    const Ran ran = run(arguments + QStringList{u"--yes"_s}, false);
    QVERIFY2(ran.exitStatus == 0 && ran.out.contains("\"done\": true"), ran.out + ran.err);
    // What is applied has the time that the ledger knows it by, what is not a later one.
    const Ran status
        = run({u"status"_s, project.path(), u"--layout"_s, u"drizzle"_s, u"--target"_s, database.urlText()}, false);
    QVERIFY2(status.out.contains("applied  0000_a") && status.out.contains("pending  0001_b"), status.out);
    const Ran again = run(arguments + QStringList{u"--yes"_s}, false);
    QVERIFY2(again.exitStatus == 0 && again.out.contains("\"changes\": [\n    ]"), again.out);
    const Project other;
    other.addPrisma(u"1_init"_s, "SELECT 1;\n");
    QCOMPARE(run({u"resolve"_s, u"--journal"_s, other.path(), u"--yes"_s}).exitStatus, 2);
}

void TestResolve::nothingIsDoneUnconfirmed()
{
    const Project project;
    const Database database;
    project.addPrisma(u"1_init"_s, "SELECT 1;\n");
    const Ran ran
        = run({u"resolve"_s, u"1_init"_s, project.path(), u"--applied"_s, u"--target"_s, database.urlText()}, false);
    QVERIFY2(ran.exitStatus == 4 && ran.err.contains("--yes"), ran.err);
    QCOMPARE(database.sql("SELECT to_regclass('_prisma_migrations') IS NULL"), u"t"_s);
}

void TestResolve::baselineInJson()
{
    const Project project;
    const Database database;
    database.sql("CREATE TABLE a (id int)");
    const QStringList arguments{u"baseline"_s, project.path(),     u"--layout"_s, u"prisma"_s,
                                u"--target"_s, database.urlText(), u"--format"_s, u"json"_s};
    const Ran trial = run(arguments + QStringList{u"--dry-run"_s}, false);
    QVERIFY2(trial.exitStatus == 0, trial.out + trial.err);
    QCOMPARE(schemaProblems(u"baseline"_s, trial.out), QString());
    QVERIFY(!QFileInfo::exists(project.file(u"prisma"_s)));
    for (int time = 0; time < 2; ++time) {
        const Ran ran = run(arguments + QStringList{u"--yes"_s}, false);
        QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
        QCOMPARE(schemaProblems(u"baseline"_s, ran.out), QString());
    }
    QCOMPARE(run({u"status"_s, project.path(), u"--target"_s, database.urlText()}, false).exitStatus, 0);
}

void TestResolve::newInJson()
{
    const Project project;
    project.addPlain(u"001_a"_s, "SELECT 1;\n");
    const Ran ran
        = run({u"new"_s, u"Add note"_s, project.path(), u"--expand-contract"_s, u"--format"_s, u"json"_s}, false);
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QCOMPARE(schemaProblems(u"new"_s, ran.out), QString());
    QVERIFY(QFileInfo(project.file(u"migrations/002_add_note.sql"_s)).size() > 0);
    const Ran text = run({u"new"_s, u"More"_s, project.path()}, false);
    QCOMPARE(text.out, "migrations/003_more.sql\nmigrations/003_more_rollback.sql\n"_ba);
}

void TestResolve::anEditedDraftIsHashedAnew_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("graphile-migrate") << u"graphile-migrate"_s << "\n  + --! Hash: sha1:"_ba;
    QTest::newRow("atlas") << u"atlas"_s << "\n  + h1:"_ba;
}

/// What a person does: a new one, its SQL, a deploy that says what to run, that, and a deploy that runs it.
void TestResolve::anEditedDraftIsHashedAnew()
{
    QFETCH(QString, layout);
    QFETCH(QByteArray, shown);
    const Project project;
    const Database database;
    const QStringList settings{project.path(), u"--layout"_s, layout};
    const QString path = project.file(
        QString::fromUtf8(run(QStringList{u"new"_s, u"one"_s} + settings, false).out).section(u'\n', 0, 0));
    QFile file(path);
    QVERIFY2(file.open(QIODevice::Append) && file.write("CREATE TABLE one (id int);\n") > 0, qPrintable(path));
    file.close();
    const QStringList deploy = QStringList{u"deploy"_s, u"--yes"_s, u"--target"_s, database.urlText()} + settings;
    const Ran refused = run(deploy, false);
    QVERIFY2(refused.exitStatus != 0 && (refused.out + refused.err).contains("lockstep new --rehash"),
             refused.out + refused.err);

    const QStringList rehash = QStringList{u"new"_s, u"--rehash"_s} + settings;
    const Ran trial = run(rehash + QStringList{u"--dry-run"_s}, false);
    QVERIFY2(trial.out.contains(shown), trial.out + trial.err);
    const Ran json = run(rehash + QStringList{u"--dry-run"_s, u"--format"_s, u"json"_s}, false);
    QCOMPARE(schemaProblems(u"new"_s, json.out), QString());
    QCOMPARE(run(rehash, false).out, trial.out);
    QCOMPARE(run(rehash, false).out, QByteArray());
    const Ran deployed = run(deploy, false);
    QVERIFY2(deployed.exitStatus == 0, deployed.out + deployed.err);
    QCOMPARE(database.sql("SELECT count(*) FROM one"), u"0"_s);
    QCOMPARE(run(QStringList{u"new"_s, u"two"_s} + settings, false).exitStatus, 0);
}

void TestResolve::revertOfOneThatHasNone()
{
    const Project project;
    project.addPlain(u"001_a"_s, "CREATE TABLE a (id int PRIMARY KEY, note text DEFAULT 'x');\n");
    project.addPlain(u"002_b"_s, "ALTER TABLE a DROP COLUMN note;\n");
    const QStringList arguments{u"new"_s, u"--revert-of"_s, u"002_b.sql"_s, project.path()};
    const QByteArray sql
        = "-- Takes back 002_b.sql\n\n-- Not taken back: the values of a.note are gone; a backup has them.\n\n"
          "ALTER TABLE a ADD COLUMN note text DEFAULT 'x';\n";
    const Ran trial = run(arguments + QStringList{u"--dry-run"_s}, false);
    QCOMPARE(trial.out, sql);
    QVERIFY(!QFileInfo::exists(project.file(u"migrations/002_b_rollback.sql"_s)));
    const Ran json = run(arguments + QStringList{u"--dry-run"_s, u"--format"_s, u"json"_s}, false);
    QCOMPARE(schemaProblems(u"new"_s, json.out), QString());
    QCOMPARE(run(arguments, false).out, "migrations/002_b_rollback.sql\n"_ba);
    QFile file(project.file(u"migrations/002_b_rollback.sql"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), sql);
    const Ran again = run(arguments, false);
    QVERIFY2(again.exitStatus == 2 && again.err.contains("has a revert script"), again.err);
    QCOMPARE(run({u"new"_s, u"--revert-of"_s, u"003"_s, project.path()}, false).exitStatus, 2);
    QCOMPARE(run({u"new"_s}, false).exitStatus, 2);
}

void TestResolve::historyNamesThem()
{
    const Ran list = m_program.run({u"history"_s});
    QVERIFY2(list.out.contains("resolve") && list.out.contains("baseline"), list.out);
    const Ran json = m_program.run({u"history"_s, u"--format"_s, u"json"_s});
    QCOMPARE(schemaProblems(u"history"_s, json.out), QString());
    QVERIFY(m_program.run({u"history"_s, u"last"_s}).out.contains("stepFinished"));
}

QTEST_GUILESS_MAIN(TestResolve)
#include "tst_resolve.moc"
