// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restoreplace.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr auto unfinishedMark = "lockstep restore, not finished: "_L1;

/// Versions differ in the columns of pg_database; as JSON a missing one is only missing.
constexpr auto formQuery
    = "SELECT to_jsonb(d)::text, pg_get_userbyid(d.datdba), pg_encoding_to_char(d.encoding), t.spcname,"
      " pg_has_role(d.datdba, 'MEMBER'), r.rolcreatedb OR r.rolsuper, d.datacl IS NOT NULL"
      " FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace, pg_roles r"
      " WHERE d.datname = current_database() AND r.rolname = current_user";

constexpr auto grantsQuery
    = "SELECT a.privilege_type, CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,"
      " a.is_grantable FROM pg_database d, aclexplode(d.datacl) a"
      " WHERE d.datname = current_database() AND a.grantee <> d.datdba ORDER BY 2, 1";

constexpr auto settingsQuery = "SELECT split_part(s, '=', 1), substr(s, strpos(s, '=') + 1) FROM pg_db_role_setting r"
                               " JOIN pg_database d ON d.oid = r.setdatabase, unnest(r.setconfig) s"
                               " WHERE d.datname = current_database() AND r.setrole = 0 ORDER BY 1";

Status readGrants(Session &session, DatabaseForm &form, const JobContext &context)
{
    const auto answer = session.execute(grantsQuery, context);
    if (!answer)
        return answer.error();
    form.grants << u"REVOKE ALL ON DATABASE @database FROM PUBLIC"_s;
    for (const auto &row : answer->rows)
        form.grants << u"GRANT %1 ON DATABASE @database TO %2%3"_s.arg(
            QString::fromUtf8(row[0]), QString::fromUtf8(row[1]), row[2] == "t" ? u" WITH GRANT OPTION"_s : QString());
    return Done{};
}

Status readSettings(Session &session, DatabaseForm &form, const JobContext &context)
{
    const auto answer = session.execute(settingsQuery, context);
    if (!answer)
        return answer.error();
    for (const auto &row : answer->rows)
        form.settings.emplace_back(QString::fromUtf8(row[0]), QString::fromUtf8(row[1]));
    return Done{};
}

Message notTaken(const QString &what, const Error &error)
{
    return {QT_TRANSLATE_NOOP("app", "%1 could not be taken over: %2"),
            {what, error.sql ? error.sql->message : error.message.english()}};
}

QString sql(const QString &identifier)
{
    return QString::fromUtf8(quotedIdentifier(identifier));
}

QString literal(const QString &text)
{
    return QString::fromUtf8(quotedLiteral(text));
}

}  // namespace

Result<DatabaseForm> readForm(Session &session, const JobContext &context)
{
    const auto answer = session.execute(formQuery, context);
    if (!answer)
        return answer.error();
    const auto &row = answer->rows.at(0);
    const QJsonObject database = QJsonDocument::fromJson(row[0]).object();
    const auto cell = [&database](QLatin1StringView column) { return database.value(column).toString(); };
    DatabaseForm form{.name = cell("datname"_L1),
                      .owner = QString::fromUtf8(row[1]),
                      .mayGiveToOwner = row[4] == "t",
                      .mayCreate = row[5] == "t",
                      .encoding = QString::fromUtf8(row[2]),
                      .collation = cell("datcollate"_L1),
                      .characterType = cell("datctype"_L1),
                      .provider = cell("datlocprovider"_L1),
                      .providerLocale = cell("datlocale"_L1) + cell("daticulocale"_L1),
                      .tablespace = QString::fromUtf8(row[3])};
    if (row[6] == "t") {
        if (Status read = readGrants(session, form, context); !read)
            return std::move(read).error();
    }
    if (Status read = readSettings(session, form, context); !read)
        return std::move(read).error();
    // NULL for a role that may not know it, without an error.
    const auto folder = session.execute("SELECT setting FROM pg_settings WHERE name = 'data_directory'", context);
    if (folder && !folder->rows.empty())
        form.dataFolder = QString::fromUtf8(folder->rows[0][0]);
    return form;
}

Result<KnownDatabases> knownDatabases(Session &session, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT datname, coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database ORDER BY datname",
        context);
    if (!answer)
        return answer.error();
    KnownDatabases known;
    for (const auto &row : answer->rows) {
        known.all << QString::fromUtf8(row[0]);
        if (QString::fromUtf8(row[1]).startsWith(unfinishedMark))
            known.unfinished << known.all.last();
    }
    return known;
}

QStringList creationOf(const DatabaseForm &form, const QString &database, const QString &backup)
{
    QString create = u"CREATE DATABASE %1 TEMPLATE template0"_s.arg(sql(database));
    if (form.mayGiveToOwner)
        create += u" OWNER "_s + sql(form.owner);
    create += u" ENCODING %1 LC_COLLATE %2 LC_CTYPE %3"_s.arg(literal(form.encoding), literal(form.collation),
                                                              literal(form.characterType));
    if (form.provider == "i"_L1)
        create += u" LOCALE_PROVIDER icu ICU_LOCALE "_s + literal(form.providerLocale);
    if (form.provider == "b"_L1)
        create += u" LOCALE_PROVIDER builtin BUILTIN_LOCALE "_s + literal(form.providerLocale);
    if (form.tablespace != "pg_default"_L1)
        create += u" TABLESPACE "_s + sql(form.tablespace);
    return {create, u"COMMENT ON DATABASE %1 IS %2"_s.arg(sql(database), literal(unfinishedMark + backup))};
}

Result<std::vector<Message>> furnish(Session &inTarget, Session &inNew, const DatabaseForm &form,
                                     const QString &database, const JobContext &context)
{
    std::vector<Message> notes;
    for (QString grant : form.grants) {
        const auto done = inTarget.execute(grant.replace(u"@database"_s, sql(database)).toUtf8(), context);
        if (!done && !done.error().sql)
            return done.error();
        if (!done)
            notes.push_back(notTaken(grant, done.error()));
    }
    for (const auto &[name, value] : form.settings) {
        // A list such as a search_path has quotes of its own, which set_config() reads and a literal would hide.
        auto set = inNew.execute("SELECT set_config($1, $2, false)", {name.toUtf8(), value.toUtf8()}, context);
        if (set)
            set = inNew.execute(
                "ALTER DATABASE " + quotedIdentifier(database) + " SET " + quotedName(name) + " FROM CURRENT", context);
        if (!set && !set.error().sql)
            return set.error();
        if (!set)
            notes.push_back(notTaken(name + u" = "_s + value, set.error()));
    }
    return notes;
}

QByteArray finishedComment(const QString &database, const QString &backup)
{
    return "COMMENT ON DATABASE " + quotedIdentifier(database) + " IS "
        + quotedLiteral(u"lockstep restore of "_s + backup);
}

}  // namespace lockstep
