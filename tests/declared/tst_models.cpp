// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/declared/modelproject.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

QByteArray fixture(const QString &path)
{
    QFile file(QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/models/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("Cannot read %s", qPrintable(path));
    return file.readAll();
}

QByteArray lineAt(const DeclaredModel &model, const DeclaredPlace &place)
{
    const QByteArray &bytes = model.files[std::size_t(place.file)].bytes;
    return bytes.mid(place.range.begin, place.range.length());
}

}  // namespace

/// What each kind of model says, as a schema.
class ModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void prismaIsReadAsPrismaWritesIt()
    {
        const DeclaredModel model = prismaModel(fixture(u"prisma/everything.prisma"_s));
        QCOMPARE(problemsOf(model), QStringList());
        QCOMPARE(differences(schemaOf(fixture(u"prisma/everything.sql"_s)), model.schema), QString());
        QCOMPARE(model.unsaid, (std::set<ObjectName>{{u"public"_s, u"Secret"_s}}));
        const ColumnShape &email = model.schema.tables.at({u"public"_s, u"users"_s}).columns[1];
        QCOMPARE(lineAt(model, model.placeOf(email.origin)),
                 QByteArray("email     String    @unique @db.VarChar(320)"));
    }

    void prismaIsFoundWhereItIs_data()
    {
        QTest::addColumn<QStringList>("files");  // path=text
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("tables");
        const QString one = u"model A {\n  id Int @id\n}\n"_s;
        const QString two = u"model B {\n  id Int @id\n}\n"_s;
        const auto row = [](const char *name, const QStringList &files, const QString &found,
                            const QStringList &tables) { QTest::newRow(name) << files << found << tables; };
        row("beside", {u"prisma/schema.prisma="_s + one}, u"prisma/schema.prisma"_s, {u"A"_s});
        row("a folder", {u"prisma/schema/a.prisma="_s + one, u"prisma/schema/more/b.prisma="_s + two},
            u"prisma/schema"_s, {u"A"_s, u"B"_s});
        row("package.json",
            {u"package.json={\"prisma\": {\"schema\": \"db/main.prisma\"}}"_s, u"db/main.prisma="_s + two,
             u"prisma/schema.prisma="_s + one},
            u"db/main.prisma"_s, {u"B"_s});
        row("prisma.config.ts",
            {u"prisma.config.ts=export default { schema: path.join('db', 'schema') }"_s,
             u"db/schema/b.prisma="_s + two},
            u"db/schema"_s, {u"B"_s});
        row("of another database", {u"prisma/schema.prisma=datasource db {\n  provider = \"mysql\"\n}\n"_s + one}, {},
            {});
        row("none", {}, {}, {});
    }
    void prismaIsFoundWhereItIs()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, name);
        QFETCH(QStringList, tables);
        const ModelProject project(u"prisma"_s, u"prisma/migrations"_s);
        for (const QString &file : files)
            project.write(file.section(u'=', 0, 0), file.section(u'=', 1).toUtf8());
        const auto model = project.model();
        QCOMPARE(model ? model->name : QString(), name);
        QStringList found;
        if (model) {
            for (const auto &[table, shape] : model->schema.tables)
                found << table.name;
        }
        QCOMPARE(found, tables);
    }

    void whatIsNotUnderstoodIsSaid_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QStringList>("problems");
        const auto row = [](const char *name, const QByteArray &schema, const QStringList &problems) {
            QTest::newRow(name) << schema << problems;
        };
        row("a sign", "model A {\n  id Int @id\n  b ; Int\n}\n",
            {u"prisma/schema.prisma:3: “;” is not understood here."_s});
        row("no end", "model A {\n  id Int @id\n", {u"prisma/schema.prisma:3: The file ends inside A."_s});
        row("no type", "model A {\n  id Int @id\n  b\n}\n",
            {u"prisma/schema.prisma:3: The line ends where more is expected."_s});
        row("unknown type", "model A {\n  id Int @id\n  b Strin\n}\n",
            {u"prisma/schema.prisma:3: “Strin” is no type of this schema."_s});
        row("an open quote", "model A {\n  id Int @id\n  b String @default(\"x)\n}\n",
            {u"prisma/schema.prisma:3: “x)” is not understood here."_s});
        row("no block", "model {\n}\nwhat\n",
            {u"prisma/schema.prisma:1: “{” is not understood here."_s,
             u"prisma/schema.prisma:2: “}” is not understood here."_s,
             u"prisma/schema.prisma:3: The line ends where more is expected."_s});
        row("nested too deep", "model A {\n  id Int @id @default(" + QByteArray(200, '[') + ")\n}\n",
            {u"prisma/schema.prisma:2: “[” is not understood here."_s});
        row("not text", "model A {\n  id Int @id // \xff\n}\n",
            {u"prisma/schema.prisma:2: prisma/schema.prisma is not UTF-8 text."_s});
        row("nothing", "", {});
    }
    void whatIsNotUnderstoodIsSaid()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QStringList, problems);
        QCOMPARE(problemsOf(prismaModel(schema)), problems);
    }

    void drizzleIsRead_data()
    {
        QTest::addColumn<QString>("snapshot");
        for (const char *name : {"version5.json", "version7.json", "version8.json"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void drizzleIsRead()
    {
        QFETCH(QString, snapshot);
        ModelProject project(u"drizzle"_s, u"drizzle"_s);
        const bool isOfFolders = snapshot == "version8.json"_L1;
        project.addMigration(u"0000_first"_s,
                             isOfFolders ? u"drizzle/2026_first/migration.sql"_s : u"drizzle/0000_first.sql"_s);
        const QString path = isOfFolders ? u"drizzle/2026_first/snapshot.json"_s : u"drizzle/meta/0000_snapshot.json"_s;
        project.write(path, fixture(u"drizzle/"_s + snapshot));
        const auto model = project.model();
        QVERIFY(model);
        QCOMPARE(model->name, path);
        QCOMPARE(problemsOf(*model), QStringList());
        QVERIFY(model->unsaid.empty());
        QCOMPARE(
            differences(schemaOf(fixture(u"drizzle/"_s + snapshot.section(u'.', 0, 0) + u".sql"_s)), model->schema),
            QString());
        const TableShape &users = model->schema.tables.at({u"public"_s, u"users"_s});
        const QByteArray place = lineAt(*model, model->placeOf(users.column(u"email"_s)->origin));
        QCOMPARE(place, isOfFolders ? QByteArray("{") : QByteArray("\"email\""));
    }

    void drizzleSaysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("snapshot");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no JSON") << QByteArray("{\n  \"version\": \"7\",\n  oops\n}")
                                 << u"drizzle/meta/0000_snapshot.json:3: This is no JSON: "_s;
        QTest::newRow("too new") << QByteArray("{\"version\": \"9\", \"dialect\": \"postgresql\"}")
                                 << u"drizzle/meta/0000_snapshot.json:1: Snapshots of version 9 are not known here."_s;
    }
    void drizzleSaysWhatIsWrong()
    {
        QFETCH(QByteArray, snapshot);
        QFETCH(QString, problem);
        ModelProject project(u"drizzle"_s, u"drizzle"_s);
        project.addMigration(u"0000_first"_s, u"drizzle/0000_first.sql"_s);
        project.write(u"drizzle/meta/0000_snapshot.json"_s, snapshot);
        const auto model = project.model();
        QVERIFY(model);
        const QStringList problems = problemsOf(*model);
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.front().startsWith(problem), qPrintable(problems.front()));
    }

    void supabaseRunsItsFilesInOrder_data()
    {
        QTest::addColumn<QStringList>("files");  // path=text
        QTest::addColumn<QStringList>("order");
        const QString a = u"supabase/schemas/a.sql=CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES b);"_s;
        const QString b = u"supabase/schemas/b.sql=CREATE TABLE b (id int PRIMARY KEY);"_s;
        const QString config
            = u"supabase/config.toml=[db.migrations]\nschema_paths = [\"./schemas/b.sql\", \"./schemas/*.sql\"]"_s;
        QTest::newRow("by name") << QStringList{a, b}
                                 << QStringList{u"supabase/schemas/a.sql"_s, u"supabase/schemas/b.sql"_s};
        QTest::newRow("by config.toml") << QStringList{a, b, config}
                                        << QStringList{u"supabase/schemas/b.sql"_s, u"supabase/schemas/a.sql"_s};
        QTest::newRow("none") << QStringList{} << QStringList{};
    }
    void supabaseRunsItsFilesInOrder()
    {
        QFETCH(QStringList, files);
        QFETCH(QStringList, order);
        const ModelProject project(u"supabase"_s, u"supabase/migrations"_s);
        for (const QString &file : files)
            project.write(file.section(u'=', 0, 0), file.section(u'=', 1).toUtf8());
        const auto model = project.model();
        QStringList found;
        if (model) {
            for (const DeclaredFile &file : model->files)
                found << file.path;
        }
        QCOMPARE(found, order);
        if (files.size() == 3)
            QCOMPARE(model->schema.tables.at({u"public"_s, u"a"_s}).constraints.count(u"a_b_fkey"_s), 1u);
    }
};

QTEST_GUILESS_MAIN(ModelsTest)
#include "tst_models.moc"
