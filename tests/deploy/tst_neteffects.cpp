// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/neteffects.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class NetEffectsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void net_data()
    {
        QTest::addColumn<QByteArrayList>("files");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("what is created must be there")
            << QByteArrayList{"CREATE TABLE a (i int);"} << QStringList{u"+table a"_s};
        QTest::newRow("what is dropped must be gone") << QByteArrayList{"DROP TABLE a;"} << QStringList{u"-table a"_s};
        QTest::newRow("created, then dropped")
            << QByteArrayList{"CREATE TABLE a (i int);", "DROP TABLE a;"} << QStringList{u"-table a"_s};
        QTest::newRow("dropped, then created")
            << QByteArrayList{"DROP TABLE a; CREATE TABLE a (i int);"} << QStringList{u"+table a"_s};
        QTest::newRow("qualified in one place only")
            << QByteArrayList{"CREATE TABLE public.a (i int);", "DROP TABLE a;"} << QStringList{u"-table a"_s};
        QTest::newRow("an index goes with its table")
            << QByteArrayList{"CREATE TABLE a (i int); CREATE INDEX x ON a (i);", "DROP TABLE a;"}
            << QStringList{u"-table a"_s};
        QTest::newRow("a column goes with its table")
            << QByteArrayList{"ALTER TABLE a ADD COLUMN c int;", "DROP TABLE a;"} << QStringList{u"-table a"_s};
        QTest::newRow("an index may go with a column")
            << QByteArrayList{"CREATE INDEX x ON a (c);", "ALTER TABLE a DROP COLUMN c;"}
            << QStringList{u"-column a.c"_s};
        QTest::newRow("a renamed table is not guessed at")
            << QByteArrayList{"CREATE TABLE a (i int);", "ALTER TABLE a RENAME TO b;"} << QStringList{};
        QTest::newRow("an index that becomes a key takes the key's name")
            << QByteArrayList{"CREATE UNIQUE INDEX i ON a (c);",
                              "ALTER TABLE a DROP CONSTRAINT a_pkey, ADD CONSTRAINT a_pkey PRIMARY KEY USING INDEX i;"}
            << QStringList{u"+constraint a.a_pkey"_s};
        QTest::newRow("a constraint whose name the server chooses is not looked for")
            << QByteArrayList{"CREATE TABLE a (c int); ALTER TABLE a ADD UNIQUE (c), ADD CHECK (c > 0);"}
            << QStringList{u"+table a"_s};
        QTest::newRow("a key's index goes with the key")
            << QByteArrayList{"CREATE UNIQUE INDEX k ON a (c); ALTER TABLE a ADD CONSTRAINT k UNIQUE USING INDEX k;",
                              "ALTER TABLE a DROP CONSTRAINT k;"}
            << QStringList{u"-constraint a.k"_s};
        QTest::newRow("an index and its key are renamed together")
            << QByteArrayList{"ALTER TABLE a ADD CONSTRAINT k UNIQUE (c); CREATE INDEX other ON a (c);",
                              "ALTER INDEX k RENAME TO l; ALTER INDEX other RENAME TO another;"}
            << QStringList{};
        QTest::newRow("a key and its index are renamed together")
            << QByteArrayList{"CREATE UNIQUE INDEX k ON a (c); ALTER TABLE a ADD CONSTRAINT k UNIQUE USING INDEX k;",
                              "DROP INDEX l;", "ALTER TABLE a RENAME CONSTRAINT k TO l;"}
            << QStringList{};
        QTest::newRow("an index dropped, then a key of its name")
            << QByteArrayList{"DROP INDEX k, l, m;",
                              "CREATE TABLE a (c int CONSTRAINT k UNIQUE, CONSTRAINT l UNIQUE (c));"
                              "ALTER TABLE b ADD COLUMN d int CONSTRAINT m UNIQUE;"}
            << QStringList{u"+table a"_s, u"+column b.d"_s};
        QTest::newRow("dropped, then another takes its name")
            << QByteArrayList{"ALTER TABLE a DROP COLUMN c; ALTER TABLE a RENAME COLUMN d TO c;",
                              "DROP TABLE b; ALTER TABLE s.e RENAME TO b;"}
            << QStringList{};
        QTest::newRow("dropped, then made anew under a name that the server makes up")
            << QByteArrayList{"DROP INDEX t_a_idx; DROP INDEX t_b_key; DROP INDEX other_a_idx;",
                              "CREATE INDEX ON t (a); ALTER TABLE t ADD COLUMN b int UNIQUE;"}
            << QStringList{u"-index other_a_idx"_s, u"+column t.b"_s};
        QTest::newRow("a DO block settles nothing")
            << QByteArrayList{"DO $$ BEGIN IF true THEN CREATE TABLE a (i int); END IF; END $$;"} << QStringList{};
        QTest::newRow("a function's body has not run")
            << QByteArrayList{"CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DROP TABLE a; END $$;"}
            << QStringList{u"+function f"_s};
        QTest::newRow("a temporary table goes by itself")
            << QByteArrayList{"CREATE TEMP TABLE a (i int);"} << QStringList{};
        QTest::newRow("a cascade sweeps what was expected")
            << QByteArrayList{"CREATE VIEW v AS SELECT 1;", "DROP TABLE a CASCADE;"} << QStringList{u"-table a"_s};
        QTest::newRow("a drop whose name only the running block knows may have hit anything")
            << QByteArrayList{"CREATE TABLE a (i int);",
                              "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables LOOP "
                              "EXECUTE format('DROP TABLE %I', t); END LOOP; END $$;"}
            << QStringList{};
        QTest::newRow("after SET search_path names say nothing")
            << QByteArrayList{"SET search_path = app; CREATE TABLE a (i int);"} << QStringList{};
    }

    void net()
    {
        QFETCH(QByteArrayList, files);
        std::vector<AnalysedScript> scripts;
        for (const QByteArray &sql : files)
            scripts.push_back(reviewScript(sql, u"f"_s, u"m"_s, true));
        std::vector<const AnalysedScript *> pointers;
        QStringList names;
        for (const AnalysedScript &script : scripts) {
            pointers.push_back(&script);
            names << QString::number(pointers.size());
        }
        QStringList rendered;
        for (const Expectation &each : netEffects(pointers, names)) {
            const QString object = each.object.section(u'(', 0, 0);
            rendered << (each.exists ? u"+"_s : u"-"_s) + each.kind + u' ' + object;
        }
        QTEST(rendered, "expected");
    }
};

QTEST_GUILESS_MAIN(NetEffectsTest)
#include "tst_neteffects.moc"
