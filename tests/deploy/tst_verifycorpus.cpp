// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/definitions.h"
#include "app/migrations/layout.h"
#include "app/postgres/catalogreader.h"
#include "tests/support/testpostgres.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// Public histories, run on a server: what Verify compares with the files must not fail.
class TestVerifyCorpus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void findsNoFault_data();
    void findsNoFault();
};

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

/// Statement by statement, as they stand; where one fails, the history ends before its file.
bool run(Session &session, const Script &script)
{
    bool isDone = true;
    for (const Statement &statement : script.statements) {
        const auto answer = session.execute(script.text(statement), {});
        const bool isRole = !answer && answer.error().sql && answer.error().sql->sqlState == "42710"
            && answer.error().sql->message.startsWith("role "_L1);
        isDone = isDone && (answer || isRole);
    }
    (void)session.execute("ROLLBACK", {});
    (void)session.execute("RESET ALL", {});
    return isDone;
}

}  // namespace

void TestVerifyCorpus::initTestCase()
{
    if (!QDir(corpus).exists())
        QSKIP("The corpus of public histories is not here.");
}

void TestVerifyCorpus::findsNoFault_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder :
         {"prisma/triggerdotdev__trigger.dev", "drizzle/wundergraph__cosmo", "flyway/MarquezProject__marquez",
          "golang-migrate/concourse__concourse", "dbmate/security-union__videocall-rs", "goose/e2b-dev__infra",
          "sqitch/chef__chef-server/oc_erchef/schema/baseline", "sqitch/chef__chef-server/oc_bifrost/schema",
          "diesel/rust-lang__crates.io", "sqlx/svix__svix-webhooks",
          "sqlx/launchbadge__sqlx/postgres/migrations_reversible"})
        QTest::newRow(folder) << QString::fromLatin1(folder);
}

/// The last third of a history in ten plans, each over the catalog that all before it has made: what one of them
/// renames leaves the texts of the others comparable.
void TestVerifyCorpus::findsNoFault()
{
    QFETCH(QString, folder);
    const auto opened = openMigrations({corpus + folder}, folder.section(u'/', 0, 0), {});
    QVERIFY2(opened, opened ? "" : qPrintable(lockstep::describe(opened.error())));
    const test::Database database;
    database.sql("DO $$ BEGIN CREATE ROLE postgres; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$");
    const auto session = Session::open(database.url(), {});
    QVERIFY(session);
    std::vector<ScriptEffects> all;
    for (const Migration &migration : opened->migrations)
        all.push_back(readEffects(migration.forward.sql()));
    std::size_t next = 0;
    const std::size_t first = all.size() * 2 / 3;
    bool isRunning = true;
    while (isRunning && next < first)
        isRunning = run(**session, all[next++].script);
    const std::size_t size = std::max<std::size_t>(1, (all.size() - first + 9) / 10);
    QStringList failures;
    int plans = 0;
    int notes = 0;
    while (isRunning && next < all.size()) {
        const auto before = readCatalog(**session, {}, ViewQueries::LeftOut);
        QVERIFY2(before, before ? "" : qPrintable(lockstep::describe(before.error())));
        std::vector<const std::vector<StatementEffects> *> scripts;
        for (; isRunning && next < all.size() && scripts.size() < size; ++next) {
            isRunning = run(**session, all[next].script);
            if (isRunning)
                scripts.push_back(&all[next].effects);
        }
        if (!isRunning)  // half a file is no plan
            break;
        const auto check = definitionsCheck(**session, expectedSchema(*before, scripts, {u"public"_s}), {});
        QVERIFY2(check, check ? "" : qPrintable(lockstep::describe(check.error())));
        ++plans;
        notes += check->detail.isEmpty() ? 0 : int(check->detail.count(u'\n')) + 1;
        if (check->outcome == Outcome::Fail)
            failures << check->detail;
    }
    qInfo("%d plans compared, %d lines of remarks", plans, notes);
    QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
    QVERIFY(plans > 0);
}

QTEST_GUILESS_MAIN(TestVerifyCorpus)
#include "tst_verifycorpus.moc"
