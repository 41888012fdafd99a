// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/dependents.h"
#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

namespace lockstep::rules {
namespace {

/// The object that a drop is about, as the schema has it, and of a column its table.
std::optional<ObjectName> knownObject(const RuleInput &input, const Effect &drop)
{
    // A foreign key may hang from a unique index, and names neither.
    if (!input.schema || drop.kind == EffectKind::DropIndex)
        return std::nullopt;
    if (drop.kind == EffectKind::DropFunction) {
        const QString own = ownName(drop.object);
        for (const auto &[name, function] : input.schema->snapshot().functions) {
            if (name.name.section(u'(', 0, 0) == own)
                return ObjectName{name.schema, own};
        }
        return std::nullopt;
    }
    return input.schema->find(drop.kind == EffectKind::DropColumn ? drop.relation : drop.object);
}

bool isRelation(EffectKind kind)
{
    return kind == EffectKind::DropTable || kind == EffectKind::DropColumn || kind == EffectKind::DropView
        || kind == EffectKind::DropMaterializedView;
}

/// What is known to depend on it is listed; where a server says that nothing does, nothing is said.
std::optional<RuleHit> cascadeHit(const RuleInput &input, const Effect &drop)
{
    const QString column = drop.kind == EffectKind::DropColumn ? ownName(drop.object) : QString();
    const auto object = knownObject(input, drop);
    const QStringList dependents = object ? dependentsOf(input, *object, column) : QStringList();
    RuleHit hit = hitAt(
        drop,
        {QT_TRANSLATE_NOOP("app", "CASCADE drops whatever depends on %1."),
         QT_TRANSLATE_NOOP(
             "app", "CASCADE drops whatever depends on an object whose name is known only when the migration runs.")});
    if (!dependents.isEmpty()) {
        hit.message = {QT_TRANSLATE_NOOP("app", "CASCADE drops what depends on %1 too: %2."),
                       {drop.object, listed(dependents)}};
    } else if (object && input.target) {
        return std::nullopt;
    } else if (object && isRelation(drop.kind)) {
        // What a server may have beside, files do not tell.
        hit.severity = Severity::Note;
        hit.message
            = {QT_TRANSLATE_NOOP("app", "CASCADE drops whatever depends on %1; by the files before, nothing does."),
               {drop.object}};
    }
    return hit;
}

std::vector<RuleHit> checkCascade(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &drop :
         immediateEffects(input,
                          {EffectKind::DropTable, EffectKind::DropColumn, EffectKind::DropSchema, EffectKind::DropView,
                           EffectKind::DropMaterializedView, EffectKind::DropIndex, EffectKind::DropConstraint,
                           EffectKind::DropFunction, EffectKind::DropSequence, EffectKind::DropExtension})) {
        auto hit = drop.cascade && !concernsNew(input, drop) ? cascadeHit(input, drop) : std::nullopt;
        if (hit)
            hits.push_back(*std::move(hit));
    }
    return hits;
}

}  // namespace

const Rule dropCascade{
    "drop-cascade",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Dropping with CASCADE"),
    QT_TRANSLATE_NOOP("app", "What depends on the object is dropped too, and only the server knows what that is."),
    QT_TRANSLATE_NOOP("app", "Leave CASCADE out and drop what depends on it by name."),
    &checkCascade,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP VIEW totals CASCADE;)sql",
    R"sql(DROP VIEW totals;)sql",
};

const Rule dropTypeCascade{
    "drop-type-cascade",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Dropping a type with CASCADE"),
    QT_TRANSLATE_NOOP("app", "Every column of that type is dropped with its values, in whatever table it stands."),
    QT_TRANSLATE_NOOP("app", "Leave CASCADE out: PostgreSQL then refuses while a column still uses the type."),
    [](const RuleInput &input) {
        return hitsOn(
            input, {EffectKind::DropType, EffectKind::DropDomain},
            {QT_TRANSLATE_NOOP("app", "CASCADE drops every column of the type %1."),
             QT_TRANSLATE_NOOP(
                 "app", "CASCADE drops every column of a type whose name is known only when the migration runs.")},
            [](const Effect &drop) { return drop.cascade; });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP TYPE mood CASCADE;)sql",
    R"sql(DROP TYPE mood;)sql",
};

const Rule truncateCascade{
    "truncate-cascade",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Emptying tables with CASCADE"),
    QT_TRANSLATE_NOOP("app", "Every table that references it, and every table that references those, is emptied too."),
    QT_TRANSLATE_NOOP("app", "Name each table that is to be emptied."),
    [](const RuleInput &input) {
        return hitsOn(
            input, {EffectKind::Truncate},
            {QT_TRANSLATE_NOOP("app", "CASCADE empties every table that references %1."),
             QT_TRANSLATE_NOOP(
                 "app",
                 "CASCADE empties every table that references one whose name is known only when the migration runs.")},
            [](const Effect &truncated) { return truncated.cascade; });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(TRUNCATE users CASCADE;)sql",
    R"sql(TRUNCATE users, orders;)sql",
};

}  // namespace lockstep::rules
