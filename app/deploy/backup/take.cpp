// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/take.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <optional>
#include <thread>
#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Error unusableFolder(const char *what, const QString &folder, const QString &systemWords)
{
    Error error{ErrorCode::FileUnreadable,
                {what, {folder}},
                systemWords,
                {QT_TRANSLATE_NOOP("app", "Choose another folder for the backup.")}};
    error.file = folder;
    return error;
}

Status makeFolder(const QString &folder)
{
    const bool isNew = !QFileInfo::exists(folder);
    if (!QDir().mkpath(folder))
        return unusableFolder(QT_TRANSLATE_NOOP("app", "The backup folder %1 cannot be made."), folder,
                              qt_error_string(errno));
    // A dump holds the whole database: its owner alone may enter a folder made for it.
    if (isNew)
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // Root may write to any folder but one on a file system that nobody can write to; the kernel knows.
    if (::access(QFile::encodeName(folder).constData(), W_OK | X_OK) != 0)
        return unusableFolder(QT_TRANSLATE_NOOP("app", "Nothing can be written to the backup folder %1."), folder,
                              qt_error_string(errno));
    return Done{};
}

Status requireRoom(const QString &folder, qint64 tableBytes)
{
    const qint64 free = freeBytes(folder);
    // A dump is compressed and holds no indexes; a tenth of the tables is less than any seen.
    if (free >= tableBytes / 10)
        return Done{};
    return Error{ErrorCode::DiskFull,
                 {QT_TRANSLATE_NOOP("app", "There is no room for a backup in %1."), {folder}},
                 QCoreApplication::translate("app", "%1 bytes are free; the tables to be backed up have %2.")
                     .arg(free)
                     .arg(tableBytes),
                 {QT_TRANSLATE_NOOP("app", "Make room there, or choose another folder for the backup.")}};
}

/// Counts the tables through the snapshot on a thread and a session of its own, while the dump is written.
class Counting
{
public:
    Counting(const SnapshotPoint &point, const ConnectionUrl &url, std::vector<TableContent> tables, Depth depth,
             const JobContext &context)
        : m_tables(std::move(tables))
        , m_forward(context.stopToken(), [this] { m_stop.request_stop(); })
        , m_thread([this, point, url, depth] { m_outcome = count(point, url, depth); })
    { }
    ~Counting() { m_stop.request_stop(); }
    Q_DISABLE_COPY_MOVE(Counting)

    Result<std::vector<TableContent>> wait()
    {
        m_thread.join();
        if (!m_outcome)
            return m_outcome.error();
        return std::move(m_tables);
    }

private:
    Status count(const SnapshotPoint &point, const ConnectionUrl &url, Depth depth)
    {
        const JobContext context(m_stop.get_token());
        const auto session = lookThrough(point, url, context);
        return session ? countTables(**session, m_tables, depth, context) : session.error();
    }

    std::vector<TableContent> m_tables;
    Status m_outcome = Done{};
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_forward;
    std::jthread m_thread;  // last: it ends before what it uses goes
};

/// Leaves the tables that are to be dumped, of which there must be all.
Status narrow(BackupContent &content, const QStringList &onlyRowsOf)
{
    if (onlyRowsOf.isEmpty())
        return Done{};
    for (const QString &name : onlyRowsOf) {
        const auto isIt = [&name](const TableContent &table) { return table.name == name; };
        if (std::ranges::none_of(content.tables, isIt))
            return Error{ErrorCode::BadRequest,
                         {QT_TRANSLATE_NOOP("app", "There is no table %1 whose rows could be backed up."), {name}}};
    }
    std::erase_if(content.tables, [&](const TableContent &table) { return !onlyRowsOf.contains(table.name); });
    content.objects.clear();
    return Done{};
}

qint64 bytesOf(const std::vector<TableContent> &tables)
{
    qint64 bytes = 0;
    for (const TableContent &table : tables)
        bytes += table.bytes;
    return bytes;
}

DumpRequest dumpRequest(const BackupRequest &request, const TargetIdentity &target, DumpFormat format)
{
    return {.path = backupStem(request, target) + backupSuffix(format),
            .format = format,
            .jobs = format == DumpFormat::Directory ? backupJobs(request.rules) : 1,
            .onlyRowsOf = request.onlyRowsOf};
}

/// Dumps through the held snapshot and counts beside it; fills in what both bring.
Status dumpAndCount(const ConnectionUrl &url, HeldSnapshot &held, DumpRequest dumping, Depth depth, Backup &backup,
                    const JobContext &context)
{
    Counting counting(held.point, url, backup.content.tables, depth, context);
    dumping.snapshot = held.point.snapshot;
    dumping.weights = backup.weights();
    dumping.observer = held.session.get();
    auto facts = dump(url, backup.source.serverVersionNum / 10000, dumping, context);
    if (!facts)
        return std::move(facts).error();
    backup.dump = *std::move(facts);
    context.report({{QT_TRANSLATE_NOOP("app", "Counting the rows that were backed up")}});
    auto counted = counting.wait();
    if (!counted)
        return std::move(counted).error();
    backup.content.tables = *std::move(counted);
    return Done{};
}

}  // namespace

QString backupStem(const BackupRequest &request, const TargetIdentity &target)
{
    QString database = target.database;
    // A database may be called "../x" or hold spaces; the file's name may not leave its folder.
    for (QChar &character : database) {
        if (!character.isLetterOrNumber() && character != u'_' && character != u'-')
            character = u'_';
    }
    const QString time = request.at.toUTC().toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    // As long as a file's name may be, with its suffixes, whatever the alphabet.
    QString stem = u"%1/%2-%3"_s.arg(request.folder, database.left(60), time);
    // Databases of a fleet may have one name, and their runs begin in one moment.
    if (!request.run.isEmpty())
        stem += u'-' + request.run.left(8);
    return request.onlyRowsOf.isEmpty() ? stem : stem + u".rows"_s;
}

QString backupSuffix(DumpFormat format)
{
    return format == DumpFormat::Directory ? u".dir"_s : u".dump"_s;
}

int backupJobs(const BackupRules &rules)
{
    return rules.jobs > 0 ? rules.jobs : std::max(1, QThread::idealThreadCount());
}

DumpFormat backupFormat(const BackupRules &rules, qint64 bytes)
{
    if (rules.format == BackupFormat::BySize)
        return bytes < folderFromBytes ? DumpFormat::Custom : DumpFormat::Directory;
    return rules.format == BackupFormat::Directory ? DumpFormat::Directory : DumpFormat::Custom;
}

QStringList backupCommands(const ConnectionUrl &url, const BackupRequest &request, const TargetIdentity &target)
{
    QStringList commands;
    for (const DumpFormat format : {DumpFormat::Custom, DumpFormat::Directory}) {
        const qint64 bytes = format == DumpFormat::Directory ? folderFromBytes : 0;
        if (backupFormat(request.rules, bytes) != format)
            continue;
        DumpRequest dumping = dumpRequest(request, target, format);
        dumping.snapshot = u"…"_s;
        commands << dumpCommand(url, dumping, {u"pg_dump"_s, {}, 0}).join(u' ');
    }
    return commands;
}

Result<Backup> takeBackup(const TargetView &view, const BackupRequest &request, const JobContext &context)
{
    // Asked first: it needs no server, and says which package to install.
    if (const auto program = findProgram(u"pg_dump"_s, view.identity.serverVersionNum / 10000, context); !program)
        return program.error();
    if (Status made = makeFolder(request.folder); !made)
        return std::move(made).error();
    auto held = holdSnapshot(view.url, context);
    if (!held)
        return std::move(held).error();
    auto content = readContent(*held->session, context);
    if (!content)
        return std::move(content).error();
    if (Status narrowed = narrow(*content, request.onlyRowsOf); !narrowed)
        return std::move(narrowed).error();
    const qint64 bytes = bytesOf(content->tables);
    if (Status room = requireRoom(request.folder, bytes); !room)
        return std::move(room).error();
    Backup backup{.source = view.identity,
                  .environment = view.choice.environment,
                  .project = request.project,
                  .run = request.run,
                  .point = held->point,
                  .content = *std::move(content),
                  .onlyRowsOf = request.onlyRowsOf};
    const DumpRequest dumping = dumpRequest(request, view.identity, backupFormat(request.rules, bytes));
    Status taken = dumpAndCount(view.url, *held, dumping, request.depth, backup, context);
    if (taken)
        taken = writeBackupFacts(backup);
    if (taken)
        return backup;
    removeDump(dumping.path);
    return std::move(taken).error();
}

}  // namespace lockstep
