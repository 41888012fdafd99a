// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What other programs take of a review: code hosts (SARIF, a comment's markdown), CI servers (JUnit), people.
class TestReviewFormats : public QObject
{
    Q_OBJECT

private slots:
    void sarifIsValid_data();
    void sarifIsValid();
    void sarifIsWhatGitHubTakes();
    void sarifKeepsTheLimitsOfGitHub_data();
    void sarifKeepsTheLimitsOfGitHub();
    void sarifCountsUtf16Units();
    void sarifNamesFilesFromTheRepository();
    void aFingerprintOutlivesMovedLines();
    void junitIsValid_data();
    void junitIsValid();
    void junitFailsAsTheExitStatusDoes();
    void aCommentFits_data();
    void aCommentFits();
    void aCommentKeepsMarkupAsText();
    void aPageStandsAlone();
    void textMarksTheExtent_data();
    void textMarksTheExtent();
    void aVariableIsKeptAndAPasswordIsNot_data();
    void aVariableIsKeptAndAPasswordIsNot();
    void aPasswordInASaferFormIsMasked_data();
    void aPasswordInASaferFormIsMasked();
    void theRestOfAProjectIsShownBesideWhatCannotBeRead();
    void aFolderThatItsToolRefusesIsNoPass_data();
    void aFolderThatItsToolRefusesIsNoPass();
    void aNameCannotSteerTheTerminal();
    void publicHistories_data();
    void publicHistories();

private:
    Ran review(const QString &format, const QStringList &paths, const QStringList &more = {}) const
    {
        return m_program.run(QStringList{u"review"_s, u"--format"_s, format} + more + paths);
    }

    Program m_program;
};

namespace {

QByteArray manyDrops(int count)
{
    QByteArray sql;
    for (int i = 0; i < count; ++i)
        sql += "DROP TABLE some_table_" + QByteArray::number(i) + ";\n";
    return sql;
}

QJsonObject runOf(const QByteArray &sarif)
{
    return QJsonDocument::fromJson(sarif)["runs"_L1][0].toObject();
}

QJsonObject resultOf(const QByteArray &sarif, const QString &rule)
{
    for (const QJsonValue result : runOf(sarif)["results"_L1].toArray()) {
        if (result["ruleId"_L1].toString() == rule)
            return result.toObject();
    }
    return {};
}

QJsonValue placeOf(const QJsonObject &result)
{
    return result["locations"_L1][0]["physicalLocation"_L1];
}

/// What xmllint says against tests/fixtures/schema/junit.xsd; empty when valid.
QString xmlProblems(const QByteArray &xml)
{
    QProcess process;
    process.start(u"xmllint"_s,
                  {u"--noout"_s, u"--nonet"_s, u"--schema"_s,
                   QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/schema/junit.xsd"), u"-"_s});
    process.write(xml);
    process.closeWriteChannel();
    process.waitForFinished();
    return process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAllStandardError());
}

/// Rows of what each machine-readable form has to hold.
void addInputs()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("nothing to say") << "SELECT 1;\n"_ba;
    QTest::newRow("an empty file") << QByteArray();
    QTest::newRow("one drop") << "DROP TABLE users;\n"_ba;
    QTest::newRow("wide characters") << "SELECT '😀'; DROP TABLE \"größe\";\n"_ba;
    QTest::newRow("markup in names") << "DROP TABLE \"a|b`<b>]]>&amp;\";\n"_ba;
    QTest::newRow("control characters") << "DROP TABLE \"a\x1b[31m\xE2\x80\xAE\xEF\xBF\xBE\";\n"_ba;
    QTest::newRow("a byte order mark") << "\xEF\xBB\xBF"
                                          "DROP TABLE users;\n"_ba;
    QTest::newRow("no SQL") << "diff --git a/x b/x\n@@ -1 +1 @@\n"_ba;
    QTest::newRow("a NUL byte") << QByteArray("DROP TABLE \0 users;\n", 20);
    QTest::newRow("500 findings") << manyDrops(500);
}

}  // namespace

void TestReviewFormats::sarifIsValid_data()
{
    addInputs();
}

void TestReviewFormats::sarifIsValid()
{
    QFETCH(QByteArray, sql);
    const Project project;
    project.write(u"a b#1.sql"_s, sql);
    const Ran ran = review(u"sarif"_s, {project.file(u"a b#1.sql"_s)});
    QVERIFY2(ran.exitStatus <= 1, ran.err);
    QCOMPARE(schemaProblems(u"sarif-2.1.0"_s, ran.out), QString());
}

/// https://docs.github.com/code-security: what its code scanning asks of a file beyond the standard.
void TestReviewFormats::sarifIsWhatGitHubTakes()
{
    const Project project;
    project.write(u"lockstep.toml"_s, "layout = \"plain\"\n");
    project.addPlain(u"20260101_a b#"_s, manyDrops(5) + "DELETE FROM a;\nDROP TABLE some_table_1;\nbroken;\n");
    const QJsonObject run = runOf(review(u"sarif"_s, {project.path()}).out);
    const QJsonArray rules = run["tool"_L1]["driver"_L1]["rules"_L1].toArray();
    QVERIFY(!rules.isEmpty());
    for (const QJsonValue rule : rules) {
        QVERIFY(!rule["help"_L1]["text"_L1].toString().isEmpty());
        QVERIFY(rule["shortDescription"_L1]["text"_L1].toString().size() <= 1024);
        QVERIFY(!rule["fullDescription"_L1]["text"_L1].toString().isEmpty());
        QVERIFY(rule["fullDescription"_L1]["text"_L1].toString().size() <= 1024);
        QVERIFY(rule["properties"_L1]["tags"_L1].toArray().size() <= 10);
    }
    const QJsonArray results = run["results"_L1].toArray();
    QVERIFY(results.size() >= 7 && results.size() <= 25'000);
    QSet<QString> fingerprints;
    for (const QJsonValue result : results) {
        QCOMPARE(rules[result["ruleIndex"_L1].toInt(-1)]["id"_L1], result["ruleId"_L1]);
        QVERIFY((QSet{u"error"_s, u"warning"_s, u"note"_s}.contains(result["level"_L1].toString())));
        QVERIFY(!result["message"_L1]["text"_L1].toString().isEmpty());
        const QJsonValue place = placeOf(result.toObject());
        QCOMPARE(place["artifactLocation"_L1]["uri"_L1].toString(), u"migrations/20260101_a%20b%23.sql"_s);
        QCOMPARE(place["artifactLocation"_L1]["uriBaseId"_L1].toString(), u"%SRCROOT%"_s);
        QVERIFY(place["region"_L1]["startLine"_L1].toInt() >= 1);
        const QString hash = result["partialFingerprints"_L1]["primaryLocationLineHash"_L1].toString();
        QVERIFY2(!hash.isEmpty() && !fingerprints.contains(hash), qPrintable(hash));
        fingerprints.insert(hash);
    }
}

void TestReviewFormats::sarifKeepsTheLimitsOfGitHub_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<int>("errors");
    QTest::addColumn<int>("leftOut");
    QTest::newRow("as many as it takes") << manyDrops(25'000) << 25'000 << 0;
    QTest::newRow("more errors than it takes") << manyDrops(30'000) << 25'000 << 5'000;
    QTest::newRow("an error behind too many warnings")
        << QByteArray("SET x = 'y';\nUPDATE t SET a = 1;\n").repeated(26'000) + manyDrops(10) << 10 << 1'010;
}

/// Its documentation's figures ("SARIF results exceed one or more limits"): 20 runs, 25 000 results and rules a run,
/// 100 extensions, 100 of a result's locations, 10 of a rule's tags; 10 MB when compressed by gzip, which deflates.
void TestReviewFormats::sarifKeepsTheLimitsOfGitHub()
{
    QFETCH(QByteArray, sql);
    QFETCH(int, errors);
    QFETCH(int, leftOut);
    const Project project;
    project.write(u"a.sql"_s, sql);
    const QByteArray out = review(u"sarif"_s, {project.file(u"a.sql"_s)}).out;
    QVERIFY(qCompress(out).size() <= 10'000'000);
    QCOMPARE(QJsonDocument::fromJson(out)["runs"_L1].toArray().size(), 1);
    const QJsonObject run = runOf(out);
    QVERIFY(run["tool"_L1]["extensions"_L1].toArray().size() <= 100);
    QVERIFY(run["tool"_L1]["driver"_L1]["rules"_L1].toArray().size() <= 25'000);
    const QJsonArray results = run["results"_L1].toArray();
    QCOMPARE(results.size(), 25'000);
    const auto count = [&results](const auto &test) { return int(std::ranges::count_if(results, test)); };
    QCOMPARE(count([](const QJsonValue &one) { return one["level"_L1].toString() == "error"_L1; }), errors);
    QCOMPARE(count([](const QJsonValue &one) { return one["locations"_L1].toArray().size() > 100; }), 0);
    const QString told
        = run["invocations"_L1][0]["toolExecutionNotifications"_L1][0]["message"_L1]["text"_L1].toString();
    QCOMPARE(told.section(u' ', 0, 0).toInt(), leftOut);
}

void TestReviewFormats::sarifCountsUtf16Units()
{
    const Project project;
    project.write(u"a.sql"_s, "\xEF\xBB\xBFSELECT '😀ö'; DROP TABLE a;\n"_ba);
    const QByteArray out = review(u"sarif"_s, {project.file(u"a.sql"_s)}).out;
    QCOMPARE(runOf(out)["columnKind"_L1].toString(), u"utf16CodeUnits"_s);
    const QJsonValue region = placeOf(resultOf(out, u"drop-table"_s))["region"_L1];
    QCOMPARE(region["startColumn"_L1].toInt(), 15);
    QCOMPARE(region["endColumn"_L1].toInt(), 27);
    QCOMPARE(region["endLine"_L1].toInt(), 1);
}

/// A project may lie deep in its repository; what is elsewhere keeps a whole URI.
void TestReviewFormats::sarifNamesFilesFromTheRepository()
{
    const Project project;
    project.write(u".git"_s, "gitdir: elsewhere\n");
    project.write(u"services/shop/migrations/20260101_a.sql"_s, "DROP TABLE a;\n");
    project.write(u"services/shop/lockstep.toml"_s, "layout = \"plain\"\n");
    const auto uri = [](const QByteArray &out) {
        return placeOf(resultOf(out, u"drop-table"_s))["artifactLocation"_L1]["uri"_L1].toString();
    };
    QCOMPARE(uri(review(u"sarif"_s, {project.file(u"services/shop"_s)}).out),
             u"services/shop/migrations/20260101_a.sql"_s);
    const Project outside;
    outside.write(u"b.sql"_s, "DROP TABLE a;\n");
    QCOMPARE(uri(review(u"sarif"_s, {outside.file(u"b.sql"_s)}).out), u"file://"_s + outside.file(u"b.sql"_s));
}

void TestReviewFormats::aFingerprintOutlivesMovedLines()
{
    const Project project;
    const auto fingerprint = [&](const QByteArray &sql) {
        project.write(u"a.sql"_s, sql);
        return resultOf(review(u"sarif"_s, {project.file(u"a.sql"_s)}).out,
                        u"drop-table"_s)["partialFingerprints"_L1]["primaryLocationLineHash"_L1]
            .toString();
    };
    const QString before = fingerprint("DROP TABLE a;\n");
    QCOMPARE(fingerprint("SELECT 1;\n\n-- moved\nDROP   TABLE a;\n"), before);
    QVERIFY(fingerprint("DROP TABLE b;\n") != before);
}

void TestReviewFormats::junitIsValid_data()
{
    addInputs();
}

void TestReviewFormats::junitIsValid()
{
    if (QStandardPaths::findExecutable(u"xmllint"_s).isEmpty())
        QSKIP("xmllint (libxml2-utils) is not installed: JUnit's XML was not validated.");
    QFETCH(QByteArray, sql);
    const Project project;
    project.write(u"a&<b.sql"_s, sql);
    const Ran ran = review(u"junit"_s, {project.file(u"a&<b.sql"_s)});
    QVERIFY2(ran.exitStatus <= 1, ran.err);
    QCOMPARE(xmlProblems(ran.out), QString());
}

void TestReviewFormats::junitFailsAsTheExitStatusDoes()
{
    const Project project;
    project.write(u"a.sql"_s, "broken;\n");
    const QStringList path{project.file(u"a.sql"_s)};
    const Ran lenient = review(u"junit"_s, path);
    QCOMPARE(lenient.exitStatus, 0);
    QVERIFY(lenient.out.contains("failures=\"0\"") && lenient.out.contains("<system-out>"));
    const Ran strict = review(u"junit"_s, path, {u"--fail-on"_s, u"warning"_s});
    QCOMPARE(strict.exitStatus, 1);
    QVERIFY(strict.out.contains("failures=\"1\"") && strict.out.contains("type=\"syntax-error\""));
    QVERIFY(!review(u"junit"_s, path, {u"--fail-on"_s, u"never"_s}).out.contains("<failure"));
}

void TestReviewFormats::aCommentFits_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("needle");
    QTest::newRow("no finding") << "SELECT 1;\n"_ba
                                << "nothing found"_ba;
    QTest::newRow("one") << "DROP TABLE users;\n"_ba
                         << "| drop-table |"_ba;
    QTest::newRow("500") << manyDrops(500) << "500 errors"_ba;
    QTest::newRow("5 000") << manyDrops(5000) << "do not fit into a comment"_ba;
    QTest::newRow("a name without end") << "DROP TABLE \"" + QByteArray("ä|").repeated(50'000) + "\";\n"
                                        << "| drop-table |"_ba;
}

void TestReviewFormats::aCommentFits()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, needle);
    const Project project;
    project.write(u"a.sql"_s, sql);
    const Ran ran = review(u"markdown"_s, {project.file(u"a.sql"_s)});
    QVERIFY2(ran.out.contains(needle), ran.out.left(2000) + ran.err);
    QVERIFY2(ran.out.size() <= 65'536, QByteArray::number(ran.out.size()));
    QVERIFY(ran.out.startsWith("## "));
    const qsizetype folds = ran.out.count("<details>");
    QCOMPARE(ran.out.count("</details>"), folds);
}

void TestReviewFormats::aCommentKeepsMarkupAsText()
{
    const Project project;
    project.write(u"a.sql"_s, "DROP TABLE \"x|y`*<img>@team\";\n");
    const QByteArray out = review(u"markdown"_s, {project.file(u"a.sql"_s)}).out;
    QVERIFY2(out.contains("x\\|y\\`\\*\\<img\\>"), out);
    for (const QByteArray &line : out.split('\n')) {
        if (line.startsWith("| ⛔"))
            QCOMPARE(QByteArray(line).replace("\\|", "").count('|'), 5);
    }
}

void TestReviewFormats::aPageStandsAlone()
{
    const Project project;
    project.write(u"a.sql"_s, "DROP TABLE \"<script src=x>\";\n");
    const QByteArray out = review(u"html"_s, {project.file(u"a.sql"_s)}).out;
    QVERIFY(out.startsWith("<!DOCTYPE html>"));
    QVERIFY(out.contains("&lt;script"));
    for (const char *fetches : {"<script", "<link", "<img", " src=", "url("})
        QVERIFY2(!QByteArray(out).replace("&lt;script src=", "").contains(fetches), fetches);
}

void TestReviewFormats::textMarksTheExtent_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("a statement") << "SELECT 1; DROP TABLE a;\n"_ba
                                 << "  1 | SELECT 1; DROP TABLE a;\n    |           ^~~~~~~~~~~~\n"_ba;
    QTest::newRow("a tab stays one") << "\tDROP TABLE a;\n"_ba
                                     << "  1 | \tDROP TABLE a;\n    | \t^~~~~~~~~~~~\n"_ba;
    QTest::newRow("wide characters") << "SELECT '日本'; DROP TABLE a;\n"_ba
                                     << "  1 | SELECT '日本'; DROP TABLE a;\n    |                ^~~~~~~~~~~~\n"_ba;
    QTest::newRow("a password is not shown")
        << "CREATE ROLE w SUPERUSER PASSWORD 'geheim'; DROP TABLE a;\n"_ba
        << "  1 | CREATE ROLE w SUPERUSER PASSWORD '******'; DROP TABLE a;\n    | "_ba + QByteArray(43, ' ')
            + "^~~~~~~~~~~~\n";
    QTest::newRow("over several lines") << "DROP TABLE\r\n  a;\r\n"_ba
                                        << "  1 | DROP TABLE\n    | ^~~~~~~~~~…\n"_ba;
    QTest::newRow("in a long line") << "SELECT '" + QByteArray("x").repeated(100'000) + "'; DROP TABLE a; SELECT '"
            + QByteArray("y").repeated(100'000) + "';\n"
                                    << "  1 | …" + QByteArray("x").repeated(57) + "'; DROP TABLE a; SELECT '"
            + QByteArray("y").repeated(30) + "…\n";
    QTest::newRow("a clause in safer form, which others follow")
        << "ALTER TABLE a ADD CONSTRAINT c CHECK (x > 0), ADD COLUMN y int;\n"_ba
        << "        ADD CONSTRAINT c CHECK (x > 0) NOT VALID\n"_ba;
}

void TestReviewFormats::textMarksTheExtent()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, shown);
    const Project project;
    project.write(u"a.sql"_s, sql);
    const Ran ran = review(u"text"_s, {project.file(u"a.sql"_s)});
    QVERIFY2(ran.out.contains(shown), ran.out.left(3000));
}

void TestReviewFormats::aVariableIsKeptAndAPasswordIsNot_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("showsLines");
    for (const char *format : {"text", "html", "json", "sarif", "markdown", "junit"})
        QTest::newRow(format) << QString::fromLatin1(format) << (format == "text"_ba || format == "html"_ba);
}

/// psql's :NAME looks like what a URL has behind its user, and like a cast.
void TestReviewFormats::aVariableIsKeptAndAPasswordIsNot()
{
    QFETCH(QString, format);
    QFETCH(bool, showsLines);
    const Project project;
    project.write(u"a.sql"_s,
                  "ALTER DATABASE shop OWNER TO :DATABASE_OWNER;\n"
                  "CREATE ROLE :DATABASE_OWNER PASSWORD :'OWNER_PASSWORD';\n"
                  "CREATE ROLE :DATABASE_OWNER PASSWORD 'geheim'; ALTER ROLE w PASSWORD 'geheim';\n");
    const Ran ran = review(format, {project.file(u"a.sql"_s)});
    QVERIFY2(!ran.out.isEmpty() && !ran.out.contains("geheim"), ran.out);
    QVERIFY2(ran.out.contains("password-literal"), ran.out);
    const QByteArray out = QByteArray(ran.out).replace("&#x27;", "'").replace("&#39;", "'");
    QCOMPARE(out.contains("ALTER DATABASE shop OWNER TO :DATABASE_OWNER"), showsLines);
    QCOMPARE(out.contains("CREATE ROLE :DATABASE_OWNER PASSWORD :'OWNER_PASSWORD'"), showsLines);
    QCOMPARE(out.contains("CREATE ROLE :DATABASE_OWNER PASSWORD '******'"), showsLines);
}

void TestReviewFormats::aPasswordInASaferFormIsMasked_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("sql");
    const std::pair<const char *, const char *> statements[] = {
        {"an index's predicate", "CREATE INDEX i ON t (a) WHERE url = 'postgresql://me:geheim@h/db';\n"},
        {"a backfill", "UPDATE t SET url = 'postgresql://me:geheim@h/db';\n"},
        {"a check", "ALTER TABLE t ADD CONSTRAINT c CHECK (url <> 'postgresql://me:geheim@h/db');\n"},
        {"a syntax error", "CREATE ROLE r PASSWORD 'geheim' 5;\nALTER ROLE r RENAME PASSWORD 'geheim';\n"},
        {"a string without end", "ALTER ROLE r PASSWORD 'geheim;\nSELECT 1;\n"},
    };
    for (const char *format : {"text", "html", "json", "sarif", "markdown", "junit"}) {
        for (const auto &[name, sql] : statements)
            QTest::addRow("%s, as %s", name, format) << QString::fromLatin1(format) << QByteArray(sql);
    }
}

void TestReviewFormats::aPasswordInASaferFormIsMasked()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, sql);
    const Project project;
    project.write(u"a.sql"_s, sql);
    const Ran ran = review(format, {project.file(u"a.sql"_s)}, {u"--fail-on"_s, u"note"_s});
    QCOMPARE(ran.exitStatus, 1);
    QVERIFY2(!ran.out.contains("geheim") && !ran.err.contains("geheim"), ran.out + ran.err);
}

void TestReviewFormats::theRestOfAProjectIsShownBesideWhatCannotBeRead()
{
    const Project project;
    project.write(u"lockstep.toml"_s, "layout = \"plain\"\n");
    project.addPlain(u"20260101_a"_s, "DROP TABLE a;\n");
    project.addPlain(u"20260102_b"_s, "SELECT 'gr\xF6\xDF';\n");
    const Ran ran = review(u"text"_s, {project.path()});
    QCOMPARE(ran.exitStatus, 2);
    QVERIFY2(ran.out.contains("drop-table"), ran.out);
    QVERIFY2(ran.err.contains("20260102_b.sql"), ran.err);
    const Ran effects = m_program.run({u"effects"_s, project.path()});
    QCOMPARE(effects.exitStatus, 2);
    QVERIFY2(effects.out.contains("dropTable a"), effects.out);
    const Ran effectsJson = m_program.run({u"effects"_s, u"--format"_s, u"json"_s, project.path()});
    QCOMPARE(effectsJson.exitStatus, 2);
    QCOMPARE(schemaProblems(u"effects"_s, effectsJson.out), QString());
    QVERIFY2(effectsJson.out.contains("problems"), effectsJson.out);
    for (const QString &format : {u"text"_s, u"json"_s, u"sarif"_s, u"junit"_s, u"markdown"_s, u"html"_s}) {
        const Ran each = review(format, {project.path()});
        QCOMPARE(each.exitStatus, 2);
        QVERIFY2(each.out.contains("drop-table"), each.out);
        QVERIFY2(each.out.contains("b.sql: The file is not UTF"), each.out);
        QVERIFY2(each.err.contains("20260102_b"), each.err);
    }
    QCOMPARE(schemaProblems(u"review"_s, review(u"json"_s, {project.path()}).out), QString());
}

void TestReviewFormats::aFolderThatItsToolRefusesIsNoPass_data()
{
    using Files = QList<std::pair<QString, QByteArray>>;
    QTest::addColumn<Files>("files");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("two files of one version") << Files{{u"lockstep.toml"_s, "layout = \"golang-migrate\"\n"},
                                                       {u"migrations/1_a.up.sql"_s, "SELECT 1;\n"},
                                                       {u"migrations/1_b.up.sql"_s, "SELECT 2;\n"}}
                                              << "1_b.up.sql"_ba;
    QTest::newRow("atlas.sum names a file that is not there")
        << Files{{u"lockstep.toml"_s, "layout = \"atlas\"\n"},
                 {u"migrations/20260101000000_a.sql"_s, "SELECT 1;\n"},
                 {u"migrations/atlas.sum"_s,
                  "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
                  "20260101000000_b.sql h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"}}
        << "atlas.sum"_ba;
    QTest::newRow("a changelog with two change sets of one id")
        << Files{{u"lockstep.toml"_s, "layout = \"liquibase\"\n"},
                 {u"changelog.sql"_s,
                  "--liquibase formatted sql\n--changeset me:1\nSELECT 1;\n--changeset me:1\nSELECT 2;\n"}}
        << "changelog.sql"_ba;
}

void TestReviewFormats::aFolderThatItsToolRefusesIsNoPass()
{
    using Files = QList<std::pair<QString, QByteArray>>;
    QFETCH(Files, files);
    QFETCH(QByteArray, told);
    const Project project;
    for (const auto &[name, bytes] : files)
        project.write(name, bytes);
    for (const QString &format : {u"text"_s, u"json"_s, u"sarif"_s, u"junit"_s, u"markdown"_s, u"html"_s}) {
        const Ran ran = review(format, {project.path()});
        QVERIFY2(ran.exitStatus == 2, ran.out + ran.err);
        QVERIFY2(ran.err.contains(told), ran.err);
    }
    QCOMPARE(m_program.run({u"effects"_s, project.path()}).exitStatus, 2);
    QCOMPARE(review(u"text"_s, {project.path()}, {u"--write-baseline"_s}).exitStatus, 2);
}

void TestReviewFormats::aNameCannotSteerTheTerminal()
{
    const Project project;
    const QString path = project.file(u"a\x1b[2Jb.sql"_s);
    project.write(u"a\x1b[2Jb.sql"_s, "DROP TABLE a;\n");
    for (const QString &command : {u"effects"_s, u"review"_s}) {
        const Ran ran = m_program.run({command, path});
        QVERIFY2(ran.out.contains("b.sql:1") && !ran.out.contains('\x1b'), ran.out);
    }
}

void TestReviewFormats::publicHistories_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *name : {"prisma/triggerdotdev__trigger.dev", "drizzle/wundergraph__cosmo",
                             "supabase/usebasejump__basejump", "flyway/MarquezProject__marquez"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestReviewFormats::publicHistories()
{
    QFETCH(QString, folder);
    const QString path = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/") + folder;
    if (!QFileInfo::exists(path))
        QSKIP("The public histories are not there: their reviews were not written in every form.");
    const Ran sarif = review(u"sarif"_s, {path});
    QVERIFY2(sarif.exitStatus <= 1, sarif.err);
    QCOMPARE(schemaProblems(u"sarif-2.1.0"_s, sarif.out), QString());
    const Ran junit = review(u"junit"_s, {path});
    if (!QStandardPaths::findExecutable(u"xmllint"_s).isEmpty())
        QCOMPARE(xmlProblems(junit.out), QString());
    const Ran comment = review(u"markdown"_s, {path});
    QVERIFY2(comment.out.size() <= 65'536, QByteArray::number(comment.out.size()));
    const Ran page = review(u"html"_s, {path});
    QCOMPARE(page.out.count("<table"), page.out.count("</table>"));
}

QTEST_GUILESS_MAIN(TestReviewFormats)
#include "tst_reviewformats.moc"
