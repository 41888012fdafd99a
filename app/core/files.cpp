// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"

#include "app/core/durability.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using FileStatus = struct stat;

Error systemError(const char *what, const QString &path, int number)
{
    Error error{
        number == ENOSPC ? ErrorCode::DiskFull : ErrorCode::FileUnreadable, {what, {path}}, qt_error_string(number)};
    error.file = path;
    if (number == ENOSPC || number == EDQUOT)
        error.hint = {QT_TRANSLATE_NOOP("app", "Free some space there or choose another folder, then try again.")};
    else if (number == EACCES || number == EPERM)
        error.hint = {QT_TRANSLATE_NOOP("app", "Check who may read and write there.")};
    return error;
}

const char *const cannotWrite = QT_TRANSLATE_NOOP("app", "Cannot write %1.");
const char *const cannotRead = QT_TRANSLATE_NOOP("app", "Cannot read %1.");

Status syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return systemError(cannotWrite, folder, errno);
    const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    // Some file systems cannot sync a folder and say EINVAL; the rename is then as durable as it gets.
    if (failed != 0 && failed != EINVAL)
        return systemError(cannotWrite, folder, failed);
    return Done{};
}

/// Nothing is left behind when it fails.
Status writeBytes(const QString &temporary, const QString &path, const QByteArray &bytes)
{
    QFile file(temporary);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return systemError(cannotWrite, path, errno);
    const bool whole = file.write(bytes) == bytes.size() && file.flush();
    const int failed = errno;
    file.close();
    if (!whole) {
        QFile::remove(temporary);
        return systemError(cannotWrite, path, failed);
    }
    return Done{};
}

/// A pipe or a device would be waited for, or never end; what the shell hands over as /dev/fd/63 is meant to be read.
int hindranceOf(const FileStatus &file, const QString &path)
{
    if (S_ISDIR(file.st_mode))
        return EISDIR;
    return S_ISREG(file.st_mode) || path.startsWith("/dev/"_L1) || path.startsWith("/proc/"_L1) ? 0 : EINVAL;
}

/// To the end, whatever size the file was said to have; 0, or what went wrong.
int readToEnd(int descriptor, qsizetype expected, QByteArray &bytes)
{
    constexpr qsizetype atLeast = 4096;
    qsizetype length = 0;
    bytes = QByteArray(expected + 1, Qt::Uninitialized);  // one more: a full buffer is not the end
    while (true) {
        const ssize_t got = ::read(descriptor, bytes.data() + length, size_t(bytes.size() - length));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            break;
        length += got;
        if (length == bytes.size())
            bytes.resize(length + std::max(length, atLeast));
    }
    bytes.truncate(length);
    return 0;
}

}  // namespace

Status syncFile(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return systemError(cannotWrite, path, errno);
    const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (failed != 0)
        return systemError(cannotWrite, path, failed);
    return Done{};
}

QString sha256Hex(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Result<QByteArray> readFile(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    FileStatus file{};
    if (::stat(name.constData(), &file) != 0)
        return systemError(cannotRead, path, errno);
    if (const int hindrance = hindranceOf(file, path))
        return systemError(cannotRead, path, hindrance);
    const int descriptor = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return systemError(cannotRead, path, errno);
    QByteArray bytes;
    const int failed = readToEnd(descriptor, qsizetype(file.st_size), bytes);
    ::close(descriptor);
    if (failed != 0)
        return systemError(cannotRead, path, failed);
    return bytes;
}

Status writeFileDurably(const QString &path, const QByteArray &bytes)
{
    const QString temporary = path + u".part"_s;
    const Status written = writeBytes(temporary, path, bytes);
    return written ? renameDurably(temporary, path) : written;
}

Status writeNewFileDurably(const QString &path, const QByteArray &bytes)
{
    const QString temporary = path + u".part"_s;
    if (Status written = writeBytes(temporary, path, bytes); !written)
        return written;
    Status synced = syncFile(temporary);
    // A link, since a rename would take the place of what is there.
    if (synced && ::link(QFile::encodeName(temporary).constData(), QFile::encodeName(path).constData()) != 0)
        synced = systemError(cannotWrite, path, errno);
    QFile::remove(temporary);
    return synced ? syncFolder(QFileInfo(path).absolutePath()) : synced;
}

Status renameDurably(const QString &from, const QString &to)
{
    if (Status synced = syncFile(from); !synced)
        return synced;
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemError(cannotWrite, to, errno);
    return syncFolder(QFileInfo(to).absolutePath());
}

qsizetype firstInvalidUtf8(const QByteArray &bytes)
{
    const auto byteAt = [&bytes](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    for (qsizetype i = 0; i < bytes.size();) {
        const unsigned char lead = byteAt(i);
        const int length = lead < 0x80    ? 1
            : lead >= 0xC2 && lead < 0xE0 ? 2
            : lead >= 0xE0 && lead < 0xF0 ? 3
            : lead >= 0xF0 && lead < 0xF5 ? 4
                                          : 0;
        if (length == 0 || i + length > bytes.size())
            return i;
        for (int k = 1; k < length; ++k) {
            if ((byteAt(i + k) & 0xC0) != 0x80)
                return i;
        }
        // Overlong forms, UTF-16 surrogates and what lies beyond U+10FFFF (RFC 3629, section 4).
        const unsigned char second = length > 1 ? byteAt(i + 1) : 0;
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90)
            || (lead == 0xF4 && second > 0x8F))
            return i;
        i += length;
    }
    return -1;
}

QString stateFolder()
{
    if (const QString own = qEnvironmentVariable("LOCKSTEP_STATE_DIR"); !own.isEmpty())
        return QDir(own).absolutePath();
    if (const QString xdg = qEnvironmentVariable("XDG_STATE_HOME"); !xdg.isEmpty())
        return xdg + u"/lockstep"_s;
    return QDir::homePath() + u"/.local/state/lockstep"_s;
}

}  // namespace lockstep
