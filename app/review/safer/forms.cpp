// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/safer/forms.h"

#include "app/review/hits.h"
#include "app/schema/generatednames.h"
#include "app/sql/tokenstream.h"
#include "app/sql/words.h"

#include <algorithm>

namespace lockstep::safer {

namespace {

/// So many statements are looked through for a name. Where more follow, as in a dump, it may stand in any of them.
constexpr std::ptrdiff_t farthest = 500;

/// A relation, an index or a constraint has it.
bool hasName(const Snapshot &snapshot, const QString &schema, const QString &name)
{
    const ObjectName own{schema, name};
    if (snapshot.tables.contains(own) || snapshot.views.contains(own) || snapshot.sequences.contains(own))
        return true;
    const auto isIn
        = [&](const auto &entry) { return entry.first.schema == schema && entry.second.indexes.contains(name); };
    return std::ranges::any_of(snapshot.views, isIn) || std::ranges::any_of(snapshot.tables, [&](const auto &entry) {
               return isIn(entry) || (entry.first.schema == schema && entry.second.constraints.contains(name));
           });
}

/// Constraints that the same ALTER TABLE drops: PostgreSQL does that first.
QSet<QString> droppedHere(const Place &place)
{
    QSet<QString> names;
    for (const LocatedChange &located : place.effects().changes) {
        const auto *alter = std::get_if<change::AlterTable>(&located.change);
        for (std::size_t i = 0; alter && i < alter->commands.size(); ++i) {
            if (const auto *drop = std::get_if<change::DropConstraint>(&alter->commands[i].first))
                names << drop->name;
        }
    }
    return names;
}

/// Names that this and later statements of the file give.
QSet<QString> usedNames(const Place &place)
{
    QSet<QString> names;
    const auto &all = place.input.effects;
    const std::size_t end = std::min(all.size(), place.input.statement + std::size_t(farthest));
    for (std::size_t i = place.input.statement; i < end; ++i) {
        for (const LocatedChange &located : all[i].changes) {
            if (const auto *index = std::get_if<change::CreateIndex>(&located.change))
                names << index->name;
            const auto *alter = std::get_if<change::AlterTable>(&located.change);
            for (std::size_t c = 0; alter && c < alter->commands.size(); ++c) {
                if (const auto *add = std::get_if<change::AddConstraint>(&alter->commands[c].first))
                    names << add->constraint.name;
            }
        }
    }
    return names;
}

}  // namespace

bool Place::isNeededLater(const QString &relationOrObject) const
{
    if (relationOrObject.isEmpty())
        return false;
    const auto next = input.effects.begin() + std::ptrdiff_t(input.statement) + 1;
    if (input.effects.end() - next > farthest)
        return true;
    const QStringList wanted = identifiersOf(relationOrObject);
    // Most names differ at first sight; one with a quote in it is written otherwise than it is.
    const QString sign = wanted.back().contains(u'"') ? QString() : wanted.back();
    const auto names = [&](const QString &other) {
        return !other.isEmpty() && other.contains(sign) && mayBeSameName(identifiersOf(other), wanted);
    };
    return std::any_of(next, input.effects.end(), [&](const StatementEffects &other) {
        return std::ranges::any_of(other.effects,
                                   [&](const Effect &one) { return names(one.relation) || names(one.object); })
            || std::ranges::any_of(other.locks, [&](const LockForecast &one) { return names(one.relation); });
    });
}

bool Place::isPartitioned(const QString &relation) const
{
    return lockstep::isPartitioned(input, relation);
}

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

QByteArray alterSql(const change::AlterTable &alter)
{
    return "ALTER TABLE " + nameSql(alter.name) + ' ';
}

QString chosenName(const Place &place, const WrittenName &table, const QStringList &columns, const QString &label)
{
    const auto known = place.input.schema ? place.input.schema->find(table) : std::nullopt;
    const QSet<QString> freed = droppedHere(place);
    const QSet<QString> used = usedNames(place);
    return freeName(table.name, columns.join(u'_'), label, [&](const QString &name) {
        const bool isThere = known && hasName(place.input.schema->snapshot(), known->schema, name);
        return used.contains(name) || (isThere && !freed.contains(name));
    });
}

QByteArray withBehind(const QByteArray &sql, const QByteArrayList &words, const QByteArray &added)
{
    TokenStream tokens(sql);
    while (const auto token = tokens.next()) {
        if (words.contains(wordAt(sql, *token)))
            return sql.left(token->range.end) + added + sql.mid(token->range.end);
    }
    return {};
}

SaferForm outside(const Place &place, const QByteArray &sql)
{
    SaferForm form{place.statement().range};
    form.isHereOutside = place.isAlone();
    if (place.isAlone())
        form.replacement = sql;
    else
        form.after.push_back({sql, true});
    return form;
}

SaferForm later(const Place &place, bool isOutside)
{
    SaferForm form{place.statement().range};
    form.after.push_back({place.statementText(), isOutside});
    return form;
}

}  // namespace lockstep::safer
