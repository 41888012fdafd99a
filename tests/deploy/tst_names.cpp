// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/verify.h"
#include "tests/deploy/deployproject.h"

#include <QUuid>
#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// One of each kind that can be looked up, in `schema`; `%name` is that object's name in the form under test.
constexpr auto creation = R"(
CREATE SCHEMA %schema;
CREATE ROLE %role;
CREATE TABLE %schema.%table (id int PRIMARY KEY, other int, %column text);
ALTER TABLE %schema.%table ADD COLUMN %added int;
ALTER TABLE %schema.%table ADD CONSTRAINT %constraint CHECK (id > 0);
CREATE INDEX %index ON %schema.%table (other);
CREATE VIEW %schema.%view AS SELECT 1 AS one;
CREATE MATERIALIZED VIEW %schema.%matview AS SELECT 1 AS one;
CREATE SEQUENCE %schema.%sequence;
CREATE TYPE %schema.%enum AS ENUM ('a');
CREATE TYPE %schema.%composite AS (a int);
CREATE DOMAIN %schema.%domain AS int;
ALTER DOMAIN %schema.%domain ADD CONSTRAINT %check CHECK (VALUE > 0);
CREATE FUNCTION %schema.%function(a int, b %schema.%enum) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION %schema.%function(text[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE %schema.%procedure() LANGUAGE sql AS 'SELECT 1';
CREATE STATISTICS %schema.%statistics ON id, other FROM %schema.%table;
CREATE FUNCTION %schema.%fires() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER %trigger BEFORE INSERT ON %schema.%table FOR EACH ROW EXECUTE FUNCTION %schema.%fires();
CREATE POLICY %policy ON %schema.%table USING (true);
CREATE RULE %rule AS ON DELETE TO %schema.%table DO INSTEAD NOTHING;
CREATE PUBLICATION %publication FOR TABLE %schema.%table;
)";

constexpr auto renaming = R"(
ALTER TABLE %schema.%table RENAME COLUMN %column TO %column2;
ALTER TABLE %schema.%table RENAME CONSTRAINT %constraint TO %constraint2;
ALTER INDEX %schema.%index RENAME TO %index2;
ALTER VIEW %schema.%view RENAME TO %view2;
ALTER MATERIALIZED VIEW %schema.%matview RENAME TO %matview2;
ALTER SEQUENCE %schema.%sequence RENAME TO %sequence2;
ALTER TYPE %schema.%enum RENAME TO %enum2;
ALTER TYPE %schema.%composite RENAME TO %composite2;
ALTER DOMAIN %schema.%domain RENAME CONSTRAINT %check TO %check2;
ALTER DOMAIN %schema.%domain RENAME TO %domain2;
ALTER FUNCTION %schema.%function(text[]) RENAME TO %function2;
ALTER PROCEDURE %schema.%procedure() RENAME TO %procedure2;
ALTER STATISTICS %schema.%statistics RENAME TO %statistics2;
ALTER TRIGGER %trigger ON %schema.%table RENAME TO %trigger2;
ALTER POLICY %policy ON %schema.%table RENAME TO %policy2;
ALTER RULE %rule ON %schema.%table RENAME TO %rule2;
ALTER PUBLICATION %publication RENAME TO %publication2;
ALTER TABLE %schema.%table RENAME TO %table2;
ALTER ROLE %role RENAME TO %role2;
ALTER SCHEMA %schema RENAME TO %schema2;
)";

constexpr auto dropping = R"(
DROP PUBLICATION %publication2;
DROP RULE %rule2 ON %schema2.%table2;
DROP POLICY %policy2 ON %schema2.%table2;
DROP TRIGGER %trigger2 ON %schema2.%table2;
DROP STATISTICS %schema2.%statistics2;
DROP PROCEDURE %schema2.%procedure2();
DROP FUNCTION %schema2.%function(int, %schema2.%enum2);
CREATE FUNCTION %schema2.%function(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER DOMAIN %schema2.%domain2 DROP CONSTRAINT %check2;
DROP DOMAIN %schema2.%domain2;
DROP TYPE %schema2.%composite2;
DROP TYPE %schema2.%enum2;
DROP SEQUENCE %schema2.%sequence2;
DROP MATERIALIZED VIEW %schema2.%matview2;
DROP VIEW %schema2.%view2;
DROP INDEX %schema2.%index2;
ALTER TABLE %schema2.%table2 DROP CONSTRAINT %constraint2;
ALTER TABLE %schema2.%table2 DROP COLUMN %added;
DROP FUNCTION %schema2.%function2(text[]);
DROP ROLE %role2;
)";

/// Where it commits statement by statement the evidence looks for each object too.
constexpr auto outside = R"(
CREATE INDEX CONCURRENTLY %again ON %schema2.%table2 (other);
CREATE INDEX CONCURRENTLY ON %schema2.%table2 (other);
DROP INDEX CONCURRENTLY %schema2.%again;
CREATE INDEX CONCURRENTLY %last ON %schema2.%table2 (other);
)";

using NameOf = QString (*)(const QString &word);

/// Every %word as a quoted identifier. Roles and publications are made unique: a role is the whole server's.
QByteArray filled(const char *text, NameOf nameOf, const QString &unique)
{
    static const QRegularExpression placeholder(u"%(\\w+)"_s);
    const QString whole = QString::fromUtf8(text);
    QString result;
    qsizetype behind = 0;
    for (const auto &match : placeholder.globalMatch(whole)) {
        QString word = match.captured(1);
        if (word.startsWith("role"_L1))
            word += unique;
        const QString name = nameOf(word);
        result
            += whole.mid(behind, match.capturedStart() - behind) + u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
        behind = match.capturedEnd();
    }
    return (result + whole.mid(behind)).toUtf8();
}

QString notPassed(const StepRecord &verify)
{
    QStringList lines;
    for (const Check &check : verify.checks) {
        if (check.outcome != Outcome::Pass)
            lines << check.id + u": "_s + check.message.english() + u'\n' + check.detail;
    }
    return lines.join(u'\n');
}

/// Deploys what is pending; what a check of Verify says, or the error.
QString deployed(const Project &project, const Database &database)
{
    auto run = DeployRun::begin(project.request(database.url()), {});
    if (!run)
        return describe(run.error());
    const StepRecord last = go(**run, Step::Record);
    if (last.step != Step::Record)
        return (last.error ? describe(*last.error) : QString()) + notPassed((*run)->record().at(Step::Verify));
    return notPassed((*run)->record().at(Step::Verify));
}

}  // namespace

/// Whatever an object is called and wherever it is: a deploy runs, and Verify finds it.
class NamesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void everyKind_data()
    {
        QTest::addColumn<NameOf>("nameOf");
        QTest::newRow("plain") << NameOf([](const QString &word) { return word; });
        QTest::newRow("upper case") << NameOf([](const QString &word) { return word.toUpper(); });
        QTest::newRow("spaces") << NameOf([](const QString &word) { return u" my  "_s + word + u' '; });
        QTest::newRow("a quote") << NameOf([](const QString &word) { return u"a\"b'c"_s + word; });
        QTest::newRow("quotes at both ends") << NameOf([](const QString &word) { return u'"' + word + u'"'; });
        QTest::newRow("a dot") << NameOf([](const QString &word) { return word + u".b."_s; });
        QTest::newRow("a bracket") << NameOf([](const QString &word) { return word + u"(x)"_s; });
        QTest::newRow("a dot, a bracket and a quote") << NameOf([](const QString &word) { return word + u"\".(b"_s; });
        QTest::newRow("a backslash and a percent sign") << NameOf([](const QString &word) { return word + u"\\%s"_s; });
        QTest::newRow("a line end") << NameOf([](const QString &word) { return word + u"\nb"_s; });
        QTest::newRow("not ASCII") << NameOf([](const QString &word) { return u"größe_表_"_s + word; });
        QTest::newRow("63 bytes") << NameOf([](const QString &word) { return word.leftJustified(63, u'x'); });
        QTest::newRow("more than 63 bytes") << NameOf([](const QString &word) { return word.leftJustified(80, u'x'); });
        QTest::newRow("more than 63 bytes, not ASCII")
            << NameOf([](const QString &word) { return word.leftJustified(60, u'ü'); });
        QTest::newRow("a keyword in front") << NameOf([](const QString &word) { return u"select "_s + word; });
    }

    void everyKind()
    {
        QFETCH(NameOf, nameOf);
        const QString unique = QUuid::createUuid().toString(QUuid::Id128).left(8);
        const Database database;
        const Project project;
        const std::array steps{std::pair{u"1_creation"_s, creation}, std::pair{u"2_renaming"_s, renaming},
                               std::pair{u"3_dropping"_s, dropping}, std::pair{u"4_outside"_s, outside}};
        for (const auto &[name, text] : steps) {
            project.write(name, filled(text, nameOf, unique));
            QCOMPARE(name + u": "_s + deployed(project, database), name + u": "_s);
        }
        // Taken together, as `verify` does it later.
        const DeployRequest request = project.request(database.url());
        for (const Check &check : taken(verifyHistory(*request.workspace, request.view, {})))
            QVERIFY2(check.outcome == Outcome::Pass, qPrintable(check.id + u'\n' + check.detail));
    }

    void whatIsNotThere_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("meddling");
        QTest::addColumn<QString>("missing");
        QTest::newRow("an index outside the search path")
            << QByteArray("CREATE SCHEMA app; CREATE TABLE app.t (i int); CREATE INDEX x ON app.t (i);")
            << QByteArray("DROP INDEX app.x; CREATE TABLE t (i int); CREATE INDEX x ON t (i)") << u"index app.x"_s;
        QTest::newRow("a constraint outside the search path")
            << QByteArray(
                   "CREATE SCHEMA app; CREATE TABLE app.t (i int); ALTER TABLE app.t ADD CONSTRAINT c CHECK (i > 0);")
            << QByteArray("ALTER TABLE app.t DROP CONSTRAINT c; CREATE TABLE t (i int CONSTRAINT c CHECK (i > 0))")
            << u"constraint app.t.c"_s;
        QTest::newRow("a domain's constraint")
            << QByteArray("CREATE DOMAIN d AS int; ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0);")
            << QByteArray("ALTER DOMAIN d DROP CONSTRAINT c") << u"constraint d.c"_s;
        QTest::newRow("a table made with its schema")
            << QByteArray("CREATE SCHEMA app CREATE TABLE t (i int) CREATE VIEW v AS SELECT 1 AS one;")
            << QByteArray("DROP TABLE app.t; CREATE TABLE t (i int)") << u"table app.t"_s;
        QTest::newRow("one of two indexes of a name")
            << QByteArray("CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.t (i int); CREATE TABLE b.t (i int);"
                          "CREATE INDEX x ON a.t (i); CREATE INDEX x ON b.t (i);")
            << QByteArray("DROP INDEX b.x") << u"index b.x"_s;
    }

    void whatIsNotThere()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, meddling);
        QFETCH(QString, missing);
        const Database database;
        const Project project;
        project.write(u"1_a"_s, sql);
        QCOMPARE(deployed(project, database), QString());
        database.sql(meddling);
        const DeployRequest request = project.request(database.url());
        const auto checks = taken(verifyHistory(*request.workspace, request.view, {}));
        QCOMPARE(checks.at(2).id, u"objects"_s);
        QCOMPARE(checks.at(2).detail, missing + u" is missing (1_a)"_s);
    }

    void whatNobodyElseSees_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("what hangs from a temporary table") << QByteArray(
            "CREATE TEMP TABLE t (i int) ON COMMIT DROP; CREATE INDEX x ON t (i); ALTER TABLE t ADD c int;");
        QTest::newRow("a temporary view and sequence")
            << QByteArray("CREATE TEMP VIEW v AS SELECT 1 AS one; CREATE TEMP SEQUENCE s;");
        QTest::newRow("in pg_temp") << QByteArray(
            "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TABLE pg_temp.t (i int);");
        QTest::newRow("what IF EXISTS passed by") << QByteArray("ALTER TABLE IF EXISTS nosuch ADD COLUMN c int;");
        QTest::newRow("one of two functions of a name")
            << QByteArray("CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                          "CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS 'SELECT 1'; DROP FUNCTION f(int);");
    }

    void whatNobodyElseSees()
    {
        QFETCH(QByteArray, sql);
        const Database database;
        const Project project;
        project.write(u"1_a"_s, sql);
        QCOMPARE(deployed(project, database), QString());
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "tst_names.moc"
