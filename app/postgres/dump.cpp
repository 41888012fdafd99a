// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/dump.h"

#include "app/core/files.h"
#include "app/postgres/conninfo.h"
#include "app/postgres/session.h"
#include "app/postgres/subprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <sys/statvfs.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Error unreadableAddress(const ConnectionUrl &url)
{
    return {ErrorCode::BadRequest, {QT_TRANSLATE_NOOP("app", "The address of %1 cannot be read."), {url.display()}}};
}

/// The password that libpq would use before it looks into any password file.
QByteArray passwordOf(const std::vector<ConninfoWord> &words)
{
    const QByteArray own = conninfoValue(words, "password");
    return own.isEmpty() ? qgetenv("PGPASSWORD") : own;
}

/// What may stand in a command line: the connection string without its secrets, and without a password file of its own
/// where ours replaces it.
QString shownConninfo(const ConnectionUrl &url)
{
    auto words = conninfoWords(url.conninfo).value_or(std::vector<ConninfoWord>());
    const bool hasPassword = !passwordOf(words).isEmpty();
    std::erase_if(words, [hasPassword](const ConninfoWord &word) {
        return word.keyword == "password" || word.keyword == "sslpassword"
            || (hasPassword && word.keyword == "passfile");
    });
    return QString::fromUtf8(conninfoOf(words));
}

/// A password file for one call, in a folder that only we enter; gone with the value.
class PasswordFile
{
public:
    /// Writes nothing where the address names no password: libpq then looks where it always does.
    Status write(const ConnectionUrl &url)
    {
        const auto words = conninfoWords(url.conninfo);
        if (!words)
            return unreadableAddress(url);
        QByteArray password = passwordOf(*words);
        if (password.isEmpty())
            return Done{};
        password.replace('\\', "\\\\").replace(':', "\\:");
        m_path = m_folder.filePath(u"pgpass"_s);
        QFile file(m_path);
        const QByteArray line = "*:*:*:*:" + password + '\n';
        if (!m_folder.isValid() || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
            || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            || file.write(line) != line.size())
            return Error{ErrorCode::FileUnreadable,
                         {QT_TRANSLATE_NOOP("app", "Cannot write a password file for the backup.")},
                         file.errorString()};
        return Done{};
    }

    QProcessEnvironment environment() const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"PGPASSWORD"_s);
        environment.remove(u"LANGUAGE"_s);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);  // its progress is read from its words
        if (!m_path.isEmpty())
            environment.insert(u"PGPASSFILE"_s, m_path);
        return environment;
    }

private:
    QTemporaryDir m_folder;
    QString m_path;
};

/// Removes what a failed dump leaves, unless it was kept.
class PartialFile
{
public:
    explicit PartialFile(QString path)
        : m_path(std::move(path))
    { }
    ~PartialFile() { QFile::remove(m_path); }
    Q_DISABLE_COPY_MOVE(PartialFile)

    /// Ours alone from its first byte on; what an earlier, killed run left there is replaced.
    Status create() const
    {
        QFile file(m_path);
        const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        QFile::remove(m_path);
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
            return Done{};
        Error error{ErrorCode::FileUnreadable,
                    {QT_TRANSLATE_NOOP("app", "Cannot write %1."), {m_path}},
                    file.errorString(),
                    {QT_TRANSLATE_NOOP("app", "Check that the folder exists and that you may write there.")}};
        error.file = m_path;
        return error;
    }
    const QString &path() const { return m_path; }

private:
    QString m_path;
};

/// Tables that will have their rows dumped; the measure of progress.
Result<qint64> tablesWithRows(const ConnectionUrl &url, const JobContext &context)
{
    auto session = Session::open(url, context);
    if (!session)
        return session.error();
    const auto answer = (*session)->execute(
        "SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.relkind = 'r' "
        "AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'",
        context);
    if (!answer)
        return answer.error();
    return answer->rows[0][0].toLongLong();
}

/// Counts pg_dump's "dumping contents of table …" lines.
std::function<void(const QByteArray &)> progressReader(qint64 total, const JobContext &context)
{
    return [total, &context, done = qint64(0)](const QByteArray &line) mutable {
        if (!line.contains("dumping contents of table"))
            return;
        // The line says that the table begins: those before it are done.
        context.report({{QT_TRANSLATE_NOOP("app", "Backing up %1"), {QString::fromUtf8(line).section(u'"', 1, 1)}},
                        std::min(done++, total),
                        total});
    };
}

/// pg_dump with --verbose says much; what matters when it failed is what it called an error.
void keepErrorLines(Error &error)
{
    QStringList lines = error.detail.split(u'\n');
    const QStringList errors = lines.filter(u"error:"_s);
    if (error.code != ErrorCode::ProgramFailed || errors.isEmpty())
        return;
    lines = lines.mid(lines.indexOf(errors.first()));
    error.detail = lines.join(u'\n');
}

Status writeDump(const ConnectionUrl &url, const ClientProgram &program, const PartialFile &part,
                 const JobContext &context)
{
    const auto total = tablesWithRows(url, context);
    if (!total)
        return total.error();
    PasswordFile password;
    if (Status written = password.write(url); !written)
        return written;
    if (Status created = part.create(); !created)
        return created;
    const auto ended = run({.program = program.path,
                            .arguments = dumpCommand(url, part.path(), program).mid(1),
                            .environment = password.environment(),
                            .onErrorLine = progressReader(*total, context)},
                           context);
    if (ended)
        return Done{};
    Error error = ended.error();
    keepErrorLines(error);
    return error;
}

/// Counts what pg_restore lists; a dump that it cannot list is none.
Status listDump(DumpFacts &facts, const QString &path, int major, const JobContext &context)
{
    const auto program = findProgram(u"pg_restore"_s, major, context);
    if (!program)
        return program.error();
    const auto listed = run({.program = program->path, .arguments = {u"--list"_s, path}}, context);
    if (!listed)
        return listed.error();
    const auto lines = listed->standardOutput.split('\n');
    for (const QByteArray &line : lines) {
        const bool isEntry = !line.isEmpty() && !line.startsWith(';');
        facts.objects += isEntry ? 1 : 0;
        facts.tables += isEntry && line.contains(" TABLE DATA ") ? 1 : 0;
    }
    return Done{};
}

Status prove(DumpFacts &facts, const QString &path, int major, const JobContext &context)
{
    context.report({{QT_TRANSLATE_NOOP("app", "Checking the backup")}});
    if (Status listed = listDump(facts, path, major, context); !listed)
        return listed;
    const auto hash = sha256OfFile(path);
    if (!hash)
        return hash.error();
    facts.sha256 = *hash;
    facts.bytes = QFileInfo(path).size();
    return Done{};
}

/// A bare name as pg_dump's patterns take it: quoted, it stands for itself alone.
QString pattern(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

}  // namespace

QStringList dumpCommand(const ConnectionUrl &url, const QString &path, const ClientProgram &program)
{
    return {program.path,
            u"--format=custom"_s,
            u"--verbose"_s,
            u"--no-password"_s,
            u"--lock-wait-timeout=60s"_s,
            u"--file="_s + path,
            u"--dbname="_s + shownConninfo(url)};
}

Result<DumpFacts> dump(const ConnectionUrl &url, int serverMajor, const QString &path, const JobContext &context)
{
    QElapsedTimer clock;
    clock.start();
    const auto program = findProgram(u"pg_dump"_s, serverMajor, context);
    if (!program)
        return program.error();
    DumpFacts facts{
        .path = path, .startedAt = QDateTime::currentDateTimeUtc(), .program = u"pg_dump "_s + program->version};
    const PartialFile part(path + u".part"_s);
    if (Status written = writeDump(url, *program, part, context); !written)
        return std::move(written).error();
    if (Status proved = prove(facts, part.path(), serverMajor, context); !proved)
        return std::move(proved).error();
    if (Status kept = renameDurably(part.path(), path); !kept)
        return std::move(kept).error();
    facts.durationMs = clock.elapsed();
    return facts;
}

Result<QByteArray> dumpSchema(const ConnectionUrl &url, int serverMajor, const SchemaRequest &request,
                              const JobContext &context)
{
    const auto program = findProgram(u"pg_dump"_s, serverMajor, context);
    if (!program)
        return program.error();
    PasswordFile password;
    if (Status written = password.write(url); !written)
        return std::move(written).error();
    QStringList arguments{u"--schema-only"_s,
                          u"--no-owner"_s,
                          u"--no-tablespaces"_s,
                          u"--encoding=UTF8"_s,
                          u"--no-password"_s,
                          u"--lock-wait-timeout=60s"_s,
                          u"--dbname="_s + shownConninfo(url)};
    for (const QString &schema : request.withoutSchemas)
        arguments << u"--exclude-schema="_s + pattern(schema);
    for (const QString &table : request.withoutTables)
        arguments << u"--exclude-table="_s + pattern(table.section(u'.', 0, 0)) + u'.'
                + pattern(table.section(u'.', 1));
    auto ended
        = run({.program = program->path, .arguments = arguments, .environment = password.environment()}, context);
    return ended ? Result<QByteArray>(std::move(ended->standardOutput)) : std::move(ended).error();
}

qint64 freeBytes(const QString &folder)
{
    QString path = QDir(folder).absolutePath();
    while (!QFileInfo::exists(path) && QFileInfo(path).path() != path)
        path = QFileInfo(path).path();
    // The kernel is asked, not the list of mounts: a container or a chroot need not list the one it stands on.
    struct statvfs system
    { };
    if (::statvfs(QFile::encodeName(path).constData(), &system) != 0)
        return 0;
    return qint64(system.f_bavail) * qint64(system.f_frsize);
}

}  // namespace lockstep
