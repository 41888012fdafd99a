// SPDX-License-Identifier: GPL-3.0-or-later

// Which rules speak: sets, severities, versions and the baseline of lockstep.toml.

#include "app/core/files.h"
#include "app/review/review.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

QStringList findingsOf(const QByteArray &sql, const ReviewSettings &settings)
{
    QStringList found;
    for (const Finding &finding : reviewScript(sql, u"a.sql"_s, {}, true, settings).findings)
        found << finding.rule + u' ' + severityId(finding.severity);
    return found;
}

void write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QVERIFY(QDir(folder.path()).mkpath(QFileInfo(name).path()));
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

}  // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void setsAndSeverities_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QStringList>("found");

        QTest::newRow("nothing said") << QByteArray() << QStringList{u"ddl-in-do-block note"_s, u"drop-table error"_s};
        QTest::newRow("hazards") << QByteArray("[review]\nset = \"hazards\"\n") << QStringList{u"drop-table error"_s};
        QTest::newRow("all") << QByteArray("[review]\nset = \"all\"\n")
                             << QStringList{u"missing-lock-timeout note"_s, u"missing-statement-timeout note"_s,
                                            u"missing-idle-timeout note"_s, u"missing-application-name note"_s,
                                            u"ddl-in-do-block note"_s,      u"drop-table error"_s,
                                            u"unqualified-name note"_s};
        QTest::newRow("other severities")
            << QByteArray("[review.rules]\ndrop-table = \"note\"\nddl-in-do-block = \"off\"\n")
            << QStringList{u"drop-table note"_s};
        QTest::newRow("one more than the set has")
            << QByteArray("[review]\nset = \"hazards\"\n[review.rules]\nddl-in-do-block = \"error\"\n")
            << QStringList{u"ddl-in-do-block error"_s, u"drop-table error"_s};
    }
    void setsAndSeverities()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QStringList, found);
        const QTemporaryDir folder;
        write(folder, u"lockstep.toml"_s, toml);
        const auto config = readProjectConfig(folder.path());
        QVERIFY(config);
        const auto settings = reviewSettings(folder.path(), config->review);
        QVERIFY(settings);
        QCOMPARE(findingsOf("DO $$ BEGIN DROP TABLE users; END $$", *settings), found);
    }

    void anUnknownRuleIsNamedWithItsLine()
    {
        const QTemporaryDir folder;
        write(folder, u"lockstep.toml"_s, "[review.rules]\ndrop-table = \"note\"\ndrop-tabel = \"off\"\n");
        const auto config = readProjectConfig(folder.path());
        QVERIFY(config);
        const auto settings = reviewSettings(folder.path(), config->review);
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, ErrorCode::FileMalformed);
        QCOMPARE(settings.error().line, 3);
        QVERIFY(settings.error().message.english().contains(u"drop-tabel"_s));
    }

    void whatTheBaselineHasIsSilent()
    {
        const QTemporaryDir folder;
        const AnalysedScript before = reviewScript("DROP TABLE users;\nDROP TABLE orders;", u"a.sql"_s, {}, true);
        QCOMPARE(int(before.findings.size()), 2);
        const QString line = baselineLine(before.findings[0], u"a.sql"_s, before.script);
        write(folder, u".lockstep/review-baseline"_s, baselineText({line}));
        const auto settings = reviewSettings(folder.path(), {});
        QVERIFY(settings);
        // Moved and formatted anew it is the same statement.
        const QByteArray moved = "SELECT 1;\nDROP  TABLE -- gone\n users;\nDROP TABLE orders;\nDROP TABLE logs;";
        const AnalysedScript after = reviewScript(moved, u"a.sql"_s, {}, true, *settings);
        QCOMPARE(int(after.findings.size()), 2);
        QCOMPARE(after.findings[0].object, u"orders"_s);
        QCOMPARE(after.suppressed, 1);
        QCOMPARE(reviewScript(moved, u"b.sql"_s, {}, true, *settings).suppressed, 0);
    }

    void rulesKnowTheirVersions()
    {
        ReviewSettings settings;
        settings.version = 11;
        QCOMPARE(findingsOf("REINDEX TABLE users", settings), QStringList());
        settings.version = 12;
        QCOMPARE(findingsOf("REINDEX TABLE users", settings), QStringList{u"reindex-blocking error"_s});
    }

    void aPasswordIsNotShown()
    {
        const QByteArray sql = "CREATE ROLE app LOGIN PASSWORD 'not-so-secret' CREATEDB;"
                               "DO $$ BEGIN EXECUTE 'ALTER ROLE app SUPERUSER PASSWORD ''not-so-secret'''; END $$;";
        const AnalysedScript script = reviewScript(sql, u"a.sql"_s, {}, true);
        int count = 0;
        for (const Finding &finding : script.findings) {
            if (finding.rule != u"password-literal"_s && finding.rule != u"superuser"_s)
                continue;
            ++count;
            QVERIFY(!sql.mid(finding.range.begin, finding.range.length()).contains("not-so-secret"));
            QVERIFY(!finding.message.english().contains(u"not-so-secret"_s));
        }
        QCOMPARE(count, 3);
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
