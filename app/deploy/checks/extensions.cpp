// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/footprint.h"
#include "app/postgres/arrayliteral.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Where an extension keeps the tables that it manages. Told by the catalog table: what is installed under another name
/// or by hand works the same.
struct Manager
{
    const char *table;
    const char *column;
    const char *managed;  ///< SQL for the name of a managed table
    QLatin1StringView name;
};

constexpr std::array managers{
    Manager{"hypertable", "schema_name", "format('%I.%I', schema_name, table_name)", "TimescaleDB"_L1},
    Manager{"pg_dist_partition", "logicalrelid",
            "(SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN "
            "pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = logicalrelid)",
            "Citus"_L1},
    Manager{"part_config", "parent_table", "parent_table", "pg_partman"_L1},
};

Result<QStringList> managedBy(const CheckInput &input, const QString &place, const Manager &manager,
                              const QStringList &touched)
{
    return linesOf(input,
                   QByteArray("SELECT managed || ': ") + manager.name.data() + "' FROM (SELECT " + manager.managed
                       + " AS managed FROM " + place.toUtf8() + ") m WHERE managed = ANY ($1::text[])",
                   {arrayLiteral(touched)});
}

Result<CheckAnswer> managed(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    QStringList touched;
    for (const auto &[name, load] : input.touched->loads)
        touched << load.display << name.schema + u'.' + name.name;
    const auto places = input.session.execute(
        "SELECT c.relname, a.attname, format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON "
        "n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relkind = 'r' AND (c.relname, "
        "a.attname) IN "
        "(('hypertable', 'schema_name'), ('pg_dist_partition', 'logicalrelid'), ('part_config', 'parent_table'))",
        input.context);
    if (!places)
        return places.error();
    QStringList lines;
    for (const auto &row : places->rows) {
        const auto manager = std::ranges::find_if(managers, [&row](const Manager &one) { return row[0] == one.table; });
        const auto found = managedBy(input, QString::fromUtf8(row[2]), *manager, touched);
        if (!found)
            return found.error();
        lines << *found;
    }
    lines.removeDuplicates();
    return warnOf(
        lines, {QT_TRANSLATE_NOOP("app", "No extension manages a table of the plan.")},
        {QT_TRANSLATE_N_NOOP("app", "An extension manages %n table(s) of the plan."), {}, int(lines.size())},
        {QT_TRANSLATE_NOOP("app",
                           "What holds for plain tables may not hold there: see what the extension allows, and "
                           "how it passes changes on to chunks, shards and new partitions.")});
}

QStringList extensionsWanted(const CheckInput &input)
{
    QStringList wanted;
    for (const PlannedMigration &planned : input.plan.migrations) {
        for (const StatementEffects &statement : input.script(planned).effects) {
            for (const Effect &effect : statement.effects) {
                if (effect.kind == EffectKind::CreateExtension && !effect.deferred && !effect.nameIsUnknown)
                    wanted << ownName(effect.object);
            }
        }
    }
    wanted.removeDuplicates();
    return wanted;
}

Result<CheckAnswer> available(const CheckInput &input)
{
    const QStringList wanted = extensionsWanted(input);
    if (wanted.isEmpty())
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "The plan needs no extension.")}};
    const auto lacking = linesOf(input,
                                 "SELECT w FROM unnest($1::text[]) w WHERE w NOT IN (SELECT name FROM "
                                 "pg_available_extensions) AND w NOT IN (SELECT extname FROM pg_extension)",
                                 {arrayLiteral(wanted)});
    if (!lacking)
        return lacking.error();
    if (lacking->isEmpty())
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "The server has every extension that the plan needs.")},
                           .detail = detailOf(wanted)};
    return CheckAnswer{
        Outcome::Fail,
        {QT_TRANSLATE_N_NOOP("app", "The server lacks %n extension(s) that the plan needs."), {}, int(lacking->size())},
        detailOf(*lacking),
        {QT_TRANSLATE_NOOP("app", "Install their packages on the server, on its standbys too.")}};
}

/// What an event trigger does to DDL nobody sees in the migration.
Result<CheckAnswer> eventTriggers(const CheckInput &input)
{
    QStringList tags;
    for (const PlannedMigration &planned : input.plan.migrations) {
        for (const StatementEffects &statement : input.script(planned).effects)
            tags << statement.tag;
    }
    tags.removeDuplicates();
    const auto lines = linesOf(input,
                               "SELECT format('%s: on %s, runs %s', evtname, evtevent, evtfoid::regproc) FROM "
                               "pg_event_trigger WHERE evtenabled <> 'D' AND (evttags IS NULL OR evttags && $1::text[] "
                               "OR 'DO' = ANY ($1::text[])) ORDER BY 1",
                               {arrayLiteral(tags)});
    if (!lines)
        return lines.error();
    return warnOf(
        *lines, {QT_TRANSLATE_NOOP("app", "No event trigger fires for the plan's statements.")},
        {QT_TRANSLATE_N_NOOP("app", "%n event trigger(s) may fire for the plan's statements."), {}, int(lines->size())},
        {QT_TRANSLATE_NOOP("app", "Read their functions: they run within the migration and can refuse or change it.")});
}

}  // namespace

std::span<const CheckRow> extensionChecks()
{
    static constexpr std::array rows{
        CheckRow{"managed-tables", QT_TRANSLATE_NOOP("app", "Managed tables"), managed},
        CheckRow{"extensions-available", QT_TRANSLATE_NOOP("app", "Extensions"), available},
        CheckRow{"event-trigger-fires", QT_TRANSLATE_NOOP("app", "Event triggers"), eventTriggers},
    };
    return rows;
}

}  // namespace lockstep
