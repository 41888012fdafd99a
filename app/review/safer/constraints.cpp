// SPDX-License-Identifier: GPL-3.0-or-later

// What is to hold of every row, told first and proven later, without a lock.

#include "app/review/hits.h"
#include "app/review/safer/forms.h"
#include "app/review/settings.h"

namespace lockstep::safer {

using namespace Qt::StringLiterals;

namespace {

using Kind = WrittenConstraint::Kind;

constexpr int nativeNotNull = 18;  ///< the first version whose NOT NULL is a constraint that may be NOT VALID

auto nameOf(const change::AddConstraint &command)
{
    return command.constraint.name;
}

bool isKnownSince(const Place &place, int version)
{
    const bool isKnown = place.input.target || (place.input.settings && place.input.settings->isVersionKnown);
    return isKnown && place.input.version >= version;
}

/// Columns of a key to be that hold nothing today as far as anybody knows.
QStringList nullableOf(const Place &place, const change::AlterTable &alter, const QStringList &columns)
{
    QStringList nullable;
    const TableShape *table = knownTable(place.input, writtenText(alter.name));
    for (const QString &column : columns) {
        const ColumnShape *shape = table ? table->column(column) : nullptr;
        if (shape && !shape->isNotNull)
            nullable << column;
    }
    return nullable;
}

QByteArray indexSql(const WrittenName &table, const QByteArray &name, const WrittenConstraint &constraint)
{
    QByteArray index = "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON " + nameSql(table) + " ("
        + listSql(constraint.columns) + ')';
    if (!constraint.included.isEmpty())
        index += " INCLUDE (" + listSql(constraint.included) + ')';
    if (constraint.nullsNotDistinct)
        index += " NULLS NOT DISTINCT";
    return index;
}

}  // namespace

/// VALIDATE where its lock is its own.
Form validateLater(const Place &place)
{
    const auto &changes = place.effects().changes;
    const auto *alter = changes.size() == 1 ? std::get_if<change::AlterTable>(&changes.front().change) : nullptr;
    if (!alter || alter->commands.size() != 1)
        return std::nullopt;
    return later(place, false);
}

/// ADD CONSTRAINT, named, NOT VALID; VALIDATE in a later migration.
Form addNotValid(const Place &place)
{
    const auto [alter, command] = commandAt<change::AddConstraint>(place, &nameOf);
    const QByteArray clause = place.clause();
    if (!alter || !clause.toUpper().startsWith("ADD"))
        return std::nullopt;
    const WrittenConstraint &constraint = command->constraint;
    const bool isForeign = constraint.kind == Kind::ForeignKey;
    if (isForeign && place.input.version < nativeNotNull && place.isPartitioned(writtenText(alter->name)))
        return std::nullopt;
    QString name = constraint.name;
    QByteArray named = clause;
    if (name.isEmpty()) {
        const bool showsColumns = isForeign || constraint.columns.size() == 1;
        name = chosenName(place, alter->name, showsColumns ? constraint.columns : QStringList(),
                          isForeign ? u"fkey"_s : u"check"_s);
        named = "ADD CONSTRAINT " + quotedIdentifier(name) + clause.mid(3);
    }
    SaferForm form{place.finding.range, named + " NOT VALID"};
    form.after.push_back({alterSql(*alter) + "VALIDATE CONSTRAINT " + quotedIdentifier(name)});
    return form;
}

QByteArray notNullClause(const Place &place, const change::AlterTable &alter, const QString &columnName,
                         std::vector<SaferForm::Step> &steps)
{
    const QByteArray column = quotedIdentifier(columnName);
    const QByteArray name = quotedIdentifier(chosenName(place, alter.name, {columnName}, u"not_null"_s));
    steps.push_back({alterSql(alter) + "VALIDATE CONSTRAINT " + name});
    if (isKnownSince(place, nativeNotNull))
        return "ADD CONSTRAINT " + name + " NOT NULL " + column + " NOT VALID";
    steps.push_back({alterSql(alter) + "ALTER COLUMN " + column + " SET NOT NULL, DROP CONSTRAINT " + name});
    return "ADD CONSTRAINT " + name + " CHECK (" + column + " IS NOT NULL) NOT VALID";
}

Form setNotNull(const Place &place)
{
    const auto [alter, command]
        = commandAt<change::SetNotNull>(place, [](const change::SetNotNull &one) { return one.column; });
    if (!alter || alter->name.name.isEmpty())
        return std::nullopt;
    SaferForm form{place.finding.range};
    form.replacement = notNullClause(place, *alter, command->column, form.after);
    return form;
}

/// The index first, concurrently; the constraint takes it over. Columns of a primary key that may be empty are proven
/// before, since the constraint would read the whole table to see.
Form keyOfIndex(const Place &place)
{
    const auto [alter, command] = commandAt<change::AddConstraint>(place, &nameOf);
    if (!alter || !command->constraint.usingIndex.isEmpty() || place.isPartitioned(writtenText(alter->name)))
        return std::nullopt;
    const WrittenConstraint &constraint = command->constraint;
    const bool isPrimary = constraint.kind == Kind::PrimaryKey;
    const QString chosen
        = chosenName(place, alter->name, isPrimary ? QStringList() : constraint.columns + constraint.included,
                     isPrimary ? u"pkey"_s : u"key"_s);
    const QByteArray name = quotedIdentifier(constraint.name.isEmpty() ? chosen : constraint.name);
    QByteArray add = "ADD CONSTRAINT " + name + (isPrimary ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX " + name;
    if (constraint.isDeferrable)
        add += constraint.isInitiallyDeferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
    SaferForm form{place.finding.range, add};
    for (const QString &column : isPrimary ? nullableOf(place, *alter, constraint.columns) : QStringList()) {
        std::vector<SaferForm::Step> steps;
        form.before.push_back({alterSql(*alter) + notNullClause(place, *alter, column, steps)});
        std::ranges::move(steps, std::back_inserter(form.before));
    }
    form.before.push_back({indexSql(alter->name, name, constraint), true});
    return form;
}

}  // namespace lockstep::safer
