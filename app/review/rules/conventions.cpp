// SPDX-License-Identifier: GPL-3.0-or-later

// What a project asks of its own schema; lockstep.toml says what.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/rules/parts.h"
#include "app/review/settings.h"
#include "app/review/typechange.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

const Conventions &conventionsOf(const RuleInput &input)
{
    static const Conventions none;
    return input.settings ? input.settings->conventions : none;
}

/// Once a file.
std::vector<RuleHit> checkUnqualified(const RuleInput &input)
{
    if (input.facts.firstWithoutSchema() != std::ptrdiff_t(input.statement))
        return {};
    const auto &effects = effectsOf(input).effects;
    const auto found = std::ranges::find_if(effects, &isNamedWithoutSchema);
    if (found == effects.end())
        return {};
    return {hitAt(*found, QT_TRANSLATE_NOOP("app", "Where %1 is depends on the search_path."))};
}

/// What the statement names itself; names that PostgreSQL chooses are its own.
QStringList newNames(const RuleInput &input)
{
    QStringList names;
    for (const LocatedChange &located : effectsOf(input).changes) {
        if (const auto *table = std::get_if<change::CreateTable>(&located.change))
            names << table->name.name;
        if (const auto *index = std::get_if<change::CreateIndex>(&located.change))
            names << index->name;
        if (const auto *view = std::get_if<change::CreateView>(&located.change))
            names << view->name.name;
        if (const auto *type = std::get_if<change::CreateType>(&located.change))
            names << type->name.name;
        if (const auto *function = std::get_if<change::CreateFunction>(&located.change))
            names << function->name.name;
    }
    for (const NewColumn &added : newColumns(input))
        names << added.column.name;
    for (const NewConstraint &added : newConstraints(input))
        names << added.constraint.name;
    return names;
}

/// Once a statement.
std::vector<RuleHit> checkNames(const RuleInput &input)
{
    const QString asked = conventionsOf(input).names;
    const QRegularExpression form(QRegularExpression::anchoredPattern(asked.isEmpty() ? u"[a-z_][a-z0-9_]*"_s : asked));
    QStringList others;
    for (const QString &name : newNames(input)) {
        if (!name.isEmpty() && !form.match(name).hasMatch() && !others.contains(name))
            others << name;
    }
    if (others.isEmpty())
        return {};
    return {{input.script.statements[input.statement].range,
             others.front(),
             Within::Nothing,
             {QT_TRANSLATE_NOOP("app", "Named otherwise than the rest: %1."), {others.join(u", "_s)}}}};
}

std::vector<RuleHit> checkRequired(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    const QStringList &required = conventionsOf(input).requiredColumns;
    if (required.isEmpty() || !input.kinds[std::size_t(EffectKind::CreateTable)])
        return hits;
    eachChange<change::CreateTable>(input, [&](const change::CreateTable &table, ByteRange range) {
        QStringList lacking = required;
        for (const WrittenColumn &column : table.columns)
            lacking.removeAll(column.name);
        const bool hasOthers
            = table.partitionOf || !table.query.isEmpty() || !table.likes.empty() || !table.parents.empty();
        if (!lacking.isEmpty() && !table.isTemporary && !hasOthers)
            hits.push_back(
                {range,
                 writtenText(table.name),
                 Within::Nothing,
                 {QT_TRANSLATE_NOOP("app", "%1 has no %2."), {writtenText(table.name), lacking.join(u", "_s)}}});
    });
    return hits;
}

std::vector<RuleHit> checkTypes(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    const QStringList &allowed = conventionsOf(input).allowedTypes;
    if (allowed.isEmpty())
        return hits;
    const Replay alone;
    for (const NewColumn &added : newColumns(input)) {
        QString type = sizedType((input.schema ? *input.schema : alone).typeText(added.column.type)).name;
        while (type.endsWith("[]"_L1))
            type.chop(2);
        if (!allowed.contains(type))
            hits.push_back({added.range,
                            displayName(added),
                            Within::Nothing,
                            {QT_TRANSLATE_NOOP("app", "%1 is of a type that the project does not use: %2."),
                             {displayName(added), type}}});
    }
    return hits;
}

}  // namespace

const Rule unqualifiedName{
    "unqualified-name",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A name without its schema"),
    QT_TRANSLATE_NOOP("app", "Whose it becomes depends on the role and on the settings of whoever runs the file."),
    QT_TRANSLATE_NOOP("app", "Write the schema: public.users."),
    &checkUnqualified,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY);)sql",
    R"sql(CREATE TABLE public.notes (id bigint PRIMARY KEY);)sql",
};

const Rule namingConvention{
    "naming-convention",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A name of another style"),
    QT_TRANSLATE_NOOP("app", "Names with capitals or signs must be quoted wherever they are used."),
    QT_TRANSLATE_NOOP("app", "Write it in lower case, words parted by underscores, or set names under [review]."),
    &checkNames,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE "Notes" (id bigint PRIMARY KEY, "madeAt" timestamptz);)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, made_at timestamptz);)sql",
};

const Rule requiredColumns{
    "required-columns",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A table without a column that every table has"),
    QT_TRANSLATE_NOOP("app", "What goes over all tables, such as audits and retention, counts on it."),
    QT_TRANSLATE_NOOP("app", "Add it. Which columns these are is said by required_columns under [review]."),
    &checkRequired,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(-- required: created_at
CREATE TABLE notes (id bigint PRIMARY KEY);)sql",
    R"sql(-- required: created_at
CREATE TABLE notes (id bigint PRIMARY KEY, created_at timestamptz NOT NULL);)sql",
};

const Rule typeAllowlist{
    "type-allowlist",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A type that the project does not use"),
    QT_TRANSLATE_NOOP("app", "Code and tools of the project are made for the types that it has agreed on."),
    QT_TRANSLATE_NOOP("app", "Use another. Which types are allowed is said by allowed_types under [review]."),
    &checkTypes,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(-- allowed: bigint text
CREATE TABLE notes (id bigint PRIMARY KEY, price money);)sql",
    R"sql(-- allowed: bigint text
CREATE TABLE notes (id bigint PRIMARY KEY, tags text[]);)sql",
};

}  // namespace lockstep::rules
