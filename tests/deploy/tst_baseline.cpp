// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/baseline.h"
#include "app/deploy/baselinesql.h"
#include "app/postgres/dump.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon(QDate(2025, 11, 19), QTime(12, 0), Qt::UTC);

/// Everything that makes a dump hard: a function before its table, dollar quotes with semicolons and settings within,
/// a SQL body, an extension, other schemas, grants, names that want quotes.
const QByteArray existing = R"(
CREATE SCHEMA "Sales X";
CREATE TYPE mood AS ENUM ('ok', 'not;ok');
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL, m mood DEFAULT 'ok');
CREATE TABLE "Sales X"."Orders" (id serial PRIMARY KEY, customer bigint REFERENCES public.customers, at timestamptz);
CREATE INDEX ON customers (email DESC) WHERE m IS NOT NULL;
CREATE FUNCTION a_count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM customers';
CREATE FUNCTION b_count() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM customers; SELECT 2; END;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    -- Dumped by nobody
    SET lock_timeout = 0;
    RETURN new;
END $body$;
CREATE TRIGGER t BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION touch();
CREATE VIEW v AS SELECT id, email FROM customers;
COMMENT ON VIEW v IS E'two\nlines; and one more';
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON customers USING (email = current_user);
GRANT SELECT ON v TO PUBLIC;
CREATE SCHEMA lockstep;
CREATE TABLE lockstep.own (i int);
)";

BaselineRequest requestFor(const QString &root, const QString &layout, const Database &database)
{
    const WorkspacePtr workspace = taken(openWorkspace(root, layout, {}));
    TargetChoice choice{.url = database.url()};
    choice.policy.lockTimeout = std::chrono::milliseconds(500);
    return {.workspace = workspace,
            .view = taken(inspectTarget(*workspace, choice, {})),
            .at = noon,
            .journalPath = root + u"/../journal.sqlite"_s};
}

QHash<QString, QString> allAnswers(const std::vector<Confirmation> &confirmations)
{
    QHash<QString, QString> answers;
    for (const Confirmation &each : confirmations)
        answers.insert(each.id, each.typed);
    return answers;
}

Result<LedgerChange> adopted(const BaselineRequest &request)
{
    const auto preview = previewBaseline(request, {});
    return preview ? adopt(request, *preview, allAnswers(preview->confirmations), {})
                   : Result<LedgerChange>(preview.error());
}

QStringList filesIn(const QString &root)
{
    QStringList found;
    QDirIterator each(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext())
        found << QDir(root).relativeFilePath(each.next());
    found.sort();
    return found;
}

QByteArray schemaOf(const Database &database, const QStringList &without = {u"lockstep"_s})
{
    return baselineSql(taken(dumpSchema(database.url(), 0, {.withoutSchemas = without}, {})));
}

/// A folder for a project, with the journal beside it.
class EmptyProject
{
public:
    EmptyProject() { QDir().mkpath(root()); }
    QString root() const { return m_folder.filePath(u"project"_s); }
    void write(const QString &path, const QByteArray &bytes) const
    {
        QFile file(QDir(root()).filePath(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("Cannot write %s", qPrintable(path));
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace

class BaselineTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void everyLayout_data()
    {
        QTest::addColumn<QString>("layout");
        for (const Layout *layout : allLayouts()) {
            if (ledgerOf(QString::fromLatin1(layout->id)))
                QTest::newRow(layout->id) << QString::fromLatin1(layout->id);
        }
    }
    /// Adopted, the database counts as up to date; doing it once more does nothing.
    void everyLayout()
    {
        QFETCH(QString, layout);
        const Database database;
        database.sql(existing);
        const EmptyProject project;
        if (layout == "sqitch"_L1)
            project.write(u"sqitch.plan"_s, "%syntax-version=1.0.0\n%project=shop\n");
        if (const auto opened = openWorkspace(project.root(), layout, {}); !opened)
            QSKIP(qPrintable(layout + u" wants to be set up first: "_s + describe(opened.error())));
        const QStringList before = filesIn(project.root());
        const BaselineRequest request = requestFor(project.root(), layout, database);
        const auto preview = previewBaseline(request, {});
        QCOMPARE(filesIn(project.root()), before);
        if (!preview && preview.error().code == ErrorCode::BadRequest)
            QSKIP(qPrintable(layout + u" has no baseline: "_s + preview.error().message.english()));
        QVERIFY2(preview, qPrintable(preview ? QString() : describe(preview.error())));
        QVERIFY(!taken(inspectTarget(*request.workspace, request.view.choice, {})).status.exists);
        QVERIFY(!preview->change.statements.isEmpty());

        const auto change = adopt(request, *preview, allAnswers(preview->confirmations), {});
        QVERIFY2(change, qPrintable(change ? QString() : describe(change.error())));
        const BaselineRequest again = requestFor(project.root(), layout, database);
        QCOMPARE(again.workspace->folder.migrations.size(), 1u);
        const MigrationStatus &row = again.view.status.migrations.at(0);
        QVERIFY2(row.state == MigrationState::Applied || row.state == MigrationState::Baseline,
                 migrationStateId(row.state).data());
        QVERIFY(taken(previewBaseline(again, {})).isAdopted);
    }

    void theMigrationMakesTheSameSchemaAnew()
    {
        const Database database;
        database.sql(existing);
        const EmptyProject project;
        QVERIFY(adopted(requestFor(project.root(), u"prisma"_s, database)));
        const WorkspacePtr workspace = taken(openWorkspace(project.root(), u"prisma"_s, {}));
        const Migration &migration = workspace->folder.migrations.at(0);
        QCOMPARE(migration.name, u"20251119120000_baseline"_s);
        QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
        for (const char *absent : {"search_path", "\nSET lock_timeout", "\\restrict", "Dumped from", "lockstep.own"})
            QVERIFY2(!migration.forward.bytes.contains(absent), absent);
        for (const char *kept : {"-- Dumped by nobody", "    SET lock_timeout = 0;", "check_function_bodies"})
            QVERIFY2(migration.forward.bytes.contains(kept), kept);

        const Database another;
        DeployRequest deploy{.workspace = workspace};
        deploy.view = taken(inspectTarget(*workspace, {.url = another.url()}, {}));
        deploy.plan = taken(makePlan(*workspace, deploy.view, {}));
        deploy.noBackupBecause = u"a test"_s;
        deploy.journalPath = project.root() + u"/../journal.sqlite"_s;
        const auto run = taken(DeployRun::begin(deploy, {}));
        const StepRecord last = go(*run, Step::Record);
        for (const Check &check : last.checks)
            QVERIFY2(check.outcome != Outcome::Fail, qPrintable(check.message.english() + check.detail));
        QVERIFY2(!last.error, qPrintable(last.error ? describe(*last.error) : QString()));
        QCOMPARE(QString::fromUtf8(schemaOf(another)), QString::fromUtf8(schemaOf(database)));
    }

    void theLedgerIsNoPartOfIt()
    {
        const Database database;
        database.sql("CREATE TABLE a (i int);"
                     "CREATE TABLE _manual_migrations (id serial PRIMARY KEY, filename text NOT NULL UNIQUE,"
                     " applied_at timestamptz NOT NULL DEFAULT now());");
        const EmptyProject project;
        const BaselineRequest request = requestFor(project.root(), u"plain"_s, database);
        const BaselinePreview preview = taken(previewBaseline(request, {}));
        QVERIFY(!preview.drafted.files.at(0).bytes.contains("_manual_migrations"));
        QVERIFY(preview.drafted.files.at(0).bytes.contains("CREATE TABLE public.a"));
        QVERIFY(!preview.change.makesTable);
    }

    void whatWouldBeMixedUpIsRefused()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        QVERIFY(adopted(requestFor(project.root(), u"plain"_s, database))
                    .error()
                    .message.english()
                    .contains(u"nothing to adopt"_s));
        database.sql("CREATE TABLE a (i int)");
        project.write(u"001_a.sql"_s, "CREATE TABLE a (i int);\n");
        QVERIFY(adopted(requestFor(project.root(), u"plain"_s, database))
                    .error()
                    .message.english()
                    .contains(u"a baseline would do again"_s));
        database.sql("CREATE TABLE _manual_migrations (id serial PRIMARY KEY, filename text NOT NULL UNIQUE,"
                     " applied_at timestamptz NOT NULL DEFAULT now());"
                     "INSERT INTO _manual_migrations (filename) VALUES ('000.sql')");
        QVERIFY(adopted(requestFor(project.root(), u"plain"_s, database))
                    .error()
                    .message.english()
                    .contains(u"this database is adopted"_s));
    }

    void whatBrokeOffIsTakenUp()
    {
        const Database database;
        database.sql(existing);
        const EmptyProject project;
        const BaselineRequest request = requestFor(project.root(), u"prisma"_s, database);
        const BaselinePreview preview = taken(previewBaseline(request, {}));
        QVERIFY(writeDraft(preview.folder, preview.drafted));  // and then the power went

        const BaselineRequest again = requestFor(project.root(), u"prisma"_s, database);
        const BaselinePreview rest = taken(previewBaseline(again, {}));
        QVERIFY(rest.isWritten);
        QVERIFY(rest.drafted.files.empty());
        QVERIFY(adopt(again, rest, allAnswers(rest.confirmations), {}));
        QVERIFY(taken(previewBaseline(requestFor(project.root(), u"prisma"_s, database), {})).isAdopted);
    }

    void aDatabaseThatMovedOnMeanwhileIsRefused()
    {
        const Database database;
        database.sql(existing);
        const EmptyProject project;
        const BaselinePreview preview = taken(previewBaseline(requestFor(project.root(), u"prisma"_s, database), {}));
        QVERIFY(writeDraft(preview.folder, preview.drafted));
        database.sql("ALTER TABLE customers ADD COLUMN late int");
        const auto refused = previewBaseline(requestFor(project.root(), u"prisma"_s, database), {});
        QVERIFY(refused.error().message.english().contains(u"has changed since"_s));
        QVERIFY(refused.error().file.endsWith(u"migration.sql"_s));
    }

    void aFailureLeavesNoFile()
    {
        const Database database;
        database.sql(existing);
        const EmptyProject project;
        const BaselineRequest request = requestFor(project.root(), u"prisma"_s, database);
        const BaselinePreview preview = taken(previewBaseline(request, {}));
        database.sql("CREATE TABLE public._prisma_migrations (id int)");  // somebody else's
        QVERIFY(!adopt(request, preview, allAnswers(preview.confirmations), {}));
        QCOMPARE(filesIn(project.root()), QStringList());
        const auto journal = taken(Journal::open(request.journalPath));
        const RunRecord record = taken(readRun(*journal, u"last"_s));
        QCOMPARE(record.deed, u"baseline"_s);
        QCOMPARE(record.outcome, u"undone"_s);
    }

    void nothingHappensUnconfirmed()
    {
        const Database database;
        database.sql(existing);
        const EmptyProject project;
        BaselineRequest request = requestFor(project.root(), u"prisma"_s, database);
        request.view.choice.isProtected = true;
        const BaselinePreview preview = taken(previewBaseline(request, {}));
        QCOMPARE(preview.confirmations.size(), 2u);
        QCOMPARE(adopt(request, preview, {{u"go"_s, {}}}, {}).error().code, ErrorCode::PolicyRefused);
        QCOMPARE(filesIn(project.root()), QStringList());
    }
};

QTEST_GUILESS_MAIN(BaselineTest)
#include "tst_baseline.moc"
