// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/project/target.h"

#include <QTemporaryDir>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestTarget : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void theOrderIsKept_data();
    void theOrderIsKept();
    void whatCannotBeChosenSaysWhy_data();
    void whatCannotBeChosenSaysWhy();
    void theColourComesByName();
};

namespace {

constexpr std::array variables{"DATABASE_URL", "POSTGRES_URL", "PGHOST",     "PGDATABASE",
                               "PGHOSTADDR",   "PGSERVICE",    "STAGING_URL"};

void setVariables(const QStringList &pairs)
{
    for (const QString &pair : pairs)
        qputenv(qPrintable(pair.section(u'=', 0, 0)), pair.section(u'=', 1).toUtf8());
}

ProjectConfig someConfig(const QString &defaultEnvironment)
{
    ProjectConfig config;
    config.defaultEnvironment = defaultEnvironment;
    config.environments = {{u"staging"_s, u"env:STAGING_URL"_s}, {u"production"_s, u"postgresql://h/prod"_s, {}, true}};
    return config;
}

QString rendered(const TargetChoice &choice)
{
    return u"%1|%2|%3|%4"_s.arg(choice.environment, choice.url ? choice.url->display() : u"sandbox"_s, choice.colour,
                                choice.source);
}

}  // namespace

void TestTarget::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    cleanup();
}

void TestTarget::cleanup()
{
    for (const char *name : variables)
        qunsetenv(name);
}

void TestTarget::theOrderIsKept_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QStringList>("process");
    QTest::addColumn<QByteArray>("dotenv");
    QTest::addColumn<QString>("chosen");
    const QStringList url{u"DATABASE_URL=postgresql://h/process"_s};
    const QByteArray file("DATABASE_URL=postgresql://h/file\nSTAGING_URL=postgresql://h/staging\n");
    QTest::newRow("a URL as option wins")
        << u"postgresql://h/option"_s << u"production"_s << url << file << u"|h:5432/option|grey|--target"_s;
    QTest::newRow("an environment as option")
        << u"production"_s << u"staging"_s << url << file << u"production|h:5432/prod|red|lockstep.toml"_s;
    QTest::newRow("the sandbox as option")
        << u"sandbox"_s << u"production"_s << url << file << u"sandbox|sandbox|green|sandbox"_s;
    QTest::newRow("lockstep.toml before the variables")
        << QString() << u"production"_s << url << file << u"production|h:5432/prod|red|lockstep.toml"_s;
    QTest::newRow("an environment's variable in a file")
        << u"staging"_s << QString() << QStringList() << file << u"staging|h:5432/staging|amber|STAGING_URL in .env"_s;
    QTest::newRow("an environment's variable in the process")
        << u"staging"_s << QString() << QStringList{u"STAGING_URL=postgresql://h/own"_s} << file
        << u"staging|h:5432/own|amber|STAGING_URL"_s;
    QTest::newRow("the process before the files")
        << QString() << QString() << url << file << u"|h:5432/process|grey|DATABASE_URL"_s;
    QTest::newRow("PG* of the process before the files")
        << QString() << QString() << QStringList{u"PGHOST=p"_s, u"PGDATABASE=d"_s} << file << u"|p:5432/d|grey|PG*"_s;
    QTest::newRow("POSTGRES_URL") << QString() << QString() << QStringList{u"POSTGRES_URL=postgresql://h/p"_s}
                                  << QByteArray() << u"|h:5432/p|grey|POSTGRES_URL"_s;
    QTest::newRow("the files at last") << QString() << QString() << QStringList() << file
                                       << u"|h:5432/file|grey|DATABASE_URL in .env"_s;
    QTest::newRow("PG* of the files") << QString() << QString() << QStringList()
                                      << QByteArray("PGHOST=f\nPGDATABASE=d\n") << u"|f:5432/d|grey|PG* in .env"_s;
}

void TestTarget::theOrderIsKept()
{
    QFETCH(QString, option);
    QFETCH(QString, environment);
    QFETCH(QStringList, process);
    QFETCH(QByteArray, dotenv);
    const QTemporaryDir folder;
    if (!dotenv.isEmpty())
        QVERIFY(writeFileDurably(folder.filePath(u".env"_s), dotenv));
    setVariables(process);
    const auto choice = chooseTarget(folder.path(), someConfig(environment), option);
    QVERIFY2(bool(choice), choice ? "" : qPrintable(describe(choice.error())));
    QTEST(rendered(*choice), "chosen");
}

void TestTarget::whatCannotBeChosenSaysWhy_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing at all") << QString() << u"No target is chosen"_s;
    QTest::newRow("an unknown environment") << u"prod"_s << u"staging, production, sandbox"_s;
    QTest::newRow("a variable that is not set") << u"staging"_s << u"STAGING_URL, which is not set"_s;
    QTest::newRow("libpq's key=value form") << u"host=h password=geheim"_s << u"begins with postgresql://"_s;
    QTest::newRow("a URL without its scheme") << u"u:geheim@h/d"_s << u"begins with postgresql://"_s;
    QTest::newRow("an unusable URL") << u"mysql://h/d"_s << u"mysql://"_s;
}

void TestTarget::whatCannotBeChosenSaysWhy()
{
    QFETCH(QString, option);
    QFETCH(QString, words);
    const QTemporaryDir folder;
    const auto choice = chooseTarget(folder.path(), someConfig({}), option);
    QVERIFY(!choice);
    QCOMPARE(exitStatus(choice.error().code), 2);
    QVERIFY2(describe(choice.error()).contains(words), qPrintable(describe(choice.error())));
    QVERIFY(!describe(choice.error()).contains(u"geheim"_s));
}

void TestTarget::theColourComesByName()
{
    ProjectConfig config = someConfig({});
    config.environments[1].colour = u"amber"_s;
    QCOMPARE(chooseTarget(u"."_s, config, u"production"_s)->colour, u"amber"_s);
    QVERIFY(chooseTarget(u"."_s, config, u"production"_s)->isProtected);
    QVERIFY(chooseTarget(u"."_s, config, u"sandbox"_s)->isSandbox());
}

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
