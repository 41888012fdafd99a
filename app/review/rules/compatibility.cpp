// SPDX-License-Identifier: GPL-3.0-or-later

// What code that is still running, or data that is still to come, meets after the migration.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/rules/numbers.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// A later command of the file gives the column a value of its own again, or takes the column away.
bool isSettledBy(const change::TableCommand &command, const QString &column)
{
    if (const auto *set = std::get_if<change::SetDefault>(&command))
        return set->column == column && !set->sql.isEmpty();
    if (const auto *identity = std::get_if<change::SetIdentity>(&command))
        return identity->column == column;
    if (const auto *dropped = std::get_if<change::DropColumn>(&command))
        return dropped->column == column;
    if (const auto *nullable = std::get_if<change::SetNotNull>(&command))
        return nullable->column == column && !nullable->isNotNull;
    return false;
}

bool isSettledLater(const RuleInput &input, const WrittenName &table, const QString &column)
{
    for (std::size_t i = input.statement; i < input.effects.size(); ++i) {
        for (const LocatedChange &located : input.effects[i].changes) {
            const auto *altered = std::get_if<change::AlterTable>(&located.change);
            const bool settles = altered && altered->name.name == table.name
                && std::ranges::any_of(altered->commands,
                                       [&](const auto &command) { return isSettledBy(command.first, column); });
            if (settles)
                return true;
        }
    }
    return input.facts.isDroppedAfter(writtenText(table), input.statement);
}

/// Only where the column is known to want a value and to have had one until now.
std::vector<RuleHit> checkDefault(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.kinds[std::size_t(EffectKind::DropDefault)])
        return hits;
    eachChange<change::AlterTable>(input, [&](const change::AlterTable &altered, ByteRange) {
        const QString name = writtenText(altered.name);
        const TableShape *table = knownTable(input, name);
        if (!table || input.facts.isMadeBefore(name, input.statement))
            return;
        for (const auto &[command, range] : altered.commands) {
            const auto *set = std::get_if<change::SetDefault>(&command);
            const ColumnShape *column = set && set->sql.isEmpty() ? table->column(set->column) : nullptr;
            const QString member = column ? name + u'.' + column->name : QString();
            const bool breaks = column && column->isNotNull && !column->defaultSql.isEmpty()
                && !input.facts.isMadeBefore(member, input.statement)
                && !isSettledLater(input, altered.name, column->name);
            if (breaks)
                hits.push_back(
                    {range,
                     member,
                     Within::Nothing,
                     {QT_TRANSLATE_NOOP("app", "An INSERT that leaves %1 out fails from now on."), {member}}});
        }
    });
    return hits;
}

std::vector<RuleHit> checkNewEnum(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.kinds[std::size_t(EffectKind::CreateType)])
        return hits;
    eachChange<change::CreateType>(input, [&hits](const change::CreateType &type, ByteRange range) {
        if (type.kind == change::CreateType::Kind::Enum)
            hits.push_back(
                {range,
                 writtenText(type.name),
                 Within::Nothing,
                 {QT_TRANSLATE_NOOP("app", "A value of %1 can never be taken out again."), {writtenText(type.name)}}});
    });
    return hits;
}

std::vector<RuleHit> checkEnumOrder(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.kinds[std::size_t(EffectKind::AddEnumValue)])
        return hits;
    eachChange<change::AddEnumValue>(input, [&hits](const change::AddEnumValue &added, ByteRange range) {
        if (added.neighbour.isEmpty())
            hits.push_back({range,
                            writtenText(added.type),
                            Within::Nothing,
                            {QT_TRANSLATE_NOOP("app", "%2 sorts behind all values that %1 has by then."),
                             {writtenText(added.type), added.label}}});
    });
    return hits;
}

QByteArray textOf(const RuleInput &input, ByteRange range)
{
    return input.script.sql.mid(range.begin, range.length());
}

/// The numbers stand in the statement.
bool givesNumbers(const QByteArray &insert)
{
    const QByteArray sql = insert.toUpper();
    return !sql.contains("NEXTVAL") && !sql.contains("DEFAULT") && !sql.contains("ON CONFLICT");
}

/// The column of a new row that a sequence fills, and that the INSERT names; null for none.
const ColumnShape *numberedColumn(const TableShape &table, const QString &columns)
{
    for (const QString &name : columns.split(u", "_s)) {
        const ColumnShape *column = table.column(ownName(name));
        if (column && (!column->identity.isEmpty() || column->defaultSql.startsWith("nextval("_L1)))
            return column;
    }
    return nullptr;
}

/// Where the target's sequence is past all of them, it gives none of them out any more.
bool areAllPassed(const RuleInput &input, const Effect &insert, const TableShape &table, const ColumnShape &column)
{
    static const QRegularExpression sequenceName(u"nextval\\('([^']+)'"_s);
    const auto name = input.schema->find(insert.relation);
    if (!input.target || !name || table.origin.migration >= 0)
        return false;
    QString sequence = sequenceName.match(column.defaultSql).captured(1).remove(u'"');
    if (!column.identity.isEmpty())
        sequence = name->schema + u'.' + name->name + u'_' + column.name + u"_seq"_s;
    const SequenceFacts *facts = sequenceFacts(input, sequence);
    const QStringList columns = insert.detail.split(u", "_s);
    const auto place = std::ranges::find(columns, column.name, [](const QString &one) { return ownName(one); });
    const auto largest = facts ? largestGiven(textOf(input, insert.range), int(place - columns.begin())) : std::nullopt;
    return largest && isPassed(*facts, *largest);
}

/// Once a table.
std::vector<RuleHit> checkNumbers(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &insert : immediateEffects(input, {EffectKind::Insert})) {
        const bool isFirst = !insert.detail.isEmpty() && !input.facts.isFilledBefore(insert.relation, input.statement);
        const TableShape *table = isFirst ? knownTable(input, insert.relation) : nullptr;
        const ColumnShape *column = table ? numberedColumn(*table, insert.detail) : nullptr;
        if (column && givesNumbers(textOf(input, insert.range)) && !areAllPassed(input, insert, *table, *column)
            && !input.facts.setsSequences() && !input.script.sql.contains("setval"))
            hits.push_back({insert.range,
                            insert.relation,
                            insert.within,
                            {QT_TRANSLATE_NOOP("app", "The sequence of %1 does not learn of these numbers."),
                             {insert.relation + u'.' + column->name}}});
    }
    return hits;
}

}  // namespace

const Rule droppedDefault{
    "change-default-breaks-old-writers",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A default that running code may rely on"),
    QT_TRANSLATE_NOOP("app",
                      "Until every writer has been replaced, some leave the column out, and the column does not take "
                      "NULL."),
    QT_TRANSLATE_NOOP("app", "Drop the default in a later release, when every writer gives a value."),
    &checkDefault,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'new');
-- next file
ALTER TABLE notes ALTER COLUMN state DROP DEFAULT;)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'new');
-- next file
ALTER TABLE notes ALTER COLUMN state SET DEFAULT 'draft';)sql",
};

const Rule newEnum{
    "new-enum",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "An enum"),
    QT_TRANSLATE_NOOP("app", "Its values can be added and renamed, never dropped, and not in every transaction."),
    QT_TRANSLATE_NOOP("app", "A table of the values with a foreign key, or text with a CHECK."),
    &checkNewEnum,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TYPE mood AS ENUM ('sad', 'happy');)sql",
    R"sql(CREATE TABLE moods (name text PRIMARY KEY);)sql",
};

const Rule enumOrderUnstated{
    "enum-order-unstated",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A new enum value without a place"),
    QT_TRANSLATE_NOOP("app", "ORDER BY and comparisons go by the order of the values, which cannot be changed later."),
    QT_TRANSLATE_NOOP("app", "ADD VALUE … BEFORE or AFTER …."),
    &checkEnumOrder,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(ALTER TYPE mood ADD VALUE 'calm';)sql",
    R"sql(ALTER TYPE mood ADD VALUE 'calm' BEFORE 'happy';)sql",
};

const Rule explicitNumbers{
    "explicit-ids-no-setval",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Numbers given by hand, past the sequence"),
    QT_TRANSLATE_NOOP("app", "The sequence hands the same numbers out later, and the INSERT that gets one fails."),
    QT_TRANSLATE_NOOP("app", "Leave the column out, or SELECT setval(…, (SELECT max(id) FROM …)) behind it."),
    &checkNumbers,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE states (id serial PRIMARY KEY, name text);
INSERT INTO states (id, name) VALUES (1, 'new'), (2, 'done');)sql",
    R"sql(CREATE TABLE states (id serial PRIMARY KEY, name text);
INSERT INTO states (id, name) VALUES (1, 'new'), (2, 'done');
SELECT setval('states_id_seq', (SELECT max(id) FROM states));)sql",
};

}  // namespace lockstep::rules
