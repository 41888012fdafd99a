// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/cli/pseudoterminal.h"
#include "tests/support/testpostgres.h"

#include <csignal>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// The guided deploy at a terminal, each question answered as a person would.
class TestGuided : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyQuestionIsAsked();
    void aNoStopsHere();
    void theNameIsTyped();
    void aKilledRunIsOffered_data();
    void aKilledRunIsOffered();
    void coloursCanBeOff();

private:
    std::unique_ptr<PseudoTerminal> deploy(const QString &target) const;
    void killInTheMiddle() const;
    bool exists(const QByteArray &table) const
    {
        return m_database->sql("SELECT to_regclass('" + table + "') IS NOT NULL") == "t"_L1;
    }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Database> m_database;
};

namespace {

/// Says yes to every question until the program ends or shows `end`; returns how many there were.
int answerAll(PseudoTerminal &terminal, const QByteArray &end = "Outcome: ")
{
    int questions = 0;
    while (terminal.expectOneOf({end, "[y/N] "}) == 1) {
        ++questions;
        terminal.type("y");
    }
    return questions;
}

}  // namespace

void TestGuided::init()
{
    m_program = std::make_unique<Program>();
    m_program->environment.insert(u"TERM"_s, u"xterm"_s);
    m_project = std::make_unique<Project>();
    m_database = std::make_unique<Database>();
    m_project->addPrisma(u"1_init"_s, "CREATE TABLE a (id int);\n");
}

std::unique_ptr<PseudoTerminal> TestGuided::deploy(const QString &target) const
{
    return std::make_unique<PseudoTerminal>(
        m_program->path(), QStringList{u"deploy"_s, m_project->path(), u"--target"_s, target}, m_program->environment);
}

void TestGuided::everyQuestionIsAsked()
{
    const auto terminal = deploy(m_database->urlText());
    QVERIFY2(terminal->expect("Step 1 of 8"), terminal->shown());
    const int questions = answerAll(*terminal);
    QCOMPARE(terminal->finish(), 0);
    QVERIFY2(questions >= 5, terminal->shown());
    QVERIFY2(terminal->shown().contains("Outcome: done."), terminal->shown());
    QVERIFY2(terminal->shown().contains("\x1b["), "a terminal gets colours");
    QVERIFY(exists("a"));
}

void TestGuided::aNoStopsHere()
{
    const auto terminal = deploy(m_database->urlText());
    QVERIFY2(terminal->expect("[y/N] "), terminal->shown());
    terminal->type("n");
    QCOMPARE(terminal->finish(), 4);
    QVERIFY2(terminal->shown().contains("Nothing was changed in the database."), terminal->shown());
    QVERIFY(!exists("a"));
    QVERIFY2(m_program->run({u"history"_s}).out.contains("abandoned"), "the run has ended and is not offered again");
}

void TestGuided::theNameIsTyped()
{
    m_project->write(u"lockstep.toml"_s, "[environments.live]\nurl = \"env:LIVE\"\nprotected = true\n");
    m_program->environment.insert(u"LIVE"_s, m_database->urlText());
    const QByteArray name = m_database->url().database.toUtf8();
    const auto terminal = deploy(u"live"_s);
    answerAll(*terminal, "Who watches the system after the deploy?");
    terminal->type("Anna");
    answerAll(*terminal, "Type " + name);
    terminal->type("wrong");
    QVERIFY2(terminal->expect("Type " + name), terminal->shown());
    QVERIFY(!exists("a"));
    terminal->type(name);
    answerAll(*terminal);
    QCOMPARE(terminal->finish(), 0);
    QVERIFY(exists("a"));
}

/// Leaves a run behind whose process was killed while a statement ran.
void TestGuided::killInTheMiddle() const
{
    m_project->addPrisma(u"2_slow"_s,
                         "CREATE TABLE b (id int);\nSELECT pg_sleep(300) WHERE to_regclass('go') IS NULL;\n");
    const auto process
        = m_program->start({u"deploy"_s, m_project->path(), u"--target"_s, m_database->urlText(), u"--yes"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_database->sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                             "AND query LIKE 'SELECT pg_sleep(300)%' "
                                             "AND pid <> pg_backend_pid()")
                                 == "1"_L1,
                             60000);
    ::kill(pid_t(process->processId()), SIGKILL);
    QVERIFY(process->waitForFinished());
    (void)m_database->sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                          "AND pid <> pg_backend_pid()");
    (void)m_database->sql("CREATE TABLE go ()");
}

void TestGuided::aKilledRunIsOffered_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("exitStatus");
    QTest::addColumn<bool>("isApplied");
    QTest::newRow("resumed") << "r"_ba << 0 << true;
    QTest::newRow("abandoned, then begun anew") << "a"_ba << 0 << true;
    QTest::newRow("left as it is") << "l"_ba << 130 << false;
}

void TestGuided::aKilledRunIsOffered()
{
    QFETCH(QByteArray, answer);
    killInTheMiddle();
    QVERIFY(!exists("b"));
    const auto terminal = deploy(m_database->urlText());
    QVERIFY2(terminal->expect("was interrupted"), terminal->shown());
    QVERIFY2(terminal->expect("(l)?"), terminal->shown());
    terminal->type(answer);
    answerAll(*terminal);
    const int status = terminal->finish();
    QVERIFY2(terminal->shown().size() > 0, terminal->shown());
    QTEST(status, "exitStatus");
    QTEST(exists("b"), "isApplied");
}

void TestGuided::coloursCanBeOff()
{
    m_program->environment.insert(u"NO_COLOR"_s, u"1"_s);
    PseudoTerminal terminal(m_program->path(), {u"status"_s, m_project->path(), u"--target"_s, m_database->urlText()},
                            m_program->environment);
    QCOMPARE(terminal.finish(), 1);
    QVERIFY2(terminal.shown().contains("Pending (1)"), terminal.shown());
    QVERIFY2(!terminal.shown().contains("\x1b[1m") && !terminal.shown().contains("\x1b[3"), terminal.shown());
}

QTEST_GUILESS_MAIN(TestGuided)
#include "tst_guided.moc"
