// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/json.h"

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void contractComesFirst_data();
    void contractComesFirst();
    void anErrorIsWhole();
    void anEventCarriesItsData();
    void checksAreCounted();
};

void TestJson::contractComesFirst_data()
{
    QTest::addColumn<QJsonDocument::JsonFormat>("format");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("on one line") << QJsonDocument::Compact << "{\"lockstep\":1,\"command\":\"x\",\"alpha\":[1]}\n"_ba;
    QTest::newRow("on many lines")
        << QJsonDocument::Indented
        << "{\n    \"lockstep\": 1,\n    \"command\": \"x\",\n    \"alpha\": [\n        1\n    ]\n}\n"_ba;
}

void TestJson::contractComesFirst()
{
    QFETCH(QJsonDocument::JsonFormat, format);
    const QJsonObject object{{u"alpha"_s, QJsonArray{1}}, {u"command"_s, u"x"_s}, {u"lockstep"_s, 1}};
    const QByteArray text = jsonText(object, format);
    QTEST(text, "expected");
    QCOMPARE(QJsonDocument::fromJson(text).object(), object);
}

void TestJson::anErrorIsWhole()
{
    Error error{ErrorCode::SqlFailed, {"Statement %1 failed.", {u"3"_s}}, {}, {"Look."}};
    error.sql = SqlErrorInfo{.sqlState = "42P01", .message = u"relation \"x\" does not exist"_s};
    const QJsonObject json = errorJson(u"deploy"_s, error);
    const QJsonObject body = json[u"error"_s].toObject();
    QCOMPARE(json[u"lockstep"_s].toInt(), 1);
    QCOMPARE(json[u"command"_s].toString(), u"deploy"_s);
    QCOMPARE(body[u"code"_s].toString(), u"sql-failed"_s);
    QCOMPARE(body[u"message"_s].toString(), u"Statement 3 failed."_s);
    QCOMPARE(body[u"detail"_s].toString(), u"relation \"x\" does not exist"_s);
    QCOMPARE(body[u"hint"_s].toString(), u"Look."_s);
    QCOMPARE(body[u"sqlstate"_s].toString(), u"42P01"_s);
}

void TestJson::anEventCarriesItsData()
{
    const RunEvent event{.at = QDateTime({2026, 1, 2}, {3, 4, 5, 6}, Qt::UTC),
                         .kind = u"statementFinished"_s,
                         .step = Step::Migrate,
                         .migration = u"m"_s,
                         .statement = 2,
                         .data = {{u"durationMs"_s, 12}, {u"rows"_s, 3}}};
    QCOMPARE(
        jsonText(eventJson(u"r"_s, event), QJsonDocument::Compact),
        "{\"lockstep\":1,\"command\":\"deploy\",\"at\":\"2026-01-02T03:04:05.006Z\",\"durationMs\":12,"
        "\"kind\":\"statementFinished\",\"migration\":\"m\",\"rows\":3,\"run\":\"r\",\"statement\":2,\"step\":\"migrate\"}\n"_ba);
}

void TestJson::checksAreCounted()
{
    const std::vector<Check> checks{
        {.id = u"a"_s, .outcome = Outcome::Pass, .message = {"Good."}},
        {.id = u"b"_s, .outcome = Outcome::Warn, .message = {"Hm."}, .detail = u"x"_s, .hint = {"Do."}}};
    const QJsonObject json = checksJson(u"preflight"_s, {}, checks);
    QCOMPARE(json[u"summary"_s].toObject(),
             (QJsonObject{{u"pass"_s, 1}, {u"warn"_s, 1}, {u"fail"_s, 0}, {u"skip"_s, 0}}));
    const QJsonObject first = json[u"checks"_s][0].toObject();
    QVERIFY2(first.contains(u"detail"_s) && first[u"detail"_s].isNull(), "what is not known is null, not absent");
    QVERIFY(json[u"target"_s][u"environment"_s].isNull());
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
