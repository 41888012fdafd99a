// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqlfile.h"
#include "models/filereview.h"
#include "models/scriptanalysis.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

AnalysedScript reviewOf(const QByteArray &section)
{
    return reviewScript(section, u"m.sql"_s, u"m"_s, true);
}

/// "drop-table: users": each finding and what of the file it points at.
QStringList pointed(const AnalysedScript &review)
{
    QStringList all;
    for (const Finding &finding : review.findings)
        all << finding.rule + u": "_s
                + QString::fromUtf8(review.script.sql.mid(finding.range.begin, finding.range.length()));
    return all;
}

}  // namespace

class TestFileReview : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aSectionsPlacesAreTheFiles()
    {
        const QByteArray file = "-- migrate:up\nSELECT 1;\nDROP TABLE a;\n-- migrate:down\nDROP TABLE b;\n";
        const AnalysedScript review = inFile(reviewOf(onlySection(file, 0, file.indexOf("-- migrate:down"))), file);
        QCOMPARE(review.script.sql, file);
        QCOMPARE(pointed(review), QStringList{u"drop-table: DROP TABLE a"_s});
        QCOMPARE(review.findings.front().begin, (LineColumn{3, 1}));
        QCOMPARE(review.script.statements.size(), std::size_t(2));
        QCOMPARE(review.script.text(review.script.statements.back()), QByteArray("DROP TABLE a"));
    }

    void filledInPlacesAreFoundAgain_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("filled");
        QTest::addColumn<QString>("finding");
        QTest::newRow("before the finding, another line")
            << QByteArray("SELECT ':A';\nDROP TABLE t;\n") << QByteArray("SELECT 'something long';\nDROP TABLE t;\n")
            << u"drop-table: DROP TABLE t"_s;
        QTest::newRow("before the finding, in its line")
            << QByteArray("SELECT ':A'; DROP TABLE t;") << QByteArray("SELECT 'something long'; DROP TABLE t;")
            << u"drop-table: DROP TABLE t"_s;
        QTest::newRow("in the finding") << QByteArray("DROP TABLE :S.t;") << QByteArray("DROP TABLE schema.t;")
                                        << u"drop-table: DROP TABLE :S.t"_s;
        QTest::newRow("a head before the first line")
            << QByteArray("DROP TABLE t;\n") << QByteArray("SET ROLE x; DROP TABLE t;\n")
            << u"drop-table: DROP TABLE t"_s;
        QTest::newRow("a value shorter than its name")
            << QByteArray("-- ${long_name}\nDROP TABLE ${long_name};\n") << QByteArray("-- t\nDROP TABLE t;\n")
            << u"drop-table: DROP TABLE ${long_name}"_s;
    }

    void filledInPlacesAreFoundAgain()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, filled);
        const AnalysedScript review = inFile(reviewOf(filled), file);
        QCOMPARE(review.script.sql, file);
        QVERIFY2(!review.findings.empty(), filled.constData());
        QTEST(pointed(review).front(), "finding");
    }

    void whileTypingOnlyTheSectionIsReviewed()
    {
        const QByteArray file = "-- migrate:up\nSELECT 1;\n-- migrate:down\nDROP TABLE b;\n";
        Migration migration{u"1_a.sql"_s};
        migration.forward.bytes = file;
        ScriptAnalysis analysis;
        QStringList answer;
        connect(&analysis, &ScriptAnalysis::analysed, this, [&](const ReviewedScript &script) {
            answer = pointed(*script) << QString::fromUtf8(script->script.sql);
        });
        const auto analysed = [&](bool isRevert) {
            analysis.analyse({.sql = file, .section = sectionOf({}, u"dbmate"_s, migration, isRevert)});
            return QTest::qWaitFor([&] { return !analysis.isRunning(); });
        };
        QVERIFY(analysed(false));
        QCOMPARE(answer, QStringList{QString::fromUtf8(file)});
        QVERIFY(analysed(true));
        QVERIFY2(answer.contains(u"drop-table: DROP TABLE b"_s), qPrintable(answer.join(u'\n')));
        QCOMPARE(answer.back(), QString::fromUtf8(file));
    }

    void aToolWithoutSectionsRunsAll()
    {
        QVERIFY(!sectionOf({}, u"prisma"_s, {}, false));
        QVERIFY(!sectionOf({}, u"nobody's"_s, {}, false));
    }
};

QTEST_GUILESS_MAIN(TestFileReview)
#include "tst_filereview.moc"
