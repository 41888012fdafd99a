// SPDX-License-Identifier: GPL-3.0-or-later

// How long a deploy of a whole history takes, as a multiple of psql, and of the same statements on one bare session.
// See docs/benchmarks.md.

#include "app/deploy/scriptform.h"
#include "app/ledgers/ledger.h"
#include "app/postgres/programs.h"
#include "app/postgres/sandbox.h"
#include "tests/benchmarks/measured.h"
#include "tests/deploy/deployproject.h"

#include <pqxx/pqxx>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>

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
    for (const QString &project : projects)
        measure(project, parser.value(u"runs"_s).toInt());
    return EXIT_SUCCESS;
}
