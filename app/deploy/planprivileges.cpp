// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/planprivileges.h"

#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct GrantedObject
{
    QString kind{};  ///< "relation", "schema" or "function"
    QString schema{};  ///< empty: where search_path finds it
    QString name{};

    QString display() const
    {
        return joinedIdentifiers(schema.isEmpty() ? QStringList{name} : QStringList{schema, name});
    }
    bool operator<(const GrantedObject &other) const
    {
        return std::tie(kind, schema, name) < std::tie(other.kind, other.schema, other.name);
    }
};

using RolePrivilege = std::pair<QString, QString>;

/// What grants and revokes come to, the last word on each.
class NetPrivileges
{
public:
    void begin() { m_schema.clear(); }
    void take(const StatementEffects &statement);

    const std::map<GrantedObject, std::map<RolePrivilege, bool>> &all() const { return m_all; }
    const QStringList &notCompared() const { return m_notCompared; }

private:
    void take(const LocatedChange &located);
    void takeGrant(const change::Grant &grant, bool isConditional);
    void forget(const QString &name, bool isSchema);
    void leaveOut(const QString &what)
    {
        if (!m_notCompared.contains(what))
            m_notCompared << what;
    }

    QString m_schema{};  ///< the first of a search_path that the script has set
    std::map<GrantedObject, std::map<RolePrivilege, bool>> m_all{};
    QStringList m_notCompared{};
};

QString catalogKind(const QString &kind)
{
    static const QStringList relations{u"table"_s, u"sequence"_s, u"view"_s, u"materialized view"_s,
                                       u"foreign table"_s};
    static const QStringList routines{u"function"_s, u"procedure"_s, u"routine"_s};
    return relations.contains(kind) ? u"relation"_s
        : routines.contains(kind)   ? u"function"_s
        : kind == "schema"_L1       ? kind
                                    : QString();
}

/// ALL is what the kind knows, MAINTAIN of later servers left out.
QStringList meantPrivileges(const change::Grant &grant)
{
    if (!grant.privileges.contains("all"_L1))
        return grant.privileges;
    if (grant.objectKind == "sequence"_L1)
        return {u"usage"_s, u"select"_s, u"update"_s};
    if (grant.objectKind == "schema"_L1)
        return {u"usage"_s, u"create"_s};
    if (catalogKind(grant.objectKind) == "function"_L1)
        return {u"execute"_s};
    return {u"select"_s, u"insert"_s, u"update"_s, u"delete"_s, u"truncate"_s, u"references"_s, u"trigger"_s};
}

void NetPrivileges::takeGrant(const change::Grant &grant, bool isConditional)
{
    const QString kind = catalogKind(grant.objectKind);
    for (const WrittenName &written : grant.objects) {
        const GrantedObject object{kind, kind != "schema"_L1 && written.schema.isEmpty() ? m_schema : written.schema,
                                   written.name};
        if (grant.isAllInSchema) {
            std::erase_if(
                m_all, [&](const auto &one) { return one.first.schema.isEmpty() || one.first.schema == written.name; });
            leaveOut(QCoreApplication::translate("app", "all in schema %1").arg(written.name));
        } else if (kind.isEmpty() || isConditional) {
            m_all.erase(object);
            leaveOut(grant.objectKind + u' ' + object.display());
        } else {
            for (const QString &role : grant.roles) {
                for (const QString &privilege : meantPrivileges(grant))
                    m_all[object][{role, privilege}] = grant.isGrant;
            }
        }
    }
}

/// What is dropped or renamed takes its privileges along.
void NetPrivileges::forget(const QString &name, bool isSchema)
{
    std::erase_if(m_all, [&](const auto &one) {
        return one.first.name == name || (isSchema && (one.first.schema == name || one.first.schema.isEmpty()));
    });
}

void NetPrivileges::take(const LocatedChange &located)
{
    if (const auto *grant = std::get_if<change::Grant>(&located.change))
        takeGrant(*grant, located.isConditional || located.isGuarded);
    else if (const auto *path = std::get_if<change::SetSearchPath>(&located.change))
        m_schema = path->schemas.value(0);
    else if (const auto *drop = std::get_if<change::DropObject>(&located.change); drop && drop->cascade)
        m_all.clear();
    else if (drop)
        forget(drop->name.name, drop->objectKind == "schema"_L1);
    else if (const auto *rename = std::get_if<change::Rename>(&located.change))
        forget(rename->name.name, rename->objectKind == "schema"_L1);
    else if (const auto *moved = std::get_if<change::SetSchema>(&located.change))
        forget(moved->name.name, false);
}

void NetPrivileges::take(const StatementEffects &statement)
{
    const auto has = [&statement](auto is) { return std::ranges::any_of(statement.effects, is); };
    if (has([](const Effect &effect) { return effect.kind == EffectKind::DropOwned; }))
        m_all.clear();
    // REVOKE GRANT OPTION FOR leaves the privilege itself.
    if (has([](const Effect &effect) {
            return effect.kind == EffectKind::Revoke && effect.traits.testFlag(Trait::GrantOption);
        }))
        return;
    for (const LocatedChange &located : statement.changes)
        take(located);
}

/// Grantee and privilege of each entry, the kind's own defaults where nothing was ever granted. No row: no such object,
/// or several functions of that name.
QByteArray entriesQuery(const QString &kind)
{
    constexpr auto entries = ", coalesce(r.rolname, 'public'), lower(x.privilege_type) FROM o LEFT JOIN LATERAL "
                             "aclexplode(o.acl) AS x ON true LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = x.grantee";
    if (kind == "relation"_L1)
        return QByteArray(
                   "WITH o AS (SELECT c.relkind, coalesce(c.relacl, acldefault((CASE c.relkind WHEN 'S' THEN 's' "
                   "ELSE 'r' END)::\"char\", c.relowner)) AS acl FROM pg_catalog.pg_class AS c WHERE c.oid = "
                   "to_regclass($1)) SELECT o.relkind")
            + entries;
    if (kind == "schema"_L1)
        return QByteArray("WITH o AS (SELECT coalesce(n.nspacl, acldefault('n', n.nspowner)) AS acl FROM "
                          "pg_catalog.pg_namespace AS n WHERE quote_ident(n.nspname) = $1) SELECT ''")
            + entries;
    return QByteArray(
               "WITH o AS (SELECT coalesce(p.proacl, acldefault('f', p.proowner)) AS acl FROM pg_catalog.pg_proc "
               "AS p WHERE p.oid = to_regproc($1)) SELECT ''")
        + entries;
}

struct Found
{
    bool isThere = false;
    bool isSequence = false;
    std::set<RolePrivilege> entries{};
};

Result<Found> entriesOf(Session &session, const GrantedObject &object, const JobContext &context)
{
    const auto answer = session.execute(entriesQuery(object.kind), {quotedName(object.display())}, context);
    if (!answer)
        return answer.error();
    Found found{.isThere = !answer->rows.empty()};
    for (const auto &row : answer->rows) {
        found.isSequence = row[0] == "S";
        if (!row[2].isNull())
            found.entries.insert({QString::fromUtf8(row[1]), QString::fromUtf8(row[2])});
    }
    return found;
}

/// A sequence knows less than a table: GRANT ALL ON TABLE says more than it can have.
bool canHave(const Found &found, const QString &privilege)
{
    return !found.isSequence || privilege == "select"_L1 || privilege == "update"_L1 || privilege == "usage"_L1;
}

void compare(const GrantedObject &object, const std::map<RolePrivilege, bool> &wanted, const Found &found,
             const QString &self, QStringList &differences)
{
    for (const auto &[who, isGranted] : wanted) {
        const QString role = who.first == "current_user"_L1 ? self : who.first;
        if (found.entries.contains({role, who.second}) == isGranted || !canHave(found, who.second))
            continue;
        const QString sentence = isGranted
            ? QCoreApplication::translate("app", "%1: %2 was granted to %3 and is not there")
            : QCoreApplication::translate("app", "%1: %2 was revoked from %3 and is still there");
        differences << sentence.arg(object.display(), who.second, role);
    }
}

Check answer(int looked, const QStringList &differences, const QStringList &notCompared, bool isCertain)
{
    Check check{.id = u"privileges"_s, .title = {QT_TRANSLATE_NOOP("app", "Privileges as granted")}};
    check.detail = detailOf(differences);
    if (!notCompared.isEmpty())
        check.detail += (differences.isEmpty() ? QString() : u"\n"_s)
            + QCoreApplication::translate("app", "Not compared: %1").arg(notCompared.join(u", "_s));
    if (differences.isEmpty()) {
        check.outcome = looked > 0 ? Outcome::Pass : Outcome::Skip;
        check.message
            = {QT_TRANSLATE_N_NOOP("app", "The privileges on %n object(s) are as the migrations say."), {}, looked};
        return check;
    }
    check.outcome = isCertain ? Outcome::Fail : Outcome::Warn;
    check.message
        = {QT_TRANSLATE_N_NOOP("app", "%n privilege(s) are not as the migrations say."), {}, int(differences.size())};
    check.hint = {QT_TRANSLATE_NOOP("app",
                                    "Another role granted them, or somebody changed them meanwhile: \\dp in psql shows "
                                    "who granted what. Grant or revoke each as the migration says.")};
    return check;
}

}  // namespace

Result<std::optional<Check>> privilegesCheck(Session &session,
                                             const std::vector<const std::vector<StatementEffects> *> &scripts,
                                             bool isCertain, const JobContext &context)
{
    NetPrivileges net;
    for (const std::vector<StatementEffects> *script : scripts) {
        net.begin();
        for (const StatementEffects &statement : *script)
            net.take(statement);
    }
    if (net.all().empty() && net.notCompared().isEmpty())
        return std::optional<Check>();
    const auto self = session.execute("SELECT current_user", context);
    if (!self)
        return self.error();
    QStringList differences;
    int looked = 0;
    for (const auto &[object, wanted] : net.all()) {
        const auto found = entriesOf(session, object, context);
        if (!found)
            return found.error();
        if (!found->isThere)  // another check says so
            continue;
        ++looked;
        compare(object, wanted, *found, QString::fromUtf8(self->rows[0][0]), differences);
    }
    return std::optional(answer(looked, differences, net.notCompared(), isCertain));
}

}  // namespace lockstep
