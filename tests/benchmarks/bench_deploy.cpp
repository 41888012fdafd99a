// SPDX-License-Identifier: GPL-3.0-or-later

// How long a deploy of a whole history takes, as a multiple of psql, and of the same statements on one bare session.
// See docs/benchmarks.md.

#include "app/deploy/scriptform.h"
#include "app/ledgers/ledger.h"
#include "app/postgres/programs.h"
#include "app/postgres/sandbox.h"
#include "tests/benchmarks/measured.h"
#include "tests/deploy/deployproject.h"
#include "tests/deploy/killpoints.h"
#include "tests/support/peers.h"

#include <pqxx/pqxx>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::bench;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int smallMigrations = 100;

/// One process a migration, as a script around psql does it; -1 where the file allows it.
void runPsql(const Workspace &workspace, const QString &psql, const Database &database)
{
    const ConnectionUrl &url = database.url();
    for (std::size_t i = 0; i < workspace.folder.migrations.size(); ++i) {
        QStringList arguments{u"-X"_s, u"-q"_s,  u"-v"_s, u"ON_ERROR_STOP=1"_s,
                              u"-h"_s, url.host, u"-p"_s, QString::number(url.port),
                              u"-U"_s, url.user, u"-d"_s, url.database};
        if (ownTransaction(workspace.reviews[i]) == OwnTransaction::None && isTransactional(workspace.reviews[i]))
            arguments << u"-1"_s;
        const QString file = workspace.root + u'/' + workspace.folder.migrations[i].forward.path;
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(psql, arguments << u"-f"_s << file);
        if (!process.waitForFinished(-1) || process.exitCode() != 0)
            qFatal("psql fails at %s", qPrintable(file));
    }
}

/// Nothing but the statements, one by one, each migration between BEGIN and COMMIT where it allows that.
void runBare(const Workspace &workspace, const Database &database)
{
    pqxx::connection connection(database.url().conninfo.toStdString() + " options='-c client_min_messages=error'");
    for (const AnalysedScript &review : workspace.reviews) {
        pqxx::nontransaction work(connection);
        const bool isWrapped = ownTransaction(review) == OwnTransaction::None && isTransactional(review);
        if (isWrapped)
            work.exec("BEGIN");
        for (const Statement &statement : review.script.statements)
            work.exec(review.script.text(statement).toStdString());
        if (isWrapped)
            work.exec("COMMIT");
    }
}

/// From opening the folder to the run's end; the time of the Migrate step alone into `migrate`.
void deploy(const QString &root, const Database &database, double &migrate)
{
    // The ordinary disk, as for a user: the journal is synced.
    const QTemporaryDir journal(u"/var/tmp/lockstep-bench-XXXXXX"_s);
    DeployRequest request{.workspace = taken(openWorkspace(root, {}, {}))};
    request.view = taken(inspectTarget(*request.workspace, {.url = database.url()}, {}));
    request.plan = taken(makePlan(*request.workspace, request.view, {}));
    request.noBackupBecause = u"measured"_s;
    request.journalPath = journal.filePath(u"journal.sqlite"_s);
    // As in both faces: the person may stop it, and somebody watches.
    const std::stop_source stop;
    const JobContext context(stop.get_token());
    int events = 0;
    const auto watch = [&events](const RunEvent &) { ++events; };
    const auto run = taken(DeployRun::begin(request, context));
    go(*run, Step::Preflight, watch, context);
    migrate = shortest(1, [&] { go(*run, Step::Migrate, watch, context); });
    if (const StepRecord last = go(*run, Step::Record, watch, context);
        last.error || run->record().outcome != "done"_L1)
        qFatal("%s", last.error ? qPrintable(describe(*last.error)) : "The deploy did not end well");
}

void measure(const QString &root, int runs)
{
    const WorkspacePtr workspace = taken(openWorkspace(root, {}, {}));
    const QString psql = taken(findProgram(u"psql"_s, 0, {})).path;
    qsizetype statements = 0;
    for (const AnalysedScript &review : workspace->reviews)
        statements += qsizetype(review.script.statements.size());
    print(u"%1: %2 migrations, %3 statements"_s.arg(root.section(u'/', -1))
              .arg(workspace->folder.migrations.size())
              .arg(statements));
    double bare = 0;
    double byPsql = 0;
    double whole = 0;
    double step = 0;
    // Turn by turn, so that what else the machine does meets all of them.
    for (int run = 0; run < runs; ++run) {
        const auto best = [run](double &time, double now) { time = run == 0 ? now : std::min(time, now); };
        const std::array<Database, 3> databases;
        double migrate = 0;
        best(bare, shortest(1, [&] { runBare(*workspace, databases[0]); }));
        best(byPsql, shortest(1, [&] { runPsql(*workspace, psql, databases[1]); }));
        best(whole, shortest(1, [&] { deploy(root, databases[2], migrate); }));
        best(step, migrate);
    }
    print(u"  %1 %2 ms"_s.arg(u"one bare session"_s, -28).arg(bare, 9, 'f', 0));
    printRatio(u"psql, a process a file"_s, byPsql, u"the bare session"_s, bare);
    printRatio(u"Lockstep, the whole deploy"_s, whole, u"psql"_s, byPsql);
    printRatio(u"Lockstep, migrating alone"_s, step, u"the bare session"_s, bare);
}

/// The same small migrations for every tool: dbmate's comments are nothing to psql.
void writeSmallMigrations(const QString &root)
{
    if (!QDir().mkpath(root + u"/db/migrations"_s))
        qFatal("%s cannot be made", qPrintable(root));
    for (int i = 0; i < smallMigrations; ++i) {
        const QByteArray table = "t" + QByteArray::number(i / 4);
        const std::array<QByteArray, 4> kinds{"CREATE TABLE " + table + " (id bigint PRIMARY KEY, name text);",
                                              "INSERT INTO " + table + " VALUES (1, 'one'), (2, 'two');",
                                              "CREATE INDEX ON " + table + " (name);",
                                              "ALTER TABLE " + table + " ADD COLUMN note text NOT NULL DEFAULT '';"};
        QFile file(u"%1/db/migrations/20240101%2_step.sql"_s.arg(root).arg(i, 6, 10, QLatin1Char('0')));
        const QByteArray text = "-- migrate:up\n" + kinds[std::size_t(i % 4)] + "\n-- migrate:down\n";
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(file.fileName()));
    }
}

void runToEnd(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    startAlone(process, program, arguments);
    if (const Ran ran = ended(process, std::chrono::minutes(5)); ran.exitStatus != 0)
        qFatal("%s: %s", qPrintable(program), (ran.out + ran.err).constData());
}

/// All files by one psql, each in a transaction of its own.
void runOnePsql(const QString &root, const QString &psql, const Database &database)
{
    QStringList arguments{u"-X"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-d"_s, database.urlText()};
    const QDir folder(root + u"/db/migrations"_s);
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name))
        arguments << u"-c"_s << u"BEGIN"_s << u"-f"_s << folder.filePath(name) << u"-c"_s << u"COMMIT"_s;
    runToEnd(psql, arguments, cleanEnvironment());
}

void runDbmate(const QString &root, const Database &database)
{
    const TcpDoor door(database.url());
    if (const Ran ran = runPeer(u"dbmate"_s, {u"--no-dump-schema"_s, u"--url"_s, door.urlText(), u"up"_s}, root);
        ran.exitStatus != 0)
        qFatal("dbmate: %s", ran.err.constData());
}

void runLockstep(const QString &root, const Database &database)
{
    const QTemporaryDir state(u"/var/tmp/lockstep-bench-XXXXXX"_s);
    QProcessEnvironment environment = cleanEnvironment();
    environment.insert(u"LOCKSTEP_STATE_DIR"_s, state.path());
    runToEnd(QStringLiteral(LOCKSTEP_PROGRAM),
             {u"deploy"_s, root, u"--target"_s, database.urlText(), u"--yes"_s, u"--no-backup"_s, u"--because"_s,
              u"measured"_s},
             environment);
}

/// What the safety of many small migrations costs: whole processes, beside those that keep no journal.
void measureSmall(int runs)
{
    const QTemporaryDir folder;
    const QString root = folder.path();
    writeSmallMigrations(root);
    const QString psql = taken(findProgram(u"psql"_s, 0, {})).path;
    const QString whyNot = whyAbsent(u"dbmate"_s);
    print(u"%1 small migrations, whole processes"_s.arg(smallMigrations));
    double byPsql = 0;
    double byDbmate = 0;
    double byLockstep = 0;
    double whole = 0;
    double step = 0;
    QString syncs;
    for (int run = 0; run < runs; ++run) {
        const auto best = [run](double &time, double now) { time = run == 0 ? now : std::min(time, now); };
        const std::array<Database, 4> databases;
        best(byPsql, shortest(1, [&] { runOnePsql(root, psql, databases[0]); }));
        best(byLockstep, shortest(1, [&] { runLockstep(root, databases[1]); }));
        double migrate = 0;
        const auto before = killPointsPassed();
        armKillPoint({});
        best(whole, shortest(1, [&] { deploy(root, databases[2], migrate); }));
        best(step, migrate);
        const std::string calls = killPointsPassed().substr(before.size());
        const auto count = [&calls](char kind) { return QString::number(std::ranges::count(calls, kind)); };
        syncs = u"%1 syncs of the journal, %2 messages to the server"_s.arg(count('f'), count('s'));
        if (whyNot.isEmpty())
            best(byDbmate, shortest(1, [&] { runDbmate(root, databases[3]); }));
    }
    print(u"  %1 %2 ms"_s.arg(u"one psql"_s, -28).arg(byPsql, 9, 'f', 0));
    printRatio(u"lockstep deploy"_s, byLockstep, u"psql"_s, byPsql);
    printRatio(u"the same without its start"_s, whole, u"psql"_s, byPsql);
    printRatio(u"of that, migrating alone"_s, step, u"psql"_s, byPsql);
    if (whyNot.isEmpty())
        printRatio(u"dbmate up"_s, byDbmate, u"psql"_s, byPsql);
    else
        print(u"  "_s + whyNot);
    print(u"  "_s + syncs);
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures deploys of whole histories against psql."_s);
    parser.addHelpOption();
    parser.addOption({u"runs"_s, u"How often each is done; the fastest counts."_s, u"number"_s, u"3"_s});
    parser.addPositionalArgument(u"project"_s, u"Projects whose history applies to an empty database."_s);
    parser.process(application);
    QStringList projects = parser.positionalArguments();
    const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");
    if (projects.isEmpty() && QFileInfo(corpus).isDir())
        projects = {corpus + u"prisma/triggerdotdev__trigger.dev"_s, corpus + u"diesel/rust-lang__crates.io"_s,
                    corpus + u"sqlx/svix__svix-webhooks"_s};
    if (projects.isEmpty())
        print(u"Nothing to measure: name a project."_s);
    const SandboxUse use;
    if (parser.positionalArguments().isEmpty())
        measureSmall(parser.value(u"runs"_s).toInt());
    for (const QString &project : projects)
        measure(project, parser.value(u"runs"_s).toInt());
    return EXIT_SUCCESS;
}
