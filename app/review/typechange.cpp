// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/typechange.h"

#include "app/review/proofs.h"

#include <QLatin1StringView>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Types of one representation, where the cast calls no function (pg_cast.castmethod = 'b').
bool isRelabelled(const QString &before, const QString &after)
{
    static constexpr std::array pairs{
        std::pair{"character varying"_L1, "text"_L1},
        std::pair{"text"_L1, "character varying"_L1},
        std::pair{"citext"_L1, "text"_L1},
        std::pair{"text"_L1, "citext"_L1},
        std::pair{"citext"_L1, "character varying"_L1},
        std::pair{"character varying"_L1, "citext"_L1},
        std::pair{"cidr"_L1, "inet"_L1},
        std::pair{"xml"_L1, "text"_L1},
        std::pair{"xml"_L1, "character varying"_L1},
        std::pair{"integer"_L1, "oid"_L1},
        std::pair{"oid"_L1, "integer"_L1},
        std::pair{"bit"_L1, "bit varying"_L1},
    };
    return std::ranges::any_of(pairs, [&](const auto &pair) { return before == pair.first && after == pair.second; });
}

/// Types whose length may grow, or go, without a look at the values.
bool mayGrow(const QString &name)
{
    static constexpr std::array names{"character varying"_L1,
                                      "bit varying"_L1,
                                      "timestamp without time zone"_L1,
                                      "timestamp with time zone"_L1,
                                      "time without time zone"_L1,
                                      "time with time zone"_L1,
                                      "interval"_L1};
    return std::ranges::any_of(names, [&name](QLatin1StringView one) { return name == one; });
}

bool isWider(const SizedType &before, const SizedType &after)
{
    if (after.sizes.isEmpty())
        return mayGrow(after.name) || after.name == "numeric"_L1;
    if (before.sizes.isEmpty())
        return false;
    if (after.name == "numeric"_L1)
        return after.sizes[0] >= before.sizes[0] && after.sizes.value(1) == before.sizes.value(1);
    return mayGrow(after.name) && after.sizes[0] >= before.sizes[0];
}

}  // namespace

SizedType sizedType(const QString &type)
{
    static const QRegularExpression form(u"\\(([\\d,]+)\\)"_s);
    const auto match = form.match(type);
    SizedType sized{QString(type).remove(form)};
    for (const QString &size : match.captured(1).split(u',', Qt::SkipEmptyParts))
        sized.sizes << size.toInt();
    return sized;
}

TypeChangeCost costOfTypeChange(const QString &before, const QString &after)
{
    const SizedType from = sizedType(before);
    const SizedType to = sizedType(after);
    const bool isSame = from.name == to.name && (from.sizes == to.sizes || isWider(from, to));
    if (isSame || (to.sizes.isEmpty() && isRelabelled(from.name, to.name)))
        return TypeChangeCost::Free;
    const bool isZoned = from.name == "timestamp without time zone"_L1 && to.name == "timestamp with time zone"_L1;
    return isZoned && from.sizes == to.sizes ? TypeChangeCost::ByTimeZone : TypeChangeCost::Rewrite;
}

TypeChangeCost costOfTypeChange(const QString &before, const QString &after, const Snapshot &schema)
{
    const auto domain = [&schema](const QString &type) -> const TypeShape * {
        const auto found = std::ranges::find_if(schema.types, [&type](const auto &entry) {
            return entry.second.kind == TypeKind::Domain && entry.first.display() == type;
        });
        return found == schema.types.end() ? nullptr : &found->second;
    };
    if (before == after)
        return TypeChangeCost::Free;
    if (const TypeShape *from = domain(before))
        return costOfTypeChange(from->baseType, after, schema);
    const TypeShape *to = domain(after);
    if (!to)
        return costOfTypeChange(before, after);
    return to->isNotNull || !to->checks.empty() ? TypeChangeCost::Rewrite
                                                : costOfTypeChange(before, to->baseType, schema);
}

TypeChangeCost costOfClause(const TypeClause &clause)
{
    const Effect *effect = clauseOn(clause.statement, EffectKind::AlterColumnType, clause.change.column);
    const bool isConverted = effect && effect->traits.testFlag(Trait::Converted);
    if (isConverted && !isPlainCast(clause.sql.mid(effect->range.begin, effect->range.length()), clause.change.column))
        return TypeChangeCost::Rewrite;
    return costOfTypeChange(clause.before, clause.schema.typeText(clause.change.type), clause.schema.snapshot());
}

bool isPlainCast(const QByteArray &clause, const QString &column)
{
    static const QRegularExpression form(
        u"\\bUSING\\s+\\(*\\s*\"?([^\\s\"():]+)\"?\\s*\\)*\\s*::\\s*([^:]+?)\\s*\\)*\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression typed(u"\\bTYPE\\s+(.+?)\\s+USING\\b"_s, QRegularExpression::CaseInsensitiveOption);
    const QString text = QString::fromUtf8(clause);
    const auto match = form.match(text);
    const QString written = typed.match(text).captured(1);
    return match.hasMatch() && match.captured(1).compare(column, Qt::CaseInsensitive) == 0
        && match.captured(2).simplified().compare(written.simplified(), Qt::CaseInsensitive) == 0;
}

}  // namespace lockstep
