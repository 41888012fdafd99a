// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/connectionurl.h"

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestConnectionUrl : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aUrlIsRead_data();
    void aUrlIsRead();
    void aUrlIsRefused_data();
    void aUrlIsRefused();
    void theMessageKeepsThePasswordToItself_data();
    void theMessageKeepsThePasswordToItself();
    void whatIsLeftOutComesFromTheEnvironment();
    void variablesMakeAConnection();
    void anotherDatabaseOverridesTheFirst();
    void aPasswordIsNoticed_data();
    void aPasswordIsNoticed();
};

void TestConnectionUrl::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    for (const char *name : {"PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGDATABASE"})
        qunsetenv(name);
}

void TestConnectionUrl::aUrlIsRead_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("display");
    QTest::addColumn<QByteArray>("conninfo");
    QTest::newRow("all parts") << u"postgresql://ada:pw@db.example.org:6432/shop"_s << u"db.example.org:6432/shop"_s
                               << QByteArray(
                                      "user='ada' password='pw' host='db.example.org' port='6432' dbname='shop'");
    QTest::newRow("the short scheme") << u"postgres://ada@h/shop"_s << u"h:5432/shop"_s
                                      << QByteArray("user='ada' host='h' dbname='shop'");
    QTest::newRow("percent-encoding in every part")
        << u"postgresql://a%40b:p%2Fw%20%27%5C@h/my%20shop"_s << u"h:5432/my shop"_s
        << QByteArray("user='a@b' password='p/w \\'\\\\' host='h' dbname='my shop'");
    QTest::newRow("an @ in the password, not encoded")
        << u"postgresql://ada:p@w@h/shop"_s << u"h:5432/shop"_s
        << QByteArray("user='ada' password='p@w' host='h' dbname='shop'");
    QTest::newRow("an IPv6 address") << u"postgresql://ada@[::1]:5433/shop"_s << u"[::1]:5433/shop"_s
                                     << QByteArray("user='ada' host='::1' port='5433' dbname='shop'");
    QTest::newRow("a socket folder as host") << u"postgresql://ada@%2Frun%2Fpostgresql/shop"_s << u"[local]:5432/shop"_s
                                             << QByteArray("user='ada' host='/run/postgresql' dbname='shop'");
    QTest::newRow("a socket folder as parameter")
        << u"postgresql://ada@/shop?host=/run/pg&port=6000"_s << u"[local]:6000/shop"_s
        << QByteArray("user='ada' dbname='shop' host='/run/pg' port='6000'");
    QTest::newRow("several hosts") << u"postgresql://ada@h1:1,h2:2/shop"_s << u"h1,h2:1/shop"_s
                                   << QByteArray("user='ada' host='h1,h2' port='1,2' dbname='shop'");
    QTest::newRow("parameters that libpq knows are kept")
        << u"postgresql://ada@h/shop?sslmode=require&connect_timeout=3"_s << u"h:5432/shop"_s
        << QByteArray("user='ada' host='h' dbname='shop' sslmode='require' connect_timeout='3'");
    QTest::newRow("parameters of other tools are dropped")
        << u"postgresql://ada@h/shop?schema=app&pgbouncer=true&connection_limit=1&pool_timeout=2"_s << u"h:5432/shop"_s
        << QByteArray("user='ada' host='h' dbname='shop'");
    QTest::newRow("ssl=true means sslmode=require")
        << u"postgresql://ada@h/shop?ssl=true"_s << u"h:5432/shop"_s
        << QByteArray("user='ada' host='h' dbname='shop' sslmode='require'");
    QTest::newRow("blanks around it") << u"  postgresql://ada@h/shop\n"_s << u"h:5432/shop"_s
                                      << QByteArray("user='ada' host='h' dbname='shop'");
}

void TestConnectionUrl::aUrlIsRead()
{
    QFETCH(QString, url);
    const auto read = parseConnectionUrl(url);
    QVERIFY2(bool(read), read ? "" : qPrintable(describe(read.error())));
    QTEST(read->display(), "display");
    QTEST(read->conninfo, "conninfo");
    QCOMPARE(read->schema, url.contains(u"schema=app"_s) ? u"app"_s : QString());
}

void TestConnectionUrl::aUrlIsRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QString() << u"no database address"_s;
    QTest::newRow("a name") << u"production"_s << u"no database address"_s;
    QTest::newRow("another database") << u"mysql://h/shop"_s << u"mysql://"_s;
    QTest::newRow("Prisma's proxy") << u"prisma+postgres://accelerate.example/?api_key=k"_s << u"direct URL"_s;
    QTest::newRow("a port that is none") << u"postgresql://h:http/shop"_s << u"port"_s;
    QTest::newRow("a port too large") << u"postgresql://h:70000/shop"_s << u"port"_s;
    QTest::newRow("a bracket left open") << u"postgresql://[::1/shop"_s << u"bracket"_s;
    QTest::newRow("words after the bracket") << u"postgresql://[::1]x/shop"_s << u"between"_s;
    QTest::newRow("half a percent-encoding") << u"postgresql://h/shop%2"_s << u"percent-encoding"_s;
    QTest::newRow("a NUL byte") << u"postgresql://h/shop%00"_s << u"percent-encoding"_s;
    QTest::newRow("bytes that are not UTF-8") << u"postgresql://h/%ff"_s << u"percent-encoding"_s;
}

void TestConnectionUrl::aUrlIsRefused()
{
    QFETCH(QString, url);
    const auto read = parseConnectionUrl(url);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadRequest);
    QVERIFY(!read.error().hint.isEmpty());
    const QString text = describe(read.error());
    QFETCH(QString, words);
    QVERIFY2(text.contains(words), qPrintable(text));
}

void TestConnectionUrl::theMessageKeepsThePasswordToItself_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("a slash in the password") << u"postgresql://ada:sec/ret@h/shop"_s;
    QTest::newRow("a broken encoding in the password") << u"postgresql://ada:sec%zzret@h/shop"_s;
    QTest::newRow("a bad port after the password") << u"postgresql://ada:secret@h:x/shop"_s;
    QTest::newRow("another scheme") << u"mysql://ada:secret@h/shop"_s;
}

void TestConnectionUrl::theMessageKeepsThePasswordToItself()
{
    QFETCH(QString, url);
    const auto read = parseConnectionUrl(url);
    QVERIFY(!read);
    QVERIFY2(!describe(read.error()).contains(u"sec"_s), qPrintable(describe(read.error())));
}

void TestConnectionUrl::whatIsLeftOutComesFromTheEnvironment()
{
    qputenv("PGHOST", "elsewhere");
    qputenv("PGPORT", "5555");
    qputenv("PGUSER", "grace");
    const auto bare = parseConnectionUrl(u"postgresql://"_s);
    const auto full = parseConnectionUrl(u"postgresql://ada@h:1/shop"_s);
    for (const char *name : {"PGHOST", "PGPORT", "PGUSER"})
        qunsetenv(name);
    QCOMPARE(bare->display(), u"elsewhere:5555/grace"_s);
    QCOMPARE(bare->conninfo, QByteArray());
    QCOMPARE(full->display(), u"h:1/shop"_s);
}

void TestConnectionUrl::variablesMakeAConnection()
{
    const QHash<QString, QString> set{
        {u"PGHOST"_s, u"h"_s}, {u"PGPASSWORD"_s, u"it's"_s}, {u"PGDATABASE"_s, u"shop"_s}};
    const auto found = connectionFromVariables([&set](const QString &name) { return set.value(name); });
    QVERIFY(found);
    QCOMPARE(found->conninfo, QByteArray("host='h' dbname='shop' password='it\\'s'"));
    QVERIFY(!connectionFromVariables([](const QString &name) { return name == u"PGUSER"_s ? u"ada"_s : QString(); }));
}

void TestConnectionUrl::anotherDatabaseOverridesTheFirst()
{
    const auto read = parseConnectionUrl(u"postgresql://h/shop"_s);
    const ConnectionUrl other = withDatabase(*read, u"o'ther"_s);
    QCOMPARE(other.conninfo, QByteArray("host='h' dbname='shop' dbname='o\\'ther'"));
    QCOMPARE(other.database, u"o'ther"_s);
}

void TestConnectionUrl::aPasswordIsNoticed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("hasPassword");
    QTest::newRow("none") << u"postgresql://ada@h/shop"_s << false;
    QTest::newRow("an empty one") << u"postgresql://ada:@h/shop"_s << false;
    QTest::newRow("beside the user") << u"postgresql://ada:pw@h/shop"_s << true;
    QTest::newRow("as a parameter") << u"postgresql://ada@h/shop?password=pw"_s << true;
}

void TestConnectionUrl::aPasswordIsNoticed()
{
    QFETCH(QString, url);
    QTEST(urlHasPassword(url), "hasPassword");
}

QTEST_GUILESS_MAIN(TestConnectionUrl)
#include "tst_connectionurl.moc"
