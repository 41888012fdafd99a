// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/clientlogin.h"

#include "app/postgres/conninfo.h"
#include "app/postgres/subprocess.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

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

}  // namespace

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

Status PasswordFile::write(const ConnectionUrl &url)
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
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) || file.write(line) != line.size())
        return Error{ErrorCode::FileUnreadable,
                     {QT_TRANSLATE_NOOP("app", "Cannot write a password file for the backup.")},
                     file.errorString()};
    return Done{};
}

QProcessEnvironment PasswordFile::environment() const
{
    auto environment = environmentWithoutPasswords();
    environment.remove(u"LANGUAGE"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    if (!m_path.isEmpty())
        environment.insert(u"PGPASSFILE"_s, m_path);
    return environment;
}

void keepErrorLines(Error &error)
{
    QStringList lines = error.detail.split(u'\n');
    const QStringList errors = lines.filter(u"error:"_s);
    if (error.code != ErrorCode::ProgramFailed || errors.isEmpty())
        return;
    lines = lines.mid(lines.indexOf(errors.first()));
    error.detail = lines.join(u'\n');
}

}  // namespace lockstep
