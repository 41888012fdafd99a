// SPDX-License-Identifier: GPL-3.0-or-later

// Preferences about keys, indexes and how a table is kept.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/rules/parts.h"
#include "app/sql/canonical.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostKeys = 5;

bool isSmallInteger(const WrittenColumn &column)
{
    return column.type.name.name == "int4"_L1 || column.type.name.name == "int2"_L1;
}

/// The columns that this statement makes the primary key of this table by themselves.
bool isPrimaryKey(const RuleInput &input, const NewColumn &added)
{
    return std::ranges::any_of(newConstraints(input), [&added](const NewConstraint &one) {
        const bool isIt = one.column == added.column.name || one.constraint.columns == QStringList{added.column.name};
        return one.constraint.kind == WrittenConstraint::Kind::PrimaryKey && isIt && one.table.name == added.table.name;
    });
}

std::vector<RuleHit> checkOverflow(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const NewColumn &added : newColumns(input)) {
        if (!isSmallInteger(added.column) || !isPrimaryKey(input, added))
            continue;
        const QString name = displayName(added);
        const QString limit = added.column.type.name.name == "int2"_L1 ? u"32767"_s : u"2147483647"_s;
        hits.push_back({added.range,
                        name,
                        Within::Nothing,
                        {QT_TRANSLATE_NOOP("app", "%1 has room for %2 rows ever made."), {name, limit}}});
    }
    return hits;
}

std::vector<RuleHit> checkWideIndex(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.kinds[std::size_t(EffectKind::CreateIndex)])
        return hits;
    eachChange<change::CreateIndex>(input, [&hits](const change::CreateIndex &index, ByteRange range) {
        if (index.keys.size() <= mostKeys)
            return;
        hits.push_back({range,
                        index.name,
                        Within::Nothing,
                        {QT_TRANSLATE_N_NOOP("app", "An index of %1 has %n column(s)."),
                         {writtenText(index.relation)},
                         int(index.keys.size())}});
    });
    return hits;
}

std::vector<RuleHit> checkCascade(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const NewConstraint &added : newConstraints(input)) {
        if (added.constraint.kind == WrittenConstraint::Kind::ForeignKey && added.constraint.onDelete == "cascade"_L1)
            hits.push_back({added.range,
                            writtenText(added.table),
                            Within::Nothing,
                            {QT_TRANSLATE_NOOP("app", "Deleting a row of %2 deletes rows of %1."),
                             {writtenText(added.table), writtenText(added.constraint.referenced)}}});
    }
    return hits;
}

/// The one column that the check asks not to be NULL, if that is all it does.
QString provenColumn(const WrittenConstraint &constraint)
{
    const bool asksOne
        = constraint.kind == WrittenConstraint::Kind::Check && constraint.isNotValid && constraint.columns.size() == 1;
    if (!asksOne)
        return {};
    const QByteArray name = quotedIdentifier(constraint.columns.front());
    const bool isProof = canonicalExpression(constraint.sql) == canonicalExpression(name + " IS NOT NULL");
    return isProof ? constraint.columns.front() : QString();
}

std::vector<RuleHit> checkNativeForm(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const NewConstraint &added : newConstraints(input)) {
        const QString column = provenColumn(added.constraint);
        if (!column.isEmpty())
            hits.push_back({added.range,
                            writtenText(added.table) + u'.' + column,
                            Within::Nothing,
                            {QT_TRANSLATE_NOOP("app", "A check stands for NOT NULL on %1."),
                             {writtenText(added.table) + u'.' + column}}});
    }
    return hits;
}

/// "autovacuum_enabled = false", however it is spelled.
bool switchesOff(const QByteArray &sql)
{
    const std::vector<Token> tokens = scan(sql).tokens;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        const auto word = [&](std::size_t at) {
            return sql.mid(tokens[at].range.begin, tokens[at].range.length()).toLower().replace('\'', "");
        };
        const QByteArray value = word(i + 2);
        if (word(i).endsWith("autovacuum_enabled") && word(i + 1) == "=")
            return value == "false" || value == "off" || value == "0" || value == "no";
    }
    return false;
}

std::vector<RuleHit> checkAutovacuum(const RuleInput &input)
{
    for (const Effect &effect : immediateEffects(input, {EffectKind::Other, EffectKind::CreateTable})) {
        const bool isTable = effect.objectKind == "table"_L1 && !effect.traits.testFlag(Trait::Temporary);
        const QByteArrayView clause
            = QByteArrayView(input.script.sql).sliced(effect.range.begin, effect.range.length());
        if (isTable && clause.contains("autovacuum_enabled") && switchesOff(clause.toByteArray()))
            return {hitAt(effect, QT_TRANSLATE_NOOP("app", "Nothing vacuums %1 any more."))};
    }
    return {};
}

}  // namespace

const Rule intKeyOverflow{
    "int-key-overflow",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A key that runs out of numbers"),
    QT_TRANSLATE_NOOP("app",
                      "Numbers that were rolled back or deleted are gone as well; the day they run out, every INSERT "
                      "fails, and widening the column writes the whole table anew."),
    QT_TRANSLATE_NOOP("app", "Use bigint."),
    &checkOverflow,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY);)sql",
    R"sql(CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);)sql",
};

const Rule wideIndex{
    "index-too-many-columns",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "An index over many columns"),
    QT_TRANSLATE_NOOP("app",
                      "Every write keeps it, it is large, and queries that do not name its first columns get "
                      "little from it."),
    QT_TRANSLATE_NOOP("app", "Index the columns that single out rows, and INCLUDE what is only to be read."),
    &checkWideIndex,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (a int, b int, c int, d int, e int, f int);
CREATE INDEX everything ON notes (a, b, c, d, e, f);)sql",
    R"sql(CREATE TABLE notes (a int, b int, c int, d int, e int, f int);
CREATE INDEX what_singles_out ON notes (a, b) INCLUDE (c, d, e, f);)sql",
};

const Rule cascadingKey{
    "fk-on-delete-cascade",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A foreign key that deletes"),
    QT_TRANSLATE_NOOP("app", "One DELETE may take rows of many tables along, and nothing tells whoever wrote it."),
    QT_TRANSLATE_NOOP("app", "ON DELETE RESTRICT, and delete what hangs from a row where that is meant."),
    &checkCascade,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id) ON DELETE CASCADE);)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id) ON DELETE RESTRICT);)sql",
};

const Rule nativeNotNull{
    "prefer-native-not-null-not-valid",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A check that stands for NOT NULL"),
    QT_TRANSLATE_NOOP("app",
                      "Since PostgreSQL 18 NOT NULL itself can be added without reading the rows, and nothing "
                      "has to be dropped afterwards."),
    QT_TRANSLATE_NOOP("app", "ADD CONSTRAINT … NOT NULL column NOT VALID; and VALIDATE it in a later migration."),
    &checkNativeForm,
    Bucket::Advice,
    false,
    18,
    0,
    R"sql(ALTER TABLE users ADD CONSTRAINT email_present CHECK (email IS NOT NULL) NOT VALID;
-- next file
ALTER TABLE users VALIDATE CONSTRAINT email_present;)sql",
    R"sql(ALTER TABLE users ADD CONSTRAINT email_present CHECK (email <> '') NOT VALID;
-- next file
ALTER TABLE users VALIDATE CONSTRAINT email_present;)sql",
};

const Rule autovacuumDisabled{
    "autovacuum-disabled",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Autovacuum switched off"),
    QT_TRANSLATE_NOOP("app",
                      "Dead rows stay, statistics age, and in the end the server vacuums it all the same, "
                      "when it must, to save transaction ids."),
    QT_TRANSLATE_NOOP("app", "Tune it instead: autovacuum_vacuum_scale_factor, autovacuum_vacuum_cost_delay."),
    &checkAutovacuum,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE events SET (autovacuum_enabled = false);)sql",
    R"sql(ALTER TABLE events SET (autovacuum_vacuum_scale_factor = 0.01);)sql",
};

}  // namespace lockstep::rules
