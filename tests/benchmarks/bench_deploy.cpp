// SPDX-License-Identifier: GPL-3.0-or-later

// How long a deploy of a whole history takes, as a multiple of psql, and of the same statements on one bare session.
// See docs/benchmarks.md.

#include "app/deploy/scriptform.h"
#include "app/ledgers/ledger.h"
#include "app/postgres/programs.h"
#include "app/postgres/sandbox.h"
#include "tests/benchmarks/measured.h"
#include "tests/benchmarks/peerdeploys.h"
#include "tests/deploy/deployproject.h"
#include "tests/deploy/killpoints.h"
#include "tests/support/peers.h"

#include <pqxx/pqxx>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <algorithm>
#include <cstdlib>

using namespace lockstep;
using namespace lockstep::bench;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

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
    // The ordinary disk, as for a user: the journal is synced. Held to the end, as the command line does.
    const QTemporaryDir journal(u"/var/tmp/lockstep-bench-XXXXXX"_s);
    const auto held = taken(Journal::open(journal.filePath(u"journal.sqlite"_s)));
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

QString loadNow()
{
    double load = 0;
    return getloadavg(&load, 1) == 1 ? QString::number(load, 'f', 1) : u"?"_s;
}

/// The fastest of each, as far as it runs here.
void measurePeers(int runs, double byPsql)
{
    for (const PeerDeploy &peer : peerDeploys()) {
        const QString program = QString::fromLatin1(peer.program);
        if (const QString why = whyAbsent(program); !why.isEmpty()) {
            print(u"  "_s + why);
            continue;
        }
        double best = 0;
        Ran ran;
        bool isGood = true;
        for (int run = 0; run < runs && isGood; ++run) {
            const QTemporaryDir folder;
            peer.write(folder.path());
            const Database database;
            const TcpDoor door(database.url());
            const double now = shortest(1, [&] { ran = peer.run(folder.path(), door, database); });
            best = run == 0 ? now : std::min(best, now);
            isGood = ran.exitStatus == 0;
        }
        if (isGood)
            printRatio(QString::fromLatin1(peer.command), best, u"psql"_s, byPsql);
        else
            print(u"  %1 does not deploy them: %2"_s.arg(program, QString::fromUtf8(ran.err + ran.out).left(300)));
    }
}

struct SmallTimes
{
    double psql = 0;
    double process = 0;
    double whole = 0;
    double step = 0;
    QString calls{};
};

/// What the syncs and messages were, since `before`.
QString callsSince(std::size_t before)
{
    const std::string calls = killPointsPassed().substr(before);
    const auto count = [&calls](char kind) { return QString::number(std::ranges::count(calls, kind)); };
    return u"%1 syncs, %2 messages to the server"_s.arg(count('f'), count('s'));
}

SmallTimes smallTimes(const QString &root, const QString &psql, int runs)
{
    SmallTimes times;
    // Turn by turn, so that what else the machine does meets all of them.
    for (int run = 0; run < runs; ++run) {
        const auto best = [run](double &time, double now) { time = run == 0 ? now : std::min(time, now); };
        const std::array<Database, 3> databases;
        best(times.psql, shortest(1, [&] { runOnePsql(root, psql, databases[0]); }));
        best(times.process, shortest(1, [&] { runLockstep(root, databases[1]); }));
        double migrate = 0;
        const std::size_t before = killPointsPassed().size();
        armKillPoint({});
        best(times.whole, shortest(1, [&] { deploy(root, databases[2], migrate); }));
        best(times.step, migrate);
        times.calls = callsSince(before);
    }
    return times;
}

/// What the safety of many small migrations costs: whole processes, beside those that keep no journal.
void measureSmall(int runs)
{
    const QTemporaryDir folder;
    const QString root = folder.path();
    // dbmate's files: its comments are nothing to psql.
    peerDeploys().front().write(root);
    const QString psql = taken(findProgram(u"psql"_s, 0, {})).path;
    print(u"%1 small migrations, whole processes, load %2"_s.arg(smallMigrations).arg(loadNow()));
    const SmallTimes times = smallTimes(root, psql, runs);
    print(u"  %1 %2 ms"_s.arg(u"one psql"_s, -28).arg(times.psql, 9, 'f', 0));
    printRatio(u"lockstep deploy"_s, times.process, u"psql"_s, times.psql);
    printRatio(u"the same without its start"_s, times.whole, u"psql"_s, times.psql);
    printRatio(u"of that, migrating alone"_s, times.step, u"psql"_s, times.psql);
    print(u"  "_s + times.calls);
    measurePeers(runs, times.psql);
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
