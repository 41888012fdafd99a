// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: the safer forms by theme. Each is made from the parse, and none is offered where a later statement
// of the file needs what would come later, or where it takes a person to write it.

#include "app/review/finding.h"
#include "app/review/rule.h"
#include "app/sql/quoting.h"

namespace lockstep::safer {

using Form = std::optional<SaferForm>;

/// A finding's clause within its statement.
struct Place
{
    const Finding &finding;
    const RuleInput &input;

    const Script &script() const { return input.script; }
    const StatementEffects &effects() const { return input.effects[input.statement]; }
    const Statement &statement() const { return input.script.statements[input.statement]; }
    QByteArray statementText() const { return input.script.text(statement()); }
    QByteArray clause() const { return script().sql.mid(finding.range.begin, finding.range.length()); }
    bool isAlone() const { return script().statements.size() == 1; }
    /// A later statement of the file does something with the relation, or names the object.
    bool isNeededLater(const QString &relationOrObject) const;
    bool isPartitioned(const QString &relation) const;
};

QByteArray nameSql(const WrittenName &name);
QByteArray listSql(const QStringList &names);
QByteArray alterSql(const change::AlterTable &alter);
/// A name as PostgreSQL would choose it: one that nothing of the table's schema has, nor the rest of the file uses.
QString chosenName(const Place &place, const WrittenName &table, const QStringList &columns, const QString &label);
/// `sql` with `added` behind the first of the words; empty where none of them is in it.
QByteArray withBehind(const QByteArray &sql, const QByteArrayList &words, const QByteArray &added);
/// The statement as `sql`, outside any transaction: where it stands if it is alone there, else later.
SaferForm outside(const Place &place, const QByteArray &sql);
/// Nothing stays here; the statement runs later as it is.
SaferForm later(const Place &place, bool isOutside);
/// Column by column, so that none is read under a lock: a check that proves it, or since PostgreSQL 18 the constraint
/// itself, and its validation. `steps` follow the clause that is returned.
QByteArray notNullClause(const Place &place, const change::AlterTable &alter, const QString &column,
                         std::vector<SaferForm::Step> &steps);

/// The ALTER TABLE that the clause is part of, and the command itself: the only one of its kind, or that of the column
/// or constraint that was found.
template <typename Command, typename PartOf>
std::pair<const change::AlterTable *, const Command *> commandAt(const Place &place, const PartOf &partOf)
{
    std::vector<std::pair<const change::AlterTable *, const Command *>> all;
    for (const LocatedChange &located : place.effects().changes) {
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
    const QString part = ownName(place.finding.object);
    for (const auto &one : all) {
        if (!part.isEmpty() && partOf(*one.second) == part)
            return one;
    }
    return {};
}

Form createIndex(const Place &place);
Form dropIndex(const Place &place);
Form reindex(const Place &place);
Form refreshView(const Place &place);
Form detachPartition(const Place &place);
Form renameIndex(const Place &place);
Form leaveTransaction(const Place &place);

Form validateLater(const Place &place);
Form addNotValid(const Place &place);
Form setNotNull(const Place &place);
Form keyOfIndex(const Place &place);

Form fillLater(const Place &place);
Form inBatches(const Place &place);

Form limitWait(const Place &place);
Form ifExists(const Place &place);

}  // namespace lockstep::safer
