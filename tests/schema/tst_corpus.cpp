// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/layout.h"
#include "app/postgres/catalogreader.h"
#include "app/schema/difference.h"
#include "app/schema/replay.h"
#include "app/sql/quoting.h"
#include "tests/support/history.h"
#include "tests/support/ownserver.h"
#include "tests/support/testpostgres.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// Public histories, run on a server and replayed from their files: the schemas must be equal.
class TestSchemaCorpus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void replaysWhatTheServerMakes_data();
    void replaysWhatTheServerMakes();

private:
    test::OwnServer m_server;  ///< the histories make roles
};

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

QString describe(const SchemaDifference &difference)
{
    static const QStringList changes{u"missing"_s, u"extra"_s, u"different"_s};
    return u"%1 %2 %3: expected \"%4\", actual \"%5\""_s.arg(
        difference.kind, difference.object, changes[int(difference.change)], difference.expected, difference.actual);
}

/// The replayed query of a view as the server prints it, once the view has been made of it in a schema of its own.
QString reprinted(Session &session, const ObjectName &name, const ViewShape &view)
{
    const QByteArray made = "replayed." + quotedIdentifier(name.name);
    QByteArrayList columns;
    for (const QString &column : view.columns)
        columns << quotedIdentifier(column);
    const QByteArray head = columns.isEmpty() ? QByteArray() : " (" + columns.join(", ") + ')';
    QString printed;
    for (const QByteArray &statement :
         {QByteArray("BEGIN"), QByteArray("CREATE SCHEMA replayed"),
          "CREATE VIEW " + made + head + " AS " + view.definition.toUtf8(),
          "SELECT pg_get_viewdef(" + quotedLiteral(QString::fromUtf8(made)) + "::regclass)"}) {
        const auto answer = session.execute(statement, {});
        if (!answer) {
            printed = lockstep::describe(answer.error());
            break;
        }
        printed = answer->rows.empty() ? QString() : QString::fromUtf8(answer->rows.front().front());
    }
    (void)session.execute("ROLLBACK", {});
    static const QRegularExpression schema(u"(?<![\\w.\"])public\\."_s);
    return printed.remove(schema).chopped(printed.endsWith(u';') ? 1 : 0);
}

/// Every view's query and what it reads.
QStringList viewDifferences(Session &session, const Snapshot &replayed, const Snapshot &actual)
{
    QStringList differences;
    for (const auto &[name, view] : actual.views) {
        const auto found = replayed.views.find(name);
        if (found == replayed.views.end())
            continue;
        const QString printed = reprinted(session, name, found->second);
        if (printed != view.definition)
            differences << u"query of view %1: expected \"%2\", actual \"%3\""_s.arg(name.display(), printed,
                                                                                     view.definition);
        const auto sorted = [](std::vector<ObjectName> names) { return std::set(names.begin(), names.end()); };
        if (sorted(found->second.uses) != sorted(view.uses))
            differences << u"what view %1 reads"_s.arg(name.display());
    }
    return differences;
}

}  // namespace

void TestSchemaCorpus::initTestCase()
{
    if (!QDir(corpus).exists())
        QSKIP("The corpus of public histories is not here.");
}

void TestSchemaCorpus::replaysWhatTheServerMakes_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder :
         {"prisma/triggerdotdev__trigger.dev", "prisma/triggerdotdev__trigger.dev/run-ops-database",
          "drizzle/wundergraph__cosmo", "flyway/MarquezProject__marquez", "golang-migrate/concourse__concourse",
          "golang-migrate/golang-migrate__migrate", "dbmate/security-union__videocall-rs", "goose/e2b-dev__infra",
          "goose/pressly__goose/postgres", "sqitch/chef__chef-server/oc_erchef/schema/baseline",
          "sqitch/chef__chef-server/oc_bifrost/schema", "sqitch/chef__chef-server/bookshelf/schema",
          "diesel/rust-lang__crates.io", "sqlx/svix__svix-webhooks",
          "sqlx/launchbadge__sqlx/postgres/migrations_reversible", "sqlx/launchbadge__sqlx/postgres/migrations"})
        QTest::newRow(folder) << QString::fromLatin1(folder);
}

void TestSchemaCorpus::replaysWhatTheServerMakes()
{
    QFETCH(QString, folder);
    // The corpus sorts by tool.
    const auto opened = openMigrations({corpus + folder}, folder.section(u'/', 0, 0), {});
    QVERIFY2(opened, opened ? "" : qPrintable(lockstep::describe(opened.error())));
    const test::Database database;
    const auto session = Session::open(database.url(), {});
    QVERIFY(session);
    test::makeUsualOwner(**session);
    Replay replay;
    for (const Migration &migration : opened->migrations) {
        const ScriptEffects read = readEffects(migration.forward.sql());
        if (const QString failure = test::runFile(**session, read.script); !failure.isEmpty()) {
            qInfo("%s stops: %s", qPrintable(migration.name), qPrintable(failure));
            break;
        }
        for (const ReplayNote &note : replay.apply(read.effects))
            qInfo("%s: %s", qPrintable(migration.name), qPrintable(note.why.english()));
    }
    const auto actual = readCatalog(**session, {});
    QVERIFY2(actual, actual ? "" : qPrintable(lockstep::describe(actual.error())));
    QStringList differences;
    for (const SchemaDifference &difference : compareSnapshots(replay.snapshot(), *actual))
        differences << describe(difference);
    differences += viewDifferences(**session, replay.snapshot(), *actual);
    qInfo("%d tables, %d views, %d differences", int(actual->tables.size()), int(actual->views.size()),
          int(differences.size()));
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestSchemaCorpus)
#include "tst_corpus.moc"
