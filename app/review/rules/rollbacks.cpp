// SPDX-License-Identifier: GPL-3.0-or-later

// The way back: what has none, what it takes along, and whether it leads back.

#include "app/review/reverts.h"
#include "app/review/rules/history.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

bool changesSomething(const AnalysedScript &script)
{
    return std::ranges::any_of(script.effects, [](const StatementEffects &statement) {
        return std::ranges::any_of(
            statement.effects, [](const Effect &effect) { return !effect.deferred && effect.kind < EffectKind::Set; });
    });
}

std::vector<HistoryHit> checkMissing(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (std::size_t index = 0; index < input.migrations.size(); ++index) {
        const Migration &migration = input.migrations[index];
        if (!migration.revert && !migration.isBaseline && changesSomething(input.scripts[index]))
            hits.push_back(hitOnFile(index, {QT_TRANSLATE_NOOP("app", "This migration has no revert script.")}));
    }
    return hits;
}

/// What is made by the migration is empty when it is made, and not when it is taken back.
std::vector<HistoryHit> checkNewData(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (std::size_t index = 0; index < input.migrations.size(); ++index) {
        const auto &revert = input.migrations[index].revert;
        QStringList lost;
        if (revert) {
            for (const StatementEffects &statement : readEffects(revert->sql()).effects) {
                for (const Effect &effect : statement.effects) {
                    const bool holdsRows
                        = effect.kind == EffectKind::DropTable || effect.kind == EffectKind::DropColumn;
                    if (!effect.deferred && holdsRows)
                        lost << effect.object;
                }
            }
        }
        if (!lost.isEmpty())
            hits.push_back(
                hitOnFile(index,
                          {QT_TRANSLATE_NOOP("app", "Its revert script drops what may hold new rows by then: %1."),
                           {lost.join(u", "_s)}}));
    }
    return hits;
}

/// A re-made column is the last, and a new enum value stays: nobody has another way back.
bool isAvoidable(const RevertDifference &difference)
{
    return difference.flaw != RevertFlaw::ColumnOrder && difference.flaw != RevertFlaw::EnumValueLeft;
}

std::optional<Message> inverseFlaw(const RevertReading &reading)
{
    if (reading.verdict == RevertVerdict::Fails) {
        const auto note = std::ranges::find_if(reading.notes, &ReplayNote::wouldFail);
        return Message{QT_TRANSLATE_NOOP("app", "Its revert script would fail at %1."),
                       {note == reading.notes.end() ? QString() : note->object}};
    }
    QStringList objects;
    for (const RevertDifference &difference : reading.differences) {
        if (reading.verdict == RevertVerdict::Differs && isAvoidable(difference))
            objects << difference.what.object;
    }
    if (objects.isEmpty())
        return {};
    return Message{QT_TRANSLATE_NOOP("app", "Its revert script leaves these other than they were: %1."),
                   {objects.join(u", "_s)}};
}

std::vector<HistoryHit> checkInverse(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    const auto readings = readReverts(input.migrations, input.scripts, JobContext());
    for (std::size_t index = 0; readings && index < readings->size(); ++index) {
        if (const auto flaw = inverseFlaw((*readings)[index]))
            hits.push_back(hitOnFile(index, *flaw));
    }
    return hits;
}

}  // namespace

const HistoryRule missingRevert{
    "missing-rollback",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A migration without a way back"),
    QT_TRANSLATE_NOOP("app", "When the deploy goes wrong, somebody has to write the way back in a hurry."),
    QT_TRANSLATE_NOOP("app", "Ship the revert script with the migration: lockstep new --revert-of."),
    &checkMissing,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(-- no revert
CREATE TABLE notes (id bigint PRIMARY KEY);)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY);)sql",
};

const HistoryRule revertLosesNewData{
    "rollback-loses-new-data",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A way back that takes new rows along"),
    QT_TRANSLATE_NOOP("app",
                      "By the time it runs, the application has written into what the migration made; only a backup "
                      "brings that back."),
    QT_TRANSLATE_NOOP("app", "Rename instead of dropping, or copy the rows first."),
    &checkNewData,
    Bucket::Hazard,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY);
-- revert
DROP TABLE notes;)sql",
    R"sql(CREATE INDEX CONCURRENTLY notes_title ON notes (title);
-- revert
DROP INDEX notes_title;)sql",
};

const HistoryRule revertNotInverse{
    "rollback-not-inverse",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A way back that ends elsewhere"),
    QT_TRANSLATE_NOOP("app",
                      "After it has run, the schema is none that the files describe, and the migration may fail when "
                      "it runs again. This is found by reading; a rehearsal proves it."),
    QT_TRANSLATE_NOOP("app", "Undo all that the migration does, in reverse: lockstep new --revert-of."),
    &checkInverse,
    Bucket::Hazard,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE TABLE tags (id bigint PRIMARY KEY);
-- revert
DROP TABLE notes;)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE TABLE tags (id bigint PRIMARY KEY);
-- revert
DROP TABLE tags;
DROP TABLE notes;)sql",
};

}  // namespace lockstep::rules
