// SPDX-License-Identifier: GPL-3.0-or-later

// Functions, views and triggers that are made anew: what PostgreSQL refuses is held to what it does.

#include "app/postgres/session.h"
#include "app/review/review.h"
#include "tests/support/testpostgres.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

constexpr auto before = R"(
CREATE TABLE t (id bigint, name text);
CREATE VIEW v AS SELECT id, name FROM t;
CREATE VIEW w AS SELECT * FROM t;
CREATE FUNCTION f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(integer) RETURNS text LANGUAGE sql AS 'SELECT ''x''';
CREATE FUNCTION reads() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM v); END';
CREATE FUNCTION fired() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE INSERT OR UPDATE OF name ON t FOR EACH ROW EXECUTE FUNCTION fired();
)";

/// "signature-narrowed error", of the second of two files.
QStringList said(const QByteArray &sql, const QString &rule)
{
    std::vector<Migration> migrations{{u"1"_s}, {u"2"_s}};
    migrations[0].forward.bytes = before;
    migrations[1].forward.bytes = sql;
    const auto review = reviewMigrations(migrations, {});
    QStringList lines;
    for (const Finding &finding : review->scripts[1].findings) {
        if (finding.rule == rule)
            lines << QString(severityId(finding.severity));
    }
    return lines;
}

}  // namespace

class SignaturesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void narrowerThanBefore_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("severity");
        const auto row = [](const char *sql, const char *severity) {
            QTest::newRow(sql) << QByteArray(sql) << QString::fromLatin1(severity);
        };
        row("CREATE OR REPLACE VIEW v AS SELECT id FROM t;", "error");
        row("CREATE OR REPLACE VIEW v AS SELECT id, name AS title FROM t;", "error");
        row("CREATE OR REPLACE VIEW v AS SELECT id, name, 1 AS more FROM t;", "");
        row("CREATE OR REPLACE VIEW v (id, name) AS SELECT t.id, upper(t.name) FROM t;", "");
        row("DROP VIEW v; CREATE VIEW v AS SELECT t.id FROM t;", "warning");
        row("DROP VIEW v; CREATE VIEW v AS SELECT name, id FROM t;", "");
        row("DROP VIEW w; CREATE VIEW w AS SELECT id FROM t;", "");
        row("CREATE OR REPLACE FUNCTION f(a integer, b text DEFAULT 'y') RETURNS integer LANGUAGE sql AS 'SELECT 2';",
            "");
        row("CREATE OR REPLACE FUNCTION f(a int, b text DEFAULT 'x') RETURNS bigint LANGUAGE sql AS 'SELECT "
            "1::bigint';",
            "error");
        row("CREATE OR REPLACE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1';", "error");
        row("CREATE OR REPLACE FUNCTION f(c int, b text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT 1';", "error");
        row("CREATE OR REPLACE FUNCTION g(named int) RETURNS text LANGUAGE sql AS 'SELECT ''y''';", "");
        row("CREATE OR REPLACE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 1';", "");
        row("DROP FUNCTION g(int); CREATE FUNCTION g(a int, b int) RETURNS text LANGUAGE sql AS 'SELECT ''x''';",
            "warning");
        row("DROP FUNCTION g(int); CREATE FUNCTION g(a int, b int DEFAULT 1) RETURNS text LANGUAGE sql AS 'SELECT "
            "''x''';",
            "");
        row("DROP TRIGGER tr ON t; CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION fired();",
            "warning");
        row("DROP TRIGGER tr ON t; CREATE TRIGGER tr BEFORE INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE "
            "FUNCTION fired();",
            "");
    }
    void narrowerThanBefore()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, severity);
        QCOMPARE(said(sql, u"signature-narrowed"_s).join(u' '), severity);
        static const test::Database database;
        (void)database.sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public;" + QByteArray(before));
        const auto session = Session::open(database.url(), {});
        QVERIFY(session);
        bool isRefused = false;
        const Script script = readScript(sql);
        for (const Statement &statement : script.statements)
            isRefused = isRefused || !(*session)->execute(script.text(statement), {});
        QCOMPARE(isRefused, severity == u"error"_s);
    }

    void viewsThatFunctionsName()
    {
        QCOMPARE(said("DROP VIEW v;", u"dependent-objects-break"_s), QStringList{u"warning"_s});
        QCOMPARE(said("DROP VIEW w;", u"dependent-objects-break"_s), QStringList());
        QCOMPARE(said("DROP VIEW v; CREATE VIEW v AS SELECT id, name FROM t;", u"dependent-objects-break"_s),
                 QStringList());
    }
};

QTEST_GUILESS_MAIN(SignaturesTest)
#include "tst_signatures.moc"
