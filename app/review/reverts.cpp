// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/reverts.h"

#include "app/sql/canonical.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Change = SchemaDifference::Change;
RevertFlaw flawOf(const SchemaDifference &difference)
{
    if (difference.kind == "column order"_L1)
        return RevertFlaw::ColumnOrder;
    if (difference.change == Change::Extra)
        return RevertFlaw::LeftOver;
    if (difference.change == Change::Missing)
        return RevertFlaw::NotBroughtBack;
    if (difference.kind == "enum values"_L1) {
        const QStringList left = difference.actual.split(u", "_s);
        const QStringList wanted = difference.expected.split(u", "_s, Qt::SkipEmptyParts);
        if (std::ranges::all_of(wanted, [&left](const QString &label) { return left.contains(label); }))
            return RevertFlaw::EnumValueLeft;
    }
    return RevertFlaw::Changed;
}

/// Snapshots are compared without the queries of views, since a server prints them in words of its own; here both come
/// from files.
void compareViews(const Snapshot &before, const Snapshot &after, std::vector<SchemaDifference> &differences)
{
    for (const auto &[name, view] : before.views) {
        const auto other = after.views.find(name);
        if (other == after.views.end() || view.definition == other->second.definition)
            continue;
        if (canonicalExpression(view.definition.toUtf8()) != canonicalExpression(other->second.definition.toUtf8()))
            differences.push_back(
                {u"view definition"_s, name.display(), Change::Different, view.definition, other->second.definition});
    }
}

std::vector<SchemaDifference> compared(const Snapshot &before, const Snapshot &after)
{
    std::vector<SchemaDifference> differences = compareSnapshots(before, after);
    compareViews(before, after, differences);
    return differences;
}

/// A migration that itself needs what no file before it makes says nothing of what its revert meets.
RevertVerdict verdictOf(const RevertReading &reading, const std::vector<ReplayNote> &forwardNotes)
{
    if (!forwardNotes.empty())
        return RevertVerdict::Unknown;
    if (std::ranges::any_of(reading.notes, &ReplayNote::wouldFail))
        return RevertVerdict::Fails;
    if (!reading.notes.empty())
        return RevertVerdict::Unknown;
    return reading.differences.empty() ? RevertVerdict::Restores : RevertVerdict::Differs;
}

/// `before`: the schema in which the migration ran; `after`: what it made of it.
RevertReading readRevert(const Migration &migration, const Snapshot &before, const Snapshot &after,
                         const std::vector<ReplayNote> &forwardNotes)
{
    RevertReading reading;
    if (!migration.revert)
        return reading;
    ScriptEffects read = readEffects(migration.revert->sql());
    Replay back(after);
    reading.notes = back.apply(read.effects);
    reading.isEmpty = read.script.statements.empty();
    reading.script = {std::move(read.script), std::move(read.effects)};
    for (SchemaDifference &difference : compared(before, back.snapshot())) {
        const RevertFlaw flaw = flawOf(difference);
        reading.differences.push_back({flaw, std::move(difference)});
    }
    reading.verdict = verdictOf(reading, forwardNotes);
    return reading;
}

/// Schemas that files put something into and that none of them makes: they come from elsewhere.
QSet<QString> schemasFromElsewhere(const std::vector<AnalysedScript> &scripts)
{
    QSet<QString> used;
    QSet<QString> made;
    const auto take = [&](const SchemaChange &change) {
        if (const auto *schema = std::get_if<change::CreateSchema>(&change))
            made.insert(schema->name);
        if (const auto *table = std::get_if<change::CreateTable>(&change))
            used.insert(table->name.schema);
        if (const auto *type = std::get_if<change::CreateType>(&change))
            used.insert(type->name.schema);
        if (const auto *function = std::get_if<change::CreateFunction>(&change))
            used.insert(function->name.schema);
    };
    for (const AnalysedScript &script : scripts) {
        for (const StatementEffects &statement : script.effects) {
            for (const LocatedChange &located : statement.changes)
                take(located.change);
        }
    }
    used.remove(QString());
    return used - made;
}

}  // namespace

Snapshot schemaBefore(const std::vector<AnalysedScript> &scripts, std::size_t index)
{
    Replay history(Snapshot{.schemas = QSet{u"public"_s} + schemasFromElsewhere(scripts)});
    for (std::size_t earlier = 0; earlier < index; ++earlier)
        history.apply(scripts[earlier].effects, int(earlier));
    return history.snapshot();
}

Result<std::vector<RevertReading>> readReverts(const std::vector<Migration> &migrations,
                                               const std::vector<AnalysedScript> &scripts, const JobContext &context)
{
    std::vector<RevertReading> readings;
    Replay history(Snapshot{.schemas = QSet{u"public"_s} + schemasFromElsewhere(scripts)});
    for (std::size_t index = 0; index < migrations.size(); ++index) {
        if (Status going = context.checkpoint(); !going)
            return std::move(going).error();
        const Snapshot before = history.snapshot();
        const auto notes = history.apply(scripts[index].effects, int(index));
        readings.push_back(readRevert(migrations[index], before, history.snapshot(), notes));
        readings.back().changesSchema = !compared(before, history.snapshot()).empty();
    }
    return readings;
}

}  // namespace lockstep
