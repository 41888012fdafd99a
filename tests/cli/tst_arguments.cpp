// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What needs no server: options, help, formats, review and effects of files.
class TestArguments : public QObject
{
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void refusalsAreJsonOnDemand();
    void theFileHoldsTheResult();
    void aFileOfBothDirectionsIsReviewedForward_data();
    void aFileOfBothDirectionsIsReviewedForward();
    void aClosedPipeIsNoCrash();
    void aReaderThatHasEnoughIsNoError();
    void aBareLocaleGetsWordsOnly();
    void helpNamesEverySubcommand();

private:
    Program m_program;
};

void TestArguments::answers_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitStatus");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QByteArray>("err");

    QTest::newRow("the version") << QStringList{u"-V"_s} << 0 << "lockstep "_ba
                                 << ""_ba;
    QTest::newRow("help") << QStringList{u"-h"_s} << 0 << "deploy"_ba
                          << ""_ba;
    QTest::newRow("help of a subcommand") << QStringList{u"deploy"_s, u"--help"_s} << 0 << "--backup-dir"_ba
                                          << ""_ba;
    QTest::newRow("an unknown option") << QStringList{u"status"_s, u"--colour"_s} << 2 << ""_ba
                                       << "--colour"_ba;
    QTest::newRow("an unknown format") << QStringList{u"status"_s, u"--format"_s, u"xml"_s} << 2 << ""_ba
                                       << "xml"_ba;
    QTest::newRow("a format that this subcommand lacks")
        << QStringList{u"plan"_s, u"--format"_s, u"sarif"_s} << 2 << ""_ba
        << "sarif"_ba;
    QTest::newRow("an option without its value") << QStringList{u"plan"_s, u"--to"_s} << 2 << ""_ba
                                                 << "--to"_ba;
    QTest::newRow("two subcommands") << QStringList{u"review"_s, u"--format"_s, u"text"_s, u"x.sql"_s, u"--nope"_s} << 2
                                     << ""_ba
                                     << "--nope"_ba;
    QTest::newRow("a folder before the subcommand") << QStringList{u"/tmp"_s, u"status"_s} << 2 << ""_ba
                                                    << "/tmp"_ba;
    QTest::newRow("neither subcommand nor folder") << QStringList{u"deplyo"_s} << 2 << ""_ba
                                                   << "deplyo"_ba;
    QTest::newRow("the console without a display") << QStringList{} << 2 << ""_ba
                                                   << "lockstep deploy"_ba;
    QTest::newRow("no backup wants a reason") << QStringList{u"deploy"_s, u"--no-backup"_s} << 2 << ""_ba
                                              << "--because"_ba;
    QTest::newRow("a duration that is none") << QStringList{u"deploy"_s, u"--lock-timeout"_s, u"soon"_s} << 2 << ""_ba
                                             << "--lock-timeout"_ba;
    QTest::newRow("a sandbox without a verb") << QStringList{u"sandbox"_s} << 2 << ""_ba
                                              << "sandbox --help"_ba;
    QTest::newRow("history of a run that is not") << QStringList{u"history"_s, u"nope"_s} << 2 << ""_ba
                                                  << "nope"_ba;
    QTest::newRow("an empty history") << QStringList{u"history"_s} << 0 << "No runs yet."_ba
                                      << ""_ba;
    QTest::newRow("an empty chain is intact") << QStringList{u"history"_s, u"--check"_s} << 0 << "intact"_ba
                                              << ""_ba;
    QTest::newRow("a threshold that is none") << QStringList{u"review"_s, u"--fail-on"_s, u"often"_s} << 2 << ""_ba
                                              << "often"_ba;
}

void TestArguments::answers()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, out);
    QFETCH(QByteArray, err);
    const Ran ran = m_program.run(arguments);
    QVERIFY2(ran.out.contains(out), ran.out + ran.err);
    QVERIFY2(ran.err.contains(err), ran.out + ran.err);
    QCOMPARE(ran.out.isEmpty(), out.isEmpty());
    QTEST(ran.exitStatus, "exitStatus");
}

void TestArguments::refusalsAreJsonOnDemand()
{
    for (const QStringList &format : {QStringList{u"--format"_s, u"json"_s}, QStringList{u"--format=json"_s}}) {
        const Ran ran = m_program.run(QStringList{u"status"_s, u"--nope"_s} + format);
        QCOMPARE(ran.exitStatus, 2);
        QVERIFY2(ran.out.startsWith("{\n    \"lockstep\": 1,\n    \"command\": \"status\",\n"), ran.out);
        QCOMPARE(schemaProblems(u"error"_s, ran.out), QString());
        QCOMPARE(ran.err, QByteArray());
    }
}

void TestArguments::theFileHoldsTheResult()
{
    const Project project;
    project.write(u"a.sql"_s, "DROP TABLE a;\n");
    const QString file = project.file(u"out.json"_s);
    const Ran ran
        = m_program.run({u"review"_s, project.file(u"a.sql"_s), u"--format"_s, u"json"_s, u"--output"_s, file});
    QCOMPARE(ran.exitStatus, 1);
    QCOMPARE(ran.out, QByteArray());
    QFile result(file);
    QVERIFY(result.open(QIODevice::ReadOnly));
    QCOMPARE(schemaProblems(u"review"_s, result.readAll()), QString());
    const Ran failed = m_program.run({u"review"_s, project.file(u"a.sql"_s), u"--output"_s, u"/nowhere/x"_s});
    QCOMPARE(failed.exitStatus, 2);
    QVERIFY2(failed.err.contains("/nowhere/x"), failed.err);
}

void TestArguments::aFileOfBothDirectionsIsReviewedForward_data()
{
    QTest::addColumn<QByteArray>("up");
    QTest::addColumn<QByteArray>("down");
    QTest::newRow("dbmate") << "-- migrate:up\n"_ba
                            << "-- migrate:down\n"_ba;
    QTest::newRow("goose") << "-- +goose Up\n"_ba
                           << "-- +goose Down\n"_ba;
    QTest::newRow("node-pg-migrate") << "-- Up Migration\n"_ba
                                     << "-- Down Migration\n"_ba;
}

void TestArguments::aFileOfBothDirectionsIsReviewedForward()
{
    QFETCH(QByteArray, up);
    QFETCH(QByteArray, down);
    const Project project;
    project.write(u"a.sql"_s, up + "CREATE TABLE t (id int);\nDROP TABLE gone;\n\n" + down + "DROP TABLE t;\n");
    const Ran review = m_program.run({u"review"_s, project.file(u"a.sql"_s)});
    QCOMPARE(review.exitStatus, 1);
    QVERIFY2(review.out.contains("a.sql:3:1:"), review.out);
    QVERIFY2(!review.out.contains("a.sql:6:"), review.out);
    const Ran effects = m_program.run({u"effects"_s, project.file(u"a.sql"_s)});
    QCOMPARE(effects.out.count("a.sql:"), 2);
}

void TestArguments::aClosedPipeIsNoCrash()
{
    const auto process = m_program.start({u"-h"_s});
    process->closeReadChannel(QProcess::StandardOutput);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
}

/// As before “| head -1”.
void TestArguments::aReaderThatHasEnoughIsNoError()
{
    const Project project;
    project.write(u"a.sql"_s, QByteArray("DROP TABLE a;\n").repeated(20000));
    const auto process = m_program.start(
        {u"review"_s, project.file(u"a.sql"_s), u"--fail-on"_s, u"never"_s, u"--format"_s, u"json"_s});
    QVERIFY(process->waitForReadyRead());
    process->closeReadChannel(QProcess::StandardOutput);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->readAllStandardError(), QByteArray());
    QCOMPARE(process->exitCode(), 0);
}

void TestArguments::aBareLocaleGetsWordsOnly()
{
    Program program;
    program.environment.insert(u"LC_ALL"_s, u"C"_s);
    const Ran ran = program.run({u"history"_s});
    QCOMPARE(ran.exitStatus, 0);
    QCOMPARE(ran.err, QByteArray());
}

void TestArguments::helpNamesEverySubcommand()
{
    const QByteArray help = m_program.run({u"--help"_s}).out;
    for (const char *name : {"status", "review", "effects", "plan", "preflight", "backup", "deploy", "verify",
                             "history", "report", "config", "sandbox"})
        QVERIFY2(help.contains(QByteArray("\n  ") + name + ' '), help);
}

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
