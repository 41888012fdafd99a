// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/sql/canonical.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// ALTER FUNCTION … SET search_path, anywhere in the file.
bool isSetLater(const RuleInput &input, const QString &function)
{
    for (std::size_t i = input.statement + 1; i < input.effects.size(); ++i) {
        if (input.effects[i].tag != "ALTER FUNCTION"_L1 && input.effects[i].tag != "ALTER PROCEDURE"_L1)
            continue;
        const QByteArray text = input.script.text(input.script.statements[i]).toLower();
        if (text.contains("search_path") && text.contains(function.toLower().toUtf8()))
            return true;
    }
    return false;
}

bool hasOwnSearchPath(const change::CreateFunction &function)
{
    return std::ranges::any_of(function.settings,
                               [](const QString &setting) { return setting.startsWith("search_path="_L1); });
}

std::vector<RuleHit> checkDefiner(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    eachChange<change::CreateFunction>(input, [&](const change::CreateFunction &function, ByteRange range) {
        // BEGIN ATOMIC has no text: its names are looked up when the function is made.
        const bool looksUp = !function.body.isEmpty() && function.language != "c"_L1;
        if (!function.isSecurityDefiner || !looksUp || hasOwnSearchPath(function)
            || isSetLater(input, function.name.name))
            return;
        const QString name = writtenText(function.name);
        hits.push_back(
            {range,
             name,
             Within::Nothing,
             {QT_TRANSLATE_NOOP("app", "%1 runs with its owner's rights and its caller's search_path."), {name}}});
    });
    return hits;
}

bool isEverybody(const change::CreatePolicy &policy)
{
    return policy.roles.isEmpty() || policy.roles.contains("public"_L1);
}

bool isTrue(const QByteArray &sql)
{
    static const QByteArray always = canonicalExpression("true");
    return !sql.isEmpty() && canonicalExpression(sql) == always;
}

/// Reading what is public is what such a policy is for; writing it is not.
std::vector<RuleHit> checkAlwaysTrue(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    eachChange<change::CreatePolicy>(input, [&](const change::CreatePolicy &policy, ByteRange range) {
        const bool changesRows
            = policy.command == "all"_L1 || policy.command == "update"_L1 || policy.command == "delete"_L1;
        if (policy.isAlter || !policy.isPermissive || !changesRows || !isEverybody(policy) || !isTrue(policy.usingSql))
            return;
        if (!policy.checkSql.isEmpty() && !isTrue(policy.checkSql) && policy.command != "all"_L1)
            return;
        const QString table = writtenText(policy.relation);
        hits.push_back({range,
                        table,
                        Within::Nothing,
                        {QT_TRANSLATE_NOOP("app", "The policy %2 lets every role change every row of %1."),
                         {table, policy.name}}});
    });
    return hits;
}

}  // namespace

const Rule securityDefiner{
    "security-definer-no-search-path",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A function with its owner's rights and its caller's search_path"),
    QT_TRANSLATE_NOOP("app",
                      "Whoever calls it can put a table or function of the same name in front, and has it used with "
                      "the owner's rights."),
    QT_TRANSLATE_NOOP("app", "SET search_path = '' in the function, and every name in it with its schema."),
    &checkDefiner,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE FUNCTION forget(who bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
AS $$ DELETE FROM users WHERE id = who $$;)sql",
    R"sql(CREATE FUNCTION forget(who bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$ DELETE FROM public.users WHERE id = who $$;)sql",
};

const Rule policyAlwaysTrue{
    "policy-always-true",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A policy that lets everybody write"),
    QT_TRANSLATE_NOOP("app", "The table looks protected, and whoever may reach it may change or delete every row."),
    QT_TRANSLATE_NOOP("app", "Say whose rows they are, or for which role (TO …) the policy holds."),
    &checkAlwaysTrue,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE POLICY anybody ON notes FOR DELETE USING (true);)sql",
    R"sql(CREATE POLICY readers ON notes FOR SELECT USING (true);
CREATE POLICY own ON notes FOR DELETE USING (owner = current_user);
CREATE POLICY jobs ON notes TO worker USING (true);)sql",
};

const Rule disableRls{
    "disable-rls",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Turning row level security off"),
    QT_TRANSLATE_NOOP("app",
                      "The policies stay and no longer count: who has rights on the table sees every row of it."),
    QT_TRANSLATE_NOOP("app", "Leave it on, and change the policies or give one role BYPASSRLS."),
    [](const RuleInput &input) {
        return hitsOn(
            input, {EffectKind::DisableRls},
            QT_TRANSLATE_NOOP("app", "Every row of %1 is visible to everybody with rights on it."),
            [&input](const Effect &off) { return !input.facts.isRowSecurityOnAfter(off.relation, input.statement); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE notes DISABLE ROW LEVEL SECURITY;)sql",
    R"sql(ALTER TABLE notes DISABLE ROW LEVEL SECURITY;
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;)sql",
};

const Rule copyProgram{
    "copy-program",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Running a program on the server"),
    QT_TRANSLATE_NOOP("app",
                      "It runs as the server's own user, who may read and change every database's files; a rollback "
                      "does not take back what it did."),
    QT_TRANSLATE_NOOP("app", "COPY … FROM STDIN or TO STDOUT, and run the program on the client."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::Other}, QT_TRANSLATE_NOOP("app", "COPY runs a program on the server."),
                      [](const Effect &copy) { return copy.objectKind == "program"_L1; });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(COPY users TO PROGRAM 'gzip > /tmp/users.gz';)sql",
    R"sql(COPY users TO STDOUT;)sql",
};

}  // namespace lockstep::rules
