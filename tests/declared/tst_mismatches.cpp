// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/declared/modelproject.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// A model beside a history: what is to be said, and what is not worth a word.
class MismatchesTest : public QObject
{
    Q_OBJECT

private slots:
    void prisma_data();
    void prisma();
    void sql_data();
    void sql();
    void anothersModelIsAPart();

private:
    static void compare(const DeclaredModel &model, const QByteArray &history, const QStringList &expected)
    {
        const Snapshot schema = schemaOf(history);
        QStringList found;
        for (const Mismatch &mismatch : mismatchesOf(model, {schema}))
            found << textOf(model, mismatch);
        QCOMPARE(found, expected);
    }
    static void addColumns()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QByteArray>("history");
        QTest::addColumn<QStringList>("expected");
    }
    static void row(const char *name, const QByteArray &model, const QByteArray &history,
                    const QStringList &expected = {})
    {
        QTest::newRow(name) << model << history << expected;
    }
    /// One field beside an id.
    static void field(const char *name, const QByteArray &field, const QByteArray &column,
                      const QStringList &expected = {})
    {
        row(name, "model A {\n  id Int @id\n  " + field + "\n}\n",
            "CREATE TABLE \"A\" (id int PRIMARY KEY, " + column + ");", expected);
    }
};

void MismatchesTest::prisma_data()
{
    addColumns();
    // What is the same.
    field("aliases", "b String", "b varchar NOT NULL");
    field("full precision", "b DateTime @db.Timestamptz(6)", "b timestamptz NOT NULL");
    field("now in other words", "b DateTime @default(now())", "b timestamp(3) NOT NULL DEFAULT now()");
    field("counted by an identity", "b Int @default(autoincrement())", "b int GENERATED ALWAYS AS IDENTITY");
    field("made by the client", "b String @default(uuid())", "b text NOT NULL DEFAULT gen_random_uuid()");
    field("set by the client", "b DateTime @updatedAt", "b timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP");
    field("an empty list", "b String[] @default([])", "b text[] DEFAULT '{}'");
    field("a list that may be null", "b String[]", "b text[] NOT NULL");
    field("a number in quotes", "b Decimal @default(0)", "b decimal(65,30) NOT NULL DEFAULT '0.0'");
    field("JSON spaced", "b Json @default(\"{\\\"a\\\": 1}\")", "b jsonb NOT NULL DEFAULT '{\"a\":1}'::jsonb");
    field("some default", "b String @default(dbgenerated())", "b text NOT NULL DEFAULT my_id()");
    field("unsupported, generated", "b Unsupported(\"tsvector\")? @default(dbgenerated(\"to_tsvector(c)\"))",
          "b tsvector GENERATED ALWAYS AS (to_tsvector('x')) STORED");
    field("another index name", "b Int\n  @@index([b])", "b int NOT NULL); CREATE INDEX b_first ON \"A\" (b");
    field("a unique constraint", "b Int @unique", "b int NOT NULL UNIQUE");
    field("a partial index", "b Int", "b int NOT NULL); CREATE INDEX b_first ON \"A\" (b) WHERE (b > 0");
    row("ignored", "model A {\n  id Int @id\n\n  @@ignore\n}\n", "CREATE TABLE \"A\" (id text, c int);");
    row("the tool's own table", "", "CREATE TABLE _prisma_migrations (id text);");
    row("another schema", "", "CREATE SCHEMA s; CREATE TABLE s.a (id int);");
    row("a partition", "model A {\n  id Int\n  at DateTime\n  @@id([id, at])\n}\n",
        "CREATE TABLE \"A\" (id int, at timestamp(3), PRIMARY KEY (id, at)) PARTITION BY RANGE (at);"
        "CREATE TABLE a_2026 PARTITION OF \"A\" DEFAULT;");
    row("an older join table", "model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  as A[]\n}\n",
        "CREATE TABLE \"A\" (id int PRIMARY KEY); CREATE TABLE \"B\" (id int PRIMARY KEY);"
        "CREATE TABLE \"_AToB\" (\"A\" int NOT NULL REFERENCES \"A\" ON DELETE CASCADE ON UPDATE CASCADE,"
        "\"B\" int NOT NULL REFERENCES \"B\" ON DELETE CASCADE ON UPDATE CASCADE);"
        "CREATE UNIQUE INDEX \"_AToB_AB_unique\" ON \"_AToB\" (\"A\", \"B\");");
    row("relations of the client's",
        "datasource db {\n  provider = \"postgresql\"\n  relationMode = \"prisma\"\n}\n"
        "model A {\n  id Int @id\n  bId Int\n  b B @relation(fields: [bId], references: [id])\n}\n"
        "model B {\n  id Int @id\n  a A[]\n}\n",
        "CREATE TABLE \"A\" (id int PRIMARY KEY, \"bId\" int NOT NULL); CREATE TABLE \"B\" (id int PRIMARY KEY);");
    row("a model that is not understood", "model A {\n  id Int @id\n  b ;;\n}\n",
        "CREATE TABLE \"A\" (id text, c int); CREATE TABLE c (id int);");
    row("a view", "view V {\n  id Int @unique\n}\n", "CREATE VIEW \"V\" AS SELECT 1 AS id;");

    // What is not.
    row("no table", "model A {\n  id Int @id\n}\n", "SELECT 1;", {u"error missing table \"A\" @1"_s});
    row("no model", "", "CREATE TABLE a (id int);", {u"note extra table a"_s});
    field("no column", "b Int?", "c int",
          {u"note extra column \"A\".c made integer @1"_s, u"error missing column \"A\".b declared integer @3"_s});
    field("a column that must be given", "", "c int NOT NULL",
          {u"warning extra column \"A\".c made integer not null @1"_s});
    field("another type", "b Int", "b bigint NOT NULL",
          {u"warning different type \"A\".b declared integer made bigint @3"_s});
    field(
        "another zone", "b DateTime", "b timestamptz NOT NULL",
        {u"warning different type \"A\".b declared timestamp(3) without time zone made timestamp with time zone @3"_s});
    field("another length", "b String", "b varchar(20) NOT NULL",
          {u"note different type \"A\".b declared text made character varying(20) @3"_s});
    field("may be null", "b Int", "b int", {u"warning different null \"A\".b declared NOT NULL made NULL @3"_s});
    field("may not be null", "b Int?", "b int NOT NULL",
          {u"warning different null \"A\".b declared NULL made NOT NULL @3"_s});
    field("another default", "b Int @default(1)", "b int NOT NULL DEFAULT 2",
          {u"note different default \"A\".b declared 1 made 2 @3"_s});
    field("no default", "b String @default(dbgenerated(\"my_id()\"))", "b text NOT NULL",
          {u"error different default \"A\".b declared my_id() @3"_s});
    field("not unique", "b Int @unique", "b int NOT NULL", {u"warning missing unique \"A\" declared (b) @3"_s});
    field("unique", "b Int", "b int NOT NULL UNIQUE", {u"warning extra unique \"A\" made (b) @1"_s});
    field("no index", "b Int\n  @@index([b])", "b int NOT NULL", {u"note missing index \"A\" declared (b) @4"_s});
    row("another key", "model A {\n  a Int\n  b Int\n  @@id([a, b])\n}\n",
        "CREATE TABLE \"A\" (a int PRIMARY KEY, b int NOT NULL);",
        {u"warning different key \"A\" declared (a, b) made (a) @4"_s});
    row("a unique key instead", "model A {\n  a Int @id\n}\n", "CREATE TABLE \"A\" (a int NOT NULL UNIQUE);",
        {u"note missing key \"A\" declared (a) @2"_s});
    row("values", "enum E {\n  A\n  B\n}\n", "CREATE TYPE \"E\" AS ENUM ('A', 'C');",
        {u"error missing value \"E\" declared B @1"_s, u"note extra value \"E\" made C @1"_s});
    row("no enum", "enum E {\n  A\n}\n", "SELECT 1;", {u"error missing enum \"E\" @1"_s});
    const QByteArray related
        = "model A {\n  id Int @id\n  bId Int\n  b B @relation(fields: [bId], references: [id])\n}\n"
          "model B {\n  id Int @id\n  a A[]\n}\n";
    row("no foreign key", related,
        "CREATE TABLE \"A\" (id int PRIMARY KEY, \"bId\" int NOT NULL); CREATE TABLE \"B\" (id int PRIMARY KEY);",
        {u"warning missing foreign \"A\" declared (bId) → \"B\"(id) @4"_s});
    row("another action", related,
        "CREATE TABLE \"B\" (id int PRIMARY KEY);"
        "CREATE TABLE \"A\" (id int PRIMARY KEY, \"bId\" int NOT NULL REFERENCES \"B\" ON DELETE CASCADE ON UPDATE "
        "CASCADE);",
        {u"warning different foreign \"A\".bId declared on delete restrict on update cascade made on delete cascade on update cascade @4"_s});
}

void MismatchesTest::prisma()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, history);
    QFETCH(QStringList, expected);
    compare(prismaModel(model), history, expected);
}

void MismatchesTest::sql_data()
{
    addColumns();
    const QByteArray table = "CREATE TABLE a (id int PRIMARY KEY);";
    row("the same", table + "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
        table + "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';");
    row("columns on lines of their own",
        "-- the shop\nCREATE TABLE a (\n  id int PRIMARY KEY, -- b\n  \"b\" text,\n  c numeric(10, 2),\n  d int\n);",
        "CREATE TABLE a (id int PRIMARY KEY, b int, c numeric(10, 2));",
        {u"warning different type a.b declared text made integer @4"_s,
         u"error missing column a.d declared integer @6"_s});
    row("no policy", table + "CREATE POLICY p ON a USING (true);", table, {u"warning missing policy a.p @1"_s});
    row("no function", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", "SELECT 1;",
        {u"error missing function f() @1"_s});
    row("a default that nobody else gives", "CREATE TABLE a (id int PRIMARY KEY DEFAULT 3);", table,
        {u"error different default a.id declared 3 @1"_s});
}

void MismatchesTest::sql()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, history);
    QFETCH(QStringList, expected);
    compare(declaredBySql({{u"schema.sql"_s, model}}), history, expected);
}

/// Prisma's schema beside migrations that are not Prisma's: code uses a part of what is there.
void MismatchesTest::anothersModelIsAPart()
{
    const ModelProject project(u"plain"_s, u"migrations"_s);
    project.write(u"prisma/schema.prisma"_s, "model a {\n  id Int @id\n  b Int\n}\nmodel c {\n  id Int @id\n}\n");
    const auto model = project.model();
    QVERIFY(model);
    compare(*model, "CREATE TABLE a (id int PRIMARY KEY, d int); CREATE TABLE e (id int);",
            {u"error missing column a.b declared integer not null @3"_s, u"error missing table c @5"_s});
    compare(*model, "CREATE TABLE e (id int);", {});
}

QTEST_GUILESS_MAIN(MismatchesTest)
#include "tst_mismatches.moc"
