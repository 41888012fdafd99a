// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ledger.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/agreement.h"
#include "tests/support/emptied.h"
#include "tests/support/ownserver.h"
#include "tests/support/sample.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

/// A public history that applies to an empty database, and what has to be there before.
struct History
{
    const char *name;  ///< as apply.json has it
    const char *layout;
    const char *folder;  ///< below the corpus
    const char *before = "";  ///< SQL, or "after NAME": that history first
    const char *settings = "";  ///< lockstep.toml
    void (*mend)(const ToolProject &) = nullptr;  ///< what psql passes by and the tool itself does not
    const char *skipped = "";  ///< why it is not deployed here
    bool isOneMore = false;  ///< of a tool that another history already stands for
};

/// Two migrations of one version: the tool would run nothing.
void renumber(const ToolProject &project)
{
    for (const auto &end : {u".up.sql"_s, u".down.sql"_s}) {
        const QString name = u"add_pipeline_pauses_table"_s + end;
        project.write(u"migrations/1626194318_"_s + name, project.read(u"migrations/1626194317_"_s + name));
        project.remove(u"migrations/1626194317_"_s + name);
    }
}

/// Changesets in Java, which only Liquibase itself runs; they put data in.
void leaveOutJava(const ToolProject &project)
{
    static const QRegularExpression form(u"<changeSet(?:(?!</changeSet>).)*<customChange.*?</changeSet>"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    QDirIterator files(project.root(), {u"*.xml"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = QDir(project.root()).relativeFilePath(files.next());
        project.write(path, QString::fromUtf8(project.read(path)).remove(form).toUtf8());
    }
}

constexpr auto liquibaseRole = R"(
DO $$ BEGIN CREATE ROLE termx_app; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
)";

constexpr auto liquibaseProperties = R"([placeholders]
"app-username" = "termx_app"
"viewer-username" = "termx_app"
)";

/// Roles belong to the whole server, and other histories make these too.
constexpr auto withoutRoles = R"(
DO $$ BEGIN DROP ROLE IF EXISTS authenticated; DROP ROLE IF EXISTS trigger_user; END $$;
DO $$ BEGIN CREATE ROLE postgres; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
)";

/// What Supabase's own database has before the first migration, as far as these histories touch it.
constexpr auto supabaseStubs = R"(
DO $$ BEGIN CREATE ROLE anon; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
DO $$ BEGIN CREATE ROLE authenticated; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
DO $$ BEGIN CREATE ROLE service_role; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
CREATE SCHEMA auth; CREATE SCHEMA extensions;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = "$user", public, extensions', current_database());
END $$;
CREATE EXTENSION "uuid-ossp" SCHEMA extensions; CREATE EXTENSION pgcrypto SCHEMA extensions;
CREATE TABLE auth.users (id uuid PRIMARY KEY, email text, raw_user_meta_data jsonb);
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
CREATE FUNCTION auth.role() RETURNS text LANGUAGE sql STABLE AS 'SELECT NULL::text';
CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS 'SELECT NULL::jsonb';
)";

constexpr auto measureRoles = R"(
CREATE SCHEMA measure;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = measure, public', current_database()); END $$;
DO $$ BEGIN CREATE ROLE operator; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
DO $$ BEGIN CREATE ROLE reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
)";

constexpr auto graphileStart = R"(
CREATE EXTENSION "uuid-ossp"; CREATE EXTENSION citext; CREATE EXTENSION pgcrypto;
DO $$ BEGIN CREATE ROLE graphile_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
DO $$ BEGIN CREATE ROLE graphile_visitor; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$;
)";

constexpr auto graphilePlaceholders = R"([placeholders]
":DATABASE_OWNER" = "graphile_owner"
":DATABASE_VISITOR" = "graphile_visitor"
)";

constexpr History oneMore(const char *name, const char *layout, const char *folder)
{
    return {.name = name, .layout = layout, .folder = folder, .isOneMore = true};
}

constexpr std::array histories{
    History{"triggerdotdev__trigger.dev/main", "prisma", "prisma/triggerdotdev__trigger.dev"},
    oneMore("triggerdotdev__trigger.dev/run-ops", "prisma", "prisma/triggerdotdev__trigger.dev/run-ops-database"),
    History{"wundergraph__cosmo/main", "drizzle", "drizzle/wundergraph__cosmo"},
    History{"usebasejump__basejump/main", "supabase", "supabase/usebasejump__basejump", supabaseStubs},
    History{"MarquezProject__marquez/main", "flyway", "flyway/MarquezProject__marquez"},
    History{"concourse__concourse/main", "golang-migrate", "golang-migrate/concourse__concourse", "", "", renumber},
    oneMore("golang-migrate__migrate/main", "golang-migrate", "golang-migrate/golang-migrate__migrate"),
    History{"measure-sh__measure/main", "dbmate", "dbmate/measure-sh__measure/postgres", measureRoles},
    oneMore("security-union__videocall-rs/main", "dbmate", "dbmate/security-union__videocall-rs"),
    History{"e2b-dev__infra/main", "goose", "goose/e2b-dev__infra", withoutRoles},
    oneMore("pressly__goose/postgres", "goose", "goose/pressly__goose/postgres"),
    oneMore("chef__chef-server/oc_erchef_baseline", "sqitch", "sqitch/chef__chef-server/oc_erchef/schema/baseline"),
    History{"chef__chef-server/oc_erchef", "sqitch", "sqitch/chef__chef-server/oc_erchef/schema",
            "after chef__chef-server/oc_erchef_baseline"},
    oneMore("chef__chef-server/oc_bifrost", "sqitch", "sqitch/chef__chef-server/oc_bifrost/schema"),
    oneMore("chef__chef-server/bookshelf", "sqitch", "sqitch/chef__chef-server/bookshelf/schema"),
    History{"rust-lang__crates.io/main", "diesel", "diesel/rust-lang__crates.io"},
    History{"svix__svix-webhooks/main", "sqlx", "sqlx/svix__svix-webhooks"},
    oneMore("launchbadge__sqlx/migrations_reversible", "sqlx", "sqlx/launchbadge__sqlx/postgres/migrations_reversible"),
    oneMore("launchbadge__sqlx/migrations", "sqlx", "sqlx/launchbadge__sqlx/postgres/migrations"),
    History{"graphile__starter/main", "graphile-migrate", "graphile-migrate/graphile__starter", graphileStart,
            graphilePlaceholders},
    History{.name = "mckaywrigley__chatbot-ui/main",
            .layout = "supabase",
            .folder = "supabase/mckaywrigley__chatbot-ui",
            .skipped = "It wants the extension http, which is not here"},
    History{.name = "termx-health__termx-server/main",
            .layout = "liquibase",
            .folder = "liquibase-sql/termx-health__termx-server",
            .before = liquibaseRole,
            .settings = liquibaseProperties,
            .mend = leaveOutJava},
};

struct Objects
{
    int tables = 0;
    int indexes = 0;

    Objects minus(const Objects &other) const { return {tables - other.tables, indexes - other.indexes}; }
    QString shown() const { return u"%1 tables, %2 indexes"_s.arg(tables).arg(indexes); }
};

Objects objectsIn(const Database &database)
{
    const auto count = [&database](const char *kinds) {
        return database
            .sql("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ("
                 + QByteArray(kinds) + ") AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'")
            .toInt();
    };
    return {count("'r', 'p'"), count("'i', 'I'")};
}

/// What the tool's own tables come to, in a database that has nothing else.
Objects objectsOfLedger(const Ledger &ledger, const Database &database)
{
    const auto session = taken(Session::open(database.url(), {}));
    taken(ledger.create(*session, {}, {}));
    return objectsIn(database);
}

const History &historyNamed(const QByteArray &name)
{
    return *std::ranges::find_if(histories, [&name](const History &history) { return name == history.name; });
}

QString deployed(const History &history, const Database &database)
{
    const ToolProject project(QString::fromLatin1(history.layout), corpus + QString::fromLatin1(history.folder));
    if (*history.settings)
        project.write(u"lockstep.toml"_s, history.settings);
    if (history.mend)
        history.mend(project);
    return project.deploy(database.url());
}

}  // namespace

/// Whole public histories through the deploy: what they leave is what psql was measured to leave.
class CorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFile file(corpus + u"apply.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("The public histories are not here: none was deployed.");
        m_measured = QJsonDocument::fromJson(file.readAll()).object();
        m_ledgers.emplace();
    }

    void cleanupTestCase() { m_ledgers.reset(); }

    void aHistoryIsDeployed_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const History &history : histories) {
            if (!history.isOneMore || wantsAllCases())
                QTest::newRow(history.name) << QByteArray(history.name);
        }
    }

    void aHistoryIsDeployed()
    {
        QFETCH(QByteArray, name);
        const History &history = historyNamed(name);
        if (*history.skipped)
            QSKIP(history.skipped);
        const Ledger *ledger = ledgerOf(QString::fromLatin1(history.layout));
        QVERIFY2(ledger, "There is no such ledger");
        const Database database;
        Objects ours = objectsOfLedger(*ledger, emptied(*m_ledgers));
        QByteArray before(history.before);
        if (before.startsWith("after ")) {
            QCOMPARE(deployed(historyNamed(before.mid(6)), database), QString());
            ours = {};
        } else if (!before.isEmpty()) {
            database.sql(before);
        }
        const Objects start = objectsIn(database);
        QCOMPARE(deployed(history, database), QString());
        QCOMPARE(objectsIn(database).minus(start).minus(ours).shown(), expected(history).shown());
    }

private:
    Objects expected(const History &history) const
    {
        const QJsonObject both = m_measured.value(QLatin1StringView(history.name)).toObject();
        const QJsonObject prepared = both.value("pg15_prepared"_L1).toObject();
        const QJsonObject run = prepared.isEmpty() ? both.value("pg15_empty_database"_L1).toObject() : prepared;
        const QByteArray before(history.before);
        const Objects start = before.startsWith("after ") ? expected(historyNamed(before.mid(6)))
                                                          : counted(run.value("objects_before"_L1));
        return counted(run.value("objects"_L1)).minus(start);
    }

    static Objects counted(const QJsonValue &objects)
    {
        return {objects["tables"_L1].toInt(), objects["indexes"_L1].toInt()};
    }

    OwnServer m_server;  ///< the histories make roles
    std::optional<Database> m_ledgers{};
    QJsonObject m_measured;
};

QTEST_GUILESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
