// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/connectionsettings.h"

#include "app/core/files.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

// libpq's keywords, PostgreSQL 15 to 17, section 34.1.2; a keyword that the installed libpq does not know would make it
// refuse the whole connection, so what came after 15 is left out.
constexpr std::array keywords{
    "host"_L1,
    "hostaddr"_L1,
    "port"_L1,
    "dbname"_L1,
    "user"_L1,
    "password"_L1,
    "passfile"_L1,
    "channel_binding"_L1,
    "connect_timeout"_L1,
    "client_encoding"_L1,
    "options"_L1,
    "application_name"_L1,
    "fallback_application_name"_L1,
    "keepalives"_L1,
    "keepalives_idle"_L1,
    "keepalives_interval"_L1,
    "keepalives_count"_L1,
    "tcp_user_timeout"_L1,
    "sslmode"_L1,
    "sslcompression"_L1,
    "sslcert"_L1,
    "sslkey"_L1,
    "sslpassword"_L1,
    "sslrootcert"_L1,
    "sslcrl"_L1,
    "sslcrldir"_L1,
    "sslsni"_L1,
    "requirepeer"_L1,
    "ssl_min_protocol_version"_L1,
    "ssl_max_protocol_version"_L1,
    "krbsrvname"_L1,
    "gsslib"_L1,
    "gssencmode"_L1,
    "service"_L1,
    "target_session_attrs"_L1,
};

Error refused(const char *why)
{
    Error error{ErrorCode::BadRequest, {why}};
    error.hint = {QT_TRANSLATE_NOOP("app", "A target looks like postgresql://user@host:5432/database.")};
    return error;
}

Error wrongScheme(const QString &scheme)
{
    Error error{ErrorCode::BadRequest,
                {QT_TRANSLATE_NOOP("app", "A target whose address begins with %1:// cannot be used."), {scheme}}};
    error.hint = scheme.startsWith(u"prisma"_s)
        ? Message{QT_TRANSLATE_NOOP("app",
                                    "That address leads to Prisma's proxy. Give the database's own address, "
                                    "postgresql://…, which Prisma calls the direct URL.")}
        : Message{QT_TRANSLATE_NOOP("app", "Lockstep works with PostgreSQL: postgresql://user@host:5432/database.")};
    return error;
}

Result<QString> decoded(const QString &text)
{
    static const char *const bad = QT_TRANSLATE_NOOP("app", "The target's address has a broken percent-encoding.");
    const QByteArray bytes = text.toUtf8();
    QByteArray plain;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '%') {
            plain += bytes[i];
            continue;
        }
        bool isHex = false;
        const QByteArray digits = bytes.mid(i + 1, 2);
        const int value = digits.toInt(&isHex, 16);
        if (digits.size() != 2 || !isHex || value <= 0)
            return refused(bad);
        plain += char(value);
        i += 2;
    }
    if (firstInvalidUtf8(plain) >= 0)
        return refused(bad);
    return QString::fromUtf8(plain);
}

Status setDecoded(ConnectionSettings &settings, const QString &keyword, const QString &text)
{
    if (text.isEmpty())
        return Done{};
    const Result<QString> plain = decoded(text);
    if (!plain)
        return plain.error();
    settings.set(keyword, *plain);
    return Done{};
}

Status readLogin(ConnectionSettings &settings, const QString &login)
{
    const qsizetype colon = login.indexOf(u':');
    if (Status user = setDecoded(settings, u"user"_s, colon < 0 ? login : login.left(colon)); !user)
        return user;
    return colon < 0 ? Status(Done{}) : setDecoded(settings, u"password"_s, login.mid(colon + 1));
}

/// "host", "host:port" or "[::1]:port".
Result<std::pair<QString, QString>> readHost(const QString &place)
{
    const bool isBracketed = place.startsWith(u'[');
    const qsizetype end = isBracketed ? place.indexOf(u']') : place.lastIndexOf(u':');
    if (isBracketed && end < 0)
        return refused(
            QT_TRANSLATE_NOOP("app", "The target's address opens a bracket around its host and never closes it."));
    const Result<QString> host = decoded(isBracketed ? place.mid(1, end - 1) : end < 0 ? place : place.left(end));
    if (!host)
        return host.error();
    QString port = isBracketed ? place.mid(end + 1) : end < 0 ? QString() : place.mid(end);
    if (!port.isEmpty() && !port.startsWith(u':'))
        return refused(QT_TRANSLATE_NOOP("app", "The target's address has something between its host and its port."));
    port = port.mid(1);
    // The text is not repeated: with a '/' or '@' left unencoded in a password, it may be a piece of it.
    if (!port.isEmpty() && !isPort(port))
        return refused(QT_TRANSLATE_NOOP("app",
                                         "The target's port is no number from 1 to 65535; or the password holds a "
                                         "'/', '?' or '@' that is not percent-encoded."));
    return std::pair{*host, port};
}

Status readHosts(ConnectionSettings &settings, const QString &places)
{
    QStringList hosts;
    QStringList ports;
    for (const QString &place : places.split(u',')) {
        const auto read = readHost(place);
        if (!read)
            return read.error();
        hosts << read->first;
        ports << read->second;
    }
    if (!hosts.join(QString()).isEmpty())
        settings.set(u"host"_s, hosts.join(u','));
    if (!ports.join(QString()).isEmpty())
        settings.set(u"port"_s, ports.join(u','));
    return Done{};
}

Status readParameter(ConnectionSettings &settings, const QString &parameter)
{
    const qsizetype equals = parameter.indexOf(u'=');
    const Result<QString> name = decoded(equals < 0 ? parameter : parameter.left(equals));
    const Result<QString> value = decoded(equals < 0 ? QString() : parameter.mid(equals + 1));
    if (!name || !value)
        return name ? value.error() : name.error();
    if (*name == "schema"_L1)
        settings.schema = *value;
    else if (*name == "ssl"_L1 && *value == "true"_L1)
        settings.set(u"sslmode"_s, u"require"_s);
    else if (*name == "sslmode"_L1 && *value == "no-verify"_L1)
        settings.set(*name, u"require"_s);  // node-postgres' word for: encrypted, certificate not checked
    else if (std::find(keywords.begin(), keywords.end(), *name) != keywords.end() && !value->isEmpty())
        settings.set(*name, *value);
    return Done{};
}

}  // namespace

QString ConnectionSettings::value(QLatin1StringView keyword) const
{
    const auto found = std::find_if(values.begin(), values.end(),
                                    [keyword](const Setting &setting) { return setting.first == keyword; });
    return found == values.end() ? QString() : found->second;
}

void ConnectionSettings::set(const QString &keyword, const QString &text)
{
    std::erase_if(values, [&keyword](const Setting &setting) { return setting.first == keyword; });
    values.emplace_back(keyword, text);
}

bool isPort(const QString &text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    return isNumber && port >= 1 && port <= 65535;
}

Result<ConnectionSettings> readConnectionSettings(const QString &url)
{
    const qsizetype schemeEnd = url.indexOf(u"://"_s);
    if (schemeEnd <= 0)
        return refused(QT_TRANSLATE_NOOP("app", "That is no database address."));
    const QString scheme = url.left(schemeEnd).toLower();
    if (scheme != "postgresql"_L1 && scheme != "postgres"_L1)
        return wrongScheme(scheme);

    const QString rest = url.mid(schemeEnd + 3);
    const qsizetype question = rest.indexOf(u'?');
    const QString location = question < 0 ? rest : rest.left(question);
    const qsizetype slash = location.indexOf(u'/');
    const QString authority = slash < 0 ? location : location.left(slash);
    const qsizetype at = authority.lastIndexOf(u'@');

    ConnectionSettings settings;
    if (Status login = readLogin(settings, authority.left(std::max<qsizetype>(at, 0))); !login)
        return std::move(login).error();
    if (Status hosts = readHosts(settings, authority.mid(at + 1)); !hosts)
        return std::move(hosts).error();
    if (Status name = setDecoded(settings, u"dbname"_s, slash < 0 ? QString() : location.mid(slash + 1)); !name)
        return std::move(name).error();
    const QStringList parameters
        = question < 0 ? QStringList() : rest.mid(question + 1).split(u'&', Qt::SkipEmptyParts);
    for (const QString &parameter : parameters) {
        if (Status read = readParameter(settings, parameter); !read)
            return std::move(read).error();
    }
    return settings;
}

}  // namespace lockstep
