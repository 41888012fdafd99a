// SPDX-License-Identifier: GPL-3.0-or-later

// Sqitch's settings: files in Git's form, read one over the other. Which setting wins, and whose name goes into the
// registry, is Sqitch's own order (sqitch-configuration(5), sqitch-authentication, seen with sqitch 1.3.1).

#include "app/migrations/sqitchconf.h"

#include "app/core/files.h"

#include <QDir>
#include <QHash>
#include <QRegularExpression>
#include <QSysInfo>

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// "engine.pg.registry" and its value.
struct Values : QHash<QString, QString>
{
    QHash<QString, QString> spelled{};  ///< each key's last part as it was written first
};

/// The value behind "key =": quotes go, what follows # or ; outside them is a comment.
QString valueOf(const QString &text)
{
    QString value;
    qsizetype kept = 0;  // blanks at the end go, unless they were quoted
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"') {
            isQuoted = !isQuoted;
            kept = value.size();
            continue;
        }
        if (!isQuoted && (c == u'#' || c == u';'))
            break;
        const bool isEscape = c == u'\\' && i + 1 < text.size();
        const QChar next = isEscape ? text[++i] : c;
        value += isEscape && next == u'n' ? QChar(u'\n') : isEscape && next == u't' ? QChar(u'\t') : next;
        if (isQuoted || !next.isSpace())
            kept = value.size();
    }
    return value.left(kept);
}

void readInto(Values &values, const QString &path)
{
    static const QRegularExpression sectionForm(
        u"^\\s*\\[\\s*([A-Za-z0-9.-]+)(?:\\s+\"((?:[^\"\\\\]|\\\\.)*)\")?\\s*\\]\\s*(.*)$"_s);
    static const QRegularExpression valueForm(u"^\\s*([A-Za-z][A-Za-z0-9_-]*)\\s*=\\s*(.*)$"_s);
    const auto bytes = readFile(path);
    if (!bytes)
        return;
    QString section;
    for (QString line : QString::fromUtf8(*bytes).split(u'\n')) {
        if (const auto match = sectionForm.match(line); match.hasMatch()) {
            const QString sub = match.captured(2);
            section = match.captured(1).toLower() + (sub.isEmpty() ? QString() : u'.' + sub) + u'.';
            line = match.captured(3);
        }
        if (const auto match = valueForm.match(line); match.hasMatch()) {
            const QString key = section + match.captured(1).toLower();
            values.insert(key, valueOf(match.captured(2).trimmed()));
            if (!values.spelled.contains(key))
                values.spelled.insert(key, match.captured(1));
        }
    }
}

QString fileFrom(const char *variable, const QString &usual)
{
    return qEnvironmentVariable(variable, usual);
}

Values personalValues()
{
    Values values;
    readInto(values, fileFrom("SQITCH_SYSTEM_CONFIG", u"/etc/sqitch/sqitch.conf"_s));
    readInto(values, fileFrom("SQITCH_USER_CONFIG", QDir::homePath() + u"/.sqitch/sqitch.conf"_s));
    return values;
}

/// The first that says anything.
QString firstOf(const QStringList &candidates)
{
    const auto found
        = std::find_if(candidates.begin(), candidates.end(), [](const QString &c) { return !c.isEmpty(); });
    return found == candidates.end() ? QString() : *found;
}

struct Account
{
    QString login{};
    QString fullName{};
};

Account currentAccount()
{
    std::array<char, 256> login{};
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    const QString named
        = firstOf({qEnvironmentVariable("SQITCH_ORIG_SYSUSER"),
                   getlogin_r(login.data(), login.size()) == 0 ? QString::fromLocal8Bit(login.data()) : QString()});
    if (named.isEmpty())
        getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found);
    else
        getpwnam_r(named.toLocal8Bit().constData(), &entry, buffer.data(), buffer.size(), &found);
    const QString name = firstOf({named, found ? QString::fromLocal8Bit(entry.pw_name) : QString(),
                                  qEnvironmentVariable("LOGNAME"), qEnvironmentVariable("USER")});
    return {name, found ? QString::fromLocal8Bit(entry.pw_gecos) : QString()};
}

SqitchUser userOf(const Values &values)
{
    const Account account = currentAccount();
    return {firstOf({qEnvironmentVariable("SQITCH_FULLNAME"), values.value(u"user.name"_s),
                     qEnvironmentVariable("SQITCH_ORIG_FULLNAME"), account.fullName, account.login}),
            firstOf({qEnvironmentVariable("SQITCH_EMAIL"), values.value(u"user.email"_s),
                     qEnvironmentVariable("SQITCH_ORIG_EMAIL"), account.login + u'@' + QSysInfo::machineHostName()})};
}

QString below(const QString &folder, const QString &name)
{
    return QDir::cleanPath(folder.isEmpty() ? name : folder + u'/' + name);
}

/// What `sections` set, a later one over an earlier; the registry's name is always there.
PsqlVariables variablesOf(const Values &values, const QStringList &sections, const QString &registry)
{
    PsqlVariables variables{{u"ON_ERROR_STOP"_s, u"1"_s}, {u"registry"_s, registry}};
    for (const QString &section : sections) {
        const QString prefix = section + u".variables."_s;
        for (auto value = values.constBegin(); value != values.constEnd(); ++value) {
            if (value.key().startsWith(prefix))
                variables.insert(values.spelled.value(value.key()), *value);
        }
    }
    return variables;
}

}  // namespace

SqitchSettings readSqitchSettings(const QString &folder)
{
    Values values = personalValues();
    readInto(values, fileFrom("SQITCH_CONFIG", QDir(folder).filePath(u"sqitch.conf"_s)));
    const QString named = firstOf({values.value(u"core.target"_s), values.value(u"engine.pg.target"_s)});
    const auto setting = [&values, &named](const char *key) {
        const QString name = QString::fromLatin1(key);
        return firstOf({values.value(u"target.%1.%2"_s.arg(named, name)), values.value(u"engine.pg."_s + name),
                        values.value(u"core."_s + name)});
    };
    const QString top = setting("top_dir");
    const QString reworked = firstOf({setting("reworked_dir"), top});
    return {.engine = values.value(u"core.engine"_s),
            .planFile = firstOf({setting("plan_file"), below(top, u"sqitch.plan"_s)}),
            .deploy = firstOf({setting("deploy_dir"), below(top, u"deploy"_s)}),
            .revert = firstOf({setting("revert_dir"), below(top, u"revert"_s)}),
            .verify = firstOf({setting("verify_dir"), below(top, u"verify"_s)}),
            .reworkedDeploy = firstOf({setting("reworked_deploy_dir"), below(reworked, u"deploy"_s)}),
            .reworkedRevert = firstOf({setting("reworked_revert_dir"), below(reworked, u"revert"_s)}),
            .extension = firstOf({setting("extension"), u"sql"_s}),
            .registry = setting("registry"),
            .deployVariables = variablesOf(values, {u"core"_s, u"deploy"_s, u"engine.pg"_s, u"target."_s + named},
                                           firstOf({setting("registry"), u"sqitch"_s})),
            .revertVariables
            = variablesOf(values, {u"core"_s, u"deploy"_s, u"revert"_s, u"engine.pg"_s, u"target."_s + named},
                          firstOf({setting("registry"), u"sqitch"_s})),
            .user = userOf(values)};
}

SqitchUser sqitchUser()
{
    return userOf(personalValues());
}

}  // namespace lockstep
