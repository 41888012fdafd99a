// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/take.h"
#include "app/deploy/rehearsal/record.h"
#include "app/deploy/rehearsal/request.h"
#include "tests/deploy/deployproject.h"

#include <QJsonArray>
#include <QtTest>

#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// A plain project: scripts and their reverts.
struct Scripts
{
    void add(const QString &name, const QByteArray &forward, const QByteArray &revert = {})
    {
        project.write(name + u".sql"_s, forward);
        if (!revert.isEmpty())
            project.write(name + u"_rollback.sql"_s, revert);
    }

    Result<Rehearsal> rehearse(const std::optional<TargetView> &target = {}, const RehearsalChoice &choice = {},
                               const EventSink &events = {}) const
    {
        const auto planned = planRehearsal(project.open(), target, choice, {});
        return planned ? rehearseAndKeep(*planned, events, {}) : Result<Rehearsal>(planned.error());
    }
    /// By the files alone.
    Rehearsal go(const EventSink &events = {}) const { return taken(rehearse({}, {}, events)); }

    Project project{Project::Layout::Plain};
};

QString english(const std::vector<Message> &messages)
{
    QStringList lines;
    for (const Message &message : messages)
        lines << message.english();
    return lines.join(u'\n');
}

QString verdicts(const Rehearsal &rehearsal)
{
    QStringList words;
    for (const MigrationRehearsal &migration : rehearsal.migrations)
        words << migration.migration.section(u'.', 0, 0) + u' ' + rollbackVerdictId(migration.verdict);
    return words.join(u", "_s);
}

QString differences(const MigrationRehearsal &migration)
{
    QStringList words;
    for (const InventoryDifference &difference : migration.differences)
        words << u"%1 %2 %3"_s.arg(differenceClassId(difference.difference), itemKindId(difference.kind),
                                   difference.object);
    return words.join(u", "_s);
}

const RelationTrace *relation(const StatementTrace &statement, const QString &name)
{
    const auto found = std::ranges::find(statement.relations, name, &RelationTrace::relation);
    return found == statement.relations.end() ? nullptr : &*found;
}

/// Copies that this very process has left on the server.
QString leftCopies()
{
    const Database any;
    return any.sql("SELECT coalesce(string_agg(datname, ' '), '') FROM pg_database WHERE "
                   "shobj_description(oid, 'pg_database') LIKE '%process "
                   + QByteArray::number(::getpid()) + "'");
}

constexpr auto notes = "CREATE TABLE notes (id bigint PRIMARY KEY, body text);\n";

}  // namespace

class RehearsalTest : public QObject
{
    Q_OBJECT

private slots:
    void theWayThere();
    void howItDiffers_data();
    void howItDiffers();
    void aRevertThatFails();
    void nothingAfterAFailure();
    void rowsAreNamed();
    void dataIsCompared();
    void orphansAreFound();
    void statementsAreTraced();
    void outsideATransaction();
    void theForecastIsBeside();
    void idempotentFiles();
    void onTheTargetsSchema();
    void onABackup();
    void isKeptByItsPlan();
    void verifyComparesWithItsEnd();
    void costsAreEstimated();
    void twentyMigrations();
    void cleanup() { QCOMPARE(leftCopies(), QString()); }
};

void RehearsalTest::theWayThere()
{
    Scripts scripts;
    scripts.add(u"001_notes"_s, notes, "DROP TABLE notes;\n");
    scripts.add(u"002_index"_s, "CREATE INDEX CONCURRENTLY notes_body ON notes (body);\n",
                "DROP INDEX CONCURRENTLY notes_body;\n");
    scripts.add(u"003_own"_s, "BEGIN;\nALTER TABLE notes ADD COLUMN at timestamptz;\nCOMMIT;\n");
    QStringList told;
    const Rehearsal rehearsal = scripts.go([&told](const RunEvent &event) {
        if (event.kind == "migrationRehearsed"_L1)
            told << event.migration.section(u'.', 0, 0) + u' ' + event.data[u"revert"_s].toString() + u' '
                    + event.data[u"again"_s].toString();
    });
    QCOMPARE(verdicts(rehearsal), u"001_notes proven, 002_index proven, 003_own none"_s);
    QCOMPARE(told.join(u", "_s), u"001_notes proven ok, 002_index proven ok, 003_own none skipped"_s);
    QVERIFY(isProven(rehearsal));
    QVERIFY(rehearsal.end.find(ItemKind::Column, "public.notes.at"));
    QVERIFY(rehearsal.end.find(ItemKind::Index, "public.notes_body"));
}

void RehearsalTest::howItDiffers_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("forward");
    QTest::addColumn<QByteArray>("revert");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *name, const char *first, const char *forward, const char *revert, const QString &expected) {
              QTest::newRow(name) << QByteArray(first) << QByteArray(forward) << QByteArray(revert) << expected;
          };
    row("column order", notes, "ALTER TABLE notes DROP COLUMN id;",
        "ALTER TABLE notes ADD COLUMN id bigint PRIMARY KEY;", u"columnOrder table public.notes"_s);
    row("enum value", "CREATE TYPE mood AS ENUM ('sad');", "ALTER TYPE mood ADD VALUE 'glad';", "SELECT 1;",
        u"enumValue type public.mood"_s);
    row("object left over", notes, "CREATE INDEX a ON notes (body); CREATE INDEX b ON notes (body, id);",
        "DROP INDEX a;", u"extra index public.b"_s);
    row("more than it made", "CREATE TABLE notes (id bigint); CREATE INDEX a ON notes (id);",
        "CREATE INDEX b ON notes (id);", "DROP INDEX a; DROP INDEX b;", u"missing index public.a"_s);
    row("comment", "CREATE TABLE notes (id bigint); COMMENT ON TABLE notes IS 'old';",
        "COMMENT ON TABLE notes IS 'new';", "COMMENT ON TABLE notes IS 'older';", u"comment table public.notes"_s);
    row("data", "CREATE TABLE notes (id bigint); INSERT INTO notes VALUES (1), (2);", "DELETE FROM notes WHERE id = 1;",
        "SELECT 1;", u"data table public.notes"_s);
}

void RehearsalTest::howItDiffers()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, forward);
    QFETCH(QByteArray, revert);
    QFETCH(QString, expected);
    Scripts scripts;
    scripts.add(u"001_first"_s, first);
    scripts.add(u"002_second"_s, forward, revert);
    const Rehearsal rehearsal = scripts.go();
    QCOMPARE(verdicts(rehearsal), u"001_first none, 002_second differs"_s);
    QCOMPARE(differences(rehearsal.migrations[1]), expected);
    QVERIFY(hasRun(rehearsal) && !isProven(rehearsal));
}

void RehearsalTest::aRevertThatFails()
{
    Scripts scripts;
    scripts.add(u"001_notes"_s, notes, "DROP TABLE notes;\nDROP TABLE others;\n");
    scripts.add(u"002_after"_s, "ALTER TABLE notes ADD COLUMN n int;\n", "ALTER TABLE notes DROP COLUMN n;\n");
    const Rehearsal rehearsal = scripts.go();
    QCOMPARE(verdicts(rehearsal), u"001_notes failed, 002_after proven"_s);
    const Error &error = *rehearsal.migrations[0].revert.error;
    QCOMPARE(error.file, u"migrations/001_notes_rollback.sql"_s);
    QCOMPARE(error.line, 2);
}

void RehearsalTest::nothingAfterAFailure()
{
    Scripts scripts;
    scripts.add(u"001_notes"_s, notes, "DROP TABLE notes;\n");
    scripts.add(u"002_wrong"_s, "CREATE TABLE a (id int);\nSELECT 1 / 0;\n", "DROP TABLE a;\n");
    scripts.add(u"003_never"_s, "CREATE TABLE b (id int);\n");
    const Rehearsal rehearsal = scripts.go();
    QCOMPARE(rehearsal.migrations.size(), 2u);
    QVERIFY(!rehearsal.migrations[1].forward.isDone && !rehearsal.migrations[1].forward.leftEffects);
    QCOMPARE(rehearsal.migrations[1].forward.error->line, 2);
    QVERIFY(!hasRun(rehearsal));
}

void RehearsalTest::rowsAreNamed()
{
    Scripts scripts;
    scripts.add(u"001_users"_s, "CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);\n");
    scripts.add(u"002_more"_s,
                "ALTER TABLE users ADD COLUMN nick varchar(8);\n"
                "CREATE TABLE visits (id serial PRIMARY KEY, who bigint NOT NULL REFERENCES users, at timestamptz);\n",
                "DROP TABLE visits;\nALTER TABLE users DROP COLUMN nick;\n");
    scripts.add(u"003_loose"_s, "ALTER TABLE users ALTER COLUMN name DROP NOT NULL;\n",
                "ALTER TABLE users ALTER COLUMN name SET NOT NULL;\n");
    const Rehearsal rehearsal = scripts.go();
    QCOMPARE(verdicts(rehearsal), u"001_users none, 002_more proven, 003_loose proven"_s);
    const QString lost = english(rehearsal.migrations[1].lostRows);
    QVERIFY2(lost.contains(u"public.users.nick: what was written"_s), qPrintable(lost));
    QVERIFY2(lost.contains(u"public.visits: the rows that came in"_s), qPrintable(lost));
    QVERIFY(rehearsal.migrations[2].lostRows.empty());
}

/// What a later migration needs of the rows is there, whatever the revert did to them.
void RehearsalTest::dataIsCompared()
{
    Scripts scripts;
    scripts.add(u"001_users"_s, "CREATE TABLE users (id int, name text);\nINSERT INTO users VALUES (1, 'a');\n");
    scripts.add(u"002_move"_s,
                "ALTER TABLE users ADD COLUMN nick text;\nUPDATE users SET nick = name;\n"
                "ALTER TABLE users DROP COLUMN name;\n",
                "ALTER TABLE users ADD COLUMN name text;\nALTER TABLE users DROP COLUMN nick;\n");
    scripts.add(u"003_need"_s, "ALTER TABLE users ALTER COLUMN nick SET NOT NULL;\n");
    const Rehearsal rehearsal = scripts.go();
    QCOMPARE(differences(rehearsal.migrations[1]), u"data table public.users"_s);
    QVERIFY2(hasRun(rehearsal), qPrintable(describe(rehearsal.migrations.back().forward.error.value_or(Error{}))));
}

void RehearsalTest::orphansAreFound()
{
    Scripts scripts;
    scripts.add(u"001_first"_s,
                "CREATE TABLE parents (id int PRIMARY KEY);\nCREATE TABLE children (parent int REFERENCES parents);\n"
                "INSERT INTO parents VALUES (1), (2);\nINSERT INTO children VALUES (1), (2);\n");
    scripts.add(u"002_second"_s,
                "ALTER TABLE children DROP CONSTRAINT children_parent_fkey;\nDELETE FROM parents WHERE id = 2;\n",
                "ALTER TABLE children ADD FOREIGN KEY (parent) REFERENCES parents NOT VALID;\n");
    const Rehearsal rehearsal = scripts.go();
    QCOMPARE(rehearsal.migrations[1].broken.size(), std::size_t(1));
    QVERIFY(rehearsal.migrations[1].broken[0].english().startsWith(u"children: 1 row"_s));
    QVERIFY(!isProven(rehearsal));
}

void RehearsalTest::statementsAreTraced()
{
    Scripts scripts;
    scripts.add(u"001_notes"_s,
                "CREATE TABLE notes (id int PRIMARY KEY, body text);\n"
                "INSERT INTO notes SELECT n, 'b' FROM generate_series(1, 5000) n;\n");
    scripts.add(u"002_change"_s,
                "ALTER TABLE notes ALTER COLUMN id TYPE bigint;\n"
                "CREATE INDEX notes_body ON notes (body);\n"
                "UPDATE notes SET body = 'c' WHERE id <= 10;\n");
    int events = 0;
    const Rehearsal rehearsal = scripts.go([&events](const RunEvent &event) {
        events += event.kind == "statementFinished"_L1 && event.migration == "002_change.sql"_L1
            && event.data[u"walBytes"_s].toInteger() > 0 && !event.data[u"locks"_s].isUndefined();
    });
    const auto &statements = rehearsal.migrations.at(1).forward.statements;
    QCOMPARE(statements.size(), 3u);
    QVERIFY(events >= 3);
    const RelationTrace *table = relation(statements[0], u"public.notes"_s);
    QVERIFY(table && table->isRewritten);
    QCOMPARE(table->mode, std::optional(LockMode::AccessExclusive));
    // PostgreSQL makes the key's index anew, as another relation of that name.
    QVERIFY(relation(statements[0], u"public.notes_pkey"_s)->isBuilt);
    QVERIFY(relation(statements[1], u"public.notes_body"_s)->isBuilt);
    QCOMPARE(statements[2].rows, 10);
    QVERIFY(statements[0].heldMs >= statements[2].heldMs);
    QVERIFY(statements[0].walBytes > 0);
}

void RehearsalTest::outsideATransaction()
{
    Scripts scripts;
    scripts.add(u"001_notes"_s,
                "CREATE TABLE notes (id int, body text);\n"
                "INSERT INTO notes SELECT n, 'b' || n FROM generate_series(1, 100000) n;\n");
    scripts.add(u"002_index"_s, "CREATE INDEX CONCURRENTLY notes_body ON notes (body);\n");
    const Rehearsal rehearsal = scripts.go();
    const StatementTrace &statement = rehearsal.migrations.at(1).forward.statements.at(0);
    QVERIFY(relation(statement, u"public.notes_body"_s)->isBuilt);
    const RelationTrace *table = relation(statement, u"public.notes"_s);
    QVERIFY(table);
    QCOMPARE(table->mode, std::optional(LockMode::ShareUpdateExclusive));
}

void RehearsalTest::theForecastIsBeside()
{
    Scripts scripts;
    scripts.add(u"001_notes"_s, "CREATE TABLE notes (id int PRIMARY KEY, body text);\n");
    scripts.add(u"002_change"_s,
                "ALTER TABLE notes ADD COLUMN a int;\n"
                "ALTER TABLE notes ALTER COLUMN id TYPE bigint;\n"
                "CREATE INDEX notes_body ON notes (body);\n"
                "ALTER TABLE notes ADD CONSTRAINT positive CHECK (id > 0);\n"
                "DO $$ DECLARE r record; BEGIN FOR r IN SELECT relname FROM pg_class WHERE relname = 'notes' LOOP\n"
                "EXECUTE 'ALTER TABLE ' || r.relname || ' ADD COLUMN z int'; END LOOP; END $$;\n");
    const Rehearsal rehearsal = scripts.go();
    QStringList words;
    for (const StatementTrace &statement : rehearsal.migrations.at(1).forward.statements) {
        words << QString(agreementId(statement.agreement));
        for (const Message &mismatch : statement.mismatches)
            qInfo("%d: %s", statement.line, qPrintable(mismatch.english()));
    }
    QCOMPARE(words.join(u' '), u"confirmed confirmed confirmed confirmed onlyInTrace"_s);
}

void RehearsalTest::idempotentFiles()
{
    Scripts scripts;
    scripts.add(u"001_notes"_s, "CREATE TABLE IF NOT EXISTS notes (id int);\n");
    scripts.add(u"002_other"_s, "CREATE TABLE other (id int);\n");
    scripts.add(u"003_rows"_s, "INSERT INTO notes VALUES (1);\n");
    const Rehearsal rehearsal = scripts.go();
    QCOMPARE(rehearsal.migrations[0].isIdempotent, std::optional(true));
    QCOMPARE(rehearsal.migrations[1].isIdempotent, std::optional(false));
    QCOMPARE(rehearsal.migrations[2].isIdempotent, std::optional(false));
}

void RehearsalTest::onTheTargetsSchema()
{
    const Database target;
    target.sql("CREATE TABLE kept (id bigint PRIMARY KEY, state text NOT NULL CHECK (state IN ('a', 'b')));"
               "CREATE TABLE parts (kept bigint REFERENCES kept, at date); INSERT INTO kept VALUES (7, 'a')");
    Scripts scripts;
    scripts.add(u"001_drop"_s, "DROP TABLE parts;\n", "CREATE TABLE parts (kept bigint REFERENCES kept, at date);\n");
    const Rehearsal rehearsal = taken(scripts.rehearse(scripts.project.request(target.url()).view));
    QCOMPARE(rehearsal.source, RehearsalSource::Schema);
    QVERIFY2(!rehearsal.migrations.empty() && rehearsal.migrations[0].forward.isDone, qPrintable(verdicts(rehearsal)));
    QVERIFY(!rehearsal.unlike.empty());
    QVERIFY(rehearsal.end.find(ItemKind::Table, "public.kept"));
    QVERIFY(!rehearsal.end.find(ItemKind::Table, "public.parts"));
    QCOMPARE(target.sql("SELECT count(*) FROM parts"), u"0"_s);
}

void RehearsalTest::onABackup()
{
    const Database target;
    target.sql(
        "CREATE TABLE kept (id int, name text); INSERT INTO kept SELECT n, 'k' || n FROM generate_series(1, 50) n");
    Scripts scripts;
    scripts.add(u"001_drop"_s, "ALTER TABLE kept DROP COLUMN name;\n", "ALTER TABLE kept ADD COLUMN name text;\n");
    const QTemporaryDir folder;
    const TargetView view = scripts.project.request(target.url()).view;
    const Backup backup = taken(takeBackup(
        view, {.folder = folder.path(), .at = QDateTime::currentDateTimeUtc(), .depth = Depth::Checksums}, {}));
    const Rehearsal rehearsal = taken(scripts.rehearse(view, {.backup = backup.dump.path}));
    QCOMPARE(rehearsal.source, RehearsalSource::Backup);
    QCOMPARE(differences(rehearsal.migrations.at(0)), u"data table public.kept"_s);
}

void RehearsalTest::isKeptByItsPlan()
{
    const Database target;
    Scripts scripts;
    scripts.add(u"001_notes"_s, notes, "DROP TABLE notes;\n");
    DeployRequest request = scripts.project.request(target.url());
    request.view.choice.policy.rehearsal = RehearsalPolicy::Proven;
    const auto refused = DeployRun::begin(request, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::PolicyRefused);
    QVERIFY(!rehearsalOf(request.plan.digest));
    taken(scripts.rehearse(request.view));
    const auto record = rehearsalOf(request.plan.digest);
    QVERIFY(record && record->isProven);
    QCOMPARE(record->verdicts.value(u"001_notes.sql"_s), u"proven"_s);
    QVERIFY(record->end.find(ItemKind::Table, "public.notes"));
    QCOMPARE(testedRevert(request.workspace->folder.migrations[0]), u"proven"_s);
    const auto run = taken(DeployRun::begin(request, {}));
    taken(run->abandon({}));
}

void RehearsalTest::verifyComparesWithItsEnd()
{
    for (const bool isDrifted : {false, true}) {
        const Database target;
        Scripts scripts;
        scripts.add(u"001_notes"_s, notes);
        const DeployRequest request = scripts.project.request(target.url());
        taken(scripts.rehearse(request.view));
        if (isDrifted)
            target.sql("CREATE TABLE unasked (id int)");
        const auto run = taken(DeployRun::begin(request, {}));
        const StepRecord verified = go(*run, Step::Verify);
        QCOMPARE(verified.step, Step::Verify);
        const auto check = std::ranges::find(verified.checks, u"rehearsed"_s, &Check::id);
        QVERIFY(check != verified.checks.end());
        QCOMPARE(check->outcome, isDrifted ? Outcome::Warn : Outcome::Pass);
        QCOMPARE(check->detail,
                 isDrifted ? u"table public.unasked is there and was not in the rehearsal"_s : QString());
    }
}

void RehearsalTest::costsAreEstimated()
{
    const Database target;
    target.sql(
        "CREATE TABLE big (id int, body text);"
        "INSERT INTO big SELECT n, repeat('x', 100) FROM generate_series(1, 50000) n; CREATE TABLE small (id int)");
    Scripts scripts;
    scripts.add(u"001_wide"_s, "ALTER TABLE big ALTER COLUMN id TYPE bigint;\n");
    scripts.add(u"002_light"_s, "ALTER TABLE small ADD COLUMN n int;\n");
    const Rehearsal rehearsal = taken(scripts.rehearse(scripts.project.request(target.url()).view));
    QCOMPARE(rehearsal.costs.size(), 1u);
    const CostEstimate &cost = rehearsal.costs[0];
    QCOMPARE(cost.migration, u"001_wide.sql"_s);
    QVERIFY(cost.mostMs > cost.leastMs);
    QVERIFY(cost.diskBytes > 5'000'000 && !cost.assumption.isEmpty());
}

void RehearsalTest::twentyMigrations()
{
    Scripts scripts;
    for (int i = 10; i < 30; ++i) {
        const QByteArray n = QByteArray::number(i);
        scripts.add(QString::fromLatin1("0" + n + "_t"),
                    "CREATE TABLE t" + n + " (id bigint PRIMARY KEY, body text);\nCREATE INDEX t" + n + "_body ON t" + n
                        + " (body);\n",
                    "DROP TABLE t" + n + ";\n");
    }
    const Rehearsal rehearsal = scripts.go();
    QVERIFY(isProven(rehearsal));
    qInfo("twenty migrations on an empty copy: %lld ms", (long long)rehearsal.durationMs);
}

QTEST_GUILESS_MAIN(RehearsalTest)
#include "tst_rehearsal.moc"
