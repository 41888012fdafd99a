// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// Up to the word PASSWORD, or the first word where that is not in sight: a finding shows its extent, and nobody is to
/// read a password there.
ByteRange withoutSecret(const RuleInput &input, ByteRange range)
{
    const QByteArray text = input.script.sql.mid(range.begin, range.length());
    const auto tokens = scan(text).tokens;
    for (const Token &token : tokens) {
        if (text.mid(token.range.begin, token.range.length()).toLower() == "password")
            return {range.begin, range.begin + token.range.end};
    }
    return {range.begin, range.begin + (tokens.empty() ? 0 : tokens.front().range.end)};
}

/// ALTER DEFAULT PRIVILEGES.
bool isForLater(const Effect &grant)
{
    return grant.objectKind == "default privilege"_L1;
}

std::vector<RuleHit> checkPassword(const RuleInput &input)
{
    std::vector<RuleHit> hits = hitsOn(input, {EffectKind::CreateRole, EffectKind::Other},
                                       QT_TRANSLATE_NOOP("app", "The password of %1 stands in the file."),
                                       [](const Effect &role) { return role.traits.testFlag(Trait::Password); });
    for (RuleHit &hit : hits)
        hit.range = withoutSecret(input, hit.range);
    return hits;
}

}  // namespace

const Rule grantToPublic{
    "grant-to-public",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Granting to everybody"),
    QT_TRANSLATE_NOOP("app", "Every role of the server gets it, also those that are made later."),
    QT_TRANSLATE_NOOP("app", "Grant it to the roles that need it."),
    [](const RuleInput &input) {
        std::vector<RuleHit> hits;
        for (const Effect &grant : immediateEffects(input, {EffectKind::Grant})) {
            if (grant.traits.testFlag(Trait::ToPublic))
                hits.push_back(hitAt(grant,
                                     isForLater(grant)
                                         ? QT_TRANSLATE_NOOP("app", "Every role gets privileges on what is made later.")
                                         : QT_TRANSLATE_NOOP("app", "Every role gets privileges on %1.")));
        }
        return hits;
    },
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(GRANT SELECT ON users TO PUBLIC;)sql",
    R"sql(GRANT SELECT ON users TO reporting;
REVOKE ALL ON orders FROM PUBLIC;
GRANT EXECUTE ON FUNCTION total() TO PUBLIC;)sql",
};

const Rule grantAll{
    "grant-all",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Granting every privilege"),
    QT_TRANSLATE_NOOP("app", "ALL has TRUNCATE, REFERENCES and TRIGGER in it, and what later versions add."),
    QT_TRANSLATE_NOOP("app", "Name the privileges that the role needs."),
    [](const RuleInput &input) {
        std::vector<RuleHit> hits;
        for (const Effect &grant : immediateEffects(input, {EffectKind::Grant})) {
            if (grant.traits.testFlag(Trait::AllPrivileges))
                hits.push_back(hitAt(grant,
                                     isForLater(grant)
                                         ? QT_TRANSLATE_NOOP("app", "Every privilege on what is made later is granted.")
                                         : QT_TRANSLATE_NOOP("app", "Every privilege on %1 is granted.")));
        }
        return hits;
    },
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(GRANT ALL ON users TO app;)sql",
    R"sql(GRANT SELECT, INSERT, UPDATE, DELETE ON users TO app;)sql",
};

const Rule withGrantOption{
    "with-grant-option",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Granting the right to grant"),
    QT_TRANSLATE_NOOP("app", "Who has what is then no longer decided here, and a REVOKE fails or takes others along."),
    QT_TRANSLATE_NOOP("app", "Grant the privilege alone."),
    [](const RuleInput &input) {
        std::vector<RuleHit> hits;
        for (const Effect &grant : immediateEffects(input, {EffectKind::Grant})) {
            if (grant.traits.testFlag(Trait::GrantOption))
                hits.push_back(hitAt(
                    grant,
                    isForLater(grant) ? QT_TRANSLATE_NOOP("app", "Privileges on what is made later may be handed on.")
                        : grant.object.isEmpty() ? QT_TRANSLATE_NOOP("app", "Members of the role may add others to it.")
                                                 : QT_TRANSLATE_NOOP("app", "Privileges on %1 may be handed on.")));
        }
        return hits;
    },
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(GRANT SELECT ON users TO reporting WITH GRANT OPTION;)sql",
    R"sql(GRANT SELECT ON users TO reporting;)sql",
};

const Rule superuser{
    "superuser",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Making a superuser"),
    QT_TRANSLATE_NOOP("app", "No privilege and no row level security holds for it, in any database of the server."),
    QT_TRANSLATE_NOOP("app", "Give the role the one right that it needs; predefined roles have many of them."),
    [](const RuleInput &input) {
        std::vector<RuleHit> hits = hitsOn(input, {EffectKind::CreateRole, EffectKind::Other},
                                           QT_TRANSLATE_NOOP("app", "%1 becomes a superuser."),
                                           [](const Effect &role) { return role.traits.testFlag(Trait::Superuser); });
        for (RuleHit &hit : hits)
            hit.range = withoutSecret(input, hit.range);
        return hits;
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER ROLE app SUPERUSER;)sql",
    R"sql(CREATE ROLE app LOGIN NOSUPERUSER;)sql",
};

const Rule passwordLiteral{
    "password-literal",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A password in a file"),
    QT_TRANSLATE_NOOP("app", "Everybody who can read the repository, a backup of it or the server's log can use it."),
    QT_TRANSLATE_NOOP("app", "Make the role without a password, and set it outside of the migrations (\\password)."),
    &checkPassword,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER ROLE app PASSWORD 'not-so-secret';)sql",
    R"sql(CREATE ROLE app LOGIN PASSWORD NULL;)sql",
};

const Rule alterSystem{
    "alter-system",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Changing the server's settings"),
    QT_TRANSLATE_NOOP("app", "It holds for every database of the server, and no transaction takes it back."),
    QT_TRANSLATE_NOOP("app", "ALTER DATABASE … SET or ALTER ROLE … SET, where the setting allows it."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::Set},
                      QT_TRANSLATE_NOOP("app", "The setting %1 changes for the whole server."),
                      [](const Effect &set) { return set.objectKind == u"server setting"; });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER SYSTEM SET work_mem = '64MB';)sql",
    R"sql(ALTER DATABASE shop SET work_mem = '64MB';)sql",
};

const Rule extensionUnpinned{
    "extension-version-unpinned",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "An extension without a version"),
    QT_TRANSLATE_NOOP("app", "Each server takes the version that it happens to have."),
    QT_TRANSLATE_NOOP("app", "CREATE EXTENSION … VERSION '…'."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::CreateExtension},
                      QT_TRANSLATE_NOOP("app", "The version of %1 is whatever the server has."),
                      [](const Effect &extension) { return extension.detail.isEmpty(); });
    },
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE EXTENSION IF NOT EXISTS pg_trgm;)sql",
    R"sql(CREATE EXTENSION IF NOT EXISTS pg_trgm VERSION '1.6';)sql",
};

}  // namespace lockstep::rules
