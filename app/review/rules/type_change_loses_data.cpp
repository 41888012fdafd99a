// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/rules/history.h"
#include "app/review/typechange.h"

#include <QCoreApplication>

#include <array>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// Wider ones later; what is wider takes every value of those before it.
bool isNarrowerNumber(const QString &before, const QString &after)
{
    static const QStringList widths{u"smallint"_s, u"integer"_s, u"bigint"_s, u"numeric"_s};
    const qsizetype from = widths.indexOf(before);
    const qsizetype to = widths.indexOf(after);
    return from >= 0 && to >= 0 && to < from;
}

bool isText(const QString &name)
{
    return name == "text"_L1 || name == "character varying"_L1 || name == "character"_L1 || name == "citext"_L1;
}

bool shrinks(const SizedType &before, const SizedType &after)
{
    if (before.name != after.name || after.sizes.isEmpty())
        return false;
    if (before.sizes.isEmpty())
        return true;
    if (before.name == "numeric"_L1) {
        const int scale = before.sizes.value(1);
        const int newScale = after.sizes.value(1);
        return newScale < scale || after.sizes[0] - newScale < before.sizes[0] - scale;
    }
    return after.sizes[0] < before.sizes[0];
}

bool losesKind(const SizedType &before, const SizedType &after)
{
    static constexpr std::array lossy{
        std::pair{"timestamp with time zone"_L1, "timestamp without time zone"_L1},
        std::pair{"timestamp with time zone"_L1, "date"_L1},
        std::pair{"timestamp without time zone"_L1, "date"_L1},
        std::pair{"double precision"_L1, "real"_L1},
        std::pair{"double precision"_L1, "integer"_L1},
        std::pair{"double precision"_L1, "bigint"_L1},
        std::pair{"numeric"_L1, "double precision"_L1},
        std::pair{"numeric"_L1, "real"_L1},
        std::pair{"jsonb"_L1, "text"_L1},
    };
    const bool isKnown = std::ranges::any_of(
        lossy, [&](const auto &pair) { return before.name == pair.first && after.name == pair.second; });
    // An embedding of other dimensions is another embedding.
    const bool isVector = before.name == "vector"_L1 && after.name == "vector"_L1 && before.sizes != after.sizes;
    const bool toLimited = isText(before.name) && before.sizes.isEmpty() && isText(after.name)
        && after.name != before.name && !after.sizes.isEmpty();
    return isKnown || isVector || toLimited || isNarrowerNumber(before.name, after.name);
}

/// Text that becomes an enum keeps what the enum names and fails on the rest.
bool becomesEnum(const HistoryInput &input, const SizedType &before, const TypeChange &change)
{
    return isText(before.name) && std::ranges::any_of(input.history.schema.types, [&change](const auto &entry) {
               return entry.second.kind == TypeKind::Enum && entry.first.display() == change.after;
           });
}

/// Something in the same file keeps the old values: a copy of the table or of the column.
bool hasSafetyNet(const AnalysedScript &script, const TypeChange &change)
{
    return std::ranges::any_of(script.effects, [&change](const StatementEffects &statement) {
        return std::ranges::any_of(statement.changes, [&change](const LocatedChange &located) {
            const auto *table = std::get_if<change::CreateTable>(&located.change);
            return table && table->query.contains(change.table.name.toUtf8());
        });
    });
}

std::vector<HistoryHit> check(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (const TypeChange &change : input.history.typeChanges) {
        const SizedType before = sizedType(change.before);
        const SizedType after = sizedType(change.after);
        const bool isEnum = becomesEnum(input, before, change);
        if (!shrinks(before, after) && !losesKind(before, after) && !isEnum)
            continue;
        const AnalysedScript &script = input.scripts[std::size_t(change.where.migration)];
        HistoryHit hit{change.where};
        hit.hit.range = change.range;
        hit.hit.object = change.table.display() + u'.' + change.column;
        const bool isKept = hasSafetyNet(script, change);
        hit.hit.message = {isKept ? QT_TRANSLATE_NOOP("app",
                                                      "%1 was %2 and becomes %3: values that do not fit are lost or "
                                                      "stop the migration. The file copies the table first.")
                                  : QT_TRANSLATE_NOOP("app",
                                                      "%1 was %2 and becomes %3: values that do not fit are lost or "
                                                      "stop the migration, and nothing keeps the old ones."),
                           {hit.hit.object, change.before, change.after}};
        if (isKept || isEnum)
            hit.hit.severity = Severity::Warning;
        hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace

const HistoryRule typeChangeLosesData{
    "type-change-loses-data",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A type change that loses data"),
    QT_TRANSLATE_NOOP("app", "What the new type cannot hold cannot be brought back by changing the type back."),
    QT_TRANSLATE_NOOP("app",
                      "Add a column of the new type, fill it, look at what does not fit, and keep the old column until "
                      "nobody needs it."),
    &check,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE shop (id bigint PRIMARY KEY, price numeric(10,2));
-- next file
ALTER TABLE shop ALTER COLUMN price TYPE numeric(8,2);)sql",
    R"sql(CREATE TABLE shop (id bigint PRIMARY KEY, price numeric(10,2));
-- next file
ALTER TABLE shop ALTER COLUMN price TYPE numeric(12,2);)sql",
};

}  // namespace lockstep::rules
