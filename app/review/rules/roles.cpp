// SPDX-License-Identifier: GPL-3.0-or-later

// Roles and privileges, beside what privileges.cpp warns of.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/targetfacts.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

bool isPrivilege(const Effect &effect)
{
    return !effect.deferred && (effect.kind == EffectKind::Grant || effect.kind == EffectKind::Revoke);
}

/// A role belongs to the server; a block of code may have looked first whether it is there.
std::vector<RuleHit> checkCreateRole(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &role : immediateEffects(input, {EffectKind::CreateRole})) {
        if (role.within == Within::Nothing)
            hits.push_back(hitAt(role, QT_TRANSLATE_NOOP("app", "%1 is made for the whole server.")));
    }
    for (RuleHit &hit : hits)  // a password may stand in it
        hit.range.end = hit.range.begin + std::min<qsizetype>(hit.range.length(), qsizetype(sizeof "CREATE ROLE") - 1);
    return hits;
}

std::vector<RuleHit> checkAlterRole(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &role : immediateEffects(input, {EffectKind::Other})) {
        if (role.objectKind == "role"_L1)
            hits.push_back(hitAt(role, QT_TRANSLATE_NOOP("app", "%1 changes in every database of the server.")));
    }
    for (RuleHit &hit : hits)
        hit.range.end = hit.range.begin + std::min<qsizetype>(hit.range.length(), qsizetype(sizeof "ALTER ROLE") - 1);
    return hits;
}

/// What everybody has is taken from everybody so that some can be given it.
std::vector<RuleHit> checkRevoke(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.kinds[std::size_t(EffectKind::Revoke)])
        return hits;
    eachChange<change::Grant>(input, [&hits](const change::Grant &grant, ByteRange range) {
        const bool isFromPublic = grant.roles.size() == 1 && grant.roles.front() == "public"_L1;
        if (!grant.isGrant && !isFromPublic)
            hits.push_back(
                {range,
                 grant.objects.empty() ? QString() : writtenText(grant.objects.front()),
                 Within::Nothing,
                 {QT_TRANSLATE_NOOP("app", "%1 may no longer do what it could."), {grant.roles.join(u", "_s)}}});
    });
    return hits;
}

/// Once a file, at the first privilege on something that was there, where the schema changes as well.
std::vector<RuleHit> checkWithDefinitions(const RuleInput &input)
{
    const auto first = [&input](std::size_t statement) -> const Effect * {
        for (const Effect &effect : input.effects[statement].effects) {
            if (isPrivilege(effect) && !input.facts.isMadeBefore(effect.object, statement))
                return &effect;
        }
        return nullptr;
    };
    const Effect *privilege = first(input.statement);
    if (!privilege)
        return {};
    for (std::size_t i = 0; i < input.statement; ++i) {
        if (first(i))
            return {};
    }
    const bool defines = std::ranges::any_of(input.effects, [](const StatementEffects &one) {
        return std::ranges::any_of(
            one.effects, [](const Effect &effect) { return !effect.deferred && effect.kind <= EffectKind::DropOther; });
    });
    if (!defines)
        return {};
    return {hitAt(*privilege,
                  {QT_TRANSLATE_NOOP("app", "The file changes the schema, and who may use %1."),
                   QT_TRANSLATE_NOOP("app", "The file changes the schema, and who may use it.")})};
}

std::vector<RuleHit> checkExtensionUpdate(const RuleInput &input)
{
    if (effectsOf(input).tag != "ALTER EXTENSION"_L1)
        return {};
    const Statement &statement = input.script.statements[input.statement];
    const QByteArray sql = input.script.text(statement);
    const std::vector<Token> tokens = scan(sql).tokens;
    if (tokens.empty() || sql.mid(tokens.back().range.begin, tokens.back().range.length()).toUpper() != "UPDATE")
        return {};
    return {{statement.range,
             {},
             Within::Nothing,
             {QT_TRANSLATE_NOOP("app", "The extension becomes whatever version the server has.")}}};
}

/// The one role that owns all tables that are there in the schema of what is made; empty where there is none.
QString ownerElsewhere(const TargetFacts &target, const Effect &made)
{
    const QString schema = holderOf(made.object);
    return target.schemaOwners.value(schema.isEmpty() ? target.role.schema : schema);
}

/// By the target's word: nothing where it will belong to whom the tables beside it belong to.
std::vector<RuleHit> hitBeside(const Effect &made, const QString &owner, const QString &role)
{
    if (owner == role)
        return {};
    RuleHit hit = hitAt(made, "");
    hit.message = {QT_TRANSLATE_NOOP("app", "%1 will belong to %2; the tables beside it belong to %3."),
                   {made.object, role, owner}};
    hit.severity = Severity::Warning;
    return {hit};
}

/// Once a file, at the first object that it makes.
std::vector<RuleHit> checkSetRole(const RuleInput &input)
{
    if (input.facts.firstMadeWithoutRole() != std::ptrdiff_t(input.statement))
        return {};
    const auto &effects = effectsOf(input).effects;
    const auto made = std::ranges::find_if(effects, &makesOwned);
    if (made == effects.end())
        return {};
    if (const auto *target = input.target) {
        if (const QString owner = ownerElsewhere(*target, *made); !owner.isEmpty())
            return hitBeside(*made, owner, target->role.name);
    }
    return {hitAt(*made, QT_TRANSLATE_NOOP("app", "%1 belongs to whoever runs the migration."))};
}

}  // namespace

const Rule createRole{
    "create-role",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Making a role in a migration"),
    QT_TRANSLATE_NOOP("app",
                      "Roles belong to the server and not to the database: the history fails on a second database of "
                      "the same server, and on one that is restored there."),
    QT_TRANSLATE_NOOP("app", "Make roles where the server is set up, or in a DO block that looks whether it is there."),
    &checkCreateRole,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(CREATE ROLE reporting NOLOGIN;)sql",
    R"sql(DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reporting') THEN
        CREATE ROLE reporting NOLOGIN;
    END IF;
END $$;)sql",
};

const Rule alterRole{
    "alter-role",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Changing a role in a migration"),
    QT_TRANSLATE_NOOP("app", "Roles belong to the server and not to the database: every database of it is affected."),
    QT_TRANSLATE_NOOP("app", "Change roles where the server is set up."),
    &checkAlterRole,
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(ALTER ROLE app CONNECTION LIMIT 10;)sql",
    R"sql(GRANT SELECT ON users TO app;)sql",
};

const Rule revoke{
    "revoke",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Taking a privilege back"),
    QT_TRANSLATE_NOOP("app", "Running code that needs it fails at once."),
    QT_TRANSLATE_NOOP("app", "Make sure that nothing uses it any more, and revoke in a later release."),
    &checkRevoke,
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(REVOKE UPDATE ON users FROM app;)sql",
    R"sql(REVOKE ALL ON users FROM PUBLIC;)sql",
};

const Rule privilegesWithDefinitions{
    "privilege-change-with-ddl",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Privileges changed beside the schema"),
    QT_TRANSLATE_NOOP("app", "Who looks at privileges looks for files of their own."),
    QT_TRANSLATE_NOOP("app", "A migration for the schema, another for the privileges on what was there."),
    &checkWithDefinitions,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN a int;
GRANT SELECT ON orders TO reporting;)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY);
GRANT SELECT ON notes TO reporting;)sql",
};

const Rule extensionUpgrade{
    "extension-upgrade",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Updating an extension to whatever there is"),
    QT_TRANSLATE_NOOP("app", "Each server takes the version that it happens to have."),
    QT_TRANSLATE_NOOP("app", "ALTER EXTENSION … UPDATE TO '…'."),
    &checkExtensionUpdate,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(ALTER EXTENSION pg_trgm UPDATE;)sql",
    R"sql(ALTER EXTENSION pg_trgm UPDATE TO '1.6';)sql",
};

const Rule setRoleMissing{
    "set-role-missing",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Objects that belong to whoever runs the file"),
    QT_TRANSLATE_NOOP("app",
                      "Where migrations are run by different people, each object has another owner, and the "
                      "next change of it fails."),
    QT_TRANSLATE_NOOP("app", "SET ROLE to the owner of the schema at the top of the file."),
    &checkSetRole,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY);)sql",
    R"sql(SET ROLE owner;
CREATE TABLE notes (id bigint PRIMARY KEY);
RESET ROLE;)sql",
};

}  // namespace lockstep::rules
