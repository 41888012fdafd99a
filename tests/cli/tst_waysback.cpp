// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

#include <QDir>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray lineWith(const QByteArray &lines, const QByteArray &needle)
{
    const auto all = lines.split('\n');
    for (const QByteArray &line : all) {
        if (line.contains(needle))
            return line;
    }
    return {};
}

}  // namespace

/// Revert, restore and the playbook as a script or a person at a terminal sees them.
class TestWaysBack : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_database = std::make_unique<Database>();
        m_project = std::make_unique<Project>();
        m_project->addPlain(u"20240101_a"_s, "CREATE TABLE a (i int);\nINSERT INTO a VALUES (1), (2);\n");
        m_project->addPlain(u"20240101_a_rollback"_s, "DROP TABLE a;\n");
        m_project->addPlain(u"20240102_b"_s, "CREATE TABLE b (i int);\n");
        m_project->addPlain(u"20240102_b_rollback"_s, "DROP TABLE b;\n");
        const Ran deployed
            = run({u"deploy"_s, m_project->path(), u"--yes"_s, u"--no-backup"_s, u"--because"_s, u"test"_s});
        QVERIFY2(deployed.exitStatus == 0, deployed.out + deployed.err);
    }

    void rowsComeBackFromCopies()
    {
        m_database->sql("ALTER TABLE a ADD PRIMARY KEY (i)");
        m_project->write(u"lockstep.toml"_s, "layout = \"plain\"\n[policy]\nbackup = \"none\"\ntable_copies = true\n");
        m_project->addPlain(u"20240103_c"_s, "DELETE FROM a WHERE i = 1;\n");
        const Ran deployed = run({u"deploy"_s, m_project->path(), u"--yes"_s});
        QVERIFY2(deployed.exitStatus == 0, deployed.out + deployed.err);
        QCOMPARE(m_database->sql("SELECT count(*) FROM a"), u"1"_s);
        const Ran trial = run({u"restore"_s, u"--copies"_s, m_project->path(), u"--dry-run"_s});
        QVERIFY2(trial.exitStatus == 0 && trial.out.contains("INSERT INTO"), trial.out + trial.err);
        const Ran refused
            = run({u"restore"_s, u"--copies"_s, u"--table"_s, u"nothing"_s, m_project->path(), u"--yes"_s});
        QVERIFY2(refused.exitStatus == 2 && refused.err.contains("no copy of nothing"), refused.err);
        QCOMPARE(m_database->sql("SELECT count(*) FROM a"), u"1"_s);
        const Ran ran = run({u"restore"_s, u"--copies"_s, m_project->path(), u"--yes"_s, u"--format"_s, u"json"_s});
        QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
        QCOMPARE(schemaProblems(u"restore-event"_s, ran.out, true), QString());
        QVERIFY(lineWith(ran.out, "\"inserted\"").contains("\"inserted\":1"));
        QCOMPARE(m_database->sql("SELECT count(*) FROM a"), u"2"_s);
        QVERIFY(run({u"restore"_s, u"--copies"_s, u"--existing"_s, u"x"_s, m_project->path()}).exitStatus == 2);
    }

    void aRevertInJson()
    {
        const Ran trial
            = run({u"revert"_s, u"20240102_b.sql"_s, m_project->path(), u"--dry-run"_s, u"--format"_s, u"json"_s});
        QVERIFY2(trial.exitStatus == 0, trial.out + trial.err);
        QVERIFY(trial.out.contains("\"dryRun\":true"));
        QCOMPARE(tables(), u"a,b"_s);
        const Ran ran = run({u"revert"_s, u"20240102_b.sql"_s, m_project->path(), u"--yes"_s, u"--no-backup"_s,
                             u"--because"_s, u"test"_s, u"--format"_s, u"json"_s});
        QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
        QCOMPARE(schemaProblems(u"revert-event"_s, ran.out, true), QString());
        QVERIFY(lineWith(ran.out, "\"losses\"").contains("\"rows\":0"));
        QVERIFY(lineWith(ran.out, "\"kind\":\"finished\"").contains("Reverted: 20240102_b.sql."));
        QCOMPARE(tables(), u"a"_s);
        const Ran status = run({u"status"_s, m_project->path()});
        QCOMPARE(status.exitStatus, 1);
        QVERIFY(run({u"history"_s}, false).out.contains("revert"));
    }

    void whatIsLostIsShown()
    {
        const Ran ran = run({u"revert"_s, u"--to"_s, u"20240101_a.sql"_s, m_project->path(), u"--dry-run"_s});
        QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
        QVERIFY2(ran.out.contains("dropTable a, which has 2 rows now"), ran.out);
        QVERIFY(ran.out.indexOf("20240102_b_rollback") < ran.out.indexOf("20240101_a_rollback"));
        QCOMPARE(tables(), u"a,b"_s);
    }

    void whatCannotBeRevertedIsAnError()
    {
        const Ran unknown = run({u"revert"_s, u"nothing"_s, m_project->path(), u"--yes"_s});
        QCOMPARE(unknown.exitStatus, 2);
        QVERIFY(unknown.err.contains("nothing"));
        QCOMPARE(run({u"revert"_s}).exitStatus, 2);
        const Ran unasked = run({u"revert"_s, u"20240102_b.sql"_s, m_project->path()});
        QCOMPARE(unasked.exitStatus, 4);
        QCOMPARE(tables(), u"a,b"_s);
    }

    void aRestoreInJson()
    {
        const QString dump = backup();
        QVERIFY(!dump.isEmpty());
        m_database->sql("INSERT INTO a VALUES (3); CREATE TABLE later (i int)");
        const Ran ran = run(
            {u"restore"_s, dump, m_project->path(), u"--yes"_s, u"--database"_s, restored(), u"--format"_s, u"json"_s});
        QVERIFY2(ran.exitStatus == 1, ran.out + ran.err);
        QCOMPARE(schemaProblems(u"restore-event"_s, ran.out, true), QString());
        const QByteArray compared = lineWith(ran.out, "\"differences\"");
        QVERIFY2(compared.contains("onlyInTarget"), ran.out);
        QVERIFY(lineWith(ran.out, "\"wayBack\"").contains("RENAME TO"));
        const Ran unnamed
            = run({u"restore"_s, u"--existing"_s, restored(), m_project->path(), u"--swap"_s, u"--yes"_s});
        QCOMPARE(unnamed.exitStatus, 4);
        const Ran swapped = run({u"restore"_s, u"--existing"_s, restored(), m_project->path(), u"--swap"_s, u"--yes"_s,
                                 u"--confirm"_s, m_database->url().database});
        QVERIFY2(swapped.exitStatus == 0, swapped.out + swapped.err);
        QCOMPARE(m_database->sql("SELECT count(*) FROM a"), u"2"_s);
        // What was replaced has another name now, and goes with the test.
        const QString kept = m_database->sql("SELECT datname FROM pg_database WHERE datname LIKE '"
                                             + m_database->url().database.toUtf8() + "_before_%'");
        m_database->sql("DROP DATABASE \"" + kept.toUtf8() + "\"");
    }

    void anEqualRestoreIsAYes()
    {
        const QString dump = backup();
        const Ran ran = run({u"restore"_s, dump, m_project->path(), u"--yes"_s, u"--database"_s, restored()});
        QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
        QVERIFY(ran.out.contains("Backup and target are equal"));
        m_database->sql("DROP DATABASE \"" + restored().toUtf8() + "\"");
        const Ran inPlace = run({u"restore"_s, dump, m_project->path(), u"--in-place"_s, u"--yes"_s, u"--confirm"_s,
                                 m_database->url().database});
        QVERIFY2(inPlace.exitStatus == 0, inPlace.out + inPlace.err);
    }

    void aFailedRunHasItsPlaybook()
    {
        m_project->addPlain(u"20240103_c"_s, "CREATE TABLE c (i int);\n");
        m_project->addPlain(u"20240103_c_rollback"_s, "DROP TABLE c;\n");
        m_project->addPlain(u"20240104_d"_s, "SELECT 1 / 0;\n");
        const Ran failed
            = run({u"deploy"_s, m_project->path(), u"--yes"_s, u"--no-backup"_s, u"--because"_s, u"test"_s});
        QCOMPARE(failed.exitStatus, 6);
        const Ran page = run({u"report"_s, u"last"_s, u"--kind"_s, u"playbook"_s}, false);
        QVERIFY2(page.exitStatus == 0, page.out + page.err);
        for (const char *needle :
             {"22012", "division by zero", "lockstep revert --to 20240103", "Post-mortem", "Begun by"})
            QVERIFY2(page.out.contains(needle), needle + QByteArray(" is not in\n") + page.out);
        const Ran json = run({u"report"_s, u"last"_s, u"--kind"_s, u"playbook"_s, u"--format"_s, u"json"_s}, false);
        QVERIFY(json.out.contains("\"ways\""));
    }

private:
    Ran run(const QStringList &arguments, bool hasTarget = true) const
    {
        return m_program.run(arguments
                             + (hasTarget ? QStringList{u"--target"_s, m_database->urlText()} : QStringList{}));
    }
    QString tables() const
    {
        return m_database->sql("SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relname IN ('a', "
                               "'b', 'c')");
    }
    QString restored() const { return m_database->url().database + u"_back"_s; }
    QString backup() const
    {
        const QString folder = m_program.stateFolder() + u"/made"_s;
        QDir(folder).removeRecursively();
        const Ran ran = run({u"backup"_s, m_project->path(), u"--backup-dir"_s, folder});
        if (ran.exitStatus != 0)
            qFatal("%s%s", ran.out.constData(), ran.err.constData());
        const QStringList dumps = QDir(folder).entryList({u"*.dump"_s, u"*.dir"_s}, QDir::AllEntries);
        return dumps.isEmpty() ? QString() : folder + u'/' + dumps.first();
    }

    Program m_program;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Project> m_project;
};

QTEST_GUILESS_MAIN(TestWaysBack)
#include "tst_waysback.moc"
