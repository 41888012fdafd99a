// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/noise.h"
#include "app/deploy/drift/resolution.h"
#include "app/migrations/layout.h"
#include "app/postgres/catalogreader.h"
#include "app/postgres/inventoryreader.h"
#include "app/sql/script.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"

#include <QDir>
#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

/// Queries whose answers are statements that change some of what is there; %1 is a seed.
constexpr std::array mutations{
    "SELECT format('DROP INDEX %s', i.indexrelid::regclass) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
    "JOIN"
    " pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_' AND NOT EXISTS (SELECT 1 FROM pg_constraint o"
    " WHERE o.conindid = i.indexrelid) ORDER BY md5(c.relname || '%1') LIMIT 3",
    "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', o.conrelid::regclass, o.conname) FROM pg_constraint o JOIN"
    " pg_namespace n ON n.oid = o.connamespace WHERE o.contype IN ('f', 'c') AND o.conrelid <> 0 AND n.nspname !~ "
    "'^pg_'"
    " AND n.nspname <> 'information_schema' ORDER BY md5(o.conname || '%1') LIMIT 3",
    "SELECT format('ALTER TABLE %s ADD COLUMN strange int DEFAULT 1', c.oid::regclass) FROM pg_class c JOIN "
    "pg_namespace n"
    " ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' "
    "ORDER"
    " BY md5(c.relname || '%1') LIMIT 2",
    "SELECT format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', c.oid::regclass, a.attname) FROM pg_attribute a JOIN"
    " pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND "
    "a.attnum > 0"
    " AND a.attnotnull AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY md5(c.relname || "
    "a.attname ||"
    " '%1') LIMIT 3",
    "SELECT format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT', e.adrelid::regclass, a.attname) FROM pg_attrdef e "
    "JOIN"
    " pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum ORDER BY md5(a.attname || '%1') LIMIT 3",
    "SELECT format('COMMENT ON TABLE %s IS ''strange''', c.oid::regclass) FROM pg_class c JOIN pg_namespace n ON n.oid "
    "="
    " c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY"
    " md5(c.relname || 'c%1') LIMIT 2",
    "SELECT format('GRANT SELECT ON %s TO pg_monitor', c.oid::regclass) FROM pg_class c JOIN pg_namespace n ON n.oid ="
    " c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY"
    " md5(c.relname || 'g%1') LIMIT 2",
    "SELECT format('DROP TRIGGER %I ON %s', g.tgname, g.tgrelid::regclass) FROM pg_trigger g WHERE NOT g.tgisinternal "
    "ORDER"
    " BY md5(g.tgname || '%1') LIMIT 2",
    "SELECT format('DROP VIEW %s', c.oid::regclass) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE"
    " c.relkind = 'v' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY md5(c.relname || '%1') "
    "LIMIT 1",
    "SELECT format('DROP TABLE %s', c.oid::regclass) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE"
    " c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY md5(c.relname || 'd%1') "
    "LIMIT"
    " 4",
    "SELECT format('DROP FUNCTION %s', p.oid::regprocedure) FROM pg_proc p JOIN pg_namespace n ON n.oid = "
    "p.pronamespace"
    " WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND p.prokind = 'f' ORDER BY md5(p.proname || "
    "'%1')"
    " LIMIT 2",
};

CatalogSides sidesOf(const Database &database)
{
    const auto session = taken(Session::open(database.url(), {}));
    return {taken(readCatalog(*session, {})), taken(readInventory(*session, {}, {}))};
}

void apply(const Database &database, const QString &folder)
{
    const auto opened = taken(openMigrations({corpus + folder}, folder.section(u'/', 0, 0), {}));
    for (const Migration &migration : opened.migrations) {
        const auto session = taken(Session::open(database.url(), {}));
        const Script script = readScript(migration.forward.sql());
        for (const Statement &statement : script.statements) {
            if (!session->execute(script.text(statement), {}))
                break;
        }
    }
}

/// How many statements changed something; what depends on something else stays.
int mutate(const Database &database, int seed)
{
    int count = 0;
    const auto session = taken(Session::open(database.url(), {}));
    for (const char *mutation : mutations) {
        const auto statements
            = taken(session->execute(QByteArray(mutation).replace("%1", QByteArray::number(seed)), {}));
        for (const auto &row : statements.rows)
            count += bool(session->execute(row[0], {}));
    }
    return count;
}

QString shown(const std::vector<InventoryDifference> &differences)
{
    QStringList lines;
    for (const InventoryDifference &one : differences)
        lines << differenceClassId(one.difference) + u' ' + itemKindId(one.kind) + u' ' + one.object + u' '
                + itemPropertyId(one.property) + u": "_s + one.expected + u" | "_s + one.actual;
    return lines.join(u'\n');
}

}  // namespace

/// Public histories, changed behind their backs: the SQL that is written for it takes all of it back.
class DriftSqlAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QDir(corpus).exists())
            QSKIP("The corpus of public histories is not here.");
    }

    void takesBack_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char *folder :
             {"prisma/triggerdotdev__trigger.dev/run-ops-database", "golang-migrate/concourse__concourse",
              "dbmate/security-union__videocall-rs", "sqitch/chef__chef-server/oc_erchef/schema/baseline",
              "sqitch/chef__chef-server/oc_bifrost/schema", "diesel/rust-lang__crates.io", "sqlx/svix__svix-webhooks",
              "drizzle/wundergraph__cosmo"})
            QTest::newRow(folder) << QString::fromLatin1(folder);
    }

    void takesBack()
    {
        QFETCH(QString, folder);
        const Database database;
        apply(database, folder);
        const CatalogSides expected = sidesOf(database);
        QVERIFY(mutate(database, 1) > 5);
        const CatalogSides actual = sidesOf(database);
        const auto differences = compareInventories(expected.inventory, actual.inventory);
        const auto session = taken(Session::open(database.url(), {}));
        QStringList failures;
        for (const SqlStep &step : resolve(actual, expected, differences).sql.steps) {
            if (const auto done = session->execute(step.sql.toUtf8(), {}); !done)
                failures << step.sql + u": "_s + describe(done.error());
        }
        auto left = compareInventories(expected.inventory, sidesOf(database).inventory);
        std::erase_if(left, [](const InventoryDifference &one) { return !noiseOf(one).isEmpty(); });
        qInfo("%d differences, %d left", int(differences.size()), int(left.size()));
        QVERIFY2(left.empty() && failures.isEmpty(), qPrintable(shown(left) + u"\nfailed:\n"_s + failures.join(u'\n')));
    }

private:
    OwnServer m_server;
};

QTEST_GUILESS_MAIN(DriftSqlAgreementTest)
#include "tst_driftsql.moc"
