// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/safer/forms.h"

#include "app/review/facts.h"
#include "app/sql/tokenstream.h"
#include "app/sql/words.h"

#include <algorithm>

namespace lockstep::safer {

namespace {

/// So many statements are looked through for a name. Where more follow, as in a dump, it may stand in any of them.
constexpr std::ptrdiff_t farthest = 500;

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
    const TableShape *table = knownTable(input, relation);
    return table && table->kind == TableKind::Partitioned;
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

QString chosenName(const WrittenName &table, const QStringList &columns, const QString &label)
{
    return (QStringList{table.name} + columns + QStringList{label}).join(u'_').left(63);
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
