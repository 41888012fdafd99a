// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/saferform.h"

#include "app/review/finding.h"
#include "app/sql/quoting.h"
#include "app/sql/tokenstream.h"
#include "app/sql/words.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Kind = WrittenConstraint::Kind;

/// A finding's clause within its statement.
struct Place
{
    const Finding &finding;
    const Script &script;
    const StatementEffects &effects;
    const Statement &statement;

    QByteArray clause() const { return script.sql.mid(finding.range.begin, finding.range.length()); }
    bool isAlone() const { return script.statements.size() == 1; }
};

QByteArray nameSql(const WrittenName &name)
{
    const QByteArray own = quotedIdentifier(name.name);
    return name.schema.isEmpty() ? own : quotedIdentifier(name.schema) + '.' + own;
}

QByteArray listSql(const QStringList &names)
{
    QByteArrayList quoted;
    for (const QString &name : names)
        quoted << quotedIdentifier(name);
    return quoted.join(", ");
}

/// A name as PostgreSQL would choose it, as far as the file tells.
QString chosenName(const WrittenName &table, const QStringList &columns, const QString &label)
{
    return (QStringList{table.name} + columns + QStringList{label}).join(u'_').left(63);
}

/// `sql` with CONCURRENTLY behind its word INDEX.
QByteArray concurrently(const QByteArray &sql)
{
    TokenStream tokens(sql);
    while (const auto token = tokens.next()) {
        if (wordAt(sql, *token) == "INDEX")
            return sql.left(token->range.end) + " CONCURRENTLY" + sql.mid(token->range.end);
    }
    return {};
}

std::optional<SaferForm> indexForm(const Place &place)
{
    const auto objects = std::ranges::count_if(place.effects.effects, [&place](const Effect &effect) {
        return effect.kind == EffectKind::CreateIndex || effect.kind == EffectKind::DropIndex;
    });
    const QByteArray sql = concurrently(place.script.text(place.statement));
    if (objects != 1 || sql.isEmpty())
        return std::nullopt;
    SaferForm form{place.statement.range};
    if (place.isAlone())
        form.replacement = sql;
    else
        form.after.push_back({sql, true});
    return form;
}

QString partOf(const change::SetNotNull &command)
{
    return command.column;
}

QString partOf(const change::AddConstraint &command)
{
    return command.constraint.name;
}

/// The ALTER TABLE that the clause is part of, and the command itself: the only one of its kind, or that of the column
/// or constraint that was found.
template <typename Command>
std::pair<const change::AlterTable *, const Command *> commandAt(const Place &place)
{
    std::vector<std::pair<const change::AlterTable *, const Command *>> all;
    for (const LocatedChange &located : place.effects.changes) {
        const auto *alter = std::get_if<change::AlterTable>(&located.change);
        if (!alter)
            continue;
        for (const auto &[command, range] : alter->commands) {
            if (const auto *one = std::get_if<Command>(&command))
                all.emplace_back(alter, one);
        }
    }
    if (all.size() == 1)
        return all.front();
    const QString part = QString(place.finding.object).remove(u'"').section(u'.', -1);
    const auto found = std::ranges::find_if(all, [&part](const auto &one) { return partOf(*one.second) == part; });
    return part.isEmpty() || found == all.end() ? std::pair<const change::AlterTable *, const Command *>{} : *found;
}

QByteArray alterSql(const change::AlterTable &alter)
{
    return "ALTER TABLE " + nameSql(alter.name) + ' ';
}

/// ADD CONSTRAINT, named, NOT VALID; VALIDATE in a later migration.
std::optional<SaferForm> validatedLater(const Place &place)
{
    const auto [alter, command] = commandAt<change::AddConstraint>(place);
    const QByteArray clause = place.clause();
    if (!alter || !clause.toUpper().startsWith("ADD"))
        return std::nullopt;
    const WrittenConstraint &constraint = command->constraint;
    const bool isForeign = constraint.kind == Kind::ForeignKey;
    QString name = constraint.name;
    QByteArray named = clause;
    if (name.isEmpty()) {
        const bool showsColumns = isForeign || constraint.columns.size() == 1;
        name = chosenName(alter->name, showsColumns ? constraint.columns : QStringList(),
                          isForeign ? u"fkey"_s : u"check"_s);
        named = "ADD CONSTRAINT " + quotedIdentifier(name) + clause.mid(3);
    }
    SaferForm form{place.finding.range, named + " NOT VALID"};
    form.after.push_back({alterSql(*alter) + "VALIDATE CONSTRAINT " + quotedIdentifier(name)});
    return form;
}

/// A check that proves it without a lock; SET NOT NULL reads nothing then.
std::optional<SaferForm> provenNotNull(const Place &place)
{
    const auto [alter, command] = commandAt<change::SetNotNull>(place);
    if (!alter || alter->name.name.isEmpty())
        return std::nullopt;
    const QByteArray column = quotedIdentifier(command->column);
    const QByteArray check = quotedIdentifier(chosenName(alter->name, {command->column}, u"not_null"_s));
    SaferForm form{place.finding.range, "ADD CONSTRAINT " + check + " CHECK (" + column + " IS NOT NULL) NOT VALID"};
    form.after.push_back({alterSql(*alter) + "VALIDATE CONSTRAINT " + check});
    form.after.push_back({alterSql(*alter) + "ALTER COLUMN " + column + " SET NOT NULL, DROP CONSTRAINT " + check});
    return form;
}

/// The index first, concurrently; the constraint takes it over.
std::optional<SaferForm> keyOfIndex(const Place &place)
{
    const auto [alter, command] = commandAt<change::AddConstraint>(place);
    if (!alter || !command->constraint.usingIndex.isEmpty())
        return std::nullopt;
    const WrittenConstraint &constraint = command->constraint;
    const bool isPrimary = constraint.kind == Kind::PrimaryKey;
    const QString chosen
        = chosenName(alter->name, isPrimary ? QStringList() : constraint.columns, isPrimary ? u"pkey"_s : u"key"_s);
    const QByteArray name = quotedIdentifier(constraint.name.isEmpty() ? chosen : constraint.name);
    QByteArray index = "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON " + nameSql(alter->name) + " ("
        + listSql(constraint.columns) + ')';
    if (!constraint.included.isEmpty())
        index += " INCLUDE (" + listSql(constraint.included) + ')';
    if (constraint.nullsNotDistinct)
        index += " NULLS NOT DISTINCT";
    QByteArray add = "ADD CONSTRAINT " + name + (isPrimary ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX " + name;
    if (constraint.isDeferrable)
        add += constraint.isInitiallyDeferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
    SaferForm form{place.finding.range, add};
    form.before.push_back({index, true});
    return form;
}

/// A line above the statement.
std::optional<SaferForm> limitedWait(const Place &place)
{
    const qsizetype begin = place.statement.range.begin;
    return SaferForm{{begin, begin}, "SET lock_timeout = '5s';\n"};
}

QByteArray commentOf(const SaferForm::Step &step, bool isBefore)
{
    const QByteArray when
        = isBefore ? "-- Before this, in a migration of its own" : "-- In a later migration of its own";
    QByteArray sql = step.sql;
    return when + (step.isOutsideTransaction ? ", outside a transaction:" : ":") + "\n-- " + sql.replace('\n', "\n-- ")
        + ";\n";
}

}  // namespace

std::optional<SaferForm> saferForm(const Finding &finding, const Script &script,
                                   const std::vector<StatementEffects> &effects)
{
    const auto index = std::size_t(finding.statement - 1);
    if (finding.within != Within::Nothing || finding.statement < 1 || index >= script.statements.size())
        return std::nullopt;
    const Place place{finding, script, effects[index], script.statements[index]};
    if (finding.rule == "create-index-blocking"_L1 || finding.rule == "drop-index-blocking"_L1)
        return indexForm(place);
    if (finding.rule == "add-check-blocking"_L1 || finding.rule == "add-fk-blocking"_L1)
        return validatedLater(place);
    if (finding.rule == "set-not-null-scan"_L1)
        return provenNotNull(place);
    if (finding.rule == "add-unique-direct"_L1 || finding.rule == "add-pk-direct"_L1)
        return keyOfIndex(place);
    if (finding.rule == "missing-lock-timeout"_L1)
        return limitedWait(place);
    return std::nullopt;
}

QByteArray withSaferForm(const QByteArray &sql, const SaferForm &form)
{
    // Comments go above the statement, at the start of its line.
    QByteArray head = sql.left(form.range.begin);
    QByteArray rest = sql.mid(form.range.end);
    if (form.replacement.isEmpty() && rest.startsWith(';'))
        rest.remove(0, 1);
    QByteArray comments;
    for (const SaferForm::Step &step : form.before)
        comments += commentOf(step, true);
    for (const SaferForm::Step &step : form.after)
        comments += commentOf(step, false);
    const Script script = readScript(sql);
    const auto statement = std::ranges::find_if(
        script.statements, [&form](const Statement &one) { return one.range.end >= form.range.end; });
    const qsizetype at = statement == script.statements.end() ? 0 : statement->range.begin;
    const bool isLineStart = at == 0 || sql[at - 1] == '\n';
    head.insert(std::min(at, head.size()), (isLineStart || comments.isEmpty() ? QByteArray() : "\n") + comments);
    return head + form.replacement + rest;
}

}  // namespace lockstep
