// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/json.h"
#include "app/report/reviewreport.h"

#include <QXmlStreamReader>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// One file with a drop in its second line, as a command line that was given the file makes it.
Workspace workspace()
{
    const QByteArray sql = "-- größer\nDROP TABLE \"a<b\";\n"_ba;
    Workspace workspace;
    workspace.root = u"/srv/shop"_s;
    workspace.folder.migrations = {{.name = u"a.sql"_s, .forward = {.path = u"sub/a.sql"_s, .bytes = sql}}};
    workspace.reviews = {reviewScript(sql, u"sub/a.sql"_s, {}, true)};
    return workspace;
}

const Finding *dropOf(const Workspace &workspace)
{
    const auto &findings = workspace.reviews.front().findings;
    const auto found = std::ranges::find(findings, u"drop-table"_s, &Finding::rule);
    return found == findings.end() ? nullptr : &*found;
}

}  // namespace

class TestReview : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void jsonNamesThePlace();
    void effectsNameClauses();
    void sarifNamesThePlace();
    void junitFailsTheFile();
    void documentShowsTheStatement();
    void everyFormHasTheDeclaredSchema();
};

void TestReview::jsonNamesThePlace()
{
    const Workspace reviewed = workspace();
    QVERIFY(dropOf(reviewed));
    const QJsonArray findings = reviewJson(reviewed)[u"findings"_s].toArray();
    const auto drop
        = std::ranges::find_if(findings, [](const QJsonValue &each) { return each[u"rule"_s] == u"drop-table"_s; });
    QVERIFY(drop != findings.end());
    QCOMPARE((*drop)[u"file"_s].toString(), u"sub/a.sql"_s);
    QCOMPARE((*drop)[u"line"_s].toInt(), 2);
    QVERIFY((*drop)[u"migration"_s].isNull());
    QVERIFY((*drop)[u"within"_s].isNull());
}

void TestReview::effectsNameClauses()
{
    const QJsonValue statement = effectsJson(workspace())[u"statements"_s][0];
    QCOMPARE(statement[u"line"_s].toInt(), 2);
    QCOMPARE(statement[u"endLine"_s].toInt(), 2);
    QCOMPARE(statement[u"effects"_s][0][u"kind"_s].toString(), u"dropTable"_s);
    QCOMPARE(statement[u"locks"_s][0][u"mode"_s].toString(), u"AccessExclusive"_s);
    QCOMPARE(statement[u"locks"_s][0][u"blocks"_s].toString(), u"readsAndWrites"_s);
}

void TestReview::sarifNamesThePlace()
{
    const QJsonValue run = QJsonDocument::fromJson(sarif(workspace()))[u"runs"_s][0];
    QStringList rules;
    for (const QJsonValue &rule : run[u"tool"_s][u"driver"_s][u"rules"_s].toArray())
        rules << rule[u"id"_s].toString();
    for (const QJsonValue &result : run[u"results"_s].toArray()) {
        QVERIFY2(rules.contains(result[u"ruleId"_s].toString()), qPrintable(result[u"ruleId"_s].toString()));
        const QJsonValue place = result[u"locations"_s][0][u"physicalLocation"_s];
        QCOMPARE(place[u"artifactLocation"_s][u"uri"_s].toString(), u"sub/a.sql"_s);
        QVERIFY(place[u"region"_s][u"endColumn"_s].toInt() > place[u"region"_s][u"startColumn"_s].toInt()
                || place[u"region"_s][u"endLine"_s].toInt() > place[u"region"_s][u"startLine"_s].toInt());
    }
}

void TestReview::junitFailsTheFile()
{
    QXmlStreamReader xml(junit(workspace()));
    QStringList elements;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement)
            elements << xml.name().toString();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(elements.mid(0, 4), (QStringList{u"testsuites"_s, u"testsuite"_s, u"testcase"_s, u"failure"_s}));
}

void TestReview::documentShowsTheStatement()
{
    const QString text = toMarkdown(reviewDocument(workspace()));
    QVERIFY(text.contains(u"## sub/a.sql"_s));
    QVERIFY(text.contains(u"a<b"_s));
    QVERIFY(text.contains(u"(drop-table)"_s));
}

/// A file that declares a column which the reviewed one does not make.
void TestReview::everyFormHasTheDeclaredSchema()
{
    Workspace reviewed = workspace();
    const DeclaredModel model = declaredBySql({{u"schemas/a.sql"_s, "-- the shop\nCREATE TABLE b (id int);\n"}});
    reviewed.models = *reviewModel(model, reviewed.folder.migrations, reviewed.reviews);
    QCOMPARE(reviewed.models.size(), 1u);
    const QJsonArray findings = reviewJson(reviewed)[u"findings"_s].toArray();
    const QJsonObject last = findings.last().toObject();
    QCOMPARE(last[u"rule"_s].toString(), u"declared-model-mismatch"_s);
    QCOMPARE(last[u"file"_s].toString(), u"schemas/a.sql"_s);
    QCOMPARE(last[u"line"_s].toInt(), 2);
    QVERIFY(last[u"statement"_s].isNull());
    QVERIFY(last[u"migration"_s].isNull());
    QVERIFY(sarif(reviewed).contains("schemas/a.sql"));
    QVERIFY(junit(reviewed).contains("schemas/a.sql:2"));
    QVERIFY(pullRequestComment(reviewed).contains("schemas/a.sql:2"));
    QVERIFY(toMarkdown(reviewDocument(reviewed)).contains(u"## schemas/a.sql"_s));
}

QTEST_GUILESS_MAIN(TestReview)
#include "tst_review.moc"
