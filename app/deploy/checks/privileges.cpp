// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/checks.h"

#include <QCoreApplication>
#include <QSet>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isMadeInSchema(const Effect &effect)
{
    switch (effect.kind) {
    case EffectKind::CreateTable:
    case EffectKind::CreateView:
    case EffectKind::CreateMaterializedView:
    case EffectKind::CreateFunction:
    case EffectKind::CreateType:
    case EffectKind::CreateDomain:
    case EffectKind::CreateSequence:
        return !effect.deferred && !effect.traits.testFlag(Trait::Temporary);
    default:
        return false;
    }
}

/// Schemas the plan creates objects in; the empty name stands for the first of the search_path.
QSet<QString> schemasUsed(const CheckInput &input)
{
    QSet<QString> schemas;
    for (const PlannedMigration &planned : input.plan.migrations) {
        for (const StatementEffects &statement : input.script(planned).effects) {
            for (const Effect &effect : statement.effects) {
                const qsizetype dot = effect.object.indexOf(u'.');
                if (isMadeInSchema(effect))
                    schemas << (dot < 0 ? QString() : effect.object.left(dot));
            }
        }
    }
    return schemas;
}

Result<CheckAnswer> create(const CheckInput &input)
{
    QStringList refused;
    for (const QString &schema : schemasUsed(input)) {
        // A schema that is not there yet is created by the plan, and then belongs to the role.
        const auto answer
            = input.session.execute("SELECT n.nspname FROM pg_namespace n WHERE n.oid = "
                                    "to_regnamespace(coalesce(nullif($1, ''), quote_ident(current_schema())))"
                                    " AND NOT has_schema_privilege(n.oid, 'CREATE')",
                                    {schema.isEmpty() ? QByteArray() : quotedIdentifier(schema)}, input.context);
        if (!answer)
            return answer.error();
        for (const auto &row : answer->rows)
            refused << QString::fromUtf8(row.at(0));
    }
    if (refused.isEmpty())
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "%1 may create objects where the plan does."),
                                       {input.view.identity.user}}};
    return CheckAnswer{Outcome::Fail,
                       {QT_TRANSLATE_NOOP("app", "%1 may not create objects in the schema %2."),
                        {input.view.identity.user, refused.join(u", "_s)}},
                       {},
                       {QT_TRANSLATE_NOOP("app", "Grant CREATE on the schema, or connect as its owner.")}};
}

Result<CheckAnswer> ownership(const CheckInput &input)
{
    QStringList foreign;
    for (const auto &[relation, mode] : plannedLocks(input)) {
        if (mode != LockMode::AccessExclusive)
            continue;
        const auto answer = input.session.execute(
            "SELECT c.oid::regclass::text || ': ' || pg_get_userbyid(c.relowner) FROM pg_class c"
            " WHERE c.oid = to_regclass($1) AND NOT pg_has_role(c.relowner, 'USAGE')",
            {quotedName(relation)}, input.context);
        if (!answer)
            return answer.error();
        for (const auto &row : answer->rows)
            foreign << QString::fromUtf8(row.at(0));
    }
    return warnOf(
        foreign, {QT_TRANSLATE_NOOP("app", "%1 owns what the plan alters."), {input.view.identity.user}},
        {QT_TRANSLATE_N_NOOP("app", "%n relation(s) that the plan alters belong to another role."),
         {},
         int(foreign.size())},
        {QT_TRANSLATE_NOOP(
            "app", "PostgreSQL lets only the owner alter or drop. Connect as the owner or a member of its role.")});
}

}  // namespace

std::span<const CheckRow> privilegeChecks()
{
    static constexpr std::array rows{
        CheckRow{"create-privilege", QT_TRANSLATE_NOOP("app", "Right to create"), create},
        CheckRow{"ownership", QT_TRANSLATE_NOOP("app", "Ownership"), ownership},
    };
    return rows;
}

}  // namespace lockstep
