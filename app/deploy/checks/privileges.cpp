// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/footprint.h"
#include "app/postgres/arrayliteral.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

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
    const QSet<QString> used = schemasUsed(input);
    // A schema that is not there yet is created by the plan, and then belongs to the role.
    const auto asked
        = linesOf(input,
                  "SELECT DISTINCT n.nspname FROM unnest($1::text[]) u JOIN pg_namespace n ON n.nspname = "
                  "coalesce(nullif(u, ''), current_schema()) WHERE NOT has_schema_privilege(n.oid, 'CREATE')",
                  {arrayLiteral({used.begin(), used.end()})});
    if (!asked)
        return asked.error();
    const QStringList &refused = *asked;
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
    if (!input.touched)
        return input.touched.error();
    QStringList altered;
    for (const auto &[name, mode] : footprintOf(input, *input.touched).locks) {
        if (mode == LockMode::AccessExclusive)
            altered << loadOf(*input.touched, name)->display;
    }
    const auto asked
        = linesOf(input,
                  "SELECT c.oid::regclass::text || ': ' || pg_get_userbyid(c.relowner) FROM unnest($1::text[]) a"
                  " JOIN pg_class c ON c.oid = to_regclass(a) WHERE NOT pg_has_role(c.relowner, 'USAGE')",
                  {arrayLiteral(altered)});
    if (!asked)
        return asked.error();
    const QStringList &foreign = *asked;
    return warnOf(
        foreign, {QT_TRANSLATE_NOOP("app", "%1 owns what the plan alters."), {input.view.identity.user}},
        {QT_TRANSLATE_N_NOOP("app", "%n relation(s) that the plan alters belong to another role."),
         {},
         int(foreign.size())},
        {QT_TRANSLATE_NOOP(
            "app", "PostgreSQL lets only the owner alter or drop. Connect as the owner or a member of its role.")});
}

/// What the statements need beside owning what they alter.
struct Wanted
{
    QStringList tables{};
    QStringList rights{};  ///< one a table
    QStringList extensions{};
    bool makesSchemas = false;
    bool makesRoles = false;
    bool changesRights = false;  ///< it sets a role or grants: what the role may is another question then

    void onTable(const QString &table, const QString &right)
    {
        tables << QString::fromUtf8(quotedName(table));
        rights << right;
    }
    void take(const Effect &effect);
    void take(const SchemaChange &change);
    void reference(const WrittenConstraint &constraint);
};

QString dataRight(EffectKind kind)
{
    switch (kind) {
    case EffectKind::Insert:
        return u"INSERT"_s;
    case EffectKind::UpdateAll:
    case EffectKind::UpdateWhere:
        return u"UPDATE"_s;
    case EffectKind::DeleteAll:
    case EffectKind::DeleteWhere:
        return u"DELETE"_s;
    case EffectKind::Truncate:
        return u"TRUNCATE"_s;
    default:
        return {};
    }
}

void Wanted::take(const Effect &effect)
{
    if (effect.deferred || effect.nameIsUnknown)
        return;
    if (const QString right = dataRight(effect.kind); !right.isEmpty())
        onTable(effect.object, right);
    makesSchemas = makesSchemas || effect.kind == EffectKind::CreateSchema;
    makesRoles = makesRoles || effect.kind == EffectKind::CreateRole;
    if (effect.kind == EffectKind::CreateExtension)
        extensions << ownName(effect.object);
    const bool setsRole
        = effect.kind == EffectKind::Set && (effect.object == "role"_L1 || effect.object == "session_authorization"_L1);
    changesRights = changesRights || setsRole || effect.kind == EffectKind::Grant;
}

void Wanted::reference(const WrittenConstraint &constraint)
{
    if (constraint.kind == WrittenConstraint::Kind::ForeignKey)
        onTable(joinedIdentifiers(constraint.referenced.schema.isEmpty()
                                      ? QStringList{constraint.referenced.name}
                                      : QStringList{constraint.referenced.schema, constraint.referenced.name}),
                u"REFERENCES"_s);
}

void Wanted::take(const SchemaChange &change)
{
    const auto ofColumn = [this](const WrittenColumn &column) {
        for (const WrittenConstraint &constraint : column.constraints)
            reference(constraint);
    };
    if (const auto *made = std::get_if<change::CreateTable>(&change)) {
        for (const WrittenConstraint &constraint : made->constraints)
            reference(constraint);
        std::ranges::for_each(made->columns, ofColumn);
    } else if (const auto *altered = std::get_if<change::AlterTable>(&change)) {
        for (const auto &[command, range] : altered->commands) {
            if (const auto *added = std::get_if<change::AddConstraint>(&command))
                reference(added->constraint);
            else if (const auto *column = std::get_if<change::AddColumn>(&command))
                ofColumn(column->column);
        }
    }
}

Wanted wantedBy(const CheckInput &input)
{
    Wanted wanted;
    for (const PlannedMigration &planned : input.plan.migrations) {
        for (const StatementEffects &statement : input.script(planned).effects) {
            for (const Effect &effect : statement.effects)
                wanted.take(effect);
            for (const LocatedChange &located : statement.changes)
                wanted.take(located.change);
        }
    }
    return wanted;
}

/// Of a table that is not there yet nothing is asked: the plan makes it.
constexpr auto lackingSql = R"(
WITH me AS (SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user)
SELECT DISTINCT format('%s: %s', w.name, w.privilege) FROM unnest($1::text[], $2::text[]) w(name, privilege)
WHERE NOT has_table_privilege(to_regclass(w.name), w.privilege)
UNION ALL SELECT 'CREATE on the database' WHERE $3::boolean AND NOT has_database_privilege(current_database(), 'CREATE')
UNION ALL SELECT 'CREATEROLE' FROM me WHERE $4::boolean AND NOT rolcreaterole AND NOT rolsuper
UNION ALL SELECT DISTINCT format('extension %s: superuser', name) FROM pg_available_extension_versions v, me
WHERE v.name = ANY ($5::text[]) AND v.superuser AND NOT v.trusted AND NOT rolsuper
  AND v.name NOT IN (SELECT extname FROM pg_extension)
)";

Result<CheckAnswer> statementRights(const CheckInput &input)
{
    const Wanted wanted = wantedBy(input);
    const auto lacking
        = linesOf(input, lackingSql,
                  {arrayLiteral(wanted.tables), arrayLiteral(wanted.rights), wanted.makesSchemas ? "t" : "f",
                   wanted.makesRoles ? "t" : "f", arrayLiteral(wanted.extensions)});
    if (!lacking)
        return lacking.error();
    if (lacking->isEmpty())
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "%1 has the rights that the plan's statements need."),
                                       {input.view.identity.user}}};
    return CheckAnswer{wanted.changesRights ? Outcome::Warn : Outcome::Fail,
                       {QT_TRANSLATE_N_NOOP("app", "%1 lacks %n right(s) that the plan's statements need."),
                        {input.view.identity.user},
                        int(lacking->size())},
                       detailOf(*lacking),
                       {QT_TRANSLATE_NOOP("app", "Grant them, or connect as a role that has them.")}};
}

}  // namespace

std::span<const CheckRow> privilegeChecks()
{
    static constexpr std::array rows{
        CheckRow{"create-privilege", QT_TRANSLATE_NOOP("app", "Right to create"), create},
        CheckRow{"ownership", QT_TRANSLATE_NOOP("app", "Ownership"), ownership},
        CheckRow{"statement-rights", QT_TRANSLATE_NOOP("app", "Rights of the statements"), statementRights},
    };
    return rows;
}

}  // namespace lockstep
