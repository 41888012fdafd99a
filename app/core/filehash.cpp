// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <memory>
#include <openssl/evp.h>

namespace lockstep {
namespace {

constexpr qsizetype chunkBytes = 1 << 20;

struct Released
{
    void operator()(EVP_MD_CTX *digest) const { EVP_MD_CTX_free(digest); }
};

Error unreadable(const QString &path, int number)
{
    Error error{
        ErrorCode::FileUnreadable, {QT_TRANSLATE_NOOP("app", "Cannot read %1."), {path}}, qt_error_string(number)};
    error.file = path;
    if (number == EACCES || number == EPERM)
        error.hint = {QT_TRANSLATE_NOOP("app", "Check who may read and write there.")};
    return error;
}

}  // namespace

/// By OpenSSL, which takes the processor's own instructions for it: ten times as fast as QCryptographicHash where there
/// are such (measured: 1.9 GB/s and 0.19 GB/s), and a dump of many gigabytes is to be read.
Result<QString> sha256OfFile(const QString &path)
{
    QFile file(path);
    errno = 0;
    const std::unique_ptr<EVP_MD_CTX, Released> digest(EVP_MD_CTX_new());
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
        || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1)
        return unreadable(path, errno);
    QByteArray chunk(chunkBytes, Qt::Uninitialized);
    qint64 got = 0;
    while ((got = file.read(chunk.data(), chunk.size())) > 0)
        EVP_DigestUpdate(digest.get(), chunk.constData(), std::size_t(got));
    if (got < 0)
        return unreadable(path, errno);
    QByteArray hash(EVP_MD_size(EVP_sha256()), Qt::Uninitialized);
    EVP_DigestFinal_ex(digest.get(), reinterpret_cast<unsigned char *>(hash.data()), nullptr);
    return QString::fromLatin1(hash.toHex());
}

}  // namespace lockstep
