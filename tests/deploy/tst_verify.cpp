// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/deploy/snapshotjson.h"
#include "app/deploy/verify.h"
#include "app/postgres/catalogreader.h"
#include "app/schema/difference.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<DeployRun> begun(const DeployRequest &request)
{
    return taken(DeployRun::begin(request, {}));
}

Check checkOf(const StepRecord &step, const QString &id)
{
    const auto found = std::ranges::find(step.checks, id, &Check::id);
    return found == step.checks.end() ? Check{.id = u"no such check"_s} : *found;
}

QString rendered(const Check &check)
{
    return u"%1 %2: %3\n%4"_s.arg(check.id, outcomeId(check.outcome), check.message.english(), check.detail);
}

/// Runs the project's migrations on a database that `before` has prepared, up to Verify.
StepRecord verified(const Project &project, const Database &database, const QByteArray &between = {})
{
    const auto run = begun(project.request(database.url()));
    if (!between.isEmpty()) {
        const StepRecord migrated = go(*run, Step::Migrate);
        if (migrated.error)
            return migrated;
        database.sql(between);
    }
    return go(*run, Step::Verify);
}

}  // namespace

class VerifyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void definitions_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("migration");
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("words");
        const QByteArray table = "CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL, b int DEFAULT 5, CHECK (b > 0))";
        const QByteArray none;
        QTest::newRow("all kinds of things") << table << QByteArray(R"(
CREATE TYPE mood AS ENUM ('calm', 'cross');
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t int REFERENCES t ON DELETE CASCADE,
    at timestamptz NOT NULL DEFAULT now(), mood mood DEFAULT 'calm', total numeric(10,2) CHECK (total BETWEEN 0 AND 100));
CREATE INDEX orders_at ON orders (at DESC) WHERE total > 5;
ALTER TABLE t ADD COLUMN note varchar(20) DEFAULT 'none', DROP COLUMN b;
CREATE FUNCTION f(i int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT i + 1';
CREATE VIEW v AS SELECT * FROM t;
CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
CREATE UNIQUE INDEX m_id ON m (id);
CREATE SEQUENCE s;
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON orders USING (total > 1);)")
                                             << none << u"pass"_s << QString();
        QTest::newRow("nothing that can be told")
            << table << QByteArray("UPDATE t SET b = 1;") << none << u"pass"_s << QString();
        QTest::newRow("a key that is asked for twice")
            << table
            << QByteArray("CREATE TABLE k (id int UNIQUE NOT NULL, b int CONSTRAINT named UNIQUE, "
                          "PRIMARY KEY (id), UNIQUE (b));")
            << QByteArray() << u"pass"_s << QString();
        QTest::newRow("an expression that the server writes in another way")
            << table
            << QByteArray("CREATE TABLE k (since interval DEFAULT interval '1 day' CHECK (since > '24 hours'), "
                          "c text DEFAULT (array['a', 'b'])[1:2][1]::text);")
            << QByteArray() << u"warn"_s << u"default k.c"_s;
        QTest::newRow("expressions that the server writes in another way")
            << table
            << QByteArray(
                   "CREATE TABLE k (since interval DEFAULT interval '1 day' CHECK (since > '24 hours'), n int, "
                   "g int GENERATED ALWAYS AS (n * '5') STORED);\nCREATE INDEX k_n ON k ((n / '2')) WHERE since < "
                   "'3 days 24:00';\nCREATE DOMAIN span AS interval CHECK (VALUE > '60 seconds');")
            << QByteArray() << u"pass"_s << QString();
        const QByteArray spelled
            = "CREATE TABLE k (since interval DEFAULT interval '1 day' CHECK (since > '24 hours'));";
        QTest::newRow("such an expression that somebody altered meanwhile")
            << table << spelled
            << QByteArray("ALTER TABLE k DROP CONSTRAINT k_since_check, ADD CONSTRAINT k_since_check CHECK (since > "
                          "'23 hours')")
            << u"fail"_s << u"constraint expression k.k_since_check"_s;
        const QByteArray view = "CREATE VIEW v AS SELECT id, upper(a) AS a, (SELECT count(*) FROM t AS o WHERE o.id < "
                                "t.id) FROM t WHERE b BETWEEN 1 AND 5 GROUP BY id ORDER BY 1;";
        QTest::newRow("a view that somebody replaced meanwhile")
            << table << view
            << QByteArray("CREATE OR REPLACE VIEW v AS SELECT id, upper(a) AS a, 1::bigint AS count FROM t")
            << u"fail"_s << u"view query v: expected"_s;
        QTest::newRow("a view as it was made") << table << view << none << u"pass"_s << QString();
        QTest::newRow("a view that is replaced")
            << table + "; CREATE VIEW v AS SELECT id FROM t"
            << QByteArray("CREATE OR REPLACE VIEW v AS SELECT id FROM t WHERE b > 1;") << none << u"pass"_s
            << QString();
        QTest::newRow("a replaced view that somebody put back")
            << table + "; CREATE VIEW v AS SELECT id FROM t"
            << QByteArray("CREATE OR REPLACE VIEW v AS SELECT id FROM t WHERE b > 1;")
            << QByteArray("CREATE OR REPLACE VIEW v AS SELECT id FROM t") << u"fail"_s << u"view query v"_s;
        QTest::newRow("a view on a view with a function, in another schema")
            << table
                + "; CREATE SCHEMA s; CREATE FUNCTION s.f(i int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN i; "
                  "END'; CREATE VIEW s.below AS SELECT s.f(id) AS id, a FROM t"
            << QByteArray("CREATE VIEW s.v (one, two) AS SELECT * FROM s.below WHERE s.f(id) > 1;\n"
                          "CREATE MATERIALIZED VIEW s.m AS SELECT one FROM s.v;")
            << none << u"pass"_s << QString();
        QTest::newRow("a view whose star stood for other columns")
            << table << QByteArray("CREATE VIEW v AS SELECT * FROM t;\nALTER TABLE t ADD COLUMN c int;") << none
            << u"pass"_s << u"v: its text was not compared: its * stands"_s;
        QTest::newRow("a materialized view that is there and another")
            << table + "; CREATE MATERIALIZED VIEW m AS SELECT id FROM t"
            << QByteArray("CREATE MATERIALIZED VIEW IF NOT EXISTS m AS SELECT id + 1 AS id FROM t;") << none
            << u"fail"_s << u"view query m"_s;
        const QByteArray function = "CREATE FUNCTION f(a varchar(5) DEFAULT 'x', b int = 1) RETURNS int LANGUAGE sql "
                                    "PARALLEL SAFE AS 'SELECT b';\nCREATE PROCEDURE p(i int = 7) LANGUAGE plpgsql AS "
                                    "'BEGIN NULL; END';";
        QTest::newRow("a function with defaults, and a procedure")
            << none << function << none << u"pass"_s << QString();
        QTest::newRow("a default of a function that somebody altered")
            << none << function
            << QByteArray("CREATE OR REPLACE FUNCTION f(a varchar(5) DEFAULT 'y', b int = 1) RETURNS int LANGUAGE sql "
                          "PARALLEL SAFE AS 'SELECT b'")
            << u"fail"_s << u"function arguments f(character varying, integer)"_s;
        QTest::newRow("an option of a function that somebody altered")
            << none << function << QByteArray("ALTER FUNCTION f PARALLEL UNSAFE") << u"fail"_s
            << u"function options f"_s;
        QTest::newRow("a body of a procedure that somebody altered")
            << none << function
            << QByteArray("CREATE OR REPLACE PROCEDURE p(i int = 7) LANGUAGE plpgsql AS 'BEGIN COMMIT; END'")
            << u"fail"_s << u"function body p(integer)"_s;
        const QByteArray guarded
            = "ALTER TABLE t ENABLE ROW LEVEL SECURITY;\nCREATE POLICY p ON t USING (b IN (1, 2) AND "
              "a LIKE current_setting('x.y') || '%');\nCREATE FUNCTION g() RETURNS trigger LANGUAGE "
              "plpgsql AS 'BEGIN RETURN NEW; END';\nCREATE TRIGGER g BEFORE UPDATE OF a ON t FOR "
              "EACH ROW WHEN (old.a IS DISTINCT FROM new.a) EXECUTE PROCEDURE g();";
        QTest::newRow("a policy and a trigger") << table << guarded << none << u"pass"_s << QString();
        QTest::newRow("a policy that somebody altered")
            << table << guarded << QByteArray("ALTER POLICY p ON t USING (b IN (1, 3))") << u"fail"_s
            << u"policy using t.p"_s;
        QTest::newRow("a trigger that somebody altered")
            << table << guarded
            << QByteArray("CREATE OR REPLACE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (old.a = new.a) "
                          "EXECUTE FUNCTION g()")
            << u"fail"_s << u"trigger t.g"_s;
        QTest::newRow("an index that is there and the same")
            << table + "; CREATE INDEX i ON t (lower(a)) WHERE b IN (1, 2)"
            << QByteArray("CREATE INDEX IF NOT EXISTS i ON t (lower(a)) WHERE b IN (1, 2);") << none << u"pass"_s
            << QString();
        QTest::newRow("an index on another column")
            << table + "; CREATE INDEX i ON t (b)" << QByteArray("CREATE INDEX IF NOT EXISTS i ON t (a);") << none
            << u"fail"_s << u"index keys t.i: expected “a”, actual “b”"_s;
        QTest::newRow("an index that is not unique")
            << table + "; CREATE INDEX i ON t (a)" << QByteArray("CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a);")
            << none << u"fail"_s << u"index uniqueness t.i"_s;
        QTest::newRow("an index for other rows") << table + "; CREATE INDEX i ON t (a) WHERE b > 1"
                                                 << QByteArray("CREATE INDEX IF NOT EXISTS i ON t (a) WHERE b > 2;")
                                                 << none << u"fail"_s << u"index predicate t.i"_s;
        QTest::newRow("an index on another table")
            << table + "; CREATE TABLE u (a text); CREATE INDEX i ON u (a)"
            << QByteArray("CREATE INDEX IF NOT EXISTS i ON t (a);") << none << u"fail"_s << u"index t.i is missing"_s;
        QTest::newRow("an index that is invalid")
            << table
                + "; CREATE INDEX i ON t (a); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass"
            << QByteArray("CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);") << none << u"fail"_s
            << u"index validity t.i: expected “yes”, actual “no”"_s;
        QTest::newRow("a column that is there and the same")
            << table + "; ALTER TABLE t ADD COLUMN c int REFERENCES t, ADD COLUMN d serial UNIQUE"
            << QByteArray("ALTER TABLE t ADD COLUMN IF NOT EXISTS c int REFERENCES t, "
                          "ADD COLUMN IF NOT EXISTS d serial UNIQUE;")
            << none << u"pass"_s << QString();
        QTest::newRow("a column of another type") << table + "; ALTER TABLE t ADD COLUMN c text"
                                                  << QByteArray("ALTER TABLE t ADD COLUMN IF NOT EXISTS c int;") << none
                                                  << u"fail"_s << u"type t.c: expected “integer”, actual “text”"_s;
        QTest::newRow("a table that is there and the same")
            << QByteArray("CREATE TABLE u (id serial PRIMARY KEY, a text); CREATE INDEX extra ON u (a)")
            << QByteArray("CREATE TABLE IF NOT EXISTS u (id serial PRIMARY KEY, a text);") << none << u"warn"_s
            << u"index u.extra is there and was not expected"_s;
        QTest::newRow("a table with another column")
            << QByteArray("CREATE TABLE u (id serial PRIMARY KEY, a text, z int)")
            << QByteArray("CREATE TABLE IF NOT EXISTS u (id serial PRIMARY KEY, a text);") << none << u"fail"_s
            << u"column u.z is there and was not expected"_s;
        QTest::newRow("a table without a key") << QByteArray("CREATE TABLE u (id int NOT NULL)")
                                               << QByteArray("CREATE TABLE IF NOT EXISTS u (id int PRIMARY KEY);")
                                               << none << u"fail"_s << u"constraint u.u_pkey is missing"_s;
        QTest::newRow("a table of this very plan, asked for twice")
            << none << QByteArray("CREATE TABLE u (a int); CREATE TABLE IF NOT EXISTS u (b int);") << none << u"pass"_s
            << QString();
        QTest::newRow("a column that somebody altered meanwhile")
            << table << QByteArray("ALTER TABLE t ADD COLUMN c int;")
            << QByteArray("ALTER TABLE t ALTER COLUMN c TYPE bigint") << u"fail"_s
            << u"type t.c: expected “integer”, actual “bigint”"_s;
        QTest::newRow("a function that somebody replaced meanwhile")
            << none << QByteArray("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';")
            << QByteArray("CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2'") << u"fail"_s
            << u"function body f()"_s;
        QTest::newRow("a table that came back")
            << table << QByteArray("DROP TABLE t;") << QByteArray("CREATE TABLE t (i int)") << u"fail"_s
            << u"table t is there and was not expected"_s;
        QTest::newRow("an index beside it")
            << table << QByteArray("ALTER TABLE t ADD COLUMN c int;") << QByteArray("CREATE INDEX beside ON t (c)")
            << u"warn"_s << u"index t.beside is there and was not expected"_s;
        QTest::newRow("a table that the plan does not touch")
            << table + "; CREATE TABLE u (i int)" << QByteArray("ALTER TABLE t ADD COLUMN c int;")
            << QByteArray("ALTER TABLE u ADD COLUMN j int") << u"pass"_s << QString();
        QTest::newRow("code that the files do not tell of")
            << table
                + "; CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS "
                  "$$ BEGIN EXECUTE 'ALTER TABLE t ALTER COLUMN c TYPE bigint'; END $$"
            << QByteArray("ALTER TABLE t ADD COLUMN c int; SELECT g();") << none << u"warn"_s
            << u"type t.c: expected “integer”, actual “bigint”"_s;
    }

    void definitions()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, migration);
        QFETCH(QByteArray, between);
        QFETCH(QString, outcome);
        QFETCH(QString, words);
        const Database database;
        if (!before.isEmpty())
            database.sql(before);
        const Project project(Project::Layout::Plain);
        project.write(u"20240101000000_a.sql"_s, migration);
        const StepRecord verify = verified(project, database, between);
        const Check check = checkOf(verify, u"definitions"_s);
        QVERIFY2(outcomeId(check.outcome) == outcome && check.detail.contains(words),
                 qPrintable(rendered(check) + (verify.error ? describe(*verify.error) : QString())));
        QCOMPARE(verify.error.has_value(), outcome == u"fail"_s);
    }

    void privilegesAndComments_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("migration");
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("words");
        const QByteArray none;
        const QByteArray grants = "GRANT SELECT, INSERT ON t TO verify_reader;\nGRANT USAGE ON SCHEMA s TO "
                                  "verify_reader;\nGRANT ALL ON SEQUENCE q TO verify_reader;\nREVOKE INSERT ON t FROM "
                                  "verify_reader;\nREVOKE EXECUTE ON FUNCTION f(int) FROM PUBLIC;\nGRANT EXECUTE ON "
                                  "FUNCTION f(int) TO verify_reader;\nGRANT ALL ON t TO CURRENT_USER;";
        const QString privileges = u"privileges"_s;
        QTest::newRow("as granted and revoked") << privileges << grants << none << u"pass"_s << QString();
        QTest::newRow("a privilege that somebody took away")
            << privileges << grants << QByteArray("REVOKE SELECT ON t FROM verify_reader") << u"fail"_s
            << u"t: select was granted to verify_reader and is not there"_s;
        QTest::newRow("a privilege that somebody gave back")
            << privileges << grants << QByteArray("GRANT INSERT ON t TO verify_reader") << u"fail"_s
            << u"t: insert was revoked from verify_reader and is still there"_s;
        QTest::newRow("a function that all may call again")
            << privileges << grants << QByteArray("GRANT EXECUTE ON FUNCTION f(int) TO PUBLIC") << u"fail"_s
            << u"f: execute was revoked from public and is still there"_s;
        QTest::newRow("a schema that may not be used")
            << privileges << grants << QByteArray("REVOKE USAGE ON SCHEMA s FROM verify_reader") << u"fail"_s
            << u"s: usage was granted"_s;
        QTest::newRow("a table that is made anew later")
            << privileges << QByteArray("GRANT SELECT ON t TO verify_reader;\nDROP TABLE t;\nCREATE TABLE t (id int);")
            << none << u"no such check"_s << QString();
        QTest::newRow("what is granted to all in a schema")
            << privileges << QByteArray("GRANT SELECT ON ALL TABLES IN SCHEMA public TO verify_reader;") << none
            << u"skip"_s << u"Not compared: all in schema public"_s;
        const QByteArray comments = "COMMENT ON TABLE t IS 'the first';\nCOMMENT ON TABLE t IS E'the ''second''\\n';\n"
                                    "COMMENT ON COLUMN public.t.id IS $$a key$$;\nCOMMENT ON FUNCTION f(int) IS 'f';\n"
                                    "COMMENT ON CONSTRAINT t_pkey ON t IS 'of t';\nCOMMENT ON SCHEMA s IS NULL;";
        const QString comment = u"comments"_s;
        QTest::newRow("as commented") << comment << comments << none << u"pass"_s << QString();
        QTest::newRow("a table's comment that somebody altered")
            << comment << comments << QByteArray("COMMENT ON TABLE t IS 'another'") << u"fail"_s
            << u"table t: expected E'the ''second''\\n', actual “another”"_s;
        QTest::newRow("a column's comment that somebody removed")
            << comment << comments << QByteArray("COMMENT ON COLUMN t.id IS NULL") << u"fail"_s
            << u"column public.t: id: expected $$a key$$"_s;
        QTest::newRow("a comment that somebody made")
            << comment << comments << QByteArray("COMMENT ON SCHEMA s IS 's'") << u"fail"_s << u"schema s"_s;
        QTest::newRow("a comment on what is dropped later")
            << comment << QByteArray("COMMENT ON TABLE t IS 'x';\nDROP TABLE t;\nCREATE TABLE t (i int);") << none
            << u"no such check"_s << QString();
    }

    void privilegesAndComments()
    {
        QFETCH(QString, id);
        QFETCH(QByteArray, migration);
        QFETCH(QByteArray, between);
        QFETCH(QString, outcome);
        QFETCH(QString, words);
        const Database database;
        database.sql("DO $$ BEGIN CREATE ROLE verify_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN "
                     "END $$; CREATE TABLE t (id int PRIMARY KEY); CREATE SCHEMA s; CREATE SEQUENCE q; CREATE FUNCTION "
                     "f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101000000_a.sql"_s, migration);
        const StepRecord verify = verified(project, database, between);
        const auto found = std::ranges::find(verify.checks, id, &Check::id);
        const QString text = found == verify.checks.end() ? u"no such check"_s : rendered(*found);
        QVERIFY2(found == verify.checks.end() ? outcome == text : outcomeId(found->outcome) == outcome,
                 qPrintable(text));
        QVERIFY2(text.contains(words), qPrintable(text));
    }

    void aRunThatIsTakenUpComparesWithTheOldTarget()
    {
        const Database database;
        database.sql("CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 10)");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101000000_a.sql"_s, "ALTER TABLE t ADD COLUMN b int;\nINSERT INTO t VALUES (11, 1);");
        const DeployRequest request = project.request(database.url());
        const QString id = [&] {
            const auto run = begun(request);
            go(*run, Step::Migrate);
            return run->record().id;
        }();
        database.sql("ALTER TABLE t ALTER COLUMN b TYPE text");
        const auto resumed = taken(DeployRun::resume(id, project.request(database.url()), {}));
        const StepRecord verify = go(*resumed, Step::Verify);
        QVERIFY2(checkOf(verify, u"definitions"_s).detail.contains(u"expected “integer”, actual “text”"_s),
                 qPrintable(rendered(checkOf(verify, u"definitions"_s))));
        QCOMPARE(checkOf(verify, u"row-counts"_s).detail, u"t: 10 → 11"_s);
    }

    void rowsAreCountedBeforeAndAfter()
    {
        const Database database;
        database.sql("CREATE TABLE big AS SELECT generate_series(1, 150000) i; ANALYZE big; CREATE TABLE gone (i int)");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101000000_a.sql"_s,
                      "CREATE TABLE fresh (i int);\nDELETE FROM big WHERE i > 99000;\nDROP TABLE gone;");
        const Check check = checkOf(verified(project, database), u"row-counts"_s);
        QCOMPARE(check.outcome, Outcome::Pass);
        QStringList lines = check.detail.split(u'\n');
        lines.sort();
        QCOMPARE(lines.join(u'|'), u"big: ≈ 150000 → 99000|fresh: none there → 0|gone: 0 → none there"_s);
    }

    void watchedQueries_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("migration");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("words");
        const QByteArray byId = "sql = \"SELECT * FROM t WHERE a = $1\"\nparameters = [\"7\"]\n";
        QTest::newRow("the same as before") << byId << QByteArray("CREATE TABLE u (i int);") << u"pass"_s << u"cost"_s;
        QTest::newRow("an index that is lost")
            << byId << QByteArray("DROP INDEX t_a;") << u"warn"_s << u"no longer reads through t_a"_s;
        QTest::newRow("a cost that is much higher")
            << QByteArray("sql = \"SELECT * FROM v\"\n")
            << QByteArray("CREATE OR REPLACE VIEW v AS SELECT t.a FROM t, generate_series(1, 1000);") << u"warn"_s
            << u"more than ten times higher"_s;
        QTest::newRow("a query that works no more")
            << QByteArray("sql = \"SELECT b FROM t\"\n") << QByteArray("ALTER TABLE t DROP COLUMN b;") << u"fail"_s
            << u"cannot be planned now"_s;
        QTest::newRow("a query of something new")
            << QByteArray("sql = \"SELECT * FROM u\"\n") << QByteArray("CREATE TABLE u (i int);") << u"skip"_s
            << u"no plan before"_s;
        QTest::newRow("a query that is no SQL")
            << QByteArray("sql = \"SELEKT 1\"\n") << QByteArray("CREATE TABLE u (i int);") << u"warn"_s
            << u"syntax error"_s;
        QTest::newRow("two statements") << QByteArray("sql = \"SELECT 1; DROP TABLE t\"\n")
                                        << QByteArray("CREATE TABLE u (i int);") << u"warn"_s
                                        << u"cannot insert multiple commands"_s;
        QTest::newRow("a parameter that goes on")
            << QByteArray("sql = \"SELECT $1::int\"\nparameters = [\"1); DROP TABLE t; --\"]\n")
            << QByteArray("CREATE TABLE u (i int);") << u"warn"_s << u"cannot insert multiple commands"_s;
        QTest::newRow("a query that would write")
            << QByteArray("sql = \"DELETE FROM t\"\n") << QByteArray("CREATE TABLE u (i int);") << u"pass"_s
            << u"ModifyTable on t"_s;
    }

    void watchedQueries()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, migration);
        QFETCH(QString, words);
        const Database database;
        database.sql("CREATE TABLE t AS SELECT a, a AS b FROM generate_series(1, 20000) a; CREATE INDEX t_a ON t (a); "
                     "CREATE VIEW v AS SELECT a FROM t; ANALYZE t");
        const Project project(Project::Layout::Plain);
        QVERIFY(writeFileDurably(project.root() + u"/lockstep.toml"_s, "[[verify.queries]]\nname = \"q\"\n" + query));
        project.write(u"20240101000000_a.sql"_s, migration);
        const StepRecord verify = verified(project, database);
        const Check check = checkOf(verify, u"plan-q"_s);
        const QString text = rendered(check) + (verify.error ? describe(*verify.error) : QString());
        QTEST(QString(outcomeId(check.outcome)), "outcome");
        QVERIFY2(text.contains(words), qPrintable(text));
        QCOMPARE(database.sql("SELECT count(*) FROM t"), u"20000"_s);
    }

    void assertions_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("words");
        QTest::newRow("true") << QByteArray("sql = \"SELECT count(*) = 3 FROM t;\"") << u"pass"_s << u"is true"_s;
        QTest::newRow("false") << QByteArray("sql = \"SELECT false AS well\"") << u"fail"_s << u"well\nf"_s;
        QTest::newRow("NULL is not true") << QByteArray("sql = \"SELECT NULL::boolean\"") << u"fail"_s << u"NULL"_s;
        QTest::newRow("several rows") << QByteArray("sql = \"SELECT true FROM t\"") << u"fail"_s << u"one row"_s;
        QTest::newRow("no rows") << QByteArray("sql = \"SELECT * FROM t WHERE i > 3\"\nexpect = \"no rows\"")
                                 << u"pass"_s << u"no rows"_s;
        QTest::newRow("rows where none should be")
            << QByteArray("sql = \"SELECT * FROM generate_series(1, 10000000) i\"\nexpect = \"no rows\"") << u"fail"_s
            << u"i\n1\n2\n3\n4\n5\n…"_s;
        QTest::newRow("no SQL") << QByteArray("sql = \"is all well?\"") << u"fail"_s << u"syntax error"_s;
        QTest::newRow("a write") << QByteArray("sql = \"DELETE FROM t\"") << u"fail"_s << u"syntax error"_s;
        QTest::newRow("a write inside of a query")
            << QByteArray("sql = \"WITH d AS (DELETE FROM t RETURNING i) SELECT true FROM d\"") << u"fail"_s
            << u"data-modifying statements"_s;
        QTest::newRow("a function that writes")
            << QByteArray("sql = \"SELECT wipe()\"") << u"fail"_s << u"read-only transaction"_s;
        QTest::newRow("two statements") << QByteArray("sql = \"SELECT true; DELETE FROM t\"") << u"fail"_s
                                        << u"multiple commands"_s;
        QTest::newRow("an end of the transaction") << QByteArray("sql = \"COMMIT\"") << u"fail"_s << u"syntax error"_s;
        QTest::newRow("one that does not end")
            << QByteArray("sql = \"SELECT pg_sleep(100) IS NULL\"\ntimeout = \"300ms\"") << u"fail"_s
            << u"did not end within 0.3 s"_s;
    }

    void assertions()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QString, outcome);
        QFETCH(QString, words);
        const Database database;
        database.sql("CREATE TABLE t AS SELECT generate_series(1, 3) i; CREATE FUNCTION wipe() RETURNS boolean "
                     "LANGUAGE sql AS 'DELETE FROM t; SELECT true'");
        const Project project(Project::Layout::Plain);
        QVERIFY(writeFileDurably(project.root() + u"/lockstep.toml"_s,
                                 "[[verify.assertions]]\nname = \"a\"\n" + toml
                                     + "\n[[verify.assertions]]\nname = \"after it\"\nsql = \"SELECT true\"\n"));
        project.write(u"20240101000000_a.sql"_s, "CREATE TABLE u (i int);");
        const StepRecord verify = verified(project, database);
        const Check check = checkOf(verify, u"assertion-a"_s);
        QVERIFY2(outcomeId(check.outcome) == outcome && rendered(check).contains(words), qPrintable(rendered(check)));
        QCOMPARE(verify.state, outcome == u"pass"_s ? StepState::Succeeded : StepState::Failed);
        QCOMPARE(checkOf(verify, u"assertion-after-it"_s).outcome, Outcome::Pass);
        QCOMPARE(database.sql("SELECT count(*) FROM t"), u"3"_s);
    }

    void aRowWithoutItsFileFails()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        project.write(u"20240102000000_b"_s, "CREATE TABLE b (i int);");
        go(*begun(project.request(database.url())), Step::Record);
        DeployRequest request = project.request(database.url());
        QCOMPARE(count(taken(verifyHistory(*request.workspace, request.view, {})), Outcome::Fail), 0);
        QVERIFY(QDir(project.root() + u"/prisma/migrations/20240102000000_b"_s).removeRecursively());
        request = project.request(database.url());
        const auto checks = taken(verifyHistory(*request.workspace, request.view, {}));
        const auto found = std::ranges::find(checks, u"ledger-files"_s, &Check::id);
        QVERIFY(found != checks.end());
        QCOMPARE(found->outcome, Outcome::Fail);
        QCOMPARE(found->detail, u"20240102000000_b"_s);
    }

    /// How long it takes is told, and asserted by nobody.
    void fiveThousandTables()
    {
        const Database database;
        for (int i = 0; i < 10; ++i)
            database.sql("DO $$ BEGIN FOR i IN 1..500 LOOP EXECUTE format('CREATE TABLE t%s_%s (id int PRIMARY KEY, "
                         "a text NOT NULL DEFAULT ''x'', b int CHECK (b > 0), c timestamptz)', "
                         + QByteArray::number(i) + ", i); END LOOP; END $$");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101000000_a.sql"_s,
                      "ALTER TABLE t0_1 ADD COLUMN d int;\nCREATE INDEX t0_1_a ON t0_1 (a);");
        const auto run = begun(project.request(database.url()));
        go(*run, Step::Preflight);
        QElapsedTimer clock;
        clock.start();
        const StepRecord migrate = go(*run, Step::Migrate);
        const qint64 migrated = clock.restart();
        const StepRecord verify = go(*run, Step::Verify);
        qInfo("5000 tables: Migrate with what is taken down before it %lld ms, Verify %lld ms", migrated,
              clock.elapsed());
        QVERIFY2(!verify.error, verify.error ? qPrintable(describe(*verify.error)) : "");
        QCOMPARE(checkOf(verify, u"definitions"_s).outcome, Outcome::Pass);
        QVERIFY(checkOf(verify, u"definitions"_s).message.english().startsWith(u"1 object"_s));
    }

    void aCatalogOutlivesTheJournal()
    {
        const Database database;
        database.sql(R"(CREATE TYPE mood AS ENUM ('calm', 'cross'); CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE TYPE pair AS (a int, b text);
CREATE SCHEMA "odd.one"; CREATE TABLE "odd.one"."T""x" (id serial PRIMARY KEY, m mood DEFAULT 'calm', UNIQUE (m));
CREATE TABLE p (a int, b text COLLATE "C") PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE r (a int REFERENCES "odd.one"."T""x" ON DELETE SET NULL DEFERRABLE, g int GENERATED ALWAYS AS (a + 1) STORED);
CREATE INDEX ON r (a DESC NULLS LAST) INCLUDE (g) WHERE a > 1; ALTER TABLE r ENABLE ROW LEVEL SECURITY;
CREATE POLICY x ON r FOR SELECT TO public USING (a > 0);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql STABLE SET search_path = public AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t BEFORE INSERT ON r FOR EACH ROW EXECUTE FUNCTION f(); CREATE MATERIALIZED VIEW mv AS SELECT 1 AS one;
CREATE UNIQUE INDEX ON mv (one))");
        const auto session = taken(Session::open(database.url(), {}));
        const Snapshot catalog = taken(readCatalog(*session, {}, ViewQueries::LeftOut));
        const Snapshot read = snapshotFromJson(toJson(catalog));
        QCOMPARE(read.tables.size(), catalog.tables.size());
        for (const SchemaDifference &difference : compareSnapshots(catalog, read))
            QVERIFY2(difference.kind == u"schema"_s || difference.kind == u"extension"_s
                         || difference.kind == u"grant"_s,
                     qPrintable(difference.kind + u' ' + difference.object));
    }
};

QTEST_GUILESS_MAIN(VerifyTest)
#include "tst_verify.moc"
