// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/project/projectconfig.h"

#include <QTemporaryDir>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestProjectConfig : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aProjectWithoutAFileHasTheDefaults();
    void everyKeyIsRead();
    void conventionsAreRead();
    void backupsAndLocksAreRead();
    void theChecklistKeepsItsOrder();
    void whatComesAfterTheMigrationsIsRead();
    void aPauseIsARelease();
    void theSampleIsRead();
    void aBadFileNamesItsLine_data();
    void aBadFileNamesItsLine();
    void anUnreadableFileIsAnError();
    void dotenvIsRead_data();
    void dotenvIsRead();
    void theLocalFileWins();
    void aDurationIsRead_data();
    void aDurationIsRead();

private:
    static void write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
    {
        QVERIFY(writeFileDurably(folder.filePath(name), text));
    }
};

void TestProjectConfig::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestProjectConfig::aProjectWithoutAFileHasTheDefaults()
{
    const QTemporaryDir folder;
    const auto config = readProjectConfig(folder.path());
    QVERIFY(config);
    QVERIFY(config->layout.isEmpty() && config->environments.empty());
    QCOMPARE(config->policy.backup, BackupPolicy::Taken);
    QCOMPARE(config->policy.lockTimeout, std::chrono::milliseconds(5000));
}

void TestProjectConfig::everyKeyIsRead()
{
    const QTemporaryDir folder;
    write(folder, u"lockstep.toml"_s, R"(layout = "plain"
migrations = "db/migrations"
environment = "staging"
[environments.staging]
url = "postgresql://ada@h/shop"
colour = "blue"
[environments.production]
url = "env:PRODUCTION_URL"
[environments.archive]
url = "env:ARCHIVE_URL"
protected = true
[policy]
lock_timeout = "250ms"
lock_retries = 2
signoff = "never"
[policy.production]
backup = "proven"
statement_timeout = "1h"
[policy.sandbox]
backup = "none"
)");
    const auto config = readProjectConfig(folder.path());
    QVERIFY2(bool(config), config ? "" : qPrintable(describe(config.error())));
    QStringList environments;
    for (const Environment &one : config->environments)
        environments << u"%1 %2 %3 backup %4 lock %5 statement %6"_s
                            .arg(one.name, one.url, one.isProtected ? u"protected"_s : u"open"_s)
                            .arg(int(one.policy.backup))
                            .arg(one.policy.lockTimeout.count())
                            .arg(one.policy.statementTimeout.count());
    QCOMPARE(environments,
             (QStringList{u"staging postgresql://ada@h/shop open backup 1 lock 250 statement 0"_s,
                          u"production env:PRODUCTION_URL protected backup 2 lock 250 statement 3600000"_s,
                          u"archive env:ARCHIVE_URL protected backup 1 lock 250 statement 0"_s,
                          u"sandbox sandbox open backup 0 lock 250 statement 0"_s}));
    QCOMPARE(config->layout + u' ' + config->migrationsFolder + u' ' + config->defaultEnvironment,
             u"plain db/migrations staging"_s);
    QCOMPARE(config->policy.lockRetries, 2);
}

void TestProjectConfig::conventionsAreRead()
{
    const QTemporaryDir folder;
    write(folder, u"lockstep.toml"_s, R"([review]
required_columns = ["id", "created_at"]
allowed_types = []
names = "[a-z]+"
longest_lock_timeout = "10s"
contract_window = "7d"
tiny_rows = 5
big_megabytes = 2
)");
    const auto config = readProjectConfig(folder.path());
    QVERIFY2(bool(config), config ? "" : qPrintable(describe(config.error())));
    const Conventions &read = config->review.conventions;
    QCOMPARE(read.requiredColumns, (QStringList{u"id"_s, u"created_at"_s}));
    QCOMPARE(read.allowedTypes, QStringList());
    QCOMPARE(read.names, u"[a-z]+"_s);
    QCOMPARE(read.longestLockTimeout, std::chrono::seconds(10));
    QCOMPARE(read.contractWindow, std::chrono::hours(7 * 24));
    QCOMPARE(config->review.sizes.tinyRows, 5);
    QCOMPARE(config->review.sizes.bigBytes, 2 * 1024 * 1024);
    QCOMPARE(config->review.sizes.bigRows, 1'000'000);
}

void TestProjectConfig::backupsAndLocksAreRead()
{
    const QTemporaryDir folder;
    write(folder, u"lockstep.toml"_s, R"([policy]
backup_format = "directory"
backup_jobs = 3
backup_keep = 7
lock_budget = "2min"
[environments.live]
url = "env:LIVE"
[policy.live]
backup_keep_for = "30d"
backup_folder = "backups"
table_copies = true
end_blockers = true
rehearsal = "proven"
)");
    const auto config = readProjectConfig(folder.path());
    QVERIFY2(bool(config), config ? "" : qPrintable(describe(config.error())));
    QVERIFY(!config->policy.mayEndBlockers && !config->policy.backups.copiesTables);
    const Policy &live = config->environments.front().policy;
    QCOMPARE(live.backups.format, BackupFormat::Directory);
    QCOMPARE(live.backups.jobs, 3);
    QCOMPARE(live.backups.keep, 7);
    QCOMPARE(live.backups.keepFor, std::chrono::hours(30 * 24));
    QCOMPARE(live.backups.folder, u"backups"_s);
    QCOMPARE(live.lockBudget, std::chrono::minutes(2));
    QVERIFY(live.mayEndBlockers && live.backups.copiesTables);
    QCOMPARE(live.rehearsal, RehearsalPolicy::Proven);
    QCOMPARE(config->policy.rehearsal, RehearsalPolicy::None);
}

void TestProjectConfig::theChecklistKeepsItsOrder()
{
    const QTemporaryDir folder;
    write(folder, u"lockstep.toml"_s, "[checklist]\ntenants = \"Are the tenants told?\"\nbanner = \"Is it up?\"\n");
    const auto config = readProjectConfig(folder.path());
    QVERIFY2(bool(config), config ? "" : qPrintable(describe(config.error())));
    QCOMPARE(config->checklist.size(), 2u);
    QCOMPARE(config->checklist[0].id + u' ' + config->checklist[1].text, u"tenants Is it up?"_s);
}

void TestProjectConfig::whatComesAfterTheMigrationsIsRead()
{
    const QTemporaryDir folder;
    write(folder, u"lockstep.toml"_s, R"([environments.live]
url = "env:LIVE"
window = "Mon-Fri 22:00-04:00 Europe/Berlin"
[policy]
confirmations = "changes"
[[verify.assertions]]
name = "no orphans"
sql = "SELECT 1"
expect = "no rows"
timeout = "5s"
[[verify.queries]]
name = "by customer"
sql = "SELECT $1"
parameters = ["42"]
[release]
command = ["./release.sh", "--all"]
folder = "ops"
environments = ["live"]
[[smoke.assertions]]
name = "it lives"
sql = "SELECT true"
[[smoke.commands]]
name = "health"
shell = "curl -f $URL"
)");
    const auto config = readProjectConfig(folder.path());
    QVERIFY2(bool(config), config ? "" : qPrintable(describe(config.error())));
    QCOMPARE(findEnvironment(*config, u"live"_s)->window->text, u"Mon-Fri 22:00-04:00 Europe/Berlin"_s);
    QVERIFY(!config->policy.confirmsEveryStep && !findEnvironment(*config, u"live"_s)->policy.confirmsEveryStep);
    const SqlAssertion &assertion = config->verify.assertions.at(0);
    QCOMPARE(assertion.name + u": "_s + QString::fromUtf8(assertion.sql), u"no orphans: SELECT 1"_s);
    QVERIFY(assertion.expects == SqlAssertion::Expects::NoRows && assertion.timeout == std::chrono::seconds(5));
    QCOMPARE(config->verify.queries.at(0).parameters, QStringList{u"42"_s});
    QCOMPARE(config->release.command.words, (QStringList{u"./release.sh"_s, u"--all"_s}));
    QCOMPARE(config->release.command.timeout, std::chrono::hours(1));
    QCOMPARE(config->release.environments, QStringList{u"live"_s});
    QVERIFY(config->smoke.assertions.at(0).expects == SqlAssertion::Expects::True);
    QCOMPARE(config->smoke.commands.at(0).shell, u"curl -f $URL"_s);
    QCOMPARE(config->smoke.commands.at(0).timeout, std::chrono::minutes(1));
}

void TestProjectConfig::aPauseIsARelease()
{
    const QTemporaryDir folder;
    write(folder, u"lockstep.toml"_s, "[release]\npause = \"Switch the traffic over.\"\n");
    const auto config = readProjectConfig(folder.path());
    QVERIFY2(bool(config), config ? "" : qPrintable(describe(config.error())));
    QCOMPARE(config->release.pause, u"Switch the traffic over."_s);
    QVERIFY(config->release.command.isEmpty());
}

void TestProjectConfig::theSampleIsRead()
{
    const auto config = readProjectConfig(QStringLiteral(LOCKSTEP_SOURCE_DIR "/resources/sample/shop"));
    QVERIFY2(bool(config), config ? "" : qPrintable(describe(config.error())));
    QCOMPARE(config->sampleAppliedUpTo, u"20251006103540_add_product_overview"_s);
    QCOMPARE(config->defaultEnvironment, u"sandbox"_s);
    QVERIFY(config->environments.back().isProtected);
}

void TestProjectConfig::aBadFileNamesItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("words");
    QTest::newRow("no TOML") << QByteArray("layout = \"prisma\"\nlayout prisma\n") << 2 << u"not valid TOML"_s;
    QTest::newRow("a key twice") << QByteArray("layout = \"a\"\nlayout = \"b\"\n") << 2 << u"not valid TOML"_s;
    QTest::newRow("not UTF-8") << QByteArray("layout = \"\xe9\"\n") << 1 << u"not valid TOML"_s;
    QTest::newRow("a misspelt key") << QByteArray("\nlayuot = \"prisma\"\n") << 2 << u"\"layout\""_s;
    QTest::newRow("a misspelt key of an environment")
        << QByteArray("[environments.a]\nurl = \"env:A\"\ncolor = \"red\"\n") << 3 << u"\"colour\""_s;
    QTest::newRow("a misspelt policy") << QByteArray("[policy]\nlock_timout = \"1s\"\n") << 2 << u"\"lock_timeout\""_s;
    QTest::newRow("a policy for an environment that is not there")
        << QByteArray("[environments.staging]\nurl = \"env:A\"\n[policy.stagin]\n") << 3 << u"\"staging\""_s;
    QTest::newRow("a silence without a reason")
        << QByteArray("[[drift.ignore]]\nobject = \"a\"\n") << 1 << u"without a reason"_s;
    QTest::newRow("a silence about nothing")
        << QByteArray("[[drift.ignore]]\nreason = \"a\"\n") << 1 << u"names no object"_s;
    QTest::newRow("an end that is no date")
        << QByteArray("[[drift.ignore]]\nobject = \"a\"\nreason = \"b\"\nuntil = \"soon\"\n") << 4 << u"be a date"_s;
    QTest::newRow("a number where a text belongs") << QByteArray("layout = 1\n") << 1 << u"text in quotes"_s;
    QTest::newRow("a text where true or false belongs")
        << QByteArray("[environments.a]\nurl = \"env:A\"\nprotected = \"yes\"\n") << 3 << u"true or false"_s;
    QTest::newRow("a value where a table belongs") << QByteArray("policy = 1\n") << 1 << u"[policy]"_s;
    QTest::newRow("a duration without its unit") << QByteArray("[policy]\nlock_timeout = \"5\"\n") << 2 << u"unit"_s;
    QTest::newRow("an unknown backup policy")
        << QByteArray("[policy]\nbackup = \"maybe\"\n") << 2 << u"none, taken, proven or pitr"_s;
    QTest::newRow("a backup format that is none")
        << QByteArray("[policy]\nbackup_format = \"tar\"\n") << 2 << u"auto, custom or directory"_s;
    QTest::newRow("too many jobs") << QByteArray("[policy]\nbackup_jobs = 65\n") << 2 << u"0 to 64"_s;
    QTest::newRow("a question that asks nothing") << QByteArray("[checklist]\na = \" \"\n") << 2 << u"asks nothing"_s;
    QTest::newRow("retries below zero") << QByteArray("[policy]\nlock_retries = -1\n") << 2 << u"0 to 1000"_s;
    QTest::newRow("a sign-off that nobody would ask for")
        << QByteArray("[policy]\nsignoff = \"always\"\n") << 2 << u"sign-offs"_s;
    QTest::newRow("a release that does nothing") << QByteArray("[release]\nfolder = \"a\"\n") << 1 << u"wants one of"_s;
    QTest::newRow("a release both by hand and not")
        << QByteArray("[release]\ncommand = [\"a\"]\npause = \"b\"\n") << 1 << u"wants one of"_s;
    QTest::newRow("a command that is a line of text")
        << QByteArray("[release]\ncommand = \"make release\"\n") << 2 << u"list of texts"_s;
    QTest::newRow("a command without a program") << QByteArray("[release]\ncommand = []\n") << 2 << u"no program"_s;
    QTest::newRow("a release for an environment that is not there")
        << QByteArray("[release]\npause = \"a\"\nenvironments = [\"prod\"]\n") << 3 << u"[environments.prod]"_s;
    QTest::newRow("a misspelt key of a smoke command")
        << QByteArray("[[smoke.commands]]\nname = \"a\"\ncomand = [\"a\"]\n") << 3 << u"\"command\""_s;
    QTest::newRow("a smoke command that runs nothing")
        << QByteArray("[[smoke.commands]]\nname = \"a\"\n") << 1 << u"neither a command"_s;
    QTest::newRow("assertions that are no list")
        << QByteArray("[verify]\nassertions = \"SELECT 1\"\n") << 2 << u"list of tables"_s;
    QTest::newRow("an assertion without a name")
        << QByteArray("[[verify.assertions]]\nsql = \"SELECT 1\"\n") << 1 << u"no name"_s;
    QTest::newRow("an assertion without sql")
        << QByteArray("[[verify.assertions]]\nname = \"a\"\n") << 1 << u"no sql"_s;
    QTest::newRow("two of one name") << QByteArray("[[verify.assertions]]\nname = \"a\"\nsql = \"SELECT 1\"\n"
                                                   "[[verify.assertions]]\nname = \"a\"\nsql = \"SELECT 2\"\n")
                                     << 5 << u"two of the name"_s;
    QTest::newRow("an expectation that is none")
        << QByteArray("[[smoke.assertions]]\nname = \"a\"\nsql = \"SELECT 1\"\nexpect = \"false\"\n") << 4
        << u"nothing to expect"_s;
    QTest::newRow("a window without its zone")
        << QByteArray("[environments.a]\nurl = \"env:A\"\nwindow = \"Mon 22:00-04:00\"\n") << 3
        << u"no deploy window"_s;
    QTest::newRow("a rehearsal of an unknown kind")
        << QByteArray("[policy]\nrehearsal = \"yes\"\n") << 2 << u"none, run or proven"_s;
    QTest::newRow("confirmations of an unknown kind")
        << QByteArray("[policy]\nconfirmations = \"none\"\n") << 2 << u"every or changes"_s;
    QTest::newRow("an unknown set of rules") << QByteArray("[review]\nset = \"some\"\n") << 2 << u"no set of rules"_s;
    QTest::newRow("an unknown severity") << QByteArray("[review.rules]\ndrop-table = \"loud\"\n") << 2
                                         << u"no severity"_s;
    QTest::newRow("a size below nothing") << QByteArray("[review]\nbig_rows = -1\n") << 2 << u"a count"_s;
    QTest::newRow("a version that is none") << QByteArray("[review]\npostgres = 1500\n") << 2 << u"major version"_s;
    QTest::newRow("columns that are no list")
        << QByteArray("[review]\nrequired_columns = \"id\"\n") << 2 << u"list of texts"_s;
    QTest::newRow("a list of other things")
        << QByteArray("[review]\nallowed_types = [\"text\", 7]\n") << 2 << u"list of texts"_s;
    QTest::newRow("names that are no expression")
        << QByteArray("[review]\nnames = \"[a-z\"\n") << 2 << u"no regular expression"_s;
    QTest::newRow("a window without its unit") << QByteArray("[review]\ncontract_window = \"7\"\n") << 2 << u"unit"_s;
    QTest::newRow("a password") << QByteArray("[environments.a]\nurl = \"postgresql://ada:pw@h/shop\"\n") << 2
                                << u"holds a password"_s;
    QTest::newRow("an unusable url") << QByteArray("[environments.a]\nurl = \"mysql://h/shop\"\n") << 2
                                     << u"mysql://"_s;
    QTest::newRow("no url") << QByteArray("[environments.a]\ncolour = \"red\"\n") << 1 << u"has no url"_s;
    QTest::newRow("an unknown colour") << QByteArray("[environments.a]\nurl = \"env:A\"\ncolour = \"pink\"\n") << 3
                                       << u"amber"_s;
    QTest::newRow("a default that is not there")
        << QByteArray("environment = \"prod\"\n") << 1 << u"[environments.prod]"_s;
}

void TestProjectConfig::aBadFileNamesItsLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const QTemporaryDir folder;
    write(folder, u"lockstep.toml"_s, text);
    const auto config = readProjectConfig(folder.path());
    QVERIFY(!config);
    QCOMPARE(config.error().code, ErrorCode::FileMalformed);
    QVERIFY(config.error().file.endsWith(u"/lockstep.toml"_s));
    QTEST(config.error().line, "line");
    QVERIFY2(describe(config.error()).contains(words), qPrintable(describe(config.error())));
    QVERIFY(!describe(config.error()).contains(u"pw@"_s));
}

void TestProjectConfig::anUnreadableFileIsAnError()
{
    const QTemporaryDir folder;
    QVERIFY(QFile::link(u"lockstep.toml"_s, folder.filePath(u"lockstep.toml"_s)));
    const auto config = readProjectConfig(folder.path());
    QVERIFY(!config);
    QCOMPARE(config.error().code, ErrorCode::FileUnreadable);
}

void TestProjectConfig::dotenvIsRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("value");
    QTest::newRow("bare") << QByteArray("A=1\n") << u"1"_s;
    QTest::newRow("blanks around") << QByteArray("  A = some words  \r\n") << u"some words"_s;
    QTest::newRow("export") << QByteArray("export A=1") << u"1"_s;
    QTest::newRow("a comment behind") << QByteArray("A=1 # one\n") << u"1"_s;
    QTest::newRow("a hash in quotes") << QByteArray("A=\"1 # one\" # two\n") << u"1 # one"_s;
    QTest::newRow("single quotes keep a backslash") << QByteArray("A='a\\nb'\n") << u"a\\nb"_s;
    QTest::newRow("double quotes know \\n") << QByteArray("A=\"a\\nb\"\n") << u"a\nb"_s;
    QTest::newRow("a quoted value over lines") << QByteArray("A=\"a\nb\"\nB=2\n") << u"a\nb"_s;
    QTest::newRow("a URL with = and &") << QByteArray("A=postgresql://h/d?a=b&c=d\n") << u"postgresql://h/d?a=b&c=d"_s;
    QTest::newRow("the later line wins") << QByteArray("A=1\nA=2\n") << u"2"_s;
    QTest::newRow("commented out") << QByteArray("#A=1\n") << QString();
    QTest::newRow("empty") << QByteArray("A=\nB=2\n") << QString();
}

void TestProjectConfig::dotenvIsRead()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    write(folder, u".env"_s, text);
    QTEST(readDotenv(folder.path()).value(u"A"_s), "value");
}

void TestProjectConfig::theLocalFileWins()
{
    const QTemporaryDir folder;
    write(folder, u".env"_s, "A=1\nB=1\n");
    write(folder, u".env.local"_s, "A=2\n");
    const auto variables = readDotenv(folder.path());
    QCOMPARE(variables.value(u"A"_s) + variables.value(u"B"_s), u"21"_s);
}

void TestProjectConfig::aDurationIsRead_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("250ms") << 250LL;
    QTest::newRow("5s") << 5000LL;
    QTest::newRow("2min") << 120000LL;
    QTest::newRow("1h") << 3600000LL;
    QTest::newRow("0") << 0LL;
    QTest::newRow("5") << -1LL;
    QTest::newRow("-5s") << -1LL;
    QTest::newRow("5 parsecs") << -1LL;
    QTest::newRow("99999999999s") << -1LL;
}

void TestProjectConfig::aDurationIsRead()
{
    const auto duration = parseDuration(QString::fromLatin1(QTest::currentDataTag()));
    QTEST(duration ? qint64(duration->count()) : -1LL, "milliseconds");
}

QTEST_GUILESS_MAIN(TestProjectConfig)
#include "tst_projectconfig.moc"
