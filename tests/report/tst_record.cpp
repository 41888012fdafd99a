// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/record.h"
#include "app/report/words.h"

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon({2026, 1, 2}, {12, 0, 0}, Qt::UTC);

RunRecord failedRun()
{
    RunRecord run{.id = u"0f8e"_s, .project = u"/srv/shop"_s, .environment = u"production"_s, .person = u"ada"_s};
    run.plan.target = {.host = u"db-1"_s, .port = 5432, .database = u"shop/../x"_s, .serverVersion = u"15.18"_s};
    run.plan.digest = u"sha256:abc"_s;
    run.plan.migrations = {{.name = u"20260101_a"_s,
                            .file = u"20260101_a.sql"_s,
                            .sha256 = u"11"_s,
                            .statements = 1,
                            .risk = Severity::Error}};
    run.startedAt = noon;
    run.finishedAt = noon.addSecs(65);
    run.outcome = u"undone"_s;
    run.chainHead = u"cafe"_s;
    for (const Step step : allSteps)
        run.steps.push_back({.step = step});
    StepRecord &migrate = run.at(Step::Migrate);
    migrate.state = StepState::Undone;
    migrate.startedAt = noon;
    migrate.finishedAt = noon.addSecs(2);
    migrate.statements = {{.migration = u"20260101_a"_s,
                           .statement = 1,
                           .line = 4,
                           .text = u"DROP TABLE \u202eusers"_s,
                           .state = StatementState::Failed,
                           .notices = {u"NOTICE: hm"_s}}};
    migrate.error = Error{ErrorCode::SqlFailed, {"It failed."}};
    run.confirmations
        = {{{u"at"_s, u"t"_s}, {u"step"_s, u"backup"_s}, {u"id"_s, u"seen"_s}, {u"text"_s, u"I saw it."_s}}};
    return run;
}

}  // namespace

class TestRecord : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void tellsEverything_data();
    void tellsEverything();
    void machinesGetTheSame();
    void isWrittenThreefold();
    void neverOverwritesAnother();
    void saysWhyItCannotBeWritten();
    void everyStateHasAWord();
};

void TestRecord::tellsEverything_data()
{
    QTest::addColumn<QString>("needle");
    for (const char *needle :
         {"Outcome: failed, its effects undone", "db-1:5432/shop/../x", "production", "ada", "sha256:abc", "20260101_a",
          "11  20260101_a.sql", "DROP TABLE ⟨U+202E⟩users", "NOTICE: hm", "It failed.", "I saw it.", "cafe",
          "1 min 5 s", "2026-01-02 12:00:00 UTC", "lockstep history --check"})
        QTest::newRow(needle) << QString::fromUtf8(needle);
}

void TestRecord::tellsEverything()
{
    QFETCH(QString, needle);
    QVERIFY(toHtml(recordDocument(failedRun())).contains(needle.toHtmlEscaped()));
}

void TestRecord::machinesGetTheSame()
{
    const QJsonObject json = recordJson(failedRun());
    QCOMPARE(json[u"run"_s][u"outcome"_s].toString(), u"undone"_s);
    QCOMPARE(json[u"run"_s][u"startedAt"_s].toString(), u"2026-01-02T12:00:00.000Z"_s);
    QCOMPARE(json[u"steps"_s].toArray().size(), qsizetype(allSteps.size()));
    const QJsonValue migrate = json[u"steps"_s][int(Step::Migrate)];
    QCOMPARE(migrate[u"state"_s].toString(), u"undone"_s);
    QCOMPARE(migrate[u"error"_s][u"code"_s].toString(), u"sql-failed"_s);
    QCOMPARE(migrate[u"statements"_s][0][u"line"_s].toInt(), 4);
}

void TestRecord::isWrittenThreefold()
{
    const QTemporaryDir folder;
    const auto paths = writeRecord(failedRun(), folder.filePath(u"a/b"_s));
    QVERIFY(paths);
    QCOMPARE(QDir(folder.filePath(u"a/b"_s)).entryList(QDir::Files),
             (QStringList{u"deploy-shop_.._x-20260102T120105Z.html"_s, u"deploy-shop_.._x-20260102T120105Z.json"_s,
                          u"deploy-shop_.._x-20260102T120105Z.md"_s}));
    QFile json(paths->last());
    QVERIFY(json.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(json.readAll()).object(), recordJson(failedRun()));
}

void TestRecord::neverOverwritesAnother()
{
    const QTemporaryDir folder;
    const auto first = writeRecord(failedRun(), folder.path());
    const auto second = writeRecord(failedRun(), folder.path());
    QVERIFY(first && second);
    QVERIFY(*first != *second);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 6);
}

void TestRecord::saysWhyItCannotBeWritten()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto paths = writeRecord(failedRun(), folder.filePath(u"file/below"_s));
    QVERIFY(!paths);
    QCOMPARE(errorId(paths.error().code), "file-unreadable"_L1);
}

void TestRecord::everyStateHasAWord()
{
    for (int state = 0; state <= int(StepState::Skipped); ++state)
        QVERIFY(!words::stepState(StepState(state)).isEmpty());
    for (int state = 0; state <= int(StatementState::InDoubt); ++state)
        QVERIFY(!words::statementState(StatementState(state)).isEmpty());
    for (int state = 0; state <= int(MigrationState::Baseline); ++state)
        QVERIFY(!words::migrationState(MigrationState(state)).isEmpty());
    QCOMPARE(words::runOutcome({}), u"unfinished"_s);
    QCOMPARE(words::runOutcome(u"something new"_s), u"something new"_s);
}

QTEST_GUILESS_MAIN(TestRecord)
#include "tst_record.moc"
