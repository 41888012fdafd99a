// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/backup.h"
#include "tests/deploy/killchild.h"
#include "tests/deploy/killdeploy.h"
#include "tests/support/ownserver.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

QString backupFolder(const Project &project)
{
    return project.root() + u"/../backups"_s;
}

/// The child: comes to a deploy's Backup step, and goes through it with a kill point set. The server may be gone then.
int backUpAndDie(const QStringList &arguments)
{
    const Project project(Project::Layout::Plain, arguments.at(2));
    DeployRequest request = project.request(taken(parseConnectionUrl(arguments.at(3))));
    request.noBackupBecause.clear();
    request.backupFolder = backupFolder(project);
    request.view.choice.policy.backup = BackupPolicy::Proven;
    const auto run = taken(DeployRun::begin(std::move(request), {}));
    go(*run, Step::Plan);
    armKillPoint(arguments);
    const auto backup = run->perform(Step::Backup, {}, {});
    const bool isDone = backup && backup->state == StepState::Succeeded && confirmAll(*run, Step::Backup);
    std::puts(killPointsPassed().c_str());
    return isDone ? 0 : 1;
}

void fill(const Database &database)
{
    database.sql("CREATE TABLE account (id int PRIMARY KEY, name text); CREATE INDEX account_name ON account (name);"
                 "INSERT INTO account SELECT i, 'name ' || i FROM generate_series(1, 2000) i;"
                 "CREATE VIEW names AS SELECT name FROM account; CREATE SEQUENCE tickets");
    // The private PostgreSQL would lose it in a crash.
    database.sql("CHECKPOINT");
}

/// What a deploy of one migration over it comes to.
const QString expected = u"2001 accounts, ledger 20240101_a.sql"_s;
QString endOf(const Database &database)
{
    if (database.sql("SELECT to_regclass('_manual_migrations') IS NULL") == "t"_L1)
        return u"no ledger"_s;
    return u"%1 accounts, ledger %2"_s.arg(database.sql("SELECT count(*) FROM account"),
                                           database.sql("SELECT string_agg(filename, ' ') FROM _manual_migrations"));
}

/// A backup that is offered and is not whole; "" for none.
QString brokenOffer(const Project &project)
{
    for (const Backup &backup : taken(listBackups(backupFolder(project))).backups) {
        if (const auto read = readBackup(backup.dump.path, {}); !read)
            return describe(read.error());
    }
    return {};
}

}  // namespace

/// A deploy whose backup is to be proven is broken off in its Backup step: at all that it sends, writes, syncs,
/// renames, removes and opens, and around each program that it starts, by itself and with its server.
/// LOCKSTEP_KILL_ALL=1 tries every point, =10 every tenth; else only a few are.
class BackupKillTest : public QObject
{
    Q_OBJECT

private slots:
    void theProcess() { strikeAll(Victim::Process, 14, "SIGKILL in the Backup step, around every call of it"); }
    void theServer() { strikeAll(Victim::Server, 5, "pg_ctl -m immediate in the Backup step, around what is sent"); }

private:
    static Struck strike(const Project &project, const Database &database, const Place &place, Victim victim);
    static QString settle(const Project &project, const Database &database, Victim victim);
    static void strikeAll(Victim victim, int wanted, const char *what);

    OwnServer m_server;
};

Struck BackupKillTest::strike(const Project &project, const Database &database, const Place &place, Victim victim)
{
    fill(database);
    project.write(u"20240101_a.sql"_s, "INSERT INTO account VALUES (0, 'none');\n");
    return runChild({u"--back-up-and-die"_s, project.root(), database.urlText()}, place, victim);
}

/// Goes on to the end; "" when all is as it should be.
QString BackupKillTest::settle(const Project &project, const Database &database, Victim victim)
{
    if (const QString broken = brokenOffer(project); !broken.isEmpty())
        return u"offered: "_s + broken;
    if (const KillEnd end = deployToTheEnd(project, database.url(), BackupPolicy::Proven); end.outcome != "done"_L1)
        return end.outcome;
    if (const QString end = endOf(database); end != expected)
        return end;
    if (const QString broken = brokenOffer(project); !broken.isEmpty())
        return u"offered in the end: "_s + broken;
    const auto backups = taken(listBackups(backupFolder(project))).backups;
    const auto isProven = [](const Backup &backup) { return backup.proof && backup.proof->isProven(); };
    if (std::ranges::none_of(backups, isProven))
        return u"no backup is proven"_s;
    // A crash of the private PostgreSQL itself may leave a copy there, which is nobody's data.
    if (victim == Victim::Process
        && database.sql("SELECT count(*) FROM pg_database WHERE datname LIKE 'proof%'") != "0"_L1)
        return u"a copy was left in the private PostgreSQL"_s;
    return taken(taken(Journal::open(project.journalPath()))->checkChain()).isIntact ? QString()
                                                                                     : u"the chain is broken"_s;
}

void BackupKillTest::strikeAll(Victim victim, int wanted, const char *what)
{
    QByteArray calls;
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        const Struck undisturbed = strike(project, database, {}, victim);
        QVERIFY2(undisturbed.isDone, undisturbed.calls);
        QCOMPARE(settle(project, database, victim), QString());
        calls = undisturbed.calls;
    }
    KillScore score;
    const auto places = placesIn(calls);
    for (const int number : spread(int(places.size()), wanted)) {
        const Place place = places[std::size_t(number) - 1];
        const Database database;
        const Project project(Project::Layout::Plain);
        score.struck += strike(project, database, place, victim).isHit ? 1 : 0;
        ++score.tried;
        const QString wrong = settle(project, database, victim);
        if (wrong.isEmpty())
            ++score.recovered;
        else
            score.wrong << nameOf(place) + u": "_s + wrong;
    }
    qInfo("%lld calls: %lld sends, %lld writes, %lld syncs, %lld renames, %lld removals, %lld openings of a backup, "
          "%lld around programs.",
          calls.size(), calls.count('s'), calls.count('w'), calls.count('f'), calls.count('r'), calls.count('u'),
          calls.count('o'), calls.count('x') + calls.count('e'));
    score.print(what);
    QVERIFY2(score.isClean(), qPrintable(score.wrong.join(u"\n\n"_s)));
    QCOMPARE_GE(score.struck, score.tried * 8 / 10);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--back-up-and-die") == 0)
        return backUpAndDie(QCoreApplication::arguments());
    BackupKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_backupkill.moc"
