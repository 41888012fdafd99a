// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/connectionurl.h"

#include "app/project/connectionsettings.h"

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QByteArray conninfoValue(const QString &text)
{
    QByteArray value = text.toUtf8();
    value.replace('\\', "\\\\").replace('\'', "\\'");
    return '\'' + value + '\'';
}

QString systemUser()
{
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

QString firstOf(std::initializer_list<QString> texts)
{
    for (const QString &text : texts) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

ConnectionUrl connectionOf(const ConnectionSettings &settings)
{
    ConnectionUrl url;
    QByteArrayList parts;
    for (const auto &[keyword, value] : settings.values)
        parts << keyword.toLatin1() + '=' + conninfoValue(value);
    url.conninfo = parts.join(' ');
    // Debian's libpq looks for its socket there when no host is named.
    url.host = firstOf({settings.value("host"_L1), settings.value("hostaddr"_L1), qEnvironmentVariable("PGHOST"),
                        qEnvironmentVariable("PGHOSTADDR"), u"/var/run/postgresql"_s});
    const QString port = firstOf({settings.value("port"_L1), qEnvironmentVariable("PGPORT"), u"5432"_s});
    url.port = isPort(port.section(u',', 0, 0)) ? port.section(u',', 0, 0).toInt() : 5432;
    url.user = firstOf({settings.value("user"_L1), qEnvironmentVariable("PGUSER"), systemUser()});
    url.database = firstOf({settings.value("dbname"_L1), qEnvironmentVariable("PGDATABASE"), url.user});
    url.schema = settings.schema;
    return url;
}

}  // namespace

QString ConnectionUrl::display() const
{
    return displayTarget(host, port, database);
}

QString displayTarget(const QString &host, int port, const QString &database)
{
    if (host.startsWith(u'/'))
        return u"[local]:%1/%2"_s.arg(QString::number(port), database);
    const bool isAddress = host.contains(u':') && !host.contains(u',');
    return u"%1:%2/%3"_s.arg(isAddress ? u'[' + host + u']' : host, QString::number(port), database);
}

Result<ConnectionUrl> parseConnectionUrl(const QString &url)
{
    const Result<ConnectionSettings> settings = readConnectionSettings(url.trimmed());
    if (!settings)
        return settings.error();
    return connectionOf(*settings);
}

bool urlHasPassword(const QString &url)
{
    const Result<ConnectionSettings> settings = readConnectionSettings(url.trimmed());
    return settings && (!settings->value("password"_L1).isEmpty() || !settings->value("sslpassword"_L1).isEmpty());
}

std::optional<ConnectionUrl> connectionFromVariables(const std::function<QString(const QString &)> &variable)
{
    static const std::array<std::pair<const char *, const char *>, 12> names{{
        {"PGHOST", "host"},
        {"PGHOSTADDR", "hostaddr"},
        {"PGPORT", "port"},
        {"PGDATABASE", "dbname"},
        {"PGUSER", "user"},
        {"PGPASSWORD", "password"},
        {"PGPASSFILE", "passfile"},
        {"PGSERVICE", "service"},
        {"PGOPTIONS", "options"},
        {"PGSSLMODE", "sslmode"},
        {"PGSSLROOTCERT", "sslrootcert"},
        {"PGTARGETSESSIONATTRS", "target_session_attrs"},
    }};
    ConnectionSettings settings;
    for (const auto &[name, keyword] : names) {
        if (const QString value = variable(QString::fromLatin1(name)); !value.isEmpty())
            settings.set(QString::fromLatin1(keyword), value);
    }
    const auto has = [&settings](QLatin1StringView keyword) { return !settings.value(keyword).isEmpty(); };
    if (!has("host"_L1) && !has("hostaddr"_L1) && !has("dbname"_L1) && !has("service"_L1))
        return {};
    return connectionOf(settings);
}

ConnectionUrl withDatabase(ConnectionUrl url, const QString &database)
{
    // A later keyword overrides an earlier one.
    url.conninfo += (url.conninfo.isEmpty() ? "dbname=" : " dbname=") + conninfoValue(database);
    url.database = database;
    return url;
}

}  // namespace lockstep
