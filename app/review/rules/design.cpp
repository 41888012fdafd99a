// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/rules/parts.h"

#include <QCoreApplication>

#include <functional>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

using ColumnTest = std::function<bool(const WrittenColumn &)>;

/// New columns that pass the test; %1 is the column.
std::vector<RuleHit> hitsOnColumns(const RuleInput &input, const char *text, const ColumnTest &test)
{
    std::vector<RuleHit> hits;
    for (const NewColumn &added : newColumns(input)) {
        if (test(added.column))
            hits.push_back({added.range, displayName(added), Within::Nothing, {text, {displayName(added)}}});
    }
    return hits;
}

bool isNamed(const WrittenColumn &column, QLatin1StringView type)
{
    return column.type.name.name == type;
}

std::vector<RuleHit> checkOnDelete(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const NewConstraint &added : newConstraints(input)) {
        const QString table = writtenText(added.table);
        if (added.constraint.kind == WrittenConstraint::Kind::ForeignKey && added.constraint.onDelete.isEmpty())
            hits.push_back({added.range,
                            table,
                            Within::Nothing,
                            {QT_TRANSLATE_NOOP("app", "What happens to rows of %1 when %2 loses one is not said."),
                             {table, writtenText(added.constraint.referenced)}}});
    }
    return hits;
}

}  // namespace

const Rule timestampWithoutZone{
    "timestamp-no-tz",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A time without a time zone"),
    QT_TRANSLATE_NOOP("app", "It says what a clock showed, and not where: sessions in two zones write two times."),
    QT_TRANSLATE_NOOP("app", "Use timestamptz."),
    [](const RuleInput &input) {
        return hitsOnColumns(input, QT_TRANSLATE_NOOP("app", "%1 has no time zone."),
                             [](const WrittenColumn &column) { return isNamed(column, "timestamp"_L1); });
    },
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, made_at timestamp);)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, made_at timestamptz);)sql",
};

const Rule fixedLength{
    "char-n",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A text padded with blanks"),
    QT_TRANSLATE_NOOP("app",
                      "Blanks fill it up, some comparisons ignore them and others do not, and it saves nothing."),
    QT_TRANSLATE_NOOP("app", "Use text, with a CHECK on its length where that matters."),
    [](const RuleInput &input) {
        return hitsOnColumns(input, QT_TRANSLATE_NOOP("app", "%1 is padded with blanks."),
                             [](const WrittenColumn &column) { return isNamed(column, "bpchar"_L1); });
    },
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE countries (id bigint PRIMARY KEY, code char(2));)sql",
    R"sql(CREATE TABLE countries (id bigint PRIMARY KEY, code text CHECK (length(code) = 2));)sql",
};

const Rule limitedLength{
    "varchar-n",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A text with a limit in its type"),
    QT_TRANSLATE_NOOP("app", "Making the limit smaller later writes the whole table anew; it saves no space."),
    QT_TRANSLATE_NOOP("app", "Use text, with a CHECK on its length where that matters."),
    [](const RuleInput &input) {
        return hitsOnColumns(input, QT_TRANSLATE_NOOP("app", "%1 has its limit in its type."),
                             [](const WrittenColumn &column) {
                                 return isNamed(column, "varchar"_L1) && !column.type.modifiers.isEmpty();
                             });
    },
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, title varchar(255));)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, title text);)sql",
};

const Rule serialColumn{
    "serial",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A serial column"),
    QT_TRANSLATE_NOOP("app", "Its sequence has privileges of its own, and any INSERT may give a number by hand."),
    QT_TRANSLATE_NOOP("app", "Use GENERATED ALWAYS AS IDENTITY."),
    [](const RuleInput &input) {
        return hitsOnColumns(input, QT_TRANSLATE_NOOP("app", "%1 is serial."),
                             [](const WrittenColumn &column) { return column.type.isSerial; });
    },
    Bucket::Advice,
    false,
    10,
    0,
    R"sql(CREATE TABLE notes (id bigserial PRIMARY KEY);)sql",
    R"sql(CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);)sql",
};

const Rule jsonWithoutEquality{
    "json-no-equality",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A json column"),
    QT_TRANSLATE_NOOP("app", "json has no equality: DISTINCT, UNION and GROUP BY on it fail, and it has no index."),
    QT_TRANSLATE_NOOP("app", "Use jsonb."),
    [](const RuleInput &input) {
        return hitsOnColumns(input, QT_TRANSLATE_NOOP("app", "%1 is json."),
                             [](const WrittenColumn &column) { return isNamed(column, "json"_L1); });
    },
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, extra json);)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, extra jsonb);)sql",
};

const Rule noExplicitOnDelete{
    "no-explicit-on-delete",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A foreign key that does not say what a deletion does"),
    QT_TRANSLATE_NOOP("app", "Deleting what is referenced fails, and a reader cannot tell whether that is meant."),
    QT_TRANSLATE_NOOP("app", "Write ON DELETE RESTRICT, CASCADE or SET NULL."),
    &checkOnDelete,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id) ON DELETE RESTRICT);)sql",
};

}  // namespace lockstep::rules
