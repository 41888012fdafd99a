// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What the checker's own grammar cannot read is for the server's to judge, and is not run by that.
class TestReviewSyntax : public QObject
{
    Q_OBJECT

private slots:
    void theServerJudges_data();
    void theServerJudges();
    void looseFilesToo();

private:
    QStringList verdicts(const QStringList &arguments) const;

    Program m_program;
    Database m_database;
};

/// "error The server, PostgreSQL 15, refuses this: …" of each finding of syntax-error.
QStringList TestReviewSyntax::verdicts(const QStringList &arguments) const
{
    const Ran ran = m_program.run(QStringList{u"review"_s, u"--format"_s, u"json"_s} + arguments);
    if (ran.exitStatus > 1)
        return {QString::fromUtf8(ran.out + ran.err)};
    QStringList verdicts;
    for (const QJsonValue finding : QJsonDocument::fromJson(ran.out)["findings"_L1].toArray()) {
        if (finding["rule"_L1].toString() == "syntax-error"_L1)
            verdicts << finding["severity"_L1].toString() + u' ' + finding["message"_L1].toString();
    }
    return verdicts;
}

void TestReviewSyntax::theServerJudges_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("alone");
    QTest::addColumn<QString>("onTarget");
    QTest::newRow("nobody reads it") << "ALTER TABLE witness FROBNICATE"_ba << u"warning Not understood here"_s
                                     << u"error The server"_s;
    QTest::newRow("a trick") << "FROB; COMMIT; DROP TABLE witness"_ba << u"warning Syntax error on every version"_s
                             << u"error The server"_s;
    QTest::newRow("psql's, which no server is asked") << "\\d witness"_ba << u"warning "_s << u"warning "_s;
}

void TestReviewSyntax::theServerJudges()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, alone);
    QFETCH(QString, onTarget);
    (void)m_database.sql("CREATE TABLE IF NOT EXISTS witness (i int)");
    const Project project;
    project.addPlain(u"20260101_a"_s, sql + "\n;\n");
    const QStringList without = verdicts({project.path()});
    QCOMPARE(without.size(), 1);
    QVERIFY2(without.first().startsWith(alone), qPrintable(without.first()));
    const QStringList with = verdicts({project.path(), u"--target"_s, m_database.urlText()});
    QCOMPARE(with.size(), 1);
    QVERIFY2(with.first().startsWith(onTarget), qPrintable(with.first()));
    QCOMPARE(m_database.sql("SELECT to_regclass('witness') IS NOT NULL"), u"t"_s);
}

void TestReviewSyntax::looseFilesToo()
{
    const Project project;
    project.write(u"a.sql"_s, "SELECT 1;\nDROP TABEL a;\n");
    const QStringList with = verdicts({project.file(u"a.sql"_s), u"--target"_s, m_database.urlText()});
    QCOMPARE(with.size(), 1);
    QVERIFY2(with.first().startsWith("error The server"_L1), qPrintable(with.first()));
}

QTEST_GUILESS_MAIN(TestReviewSyntax)
#include "tst_reviewsyntax.moc"
