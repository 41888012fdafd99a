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
    void declaredModelsAreJudgedAgain();

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

/// As the migrations make it, the target's default decides nothing here; but each judgement begins with the model anew,
/// so none of its findings is lost, doubled, or left where the migration that is pending was judged before.
void TestTargetRisk::declaredModelsAreJudgedAgain()
{
    const Project project;
    project.addPrisma(u"20260101000000_a"_s,
                      "CREATE TABLE public.users (id int PRIMARY KEY, old int);\n"
                      "-- lockstep: allow declared-model-mismatch because it goes next month\n"
                      "ALTER TABLE public.users ADD COLUMN older int;\n");
    project.write(u"prisma/schema.prisma"_s,
                  "datasource db {\n  provider = \"postgresql\"\n  url = env(\"U\")\n}\n"
                  "model users {\n  id Int @id\n  name String?\n}\n");
    const auto found = [&](const QStringList &more) {
        const Ran ran = m_program.run(QStringList{u"review"_s, project.path(), u"--format"_s, u"json"_s} + more);
        const QJsonObject json = QJsonDocument::fromJson(ran.out).object();
        QStringList mismatches;
        for (const QJsonValue finding : json["findings"_L1].toArray()) {
            if (finding["rule"_L1] == "declared-model-mismatch"_L1)
                mismatches << finding["file"_L1].toString() + u": "_s + finding["message"_L1].toString();
        }
        return mismatches + QStringList{u"%1 silenced"_s.arg(json["suppressed"_L1].toInt(-1))};
    };
    const QStringList alone = found({});
    QCOMPARE(alone.size(), 3);
    QVERIFY2(alone.at(0).startsWith(u"prisma/schema.prisma: "_s), qPrintable(alone.join(u'\n')));
    QVERIFY2(alone.at(1).contains(u"users.old "_s), qPrintable(alone.join(u'\n')));
    QCOMPARE(alone.back(), u"1 silenced"_s);
    QCOMPARE(found({u"--target"_s, m_database.urlText()}), alone);
    QCOMPARE(found({u"--pg"_s, u"13"_s}), alone);
}

QTEST_GUILESS_MAIN(TestTargetRisk)
#include "tst_targetrisk.moc"
