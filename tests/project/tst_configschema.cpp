// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/project/configkeys.h"
#include "app/project/projectconfig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

const QString schemaPath = QStringLiteral(LOCKSTEP_SOURCE_DIR "/resources/lockstep.schema.json");

QByteArray bytesOf(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        qFatal("%s", qPrintable(describe(bytes.error())));
    return *bytes;
}

/// The schema's own word about a value, $ref followed.
QJsonObject followed(const QJsonObject &schema, QJsonObject node)
{
    while (node.contains("$ref"_L1)) {
        QJsonObject found = schema;
        for (const QString &part : node.value("$ref"_L1).toString().sliced(2).split(u'/'))
            found = found.value(part).toObject();
        node = found;
    }
    return node;
}

/// Keys by section, as configKeys() has them.
void collect(const QJsonObject &schema, const QJsonObject &node, const QString &section,
             QMap<QString, QStringList> &found)
{
    const QJsonObject properties = node.value("properties"_L1).toObject();
    for (const QString &key : properties.keys()) {
        found[section] << key;
        const QString inner = section.isEmpty() ? key : section + u'.' + key;
        const QJsonObject value = followed(schema, properties.value(key).toObject());
        const bool isList = value.value("type"_L1) == "array"_L1;
        const QJsonObject item = isList ? followed(schema, value.value("items"_L1).toObject()) : value;
        if (item.contains("properties"_L1))
            collect(schema, item, inner, found);
        const QJsonObject others = followed(schema, item.value("additionalProperties"_L1).toObject());
        if (others.contains("properties"_L1) && inner != "policy"_L1)
            collect(schema, others, inner + u".*"_s, found);
    }
}

QString text(const QMap<QString, QStringList> &keys)
{
    QStringList lines;
    for (auto row = keys.cbegin(); row != keys.cend(); ++row) {
        QStringList sorted = row.value();
        sorted.sort();
        lines << row.key() + u": "_s + sorted.join(u' ');
    }
    return lines.join(u'\n');
}

/// What python3-jsonschema says against the TOML; empty: nothing.
QString problems(const QByteArray &toml)
{
    QProcess process;
    process.start(u"/usr/bin/python3"_s,
                  {QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/support/validate-json.py"), u"--toml"_s, schemaPath});
    process.write(toml);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        return u"validate-json.py does not end"_s;
    return process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAll() + process.readAllStandardError());
}

}  // namespace

class TestConfigSchema : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void schemaAndReaderKnowTheSameKeys()
    {
        const QJsonObject schema = QJsonDocument::fromJson(bytesOf(schemaPath)).object();
        QMap<QString, QStringList> found;
        collect(schema, schema, {}, found);
        QCOMPARE(text(found), text(configKeys()));
    }

    void theManualNamesEveryKey()
    {
        const QString manual = QString::fromUtf8(bytesOf(QStringLiteral(LOCKSTEP_SOURCE_DIR "/docs/manual.md")));
        QStringList missing;
        for (const QStringList &keys : configKeys()) {
            for (const QString &key : keys) {
                if (!manual.contains(key))
                    missing << key;
            }
        }
        QCOMPARE(missing.join(u' '), QString());
    }

    void theSampleIsValid()
    {
        QCOMPARE(problems(bytesOf(QStringLiteral(LOCKSTEP_SOURCE_DIR "/resources/sample/shop/lockstep.toml"))),
                 QString());
    }

    void bothSayTheSame_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<bool>("isValid");
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("all that comes after") << QByteArray(R"([environments.live]
url = "env:LIVE"
window = "Mon-Fri 22:00-04:00 Europe/Berlin"
[policy]
lock_budget = "2min"
rehearsal = "proven"
[policy.live]
backup = "proven"
[[verify.assertions]]
name = "a"
sql = "SELECT 1"
expect = "no rows"
[[verify.queries]]
name = "q"
sql = "SELECT $1"
parameters = ["1"]
[release]
command = ["a", "b"]
[[smoke.commands]]
name = "a"
shell = "b"
timeout = "0"
[checklist]
told = "Is everybody told?"
)") << true;
        QTest::newRow("an unknown key") << QByteArray("layot = \"prisma\"\n") << false;
        QTest::newRow("an unknown key of a policy") << QByteArray("[policy]\nbakup = \"none\"\n") << false;
        QTest::newRow("a wrong type") << QByteArray("[policy]\nlock_retries = \"5\"\n") << false;
        QTest::newRow("a count too high") << QByteArray("[policy]\nbackup_jobs = 65\n") << false;
        QTest::newRow("no duration") << QByteArray("[policy]\nlock_timeout = \"5 parsecs\"\n") << false;
        QTest::newRow("a release of two kinds") << QByteArray("[release]\ncommand = [\"a\"]\npause = \"b\"\n") << false;
        QTest::newRow("a release of none") << QByteArray("[release]\n") << false;
        QTest::newRow("a command of no words") << QByteArray("[release]\ncommand = []\n") << false;
        QTest::newRow("an assertion without sql") << QByteArray("[[smoke.assertions]]\nname = \"a\"\n") << false;
        QTest::newRow("a silence") << QByteArray("[[drift.ignore]]\nobject = \"a.*\"\nkinds = [\"owner\"]\nreason = "
                                                 "\"b\"\nuntil = 2027-01-31\n")
                                   << true;
        QTest::newRow("a silence without a reason") << QByteArray("[[drift.ignore]]\nobject = \"a\"\n") << false;
        QTest::newRow("an unknown severity") << QByteArray("[review.rules]\na = \"loud\"\n") << false;
        QTest::newRow("a fleet") << QByteArray("[environments.live]\nurl = \"env:LIVE\"\n"
                                               "[fleet.live]\ndatabases = \"tenant_*\"\nwave = 20\n")
                                 << true;
        QTest::newRow("a fleet of two sources")
            << QByteArray("[environments.live]\nurl = \"env:LIVE\"\n"
                          "[fleet.live]\ndatabases = \"tenant_*\"\nlist = \"tenants.txt\"\n")
            << false;
        QTest::newRow("a wave of nobody") << QByteArray("[environments.live]\nurl = \"env:LIVE\"\n"
                                                        "[fleet.live]\nlist = \"tenants.txt\"\nwave = 0\n")
                                          << false;
        QTest::newRow("a window of no days")
            << QByteArray("[environments.a]\nurl = \"env:A\"\nwindow = \"22:00-04:00 UTC\"\n") << false;
    }

    void bothSayTheSame()
    {
        QFETCH(QByteArray, toml);
        QFETCH(bool, isValid);
        const QTemporaryDir folder;
        QVERIFY(writeFileDurably(folder.filePath(u"lockstep.toml"_s), toml));
        const auto config = readProjectConfig(folder.path());
        QVERIFY2(bool(config) == isValid, config ? "accepted" : qPrintable(describe(config.error())));
        const QString said = problems(toml);
        QVERIFY2(said.isEmpty() == isValid, qPrintable(u"schema: "_s + said));
    }
};

QTEST_GUILESS_MAIN(TestConfigSchema)
#include "tst_configschema.moc"
