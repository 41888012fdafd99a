// SPDX-License-Identifier: GPL-3.0-or-later

// lockstep review FILE…: by the settings and within the history of the project that the file is part of.

#include "tests/cli/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

class TestLooseFiles : public QObject
{
    Q_OBJECT

private slots:
    void aFileByItselfIsJudgedByItself();
    void theProjectsSettingsHold();
    void aMigrationIsJudgedAmongTheOthers();
    void aMigrationIsJudgedAmongTheOthersForAVersionToo();
    void brokenSettingsAreSaid();

private:
    /// "error drop-table", one a finding.
    QStringList rulesOf(const QString &path, const QStringList &options = {}) const;

    Program m_program;
};

QStringList TestLooseFiles::rulesOf(const QString &path, const QStringList &options) const
{
    const Ran ran = m_program.run(QStringList{u"review"_s, path, u"--format"_s, u"json"_s} + options);
    QStringList rules;
    for (const QJsonValue &one : QJsonDocument::fromJson(ran.out).object()[u"findings"_s].toArray()) {
        if (one[u"file"_s].toString() == path)
            rules << one[u"severity"_s].toString() + u' ' + one[u"rule"_s].toString();
    }
    return rules;
}

void TestLooseFiles::aFileByItselfIsJudgedByItself()
{
    const Project project;
    project.write(u"a.sql"_s, "DROP TABLE a;\nALTER TABLE b ALTER COLUMN c SET NOT NULL;\n");
    const QStringList rules = rulesOf(project.file(u"a.sql"_s));
    QVERIFY2(rules.contains(u"error drop-table"_s), qPrintable(rules.join(u' ')));
    QVERIFY(rules.contains(u"error set-not-null-scan"_s));
}

void TestLooseFiles::theProjectsSettingsHold()
{
    const Project project;
    project.write(u"lockstep.toml"_s, "[review.rules]\ndrop-table = \"note\"\ntruncate = \"off\"\n");
    project.write(u"notes/a.sql"_s, "DROP TABLE a;\nTRUNCATE b;\n");
    const QStringList rules = rulesOf(project.file(u"notes/a.sql"_s));
    QVERIFY2(rules.contains(u"note drop-table"_s), qPrintable(rules.join(u' ')));
    QVERIFY(!rules.join(u' ').contains(u"truncate"_s));
}

void TestLooseFiles::aMigrationIsJudgedAmongTheOthers()
{
    const Project project;
    project.write(u"lockstep.toml"_s, "layout = \"plain\"\n");
    project.addPlain(u"001_a"_s, "CREATE TABLE b (c int NOT NULL);\n");
    project.addPlain(u"002_b"_s, "ALTER TABLE b ALTER COLUMN c SET NOT NULL;\nALTER TABLE b ADD COLUMN c int;\n");
    const QStringList rules = rulesOf(project.file(u"migrations/002_b.sql"_s));
    QVERIFY2(rules.contains(u"error duplicate-column"_s), qPrintable(rules.join(u' ')));
    QVERIFY2(!rules.contains(u"error set-not-null-scan"_s), "the file before says that it is");
}

void TestLooseFiles::aMigrationIsJudgedAmongTheOthersForAVersionToo()
{
    const Project project;
    project.write(u"lockstep.toml"_s, "layout = \"plain\"\n");
    project.addPlain(u"001_a"_s, "CREATE TABLE b (c int);\n");
    project.addPlain(u"002_b"_s, "ALTER TABLE b ADD COLUMN c int;\nREINDEX TABLE b;\n");
    const QString path = project.file(u"migrations/002_b.sql"_s);
    const QStringList old = rulesOf(path, {u"--pg"_s, u"10"_s});
    QVERIFY2(old.contains(u"error duplicate-column"_s), qPrintable(old.join(u' ')));
    QVERIFY2(!old.contains(u"error reindex-blocking"_s), "there is no other way before 12");
    QVERIFY(rulesOf(path, {u"--pg"_s, u"17"_s}).contains(u"error reindex-blocking"_s));
}

void TestLooseFiles::brokenSettingsAreSaid()
{
    const Project project;
    project.write(u"lockstep.toml"_s, "[review.rules]\ndrop-tabel = \"note\"\n");
    project.write(u"a.sql"_s, "SELECT 1;\n");
    const Ran ran = m_program.run({u"review"_s, project.file(u"a.sql"_s)});
    QCOMPARE(ran.exitStatus, 2);
    QVERIFY2(ran.err.contains("drop-tabel"), ran.err);
}

QTEST_GUILESS_MAIN(TestLooseFiles)
#include "tst_loosefiles.moc"
