// SPDX-License-Identifier: GPL-3.0-or-later

// Filling rows in batches, each of them committed: by the table's key, so that every row is met once whatever is
// written, also where that differs from row to row, and a broken run may begin again.

#include "app/review/hits.h"
#include "app/review/safer/forms.h"
#include "app/sql/tokenstream.h"
#include "app/sql/words.h"

#include <algorithm>

namespace lockstep::safer {

using namespace Qt::StringLiterals;

namespace {

const QByteArray tag = "$batches$";

/// The one column of the table's primary key, as the files before (or the target) have it.
QString keyOf(const Place &place, const QString &relation)
{
    const TableShape *table = knownTable(place.input, relation);
    if (!table || table->kind == TableKind::Foreign)
        return {};
    for (const auto &[name, constraint] : table->constraints) {
        if (constraint.kind == ConstraintKind::PrimaryKey && constraint.columns.size() == 1)
            return constraint.columns.front();
    }
    return {};
}

/// UPDATE … SET … [WHERE …], and nothing else.
struct Update
{
    QByteArray head{};  ///< up to WHERE
    QByteArray condition{};  ///< empty for none
};

std::optional<Update> partsOf(const QByteArray &sql)
{
    std::optional<qsizetype> where;
    int depth = 0;
    bool isFirst = true;
    TokenStream tokens(sql);
    while (const auto token = tokens.next()) {
        const QByteArray word = wordAt(sql, *token);
        depth += isSign(sql, *token, '(') ? 1 : isSign(sql, *token, ')') ? -1 : 0;
        if (token->kind == TokenKind::Comment || (std::exchange(isFirst, false) && word != "UPDATE"))
            return std::nullopt;
        if (depth == 0 && (word == "FROM" || word == "RETURNING" || word == "CURRENT"))
            return std::nullopt;
        if (depth == 0 && word == "WHERE")
            where = token->range.begin;
    }
    if (!where)
        return Update{sql.trimmed()};
    return Update{sql.left(*where).trimmed(), sql.mid(*where + 5).trimmed()};
}

QByteArray loopSql(const QByteArray &table, const QByteArray &key, const Update &update)
{
    const QByteArray type = table + '.' + key + "%TYPE;\n";
    const QByteArray condition = update.condition.isEmpty() ? QByteArray() : " AND (" + update.condition + ')';
    return "DO " + tag + "\nDECLARE\n    batch_from " + type + "    batch_upto " + type + "BEGIN\n    LOOP\n"
        + "        SELECT batch." + key + " INTO batch_upto\n        FROM (SELECT " + key + " FROM " + table
        + " WHERE batch_from IS NULL OR " + key + " > batch_from ORDER BY " + key
        + " LIMIT 5000) AS batch\n        ORDER BY batch." + key + " DESC LIMIT 1;\n"
        + "        EXIT WHEN batch_upto IS NULL;\n        " + update.head + "\n        WHERE (batch_from IS NULL OR "
        + key + " > batch_from) AND " + key + " <= batch_upto" + condition + ";\n        COMMIT;\n"
        + "        batch_from := batch_upto;\n    END LOOP;\nEND " + tag;
}

std::optional<SaferForm::Step> batches(const Place &place, const WrittenName &table, const Update &update)
{
    const QString key = keyOf(place, writtenText(table));
    if (key.isEmpty() || (update.head + update.condition).contains(tag))
        return std::nullopt;
    return SaferForm::Step{loopSql(nameSql(table), quotedIdentifier(key), update), true};
}

WrittenName writtenNameOf(const QString &relation)
{
    const QStringList parts = identifiersOf(relation);
    return {parts.size() > 1 ? parts[parts.size() - 2] : QString(), parts.isEmpty() ? QString() : parts.back()};
}

/// ADD COLUMN without what comes behind its type; none where there is more than a default (and NOT NULL).
std::optional<QByteArray> bareColumn(const QByteArray &clause, const WrittenColumn &column)
{
    for (const WrittenConstraint &constraint : column.constraints) {
        if (constraint.kind != WrittenConstraint::Kind::Default && constraint.kind != WrittenConstraint::Kind::NotNull)
            return std::nullopt;
    }
    int depth = 0;
    TokenStream tokens(clause);
    while (const auto token = tokens.next()) {
        const QByteArray word = wordAt(clause, *token);
        depth += isSign(clause, *token, '(') ? 1 : isSign(clause, *token, ')') ? -1 : 0;
        if (depth == 0 && (word == "DEFAULT" || word == "NOT" || word == "CONSTRAINT"))
            return clause.left(token->range.begin).trimmed();
    }
    return std::nullopt;
}

QByteArray defaultOf(const WrittenColumn &column)
{
    const auto found
        = std::ranges::find(column.constraints, WrittenConstraint::Kind::Default, &WrittenConstraint::kind);
    return found == column.constraints.end() ? QByteArray() : found->sql;
}

}  // namespace

Form inBatches(const Place &place)
{
    const auto &effects = place.effects().effects;
    const auto update = std::ranges::find_if(effects, [](const Effect &one) {
        return one.kind == EffectKind::UpdateAll || one.kind == EffectKind::UpdateWhere;
    });
    const auto parts = partsOf(place.statementText());
    if (update == effects.end() || !parts || place.isNeededLater(update->relation)
        || place.input.facts.isInTransactionBlock(place.input.statement))
        return std::nullopt;
    const auto step = batches(place, writtenNameOf(update->relation), *parts);
    return step ? Form(outside(place, step->sql)) : std::nullopt;
}

/// The column without its default, the default for rows to come, and the rows that are there in batches.
Form fillLater(const Place &place)
{
    const auto [alter, command]
        = commandAt<change::AddColumn>(place, [](const change::AddColumn &one) { return one.column.name; });
    if (!alter)
        return std::nullopt;
    const QByteArray written = defaultOf(command->column);
    const auto bare = bareColumn(place.clause(), command->column);
    if (!bare || written.isEmpty() || command->ifNotExists || place.isNeededLater(writtenText(alter->name)))
        return std::nullopt;
    const QByteArray column = quotedIdentifier(command->column.name);
    const auto step = batches(
        place, alter->name, {"UPDATE " + nameSql(alter->name) + " SET " + column + " = DEFAULT", column + " IS NULL"});
    if (!step)
        return std::nullopt;
    SaferForm form{place.finding.range, *bare + ", ALTER COLUMN " + column + " SET DEFAULT " + written};
    form.after.push_back(*step);
    const bool isRequired
        = std::ranges::count(command->column.constraints, WrittenConstraint::Kind::NotNull, &WrittenConstraint::kind)
        > 0;
    if (isRequired) {
        std::vector<SaferForm::Step> steps;
        form.after.push_back({alterSql(*alter) + notNullClause(place, *alter, command->column.name, steps)});
        std::ranges::move(steps, std::back_inserter(form.after));
    }
    return form;
}

}  // namespace lockstep::safer
