// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/programs.h"

#include "app/postgres/subprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QVersionNumber>

#include <algorithm>
#include <mutex>
#include <sys/stat.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QStringList foldersToSearch()
{
    QStringList folders = qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts);
    const QDir debian(u"/usr/lib/postgresql"_s);
    const QStringList versions = debian.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &version : versions)
        folders << debian.filePath(version + u"/bin"_s);
    return folders << u"/usr/local/pgsql/bin"_s;
}

/// Debian's /usr/bin/pg_dump starts one of those in /usr/lib/postgresql, which are searched anyway; it is a script that
/// takes far longer than they do to tell its version.
bool isDebiansWrapper(const QFileInfo &file)
{
    return file.isSymLink() && QFileInfo(file.symLinkTarget()).fileName() == "pg_wrapper"_L1;
}

/// Links to folders are resolved, since /bin may be /usr/bin; those to programs are not: some decide by their name.
QStringList filesNamed(const QString &name)
{
    QStringList files;
    const QStringList folders = foldersToSearch();
    for (const QString &folder : folders) {
        const QString place = QDir(folder).canonicalPath();
        const QFileInfo file(place + u'/' + name);
        if (place.isEmpty() || !file.isFile() || !file.isExecutable() || isDebiansWrapper(file))
            continue;
        if (!files.contains(file.absoluteFilePath()))
            files << file.absoluteFilePath();
    }
    return files;
}

/// What tells one state of a file from another; empty for a script, which may answer differently each time.
QByteArray stampOf(const QString &path)
{
    struct stat facts
    { };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.peek(2) == "#!" || ::fstat(file.handle(), &facts) != 0)
        return {};
    const auto nanoseconds = [](const timespec &time) { return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec; };
    QByteArray stamp;
    for (const qint64 fact : {qint64(facts.st_dev), qint64(facts.st_ino), qint64(facts.st_size),
                              nanoseconds(facts.st_mtim), nanoseconds(facts.st_ctim)})
        stamp += QByteArray::number(fact) + ' ';
    return stamp;
}

/// What the program prints as its version; empty for one that cannot tell. A program that has not changed since it was
/// asked is not asked again: several are looked for in every step of a deploy, and a start is what takes time.
Result<QString> versionText(const QString &path, const JobContext &context)
{
    static std::mutex mutex;
    static QHash<QByteArray, QString> known;
    const QByteArray stamp = stampOf(path);
    {
        const std::lock_guard guard(mutex);
        if (const auto found = known.constFind(stamp); found != known.cend())
            return *found;
    }
    const auto output = run({.program = path, .arguments = {u"--version"_s}}, context);
    if (!output)
        return output.error().code == ErrorCode::Cancelled ? Result<QString>(output.error()) : QString();
    const QString text = QString::fromUtf8(output->standardOutput);
    const std::lock_guard guard(mutex);
    if (!stamp.isEmpty())
        known.insert(stamp, text);
    return text;
}

bool isNewer(const ClientProgram &left, const ClientProgram &right)
{
    return QVersionNumber::fromString(left.version) > QVersionNumber::fromString(right.version);
}

QString packageFor(const QString &program, int major)
{
    const bool ofServer = program == "initdb"_L1 || program == "pg_ctl"_L1 || program == "postgres"_L1;
    const QString package = ofServer ? u"postgresql"_s : u"postgresql-client"_s;
    return major > 0 ? u"%1-%2"_s.arg(package).arg(major) : package;
}

}  // namespace

Result<std::vector<ClientProgram>> findPrograms(const QString &name, const JobContext &context)
{
    static const QRegularExpression pattern(u"\\(PostgreSQL\\) ((\\d+)[^\\s]*)"_s);
    std::vector<ClientProgram> programs;
    const QStringList files = filesNamed(name);
    for (const QString &file : files) {
        const auto text = versionText(file, context);
        if (!text)
            return text.error();
        // A program that cannot tell its version is none that we could use.
        if (const auto match = pattern.match(*text); match.hasMatch())
            programs.push_back({file, match.captured(1), match.captured(2).toInt()});
    }
    std::stable_sort(programs.begin(), programs.end(), isNewer);
    return programs;
}

Result<ClientProgram> findProgram(const QString &name, int minimumMajor, const JobContext &context)
{
    const auto programs = findPrograms(name, context);
    if (!programs)
        return programs.error();
    if (!programs->empty() && programs->front().major >= minimumMajor)
        return programs->front();
    const Message hint{QT_TRANSLATE_NOOP("app", "Install the package %1."), {packageFor(name, minimumMajor)}};
    if (programs->empty())
        return Error{ErrorCode::ProgramMissing,
                     {QT_TRANSLATE_NOOP("app", "The program %1 is not installed."), {name}},
                     {},
                     hint};
    return Error{ErrorCode::ProgramMissing,
                 {QT_TRANSLATE_NOOP("app", "The newest %1 here is version %2; version %3 or newer is needed."),
                  {name, programs->front().version, QString::number(minimumMajor)}},
                 {},
                 hint};
}

}  // namespace lockstep
