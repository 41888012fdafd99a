// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// `lockstep backup` and its other ways: what is there, proving later, letting go of old ones.
class TestBackup : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aBackupIsTakenListedAndProven();
    void onlyRowsAtRisk();
    void copiesWantAYes();
    void pruneAsksFirst();
    void contradictionsAreRefused();

private:
    Ran backup(const QStringList &options) const
    {
        return m_program->run(QStringList{u"backup"_s, m_project->path()} + options);
    }
    QStringList target() const { return {u"--target"_s, m_database->urlText()}; }
    QStringList folder() const { return {u"--backup-dir"_s, m_folder->path()}; }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); }
    QJsonObject json(const QStringList &options, int status = 0) const
    {
        const Ran ran = backup(options + QStringList{u"--format"_s, u"json"_s});
        if (ran.exitStatus != status || !schemaProblems(u"backup"_s, ran.out).isEmpty())
            qWarning("%s", (ran.out + ran.err + schemaProblems(u"backup"_s, ran.out).toUtf8()).constData());
        return QJsonDocument::fromJson(ran.out).object();
    }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBackup::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_program = std::make_unique<Program>();
    m_project = std::make_unique<Project>();
    m_database = std::make_unique<Database>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_project->addPlain(u"001_drop"_s, "DROP TABLE a;\n");
    m_database->sql("CREATE TABLE a AS SELECT g FROM generate_series(1, 100) AS g; CREATE TABLE b ()");
}

void TestBackup::aBackupIsTakenListedAndProven()
{
    const QJsonObject taken = json(folder() + target());
    const QString path = taken[u"backup"][u"path"].toString();
    QVERIFY2(QFile::exists(path), qPrintable(path));
    QVERIFY(taken[u"backup"][u"proof"].isNull());
    const QJsonObject proven = json({u"--prove"_s, u"--existing"_s, path});
    QVERIFY(proven[u"backup"][u"proof"][u"proven"].toBool());
    const QJsonObject listed = json(folder() + QStringList{u"--list"_s});
    QCOMPARE(listed[u"backups"].toArray().size(), 1);
    QVERIFY(listed[u"backups"][0][u"proof"][u"proven"].toBool());
    QCOMPARE(listed[u"backups"][0][u"target"][u"database"].toString(), m_database->sql("SELECT current_database()"));
    const Ran text = backup(folder() + QStringList{u"--list"_s});
    QVERIFY2(text.exitStatus == 0 && text.out.contains("Proven"), text.out + text.err);
    const Ran now = backup(folder() + target() + QStringList{u"--prove"_s});
    QVERIFY2(now.exitStatus == 0 && now.out.contains("row by row"), now.out + now.err);
    QVERIFY2(now.err.contains("--format=custom"), "the command is shown first");
}

void TestBackup::onlyRowsAtRisk()
{
    const QJsonObject taken = json(folder() + target() + QStringList{u"--only-tables-at-risk"_s});
    QCOMPARE(taken[u"backup"][u"onlyRowsOf"].toArray(), QJsonArray{u"public.a"_s});
    QCOMPARE(taken[u"backup"][u"tables"].toInt(), 1);
    QFile::remove(m_project->file(u"migrations/001_drop.sql"_s));
    m_project->addPlain(u"001_add"_s, "CREATE TABLE c ();\n");
    const qsizetype before = files().size();
    const Ran nothing = backup(folder() + target() + QStringList{u"--only-tables-at-risk"_s});
    QVERIFY2(nothing.exitStatus == 0 && nothing.err.contains("nothing to do"), nothing.out + nothing.err);
    QCOMPARE(files().size(), before);
}

void TestBackup::copiesWantAYes()
{
    const QStringList options = folder() + target() + QStringList{u"--copy-tables"_s};
    const Ran refused = backup(options);
    QCOMPARE(refused.exitStatus, 4);
    QVERIFY2(refused.err.contains("CREATE TABLE public._backup_a_"), refused.err);
    QCOMPARE(m_database->sql("SELECT count(*) FROM pg_class WHERE relname LIKE '\\_backup%'"), u"0"_s);
    QCOMPARE(files(), QStringList());
    const QJsonObject made = json(options + QStringList{u"--yes"_s});
    QCOMPARE(made[u"copies"][0][u"table"].toString(), u"public.a"_s);
    QCOMPARE(m_database->sql("SELECT count(*) FROM pg_class WHERE relname LIKE '\\_backup%'"), u"1"_s);
    const QJsonObject listed = json(folder() + target() + QStringList{u"--list"_s});
    QCOMPARE(listed[u"copies"].toArray().size(), 1);
}

void TestBackup::pruneAsksFirst()
{
    m_project->write(u"lockstep.toml"_s, "[policy]\nbackup_keep = 1\n");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(backup(folder() + target()).exitStatus, 0);
    QCOMPARE(files().size(), 6);
    const Ran refused = backup(folder() + QStringList{u"--prune"_s});
    QCOMPARE(refused.exitStatus, 4);
    QVERIFY2(refused.out.contains("2 backups may be removed"), refused.out + refused.err);
    QCOMPARE(files().size(), 6);
    const QJsonObject pruned = json(folder() + QStringList{u"--prune"_s, u"--yes"_s});
    QCOMPARE(pruned[u"removable"].toArray().size(), 2);
    QCOMPARE(pruned[u"removed"].toBool(), true);
    QCOMPARE(files().size(), 2);
    const QJsonObject again = json(folder() + QStringList{u"--prune"_s, u"--yes"_s});
    QCOMPARE(again[u"removed"].toBool(), false);
    QCOMPARE(files().size(), 2);
}

void TestBackup::contradictionsAreRefused()
{
    QCOMPARE(backup({u"--list"_s, u"--prune"_s}).exitStatus, 2);
    QCOMPARE(backup({u"--existing"_s, u"x.dump"_s}).exitStatus, 2);
    QCOMPARE(backup({u"--prove"_s, u"--existing"_s, u"/nowhere/x.dump"_s}).exitStatus, 2);
    QCOMPARE(backup({u"--backup-format"_s, u"tar"_s}).exitStatus, 2);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
