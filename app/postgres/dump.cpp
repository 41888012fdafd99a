// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/dump.h"

#include "app/core/files.h"
#include "app/postgres/clientlogin.h"
#include "app/postgres/copyprogress.h"
#include "app/postgres/restore.h"
#include "app/postgres/subprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <sys/stat.h>
#include <sys/statvfs.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Error cannotWrite(const QString &path, const QString &systemWords)
{
    Error error{ErrorCode::FileUnreadable,
                {QT_TRANSLATE_NOOP("app", "Cannot write %1."), {path}},
                systemWords,
                {QT_TRANSLATE_NOOP("app", "Check that the folder exists and that you may write there.")}};
    error.file = path;
    return error;
}

/// A dump under its temporary name; removed with the value, unless it was renamed.
class PartialDump
{
public:
    PartialDump(QString path, DumpFormat format)
        : m_path(std::move(path))
        , m_format(format)
    { }
    ~PartialDump() { removeDump(m_path); }
    Q_DISABLE_COPY_MOVE(PartialDump)

    /// Ours alone from its first byte on; what an earlier, killed run left there is replaced.
    Status create() const
    {
        if (!removeDump(m_path))
            return cannotWrite(m_path, {});
        if (m_format == DumpFormat::Directory)
            return ::mkdir(QFile::encodeName(m_path).constData(), 0700) == 0
                ? Status(Done{})
                : cannotWrite(m_path, qt_error_string(errno));
        QFile file(m_path);
        const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
            return Done{};
        return cannotWrite(m_path, file.errorString());
    }
    const QString &path() const { return m_path; }

private:
    QString m_path;
    DumpFormat m_format;
};

/// A bare name as pg_dump's patterns take it: quoted, it stands for itself alone.
QString pattern(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

QString qualifiedPattern(const QString &table)
{
    QStringList parts;
    const QStringList identifiers = identifiersOf(table);
    for (const QString &identifier : identifiers)
        parts << pattern(identifier);
    return parts.join(u'.');
}

/// Says early and plainly what pg_dump would say less clearly: a server that is not there, a login that is refused.
Status requireServer(const ConnectionUrl &url, const JobContext &context)
{
    const auto session = Session::open(url, context);
    return session ? Status(Done{}) : session.error();
}

Status writeDump(const ConnectionUrl &url, const ClientProgram &program, DumpRequest request, const PartialDump &part,
                 const JobContext &context)
{
    if (Status there = request.observer ? Status(Done{}) : requireServer(url, context); !there)
        return there;
    PasswordFile password;
    if (Status written = password.write(url); !written)
        return written;
    if (Status created = part.create(); !created)
        return created;
    request.path = part.path();
    auto environment = password.environment();
    const QString application = u"lockstep pg_dump "_s + QUuid::createUuid().toString(QUuid::Id128).left(8);
    environment.insert(u"PGAPPNAME"_s, application);
    TableProgress progress(QT_TRANSLATE_NOOP("app", "Backing up %1"), request.weights, request.jobs, context);
    CopyProgress copies(request.observer, application, progress);
    const auto ended = run({.program = program.path,
                            .arguments = dumpCommand(url, request, program).mid(1),
                            .environment = environment,
                            .onErrorLine = [&progress](const QByteArray &line) { progress.read(line); },
                            .onPoll = [&copies] { copies.look(); }},
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
    const auto entries = dumpEntries(path, major, context);
    if (!entries)
        return entries.error();
    facts.objects = int(entries->size());
    facts.tables = int(std::ranges::count(*entries, u"TABLE DATA"_s, &DumpEntry::kind));
    return Done{};
}

Status prove(DumpFacts &facts, const QString &path, int major, const JobContext &context)
{
    context.report({{QT_TRANSLATE_NOOP("app", "Checking the backup")}});
    if (Status listed = listDump(facts, path, major, context); !listed)
        return listed;
    auto files = hashDump(path, context);
    if (!files)
        return std::move(files).error();
    facts.files = *std::move(files);
    facts.sha256 = digestOf(path, facts.files);
    for (DumpedFile &file : facts.files) {
        facts.bytes += file.bytes;
        if (facts.format == DumpFormat::Custom)
            file.name = QFileInfo(facts.path).fileName();
    }
    return Done{};
}

}  // namespace

QStringList dumpCommand(const ConnectionUrl &url, const DumpRequest &request, const ClientProgram &program)
{
    const bool isFolder = request.format == DumpFormat::Directory;
    QStringList command{program.path, isFolder ? u"--format=directory"_s : u"--format=custom"_s};
    if (isFolder)
        command << u"--jobs=%1"_s.arg(request.jobs);
    if (!request.snapshot.isEmpty())
        command << u"--snapshot="_s + request.snapshot;
    if (!request.onlyRowsOf.isEmpty())
        command << u"--data-only"_s;
    if (request.withoutRows)
        command << u"--schema-only"_s;
    for (const QString &table : request.onlyRowsOf)
        command << u"--table="_s + qualifiedPattern(table);
    return command << u"--verbose"_s << u"--no-password"_s << u"--lock-wait-timeout=60s"_s
                   << u"--file="_s + request.path << u"--dbname="_s + shownConninfo(url);
}

Result<DumpFacts> dump(const ConnectionUrl &url, int serverMajor, const DumpRequest &request, const JobContext &context)
{
    QElapsedTimer clock;
    clock.start();
    const auto program = findProgram(u"pg_dump"_s, serverMajor, context);
    if (!program)
        return program.error();
    DumpFacts facts{.path = request.path,
                    .format = request.format,
                    .jobs = request.jobs,
                    .startedAt = QDateTime::currentDateTimeUtc(),
                    .program = u"pg_dump "_s + program->version};
    const PartialDump part(request.path + u".part"_s, request.format);
    if (Status written = writeDump(url, *program, request, part, context); !written)
        return std::move(written).error();
    if (Status proved = prove(facts, part.path(), program->major, context); !proved)
        return std::move(proved).error();
    if (Status synced = syncDump(part.path()); !synced)
        return std::move(synced).error();
    if (Status kept = renameDurably(part.path(), request.path); !kept)
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
