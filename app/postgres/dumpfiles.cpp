// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/dumpfiles.h"

#include "app/core/durability.h"
#include "app/core/files.h"
#include "app/core/parallel.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QStringList namesIn(const QString &path)
{
    const QFileInfo dump(path);
    if (!dump.isDir())
        return {dump.fileName()};
    return QDir(path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System, QDir::Name);
}

QString pathOf(const QString &path, const QString &name)
{
    return QFileInfo(path).isDir() ? path + u'/' + name : path;
}

Error changed(const char *what, const QString &path, const QString &name)
{
    Error error{ErrorCode::FileMalformed,
                {what, {pathOf(path, name)}},
                {},
                {QT_TRANSLATE_NOOP("app", "Do not restore from it. Use another backup.")}};
    error.file = pathOf(path, name);
    return error;
}

}  // namespace

Result<std::vector<DumpedFile>> hashDump(const QString &path, const JobContext &context)
{
    const QStringList names = namesIn(path);
    return mapInParallel<DumpedFile>(
        std::size_t(names.size()),
        [&](std::size_t index) -> Result<DumpedFile> {
            const QString &name = names[qsizetype(index)];
            auto hash = sha256OfFile(pathOf(path, name));
            if (!hash)
                return std::move(hash).error();
            return DumpedFile{name, QFileInfo(pathOf(path, name)).size(), *std::move(hash)};
        },
        context);
}

QString digestOf(const QString &path, const std::vector<DumpedFile> &files)
{
    if (!QFileInfo(path).isDir())
        return files.empty() ? QString() : files.front().sha256;
    QByteArray manifest;
    for (const DumpedFile &file : files)
        manifest += file.sha256.toUtf8() + "  " + file.name.toUtf8() + '\n';
    return sha256Hex(manifest);
}

Status requireUnchanged(const QString &path, const std::vector<DumpedFile> &files, const JobContext &context)
{
    const QStringList present = namesIn(path);
    if (!QFileInfo(path).isDir() && files.size() == 1) {
        // A file may be renamed by hand; its bytes are what counts.
        const auto hash = sha256OfFile(path);
        if (!hash)
            return hash.error();
        return *hash == files.front().sha256
            ? Status(Done{})
            : changed(QT_TRANSLATE_NOOP("app", "The backup's file %1 is not as it was written."), path,
                      present.front());
    }
    const auto now = hashDump(path, context);
    if (!now)
        return now.error();
    for (const DumpedFile &file : files) {
        if (!present.contains(file.name))
            return changed(QT_TRANSLATE_NOOP("app", "The backup's file %1 is missing."), path, file.name);
    }
    for (const DumpedFile &file : *now) {
        const auto known = std::ranges::find(files, file.name, &DumpedFile::name);
        if (known == files.end())
            return changed(QT_TRANSLATE_NOOP("app", "The file %1 is no part of the backup it lies in."), path,
                           file.name);
        if (known->sha256 != file.sha256)
            return changed(QT_TRANSLATE_NOOP("app", "The backup's file %1 is not as it was written."), path, file.name);
    }
    return Done{};
}

Status syncDump(const QString &path)
{
    if (QFileInfo(path).isDir()) {
        const QStringList names = namesIn(path);
        for (const QString &name : names) {
            if (Status synced = syncFile(path + u'/' + name); !synced)
                return synced;
        }
    }
    return syncFile(path);
}

bool removeDump(const QString &path)
{
    const QFileInfo dump(path);
    if (dump.isDir() && !dump.isSymLink())
        return QDir(path).removeRecursively();
    return QFile::remove(path) || !QFileInfo::exists(path);
}

}  // namespace lockstep
