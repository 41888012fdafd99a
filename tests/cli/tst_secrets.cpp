// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/session.h"
#include "tests/cli/program.h"
#include "tests/support/ownserver.h"
#include "tests/support/testpostgres.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// In no other text; a URL has it with its colon percent-encoded, and what comes first stands in both.
const QByteArray marker = "Zq7MarkerPassword";
const QString password = QString::fromLatin1(marker) + u":2"_s;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What may be seen of processes while one runs.
struct Seen
{
    QSet<QString> programs{};  ///< children of any depth, by name
    QSet<QString> inArguments{};  ///< who had the marker there
    QSet<QString> inEnvironment{};
    /// Whose environment was read, by number and name: it stays as it is until another program takes the process.
    QSet<QByteArray> known{};
    int looks = 0;
};

/// Every process of the machine but the two that were given the password by whoever started them.
void look(qint64 lockstep, Seen &seen)
{
    ++seen.looks;
    for (const QString &id : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        const qint64 process = id.toLongLong();
        if (process == 0 || process == lockstep || process == ::getpid())
            continue;
        const QString folder = u"/proc/"_s + id;
        const QByteArray name = bytesOf(folder + u"/comm"_s).trimmed();
        if (bytesOf(folder + u"/cmdline"_s).contains(marker))
            seen.inArguments << QString::fromUtf8(name);
        const QByteArray key = id.toLatin1() + ' ' + name;
        const QByteArray environment = seen.known.contains(key) ? QByteArray() : bytesOf(folder + u"/environ"_s);
        if (environment.isEmpty())
            continue;
        seen.known << key;
        if (environment.contains("LOCKSTEP_SECRETS_TEST=" + QByteArray::number(::getpid())))
            seen.programs << QString::fromUtf8(name);
        if (environment.contains(marker))
            seen.inEnvironment << QString::fromUtf8(name);
    }
}

/// The files below the folder that contain the marker.
QStringList filesWithMarker(const QString &folder, int &read)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        ++read;
        if (bytesOf(path).contains(marker))
            found << path;
    }
    return found;
}

/// Starts it with cores allowed, in `folder`, and ends it by SIGSEGV once it is at work; whether a core was dumped.
bool dumpsCore(const QStringList &words, const QString &folder, const QProcessEnvironment &environment,
               const std::function<bool()> &isAtWork)
{
    std::vector<QByteArray> bytes;
    std::vector<QByteArray> settings;
    for (const QString &word : words)
        bytes.push_back(word.toLocal8Bit());
    for (const QString &setting : environment.toStringList())
        settings.push_back(setting.toLocal8Bit());
    std::vector<char *> arguments;
    std::vector<char *> variables;
    for (QByteArray &word : bytes)
        arguments.push_back(word.data());
    for (QByteArray &setting : settings)
        variables.push_back(setting.data());
    arguments.push_back(nullptr);
    variables.push_back(nullptr);
    const QByteArray place = QFile::encodeName(folder);
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
        if (::chdir(place.constData()) == 0 && ::setrlimit(RLIMIT_CORE, &all) == 0)
            ::execve(arguments[0], arguments.data(), variables.data());
        ::_exit(127);
    }
    if (!QTest::qWaitFor(isAtWork, 30'000))
        qFatal("%s does not get to work.", qPrintable(words.join(u' ')));
    ::kill(child, SIGSEGV);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGSEGV)
        qFatal("%s had ended before.", qPrintable(words.join(u' ')));
    return WCOREDUMP(status);
}

}  // namespace

/// A password is looked for wherever it has no business to be, while a deploy with a proven backup, a release command
/// and a smoke test runs, and in all that it leaves behind.
class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void isNowhereElse_data();
    void isNowhereElse();
    void aCrashLeavesNoCore();

private:
    /// The guarded role's address; with its password where `secret` is one.
    QString address(const QString &secret) const;

    OwnServer m_server;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<QTemporaryDir> m_temporary;
};

void TestSecrets::initTestCase()
{
    const Database database;
    database.sql("CREATE ROLE guarded LOGIN SUPERUSER PASSWORD '" + password.toUtf8() + '\'');
    QFile rules(database.sql("SHOW hba_file"));
    QVERIFY(rules.open(QIODevice::WriteOnly | QIODevice::Truncate));
    rules.write("local all guarded scram-sha-256\nlocal all all trust\n");
    rules.close();
    database.sql("SELECT pg_reload_conf()");
    lockstep::ConnectionUrl guarded = database.url();
    guarded.conninfo += " user=guarded";
    const auto isRefused = [&guarded] { return !lockstep::Session::open(guarded, {}); };
    QTRY_VERIFY(isRefused());
}

void TestSecrets::init()
{
    m_database = std::make_unique<Database>();
    m_program = std::make_unique<Program>();
    m_project = std::make_unique<Project>();
    m_temporary = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/lockstep-secrets-XXXXXX"_s);
    // The private PostgreSQL runs as an unprivileged user, who must get there.
    QFile::setPermissions(m_temporary->path(), QFile::Permissions(0x7755));
    m_program->environment.insert(u"TMPDIR"_s, m_temporary->path());
    m_program->environment.insert(u"LOCKSTEP_SECRETS_TEST"_s, QString::number(::getpid()));
    m_project->write(u"lockstep.toml"_s,
                     "[policy]\nbackup = \"proven\"\n[environments.live]\nurl = \"env:LIVE_URL\"\n"
                     "[release]\nshell = \"env; cat .env; echo told: $LIVE_URL; sleep 0.3\"\n"
                     "[[smoke.commands]]\nname = \"alive\"\nshell = \"env; sleep 0.3\"\n");
    m_project->addPrisma(u"1_init"_s, "CREATE TABLE a (id int);\nINSERT INTO a SELECT generate_series(1, 3);\n");
    m_project->addPrisma(u"2_index"_s, "CREATE INDEX CONCURRENTLY a_id ON a (id);\n");
    m_project->addPrisma(u"3_fails"_s, "INSERT INTO nowhere VALUES (1);\n");
}

QString TestSecrets::address(const QString &secret) const
{
    const QString user
        = secret.isEmpty() ? u"guarded"_s : u"guarded:"_s + QString::fromLatin1(QUrl::toPercentEncoding(secret));
    return m_database->urlText().replace(u"//"_s + m_database->url().user + u'@', u"//"_s + user + u'@');
}

void TestSecrets::isNowhereElse_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("in the URL on the command line") << u"argument"_s;
    QTest::newRow("in PGPASSWORD") << u"PGPASSWORD"_s;
    QTest::newRow("in .env") << u".env"_s;
    QTest::newRow("in an environment variable with the URL") << u"LIVE_URL"_s;
}

void TestSecrets::isNowhereElse()
{
    QFETCH(QString, way);
    const QString target = way == "argument"_L1 ? address(password) : u"live"_s;
    if (way == ".env"_L1)
        m_project->write(u".env"_s, "LIVE_URL=" + address(password).toUtf8() + '\n');
    else
        m_program->environment.insert(u"LIVE_URL"_s, address(way == "LIVE_URL"_L1 ? password : QString()));
    if (way == "PGPASSWORD"_L1)
        m_program->environment.insert(u"PGPASSWORD"_s, password);
    Seen seen;
    QByteArray said;
    const auto runs = [&](const QStringList &words) {
        const auto process = m_program->start(words);
        while (!process->waitForFinished(5) && process->state() != QProcess::NotRunning)
            look(process->processId(), seen);
        const QByteArray printed = process->readAllStandardOutput() + process->readAllStandardError();
        said += printed;
        return std::pair(process->exitCode(), printed);
    };
    const QStringList deploy{u"deploy"_s, m_project->path(), u"--target"_s, target, u"--yes"_s};
    const auto failed = runs(deploy + QStringList{u"--format"_s, u"json"_s});
    QVERIFY2(failed.first == 6, failed.second);
    m_project->addPrisma(u"3_fails"_s, "CREATE TABLE b (id int);\n");
    const auto done = runs(deploy);
    QVERIFY2(done.first == 0, done.second);
    for (const QStringList &words :
         {QStringList{u"history"_s, u"last"_s}, QStringList{u"history"_s, u"--check"_s},
          QStringList{u"report"_s, u"last"_s}, QStringList{u"report"_s, u"last"_s, u"--format"_s, u"html"_s},
          QStringList{u"report"_s, u"last"_s, u"--format"_s, u"json"_s},
          QStringList{u"status"_s, m_project->path(), u"--target"_s, target}})
        QVERIFY2(runs(words).first == 0, qPrintable(words.join(u' ') + QString::fromUtf8(said.right(2000))));
    QVERIFY2(!said.contains(marker), said.mid(std::max<qsizetype>(0, said.indexOf(marker) - 500), 600));

    // The project's own commands have the environment that Lockstep was given, as the manual says; no other child.
    QVERIFY(seen.programs.contains({u"pg_dump"_s, u"pg_restore"_s, u"sh"_s}));
    // Between fork and exec a child is Lockstep still.
    const QSet<QString> projectsOwn{u"sh"_s, u"sleep"_s, u"env"_s, u"cat"_s, u"lockstep"_s};
    const QSet<QString> leaking = seen.inEnvironment - projectsOwn;
    QVERIFY2(leaking.isEmpty(), qPrintable(QStringList(leaking.values()).join(u", "_s)));
    seen.inArguments.remove(u"lockstep"_s);
    QVERIFY2(seen.inArguments.isEmpty(), qPrintable(QStringList(seen.inArguments.values()).join(u", "_s)));
    int files = 0;
    for (const QString &folder : {m_program->stateFolder(), m_temporary->path()}) {
        const QStringList found = filesWithMarker(folder, files);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    qInfo("Looked %d times at all processes (%lld kinds of children) and into %d files.", seen.looks,
          qlonglong(seen.programs.size()), files);
}

void TestSecrets::aCrashLeavesNoCore()
{
    const auto soon = [] {
        QTest::qWait(200);
        return true;
    };
    if (!dumpsCore({u"/bin/sleep"_s, u"60"_s}, m_temporary->path(), m_program->environment, soon))
        QSKIP("No program's core is dumped here.");
    m_project->addPrisma(u"0_waits"_s, "SELECT pg_sleep(60);\n");
    QVERIFY(!dumpsCore({m_program->path(), u"deploy"_s, m_project->path(), u"--target"_s, address(password), u"--yes"_s,
                        u"--no-backup"_s, u"--because"_s, u"a test"_s},
                       m_temporary->path(), m_program->environment, [this] {
                           return m_database->sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                               == "1"_L1;
                       }));
    int files = 0;
    QCOMPARE(filesWithMarker(m_program->stateFolder(), files), QStringList());
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
