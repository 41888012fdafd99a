// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/layout.h"
#include "app/postgres/inventoryreader.h"
#include "app/sql/script.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/agreement.h"
#include "tests/support/ownserver.h"

#include <QJsonArray>
#include <QtTest>

#include <set>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

/// A public history whose reverts were measured.
struct History
{
    const char *name;  ///< as downs.json has it
    const char *folder;  ///< below the corpus
    const char *before = "";  ///< SQL that must have run
    const char *settings = "";  ///< a placeholder's name
};

constexpr auto schemaMeasure = "CREATE SCHEMA measure; CREATE ROLE operator; CREATE ROLE reader; DO $$ BEGIN EXECUTE"
                               " format('ALTER DATABASE %I SET search_path = measure, public', current_database());"
                               " END $$;";

constexpr std::array histories{
    History{"concourse__concourse/main", "golang-migrate/concourse__concourse"},
    History{"golang-migrate__migrate/main", "golang-migrate/golang-migrate__migrate"},
    History{"measure-sh__measure/main", "dbmate/measure-sh__measure/postgres", schemaMeasure},
    History{"security-union__videocall-rs/main", "dbmate/security-union__videocall-rs"},
    History{"e2b-dev__infra/main", "goose/e2b-dev__infra", "CREATE ROLE postgres"},
    History{"pressly__goose/postgres", "goose/pressly__goose/postgres"},
    History{"chef__chef-server/oc_erchef_baseline", "sqitch/chef__chef-server/oc_erchef/schema/baseline"},
    History{"chef__chef-server/oc_bifrost", "sqitch/chef__chef-server/oc_bifrost/schema"},
    History{"chef__chef-server/bookshelf", "sqitch/chef__chef-server/bookshelf/schema"},
    History{"rust-lang__crates.io/main", "diesel/rust-lang__crates.io"},
    History{"svix__svix-webhooks/main", "sqlx/svix__svix-webhooks"},
    History{"launchbadge__sqlx/migrations_reversible", "sqlx/launchbadge__sqlx/postgres/migrations_reversible"},
    History{"termx-health__termx-server/main", "liquibase-sql/termx-health__termx-server", "CREATE ROLE termx_app",
            "app-username"},
};

/// Statement by statement, as they stand; a statement that fails ends its file.
QString run(const ConnectionUrl &url, const SqlFile &file)
{
    const auto session = taken(Session::open(url, {}));
    const Script script = readScript(file.sql());
    for (const Statement &statement : script.statements) {
        if (const auto answer = session->execute(script.text(statement), {}); !answer)
            return describe(answer.error());
    }
    return {};
}

/// The database that is there already becomes one more like `source`.
void makeCopy(const Database &copy, const Database &source)
{
    const auto session = taken(Session::open(withDatabase(source.url(), u"postgres"_s), {}));
    const QByteArray name = quotedIdentifier(copy.url().database);
    taken(session->execute("DROP DATABASE " + name, {}));
    taken(session->execute("CREATE DATABASE " + name + " TEMPLATE " + quotedIdentifier(source.url().database), {}));
}

Inventory inventoryOf(const ConnectionUrl &url)
{
    return taken(readInventory(*taken(Session::open(url, {})), {}, {}));
}

/// The classes of downs.json as ours. What hangs from a table that is missing or left over is told apart there.
std::set<DifferenceClass> recordedClasses(const QJsonObject &pair, bool isMinimal)
{
    static const QStringList parts{u"DEFAULT"_s, u"ACL"_s, u"SEQUENCE OWNED BY"_s};
    std::set<DifferenceClass> classes;
    const QJsonArray recorded = pair.value("cat"_L1).toArray();
    for (const QJsonValue &value : recorded) {
        const QString change = value.toString().section(u':', 0, 0);
        const QString kind = value.toString().section(u':', 1);
        const bool isPart = parts.contains(kind);
        if (isMinimal && (isPart || kind == "COMMENT"_L1))
            continue;
        classes.insert(kind == "COMMENT"_L1                   ? DifferenceClass::Comment
                           : change == "order"_L1             ? DifferenceClass::ColumnOrder
                           : isPart || change == "changed"_L1 ? DifferenceClass::Different
                           : change == "missing"_L1           ? DifferenceClass::Missing
                                                              : DifferenceClass::Extra);
    }
    return classes;
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

/// Two databases are equal to us where pg_dump prints the same of both, and differ as was measured.
class InventoryAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyPair_data();
    void everyPair();
    void cleanupTestCase();

private:
    bool isChosen(const QJsonObject &pair);
    void compare(const Database &database, const Migration &migration, const QJsonObject &pair);
    void judge(const std::vector<InventoryDifference> &differences, bool isEqual, const QString &name,
               const QJsonObject &pair);

    OwnServer m_server;  ///< the histories make roles
    QJsonObject m_measured;
    int m_seen = 0;
    int m_compared = 0;
    int m_agreed = 0;
    int m_classes = 0;
    int m_differing = 0;
};

void InventoryAgreementTest::initTestCase()
{
    QFile file(corpus + u"downs.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("The public histories are not here: none was compared.");
    m_measured = QJsonDocument::fromJson(file.readAll()).object();
}

void InventoryAgreementTest::everyPair_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const History &history : histories)
        QTest::newRow(history.name) << QByteArray(history.name);
}

/// By itself a sample: each pair takes two dumps and two copies of a database.
bool InventoryAgreementTest::isChosen(const QJsonObject &pair)
{
    if (!pair.contains("restores"_L1))
        return false;
    const int stride = pair.value("restores"_L1).toBool() ? 40 : 5;
    return qEnvironmentVariableIsSet("LOCKSTEP_AGREE_ALL") || ++m_seen % stride == 0;
}

void InventoryAgreementTest::everyPair()
{
    QFETCH(QByteArray, name);
    const History &history = *std::ranges::find_if(histories, [&name](const History &one) { return name == one.name; });
    const QString folder = QString::fromLatin1(history.folder);
    const QString tool = folder.section(u'/', 0, 0);
    const auto opened
        = taken(openMigrations({corpus + folder, {}, {{QString::fromLatin1(history.settings), u"termx_app"_s}}},
                               tool == "liquibase-sql"_L1 ? u"liquibase"_s : tool, {}));
    std::map<QString, QJsonObject> pairs;
    const QJsonArray recorded = m_measured.value(QLatin1StringView(history.name))["pairs"_L1].toArray();
    for (const QJsonValue &pair : recorded)
        pairs[pair["name"_L1].toString()] = pair.toObject();
    const Database database;
    if (*history.before)
        database.sql(history.before);
    int found = 0;
    int failed = 0;
    for (const Migration &migration : opened.migrations) {
        const auto own = std::ranges::find_if(pairs, [&](const auto &pair) {
            return pair.first == migration.name || migration.forward.path.contains(pair.first)
                || pair.first.contains(migration.name);
        });
        found += own != pairs.end();
        if (own != pairs.end() && migration.revert && isChosen(own->second))
            compare(database, migration, own->second);
        failed += !run(database.url(), migration.forward).isEmpty();
    }
    qInfo("%d of %d pairs found; %d migrations stop", found, int(pairs.size()), failed);
    QVERIFY(found > 0);
}

/// Up and down on a copy, so that what fails or remains there is no business of the next.
void InventoryAgreementTest::compare(const Database &database, const Migration &migration, const QJsonObject &pair)
{
    const Database copy;
    makeCopy(copy, database);
    const Inventory before = inventoryOf(copy.url());
    const QString dumped = schemaOf(copy);
    if (!run(copy.url(), migration.forward).isEmpty() || !run(copy.url(), *migration.revert).isEmpty())
        return;
    judge(compareInventories(before, inventoryOf(copy.url())), schemaOf(copy) == dumped, migration.name, pair);
}

void InventoryAgreementTest::judge(const std::vector<InventoryDifference> &differences, bool isEqual,
                                   const QString &name, const QJsonObject &pair)
{
    ++m_compared;
    m_agreed += differences.empty() == isEqual;
    if (differences.empty() != isEqual)
        qInfo("%s: equal for %s alone\n%s", qPrintable(name), isEqual ? "pg_dump" : "us",
              qPrintable(shown(differences)));
    // The record takes the function that stands beside the missing one for changed; only the first migration names it.
    const bool isMisread = name == "2025-02-11-163554_fix-num-versions-trigger"_L1;
    if (isEqual || isMisread || pair.value("restores"_L1).toBool())
        return;
    ++m_differing;
    std::set<DifferenceClass> ours;
    for (const InventoryDifference &one : differences)
        ours.insert(one.difference);
    const auto most = recordedClasses(pair, false);
    const auto least = recordedClasses(pair, true);
    const bool isSame = std::ranges::includes(most, ours) && std::ranges::includes(ours, least);
    m_classes += isSame;
    if (!isSame)
        qInfo("%s: recorded %s\nours:\n%s", qPrintable(name),
              QJsonDocument(pair.value("diff"_L1).toArray()).toJson(QJsonDocument::Compact).constData(),
              qPrintable(shown(differences)));
}

void InventoryAgreementTest::cleanupTestCase()
{
    qInfo("%d of %d pairs agree with pg_dump, %d of %d differ as recorded", m_agreed, m_compared, m_classes,
          m_differing);
    QCOMPARE(m_agreed, m_compared);
    QCOMPARE(m_classes, m_differing);
}

QTEST_GUILESS_MAIN(InventoryAgreementTest)
#include "tst_inventory.moc"
