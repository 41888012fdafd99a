// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/report/json.h"
#include "app/report/projectreport.h"
#include "tests/support/testpostgres.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

const QString fixtures = QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/reports/");

Result<WorkspacePtr> shop()
{
    return openWorkspace(fixtures + u"shop"_s, u"plain"_s, {});
}

QStringList textsOf(const ProjectReport &report, const QString &section)
{
    QStringList texts;
    for (const ReportSection &one : report.sections) {
        for (const ClaimGroup &group : one.id == section ? one.groups : std::vector<ClaimGroup>()) {
            for (const Claim &claim : group.claims)
                texts << claim.text.english();
        }
    }
    return texts;
}

}  // namespace

class TestProjectReport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void isAsWritten_data();
    void isAsWritten();
    void everyClaimNamesAFileThatIsThere();
    void silenceTakesNoRoom();
    void driftIsWhatAppliedFilesDoNotSay();
    void linksLeadBackFromElsewhere();
};

void TestProjectReport::isAsWritten_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("review") << u"review"_s;
    QTest::newRow("hygiene") << u"hygiene"_s;
}

/// With LOCKSTEP_WRITE_GOLDEN set, they are written anew, so that the difference can be reviewed.
void TestProjectReport::isAsWritten()
{
    QFETCH(QString, kind);
    const auto workspace = shop();
    QVERIFY(workspace);
    const auto facts = readFacts(**workspace, {}, {});
    QVERIFY(facts);
    const QString made = toMarkdown(toDocument(projectReport(*facts, kind)));
    if (qEnvironmentVariableIsSet("LOCKSTEP_WRITE_GOLDEN"))
        QVERIFY(writeFileDurably(fixtures + kind + u".md"_s, made.toUtf8()));
    const auto golden = readFile(fixtures + kind + u".md"_s);
    QVERIFY(golden);
    if (made.toUtf8() != *golden)
        QCOMPARE(made.split(u'\n'), QString::fromUtf8(*golden).split(u'\n'));
}

void TestProjectReport::everyClaimNamesAFileThatIsThere()
{
    const auto workspace = shop();
    QVERIFY(workspace);
    const auto facts = readFacts(**workspace, {}, {});
    QVERIFY(facts);
    for (const QString &kind : {u"review"_s, u"hygiene"_s}) {
        for (const ReportSection &section : projectReport(*facts, kind).sections) {
            for (const ClaimGroup &group : section.groups) {
                for (const Claim &claim : group.claims) {
                    QVERIFY2(!claim.places.empty(), qPrintable(claim.text.english()));
                    for (const Place &place : claim.places)
                        QVERIFY2(QFile::exists((*workspace)->root + u'/' + place.file), qPrintable(place.file));
                }
            }
        }
    }
}

void TestProjectReport::silenceTakesNoRoom()
{
    Workspace workspace;
    workspace.root = u"/srv/shop"_s;
    const QByteArray sql = "CREATE TABLE users (id integer);\n"_ba;
    workspace.folder.migrations
        = {{.name = u"001_users.sql"_s,
            .forward = {.path = u"001_users.sql"_s, .bytes = sql},
            .revert = SqlFile{.path = u"001_users_rollback.sql"_s, .bytes = "DROP TABLE users;\n"_ba}}};
    workspace.reviews = {reviewScript(sql, u"001_users.sql"_s, {}, true)};
    const auto facts = readFacts(workspace, {}, {});
    QVERIFY(facts);
    const ProjectReport report = migrationReview(*facts);
    QCOMPARE(report.sections.size(), std::size_t(1));
    QCOMPARE(report.sections.front().id, u"reversibility"_s);
    QCOMPARE(report.silentInEnglish.size(), 3);
}

void TestProjectReport::driftIsWhatAppliedFilesDoNotSay()
{
    const auto workspace = shop();
    QVERIFY(workspace);
    const test::Database database;
    database.sql("CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, note text, extra integer);"
                 "CREATE TABLE _manual_migrations (id serial PRIMARY KEY, filename text UNIQUE, "
                 "applied_at timestamptz DEFAULT now());"
                 "INSERT INTO _manual_migrations (filename) VALUES ('001_users.sql')");
    const auto view = inspectTarget(**workspace, TargetChoice{.url = database.url()}, {});
    QVERIFY2(view, view ? "" : qPrintable(describe(view.error())));
    const auto facts = readFacts(**workspace, *view, {}, {});
    QVERIFY2(facts, facts ? "" : qPrintable(describe(facts.error())));
    QCOMPARE(textsOf(hygieneReport(*facts), u"drift"_s), QStringList{u"column users.extra"_s});
    QVERIFY(!facts->isOpen(0));
    QVERIFY(facts->isOpen(1));
}

void TestProjectReport::linksLeadBackFromElsewhere()
{
    QCOMPARE(linkBaseFor(u"/srv/shop/report.md"_s, u"/srv/shop"_s), QString());
    QCOMPARE(linkBaseFor(u"/srv/reports/shop.html"_s, u"/srv/shop"_s), u"../shop/"_s);
    const Document page{u"T"_s, {LinkedList{{{u"a_b"_s, {{u"a.sql:2"_s, u"../x y/a.sql#L2"_s}}}}}}};
    QVERIFY(toMarkdown(page).contains(u"- a\\_b [a.sql:2](<../x y/a.sql#L2>)"_s));
    QVERIFY(toHtml(page).contains(u"<a href=\"../x%20y/a.sql#L2\">a.sql:2</a>"_s));
}

QTEST_GUILESS_MAIN(TestProjectReport)
#include "tst_projectreport.moc"
