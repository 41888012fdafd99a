// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/dryrun.h"
#include "app/postgres/programs.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/process.h"

#include <QtTest>

#include <thread>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray tables = "CREATE TABLE a (n int, t text, u text);\nCREATE TABLE b (t text);\n";

/// Everything in both tables, so that one byte more or less shows.
QString content(const Database &database)
{
    return database.sql(
        "SELECT (SELECT coalesce(string_agg(format('%s|%L|%L', n, t, u), E'\n' ORDER BY n, t, u), '') "
        "FROM a) || '#' || (SELECT coalesce(string_agg(format('%L', t), E'\n' ORDER BY t), '') FROM b)");
}

/// psql's result on the same file; -1 for one that it refuses.
int runPsql(const Database &database, const QByteArray &sql)
{
    QTemporaryDir folder;
    QFile::setPermissions(folder.path(), QFile::Permissions(0x7755));
    const QString path = folder.filePath(u"file.sql"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(sql) != sql.size())
        qFatal("%s cannot be written", qPrintable(path));
    file.close();
    QProcess psql;
    psql.setProcessEnvironment(cleanEnvironment());
    startAlone(psql, taken(findProgram(u"psql"_s, 0, {})).path,
               {u"-X"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-f"_s, path, database.urlText()});
    return ended(psql, 60s).exitStatus;
}

StepRecord deployed(const Database &database, const QByteArray &sql, Project::Layout layout = Project::Layout::Plain)
{
    const Project project(layout);
    project.write(layout == Project::Layout::Plain ? u"20240101_a.sql"_s : u"20240101000000_a"_s, sql);
    const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
    return go(*run, Step::Migrate);
}

}  // namespace

class CopyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void asPsqlDoes_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const auto row = [](const char *name, const QByteArray &sql) { QTest::newRow(name) << sql; };
        row("tabs, nulls, backslashes", "COPY a FROM stdin;\n1\tit's; \\N\t\\N\n2\ta\\tb\\\\c\\nd\t\\x41\\101\n\\.\n");
        row("quotes and dollar quotes",
            "COPY b FROM stdin;\n'\n\"\n$$\n/* \n-- x\n\\.\nINSERT INTO b VALUES ('end');\n");
        row("CSV", "COPY a FROM stdin WITH (FORMAT csv);\n1,\"a \"\"b\"\"\nc\",\n2,,\"\"\n\\.\n");
        row("CSV with a header and another delimiter",
            "COPY a (t, n) FROM stdin (FORMAT csv, HEADER, DELIMITER ';');\nt;n\n\"x;y\";7\n\\.\n");
        row("no rows", "COPY a FROM stdin;\n\\.\nINSERT INTO b VALUES ('end');");
        row("an empty row", "COPY b FROM stdin;\n\n\n\\.\n");
        row("rows to the end of the file", "COPY b FROM stdin;\nx\ny\n");
        row("rows to the end of the file without a line's end", "COPY b FROM stdin;\nx\ny");
        row("no semicolon and no rows", "INSERT INTO b VALUES ('x');\nCOPY b FROM stdin");
        row("line ends of Windows",
            "COPY a FROM stdin;\r\n1\tx\ty\r\n2\tz\t\r\n\\.\r\nINSERT INTO b VALUES ('end');\r\n");
        row("what only begins like the end", "COPY b FROM stdin;\na\\\\.\n\\\\.\n \\\\.\n\\.\n");
        row("a comment behind the semicolon", "COPY b FROM stdin; -- 'x\nx\n\\.\nCOPY b FROM stdin; /* y */\nz\n\\.\n");
        row("the statement over several lines", "copy a(n)\n  from -- here\n  stdin\n;\n1\n2\n\\.\n");
        row("two of them", "COPY a FROM stdin;\n1\tx\ty\n\\.\nCOPY b FROM stdin;\nx\n\\.\n");
        row("older words", "COPY a FROM stdin WITH DELIMITER ',' NULL 'none';\n1,x,none\n\\.\n");
        row("wide letters", "COPY b FROM stdin;\nä😀\n\\.\n");
        row("own transaction", "BEGIN;\nCOPY b FROM stdin;\nx\n\\.\nCOMMIT;\n");
        row("beside what needs no transaction",
            "COPY b FROM stdin;\nx\n\\.\nVACUUM b;\nCOPY a FROM stdin;\n1\tx\ty\n\\.\n");
        row("refused: too few columns", "COPY a FROM stdin;\n1\tx\ty\n2\n\\.\n");
        row("refused: mixed line ends", "COPY b FROM stdin;\nx\ny\r\n\\.\n");
        row("refused: not UTF-8", "COPY b FROM stdin;\n\\xff\n\\.\n");
    }

    void asPsqlDoes()
    {
        QFETCH(QByteArray, sql);
        const Database ours;
        const Database theirs;
        ours.sql(tables);
        theirs.sql(tables);
        const bool isRefused = runPsql(theirs, sql) != 0;
        const StepRecord migrate = deployed(ours, sql);
        QVERIFY2((migrate.state != StepState::Confirmed) == isRefused,
                 migrate.error ? qPrintable(describe(*migrate.error)) : "applied");
        QCOMPARE(QByteArray(QTest::currentDataTag()).startsWith("refused"), isRefused);
        if (!isRefused)
            QCOMPARE(content(ours), content(theirs));
    }

    void aRowThatIsRefusedIsNamedByItsLine_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("line");
        QTest::newRow("too few columns") << QByteArray("SELECT 1;\n\nCOPY a FROM stdin;\n1\tx\ty\n2\tx\n\\.\n") << 5;
        QTest::newRow("no number") << QByteArray("COPY a FROM stdin;\n1\tx\ty\nzwei\tx\ty\n\\.\n") << 3;
        QTest::newRow("CSV, behind a row of two lines")
            << QByteArray("COPY a FROM stdin (FORMAT csv);\n1,\"x\ny\",z\nzwei,x,y\n\\.\n") << 4;
        QTest::newRow("CSV, behind two rows of two lines")
            << QByteArray("COPY a FROM stdin (FORMAT csv);\n1,\"x\ny\",z\n2,\"x\ny\",z\nzwei,x,y\n\\.\n") << 6;
        QTest::newRow("the statement itself") << QByteArray("SELECT 1;\nCOPY nosuch FROM stdin;\n1\n\\.\n") << 2;
    }

    void aRowThatIsRefusedIsNamedByItsLine()
    {
        QFETCH(QByteArray, sql);
        for (const QByteArray &tail : {QByteArray(), QByteArray("VACUUM;\n")}) {
            const Database database;
            database.sql(tables);
            const StepRecord migrate = deployed(database, sql + tail);
            QVERIFY(migrate.error);
            QTEST(migrate.error->line, "line");
            QCOMPARE(content(database), u"#"_s);
        }
    }

    void whatNoFileCanHoldIsRefusedBeforehand_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("binary") << QByteArray("COPY a FROM stdin (FORMAT binary);\n1\n\\.\n");
        QTest::newRow("binary, as of old") << QByteArray("COPY BINARY a FROM stdin;\n1\n\\.\n");
        QTest::newRow("the line goes on") << QByteArray("COPY a FROM stdin; DROP TABLE b;\n1\tx\ty\n\\.\n");
        QTest::newRow("psql's own copy") << QByteArray("\\copy a FROM 'x'\n");
    }

    void whatNoFileCanHoldIsRefusedBeforehand()
    {
        QFETCH(QByteArray, sql);
        const Database database;
        database.sql(tables);
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "INSERT INTO b VALUES ('x');\n" + sql);
        const DeployRequest request = project.request(database.url());
        QCOMPARE(request.plan.obstacles.size(), std::size_t(1));
        QCOMPARE(request.plan.obstacles[0].line, 2);
    }

    void aDryRunCopiesAndTakesBack()
    {
        const Database database;
        database.sql(tables);
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "COPY b FROM stdin;\nx\n\\.\nINSERT INTO a SELECT 1, t FROM b;\n");
        const DryRun tried = taken(dryRun(project.request(database.url()), {}, {}));
        QCOMPARE(tried.statements, 2);
        QVERIFY(!tried.error);
        QCOMPARE(content(database), u"#"_s);
    }

    /// psql 15 wants a line's end behind it; nobody who writes "\\." last means a row.
    void anEndWithoutALinesEnd()
    {
        const Database database;
        database.sql(tables);
        QCOMPARE(deployed(database, "COPY b FROM stdin;\nx\n\\.").state, StepState::Confirmed);
        QCOMPARE(content(database), u"#'x'"_s);
    }

    void fiftyMegabytesAndTheirRows()
    {
        const Database database;
        QByteArray sql = tables + "COPY b FROM stdin;\n";
        const QByteArray line = QByteArray(99, 'x') + '\n';
        sql += line.repeated(500'000) + "\\.\n";
        QElapsedTimer clock;
        clock.start();
        const Project project(Project::Layout::Prisma);
        project.write(u"20240101000000_a"_s, sql);
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        const StepRecord migrate = go(*run, Step::Migrate);
        QCOMPARE(migrate.state, StepState::Confirmed);
        QCOMPARE(migrate.statements.at(2).rows, 500'000);
        QVERIFY(migrate.statements.at(2).text.size() < 100);
        QCOMPARE(database.sql("SELECT count(*) FROM b WHERE length(t) = 99"), u"500000"_s);
        qInfo("50 MB copied, from reading the folder to the end of Migrate, in %lld ms.", clock.elapsed());
    }

    void cancelledInTheMidstNothingRemains()
    {
        const Database database;
        database.sql(tables);
        database.sql("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS "
                     "'BEGIN PERFORM pg_sleep(0.05); RETURN NEW; END'");
        database.sql("CREATE TRIGGER slow BEFORE INSERT ON b FOR EACH ROW EXECUTE FUNCTION slow()");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s,
                      "COPY b FROM stdin;\n" + QByteArray("x\n").repeated(200'000) + "\\.\nVACUUM;\n");
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        std::stop_source stop;
        std::jthread person;
        const StepRecord migrate = go(
            *run, Step::Migrate,
            [&](const RunEvent &event) {
                if (event.kind == "statementStarted"_L1 && !person.joinable())
                    person = std::jthread([&stop] {
                        std::this_thread::sleep_for(300ms);
                        stop.request_stop();
                    });
            },
            JobContext(stop.get_token()));
        QCOMPARE(migrate.state, StepState::Cancelled);
        QCOMPARE(content(database), u"#"_s);
    }
};

QTEST_GUILESS_MAIN(CopyTest)
#include "tst_copy.moc"
