// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/review.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// "drop-table error 1:1-1:16 #1 users": what a report shows of a finding.
QString rendered(const Finding &finding)
{
    return u"%1 %2 %3:%4-%5:%6 #%7 %8"_s.arg(finding.rule, severityId(finding.severity))
        .arg(finding.begin.line)
        .arg(finding.begin.column)
        .arg(finding.end.line)
        .arg(finding.end.column)
        .arg(finding.statement)
        .arg(finding.object);
}

QString rendered(const AnalysedScript &analysed)
{
    QStringList parts;
    for (const Finding &finding : analysed.findings)
        parts.append(rendered(finding));
    return parts.join(u" | "_s);
}

Migration migration(const QString &name, const QByteArray &sql)
{
    Migration made;
    made.name = name;
    made.forward.path = name + u".sql"_s;
    made.forward.bytes = sql;
    return made;
}

}  // namespace

class ReviewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void findings_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");

        QTest::newRow("nothing to say") << QByteArray("create table a (b int)") << QString();
        QTest::newRow("the extent ends at the last character")
            << QByteArray("\nDROP TABLE users;") << u"drop-table error 2:1-2:16 #1 users"_s;
        QTest::newRow("columns count characters, not bytes")
            << QByteArray("select 'äö😀'; drop table \"Ä\"") << u"drop-table error 1:15-1:28 #2 Ä"_s;
        QTest::newRow("a clause has its own place")
            << QByteArray("alter table t\n  add a int,\n  drop column b;") << u"drop-column error 3:3-3:15 #1 t.b"_s;
        QTest::newRow("findings are in the order of the file")
            << QByteArray("alter table t drop column b, alter c set not null;\ndrop table t;")
            << u"drop-column error 1:15-1:27 #1 t.b | set-not-null-scan error 1:30-1:49 #1 t.c | "
               "drop-table error 2:1-2:12 #2 t"_s;
    }
    void findings()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        QCOMPARE(rendered(reviewScript(sql, u"a.sql"_s, {}, true)), expected);
    }

    void suppressions_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("suppressed");

        QTest::newRow("above the statement, with a reason")
            << QByteArray("-- lockstep: allow drop-table because it is empty\ndrop table a;") << QString() << 1;
        QTest::newRow("without a reason nothing is silenced")
            << QByteArray("-- lockstep: allow drop-table\ndrop table a;")
            << u"unused-ignore note 1:1-1:29 #1  | drop-table error 2:1-2:12 #1 a"_s << 0;
        QTest::newRow("another rule's permission")
            << QByteArray("-- lockstep: allow truncate because x\ndrop table a;")
            << u"unused-ignore note 1:1-1:37 #1  | drop-table error 2:1-2:12 #1 a"_s << 0;
        QTest::newRow("it holds for the next statement only")
            << QByteArray("-- lockstep: allow drop-table because x\ndrop table a;\ndrop table b;")
            << u"drop-table error 3:1-3:12 #2 b"_s << 1;
        QTest::newRow("behind a statement it is no permission for the next")
            << QByteArray("select 1; -- lockstep: allow drop-table because x\ndrop table b;")
            << u"drop-table error 2:1-2:12 #2 b"_s << 0;
        QTest::newRow("two lines for two rules")
            << QByteArray("-- lockstep: allow drop-table because x\n-- lockstep: allow drop-cascade because y\n"
                          "drop table b cascade;")
            << QString() << 2;
        QTest::newRow("in a block, the next statement of it")
            << QByteArray("do $$ begin\n  -- lockstep: allow drop-table because x\n  drop table a, b;\n"
                          "  drop table c;\nend $$;")
            << u"ddl-in-do-block note 1:1-5:6 #1  | drop-table error 4:3-4:14 #1 c"_s << 2;
        QTest::newRow("above a clause") << QByteArray(
            "alter table a\n  -- lockstep: allow drop-column because x\n  drop column b,\n"
            "  drop column c;") << u"drop-column error 4:3-4:15 #1 a.c"_s
                                        << 1;
        QTest::newRow("behind the last statement it silences nothing")
            << QByteArray("select 1;\n-- lockstep: allow drop-table because x\n")
            << u"unused-ignore note 2:1-2:39 #2 "_s << 0;
        QTest::newRow("every object of the statement")
            << QByteArray("-- lockstep: allow drop-table because x\r\ndrop table a, b;") << QString() << 2;
    }
    void suppressions()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        QFETCH(int, suppressed);
        const AnalysedScript analysed = reviewScript(sql, u"a.sql"_s, {}, true);
        QCOMPARE(rendered(analysed), expected);
        QCOMPARE(analysed.suppressed, suppressed);
    }

    void messagesNameWhatIsLost()
    {
        const AnalysedScript analysed = reviewScript("drop table \"100%1\"", u"a.sql"_s, u"one"_s, true);
        QCOMPARE(analysed.findings.size(), std::size_t(1));
        QCOMPARE(analysed.findings.front().message.english(), u"The table 100%1 and all its rows are dropped."_s);
        QCOMPARE(analysed.findings.front().file, u"a.sql"_s);
        QCOMPARE(analysed.findings.front().migration, u"one"_s);
    }

    void anIndexWithoutANameIsTold()
    {
        const AnalysedScript analysed = reviewScript("CREATE INDEX ON users (email)", u"a.sql"_s, {}, true);
        const auto found = std::ranges::find(analysed.findings, u"create-index-blocking"_s, &Finding::rule);
        QVERIFY(found != analysed.findings.end());
        QCOMPARE(found->message.english(), u"Building an index blocks writes to users."_s);
    }

    void unknownNamesAreToldInWords_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("message");

        QTest::newRow("a table")
            << QByteArray("format('drop table %I', a)")
            << u"A table whose name is known only when the migration runs, and all its rows, are dropped."_s;
        QTest::newRow("known in part") << QByteArray("format('drop table %I_old', a)")
                                       << u"The table …_old and all its rows are dropped."_s;
        QTest::newRow("emptied")
            << QByteArray("'truncate ' || a")
            << u"Every row of a table is removed whose name is known only when the migration runs."_s;
        QTest::newRow("two unknown tables need not be one")
            << QByteArray("format('create table %I (); delete from %I', a, b)")
            << u"Every row of a table is deleted whose name is known only when the migration runs."_s;
        QTest::newRow("a condition that is not known")
            << QByteArray("'delete from t ' || a") << u"What this does cannot be told from the file."_s;
    }
    void unknownNamesAreToldInWords()
    {
        QFETCH(QByteArray, code);
        QFETCH(QString, message);
        const AnalysedScript analysed
            = reviewScript("do $$begin execute " + code + "; end$$", u"a.sql"_s, u"one"_s, true);
        QStringList messages;
        for (const Finding &finding : analysed.findings)
            messages.append(finding.message.english());
        QVERIFY2(messages.contains(message), qPrintable(messages.join(u'\n')));
    }

    void migrationsKeepTheirOrder()
    {
        const std::vector<Migration> migrations{migration(u"1"_s, "drop table a"),
                                                migration(u"2"_s, "create table b ()")};
        const auto reviewed = reviewMigrations(migrations, JobContext());
        QVERIFY(reviewed);
        const std::vector<AnalysedScript> &scripts = reviewed->scripts;
        QCOMPARE(scripts.size(), std::size_t(2));
        QCOMPARE(risk(scripts[0].findings), Severity::Error);
        QCOMPARE(risk(scripts[1].findings), Severity::None);
        QCOMPARE(scripts[0].findings.front().migration, u"1"_s);
    }

    void aStopIsObeyed()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto reviewed = reviewMigrations({migration(u"1"_s, "drop table a")}, JobContext(stop.get_token()));
        QVERIFY(!reviewed);
        QCOMPARE(reviewed.error().code, ErrorCode::Cancelled);
    }

    void manyFindingsOnOneLineArePlacedQuickly()
    {
        const AnalysedScript analysed = reviewScript(QByteArray("drop table ä;").repeated(20'000), {}, {}, true);
        QCOMPARE(analysed.findings.size(), std::size_t(20'000));
        QCOMPARE(analysed.findings.back().begin, (LineColumn{1, 19'999 * 13 + 1}));
    }
};

QTEST_GUILESS_MAIN(ReviewTest)
#include "tst_review.moc"
