// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// Every command that names a pending migration's risk means the same by it: what the target says.
class TestTargetRisk : public QObject
{
    Q_OBJECT

private slots:
    void statusAndPlanAgree_data();
    void statusAndPlanAgree();

private:
    QString risk(const QString &command, const QString &folder) const;

    Program m_program;
    Database m_database;
};

QString TestTargetRisk::risk(const QString &command, const QString &folder) const
{
    const Ran ran = m_program.run({command, folder, u"--target"_s, m_database.urlText(), u"--format"_s, u"json"_s});
    return QJsonDocument::fromJson(ran.out)["migrations"_L1][0]["risk"_L1].toString();
}

void TestTargetRisk::statusAndPlanAgree_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("level");
    QTest::newRow("where the table is small") << "CREATE INDEX i ON small (a);"_ba << u"note"_s;
    QTest::newRow("where it was never filled") << "DROP TABLE empty;"_ba << u"warning"_s;
    QTest::newRow("where it was") << "DROP TABLE small;"_ba << u"error"_s;
}

void TestTargetRisk::statusAndPlanAgree()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, level);
    (void)m_database.sql("CREATE TABLE IF NOT EXISTS small (a int); CREATE TABLE IF NOT EXISTS empty (a int);"
                         "INSERT INTO small VALUES (1); ANALYZE small");
    const Project project;
    project.addPlain(u"001_a"_s, sql);
    QCOMPARE(risk(u"plan"_s, project.path()), level);
    QCOMPARE(risk(u"status"_s, project.path()), level);
}

QTEST_GUILESS_MAIN(TestTargetRisk)
#include "tst_targetrisk.moc"
