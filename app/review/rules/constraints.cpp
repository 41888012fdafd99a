// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/proofs.h"
#include "app/review/rules/index.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// The constraint is new by nature here, so only its table's newness counts.
std::vector<RuleHit> checkValidation(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &effect : immediateEffects(input, {EffectKind::ValidateConstraint})) {
        const bool isNewTable = input.facts.isMadeBefore(effect.relation, input.statement);
        if (isNewTable || !mayShareTransaction(input)
            || !input.facts.isAddedNotValidBefore(effect.object, input.statement))
            continue;
        hits.push_back(hitAt(effect, QT_TRANSLATE_NOOP("app", "%1 is validated in the transaction that adds it.")));
        hits.back().toll = Toll::Wait;
    }
    return hits;
}

/// What PostgreSQL refuses on a partitioned table is no advice there.
std::vector<RuleHit> advised(const RuleInput &input, std::vector<RuleHit> hits, const char *instead)
{
    for (RuleHit &hit : hits) {
        if (isPartitioned(input, hit.relation))
            hit.instead = instead;
    }
    return hits;
}

/// ALTER TABLE ONLY a partitioned table: to be completed by ALTER INDEX … ATTACH PARTITION.
bool isOnlyOfParent(const RuleInput &input, const Effect &constraint)
{
    const QByteArray text = input.script.text(input.script.statements[input.statement]);
    const auto tokens = scan(text).tokens;
    const auto isOnly
        = [&text](const Token &token) { return text.mid(token.range.begin, token.range.length()).toLower() == "only"; };
    return isPartitioned(input, constraint.relation) && std::any_of(tokens.begin(), tokens.end(), isOnly);
}

constexpr const char *keyOfPartitioned
    = QT_TRANSLATE_NOOP("app",
                        "ALTER TABLE ONLY the parent ADD CONSTRAINT; on each partition CREATE UNIQUE INDEX "
                        "CONCURRENTLY and ADD CONSTRAINT … "
                        "USING INDEX; then ALTER INDEX … ATTACH PARTITION.");

std::vector<RuleHit> checkForeignKey(const RuleInput &input)
{
    auto hits = hitsOnBusy(input, {EffectKind::AddConstraint},
                           QT_TRANSLATE_NOOP("app", "Every row of %2 is looked up while writes to both tables wait."),
                           [](const Effect &constraint) {
                               return constraint.detail == u"FOREIGN KEY" && !constraint.notValid
                                   && !constraint.relation.isEmpty();
                           });
    const bool isRefused = input.version <= notValidOnPartitioned.until;
    return isRefused ? advised(input, std::move(hits), notValidOnPartitioned.instead) : hits;
}

std::vector<RuleHit> checkUnique(const RuleInput &input)
{
    auto hits = hitsOnBusy(input, {EffectKind::AddConstraint, EffectKind::AddColumn},
                           QT_TRANSLATE_NOOP("app", "The index of a unique constraint on %2 is built under a lock."),
                           [&input](const Effect &added) {
                               const bool isUnique = added.kind == EffectKind::AddColumn
                                   ? added.traits.testFlag(Trait::Unique)
                                   : added.detail == u"UNIQUE" && !added.traits.testFlag(Trait::UsingIndex);
                               return isUnique && !isOnlyOfParent(input, added);
                           });
    return advised(input, std::move(hits), keyOfPartitioned);
}

std::vector<RuleHit> checkPrimaryKey(const RuleInput &input)
{
    auto hits = hitsOnBusy(input, {EffectKind::AddConstraint},
                           QT_TRANSLATE_NOOP("app", "The index of the primary key of %2 is built under a lock."),
                           [&input](const Effect &constraint) {
                               return constraint.detail == u"PRIMARY KEY"
                                   && !constraint.traits.testFlag(Trait::UsingIndex) && !constraint.relation.isEmpty()
                                   && !isOnlyOfParent(input, constraint);
                           });
    return advised(input, std::move(hits), keyOfPartitioned);
}

bool isProvenNotNull(const RuleInput &input, const Effect &effect)
{
    const TableShape *table = knownTable(input, effect.relation);
    const QString name = ownName(effect.object);
    const ColumnShape *column = table ? table->column(name) : nullptr;
    if (!column)
        return input.facts.isValidatedBefore(effect.relation, input.statement);
    return column->isNotNull || provesNotNull(*table, name);
}

}  // namespace

const Rule setNotNullScan{
    "set-not-null-scan",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Setting NOT NULL while everybody waits"),
    QT_TRANSLATE_NOOP("app", "Readers and writers wait while every row is read to see that none is empty."),
    QT_TRANSLATE_NOOP("app",
                      "Add CHECK (… IS NOT NULL) NOT VALID; in a later migration VALIDATE it, SET NOT NULL, which then "
                      "reads nothing, and drop the check."),
    [](const RuleInput &input) {
        return hitsOnBusy(
            input, {EffectKind::SetNotNull},
            QT_TRANSLATE_NOOP("app", "Every row of %2 is read under a lock to prove %1."),
            [&input](const Effect &column) { return !column.relation.isEmpty() && !isProvenNotNull(input, column); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ALTER COLUMN email SET NOT NULL;)sql",
    R"sql(ALTER TABLE users VALIDATE CONSTRAINT email_present;
ALTER TABLE users ALTER COLUMN email SET NOT NULL;)sql",
};

const Rule addCheckBlocking{
    "add-check-blocking",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Adding a check while everybody waits"),
    QT_TRANSLATE_NOOP("app", "Readers and writers wait while every row is checked."),
    QT_TRANSLATE_NOOP("app", "Add it NOT VALID, and VALIDATE CONSTRAINT in a later migration, which blocks nobody."),
    [](const RuleInput &input) {
        return hitsOnBusy(
            input, {EffectKind::AddConstraint}, QT_TRANSLATE_NOOP("app", "Every row of %2 is checked under a lock."),
            [](const Effect &constraint) {
                return constraint.detail == u"CHECK" && !constraint.notValid && !constraint.relation.isEmpty();
            });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17);)sql",
    R"sql(ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17) NOT VALID;)sql",
};

const Rule addForeignKeyBlocking{
    "add-fk-blocking",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Adding a foreign key while writers wait"),
    QT_TRANSLATE_NOOP("app", "Writes to both tables wait while every row is looked up."),
    QT_TRANSLATE_NOOP("app", "Add it NOT VALID, and VALIDATE CONSTRAINT in a later migration, which blocks no writes."),
    &checkForeignKey,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE orders ADD CONSTRAINT orders_user_fkey FOREIGN KEY (user_id) REFERENCES users (id);)sql",
    R"sql(ALTER TABLE orders ADD CONSTRAINT orders_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;)sql",
};

const Rule addUniqueDirect{
    "add-unique-direct",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Adding a unique constraint while everybody waits"),
    QT_TRANSLATE_NOOP("app", "Readers and writers wait until its index is built."),
    QT_TRANSLATE_NOOP("app", "CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … UNIQUE USING INDEX."),
    &checkUnique,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);)sql",
    R"sql(ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email;)sql",
};

const Rule addPrimaryKeyDirect{
    "add-pk-direct",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Adding a primary key while everybody waits"),
    QT_TRANSLATE_NOOP("app", "Readers and writers wait until its index is built."),
    QT_TRANSLATE_NOOP("app", "CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … PRIMARY KEY USING INDEX."),
    &checkPrimaryKey,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD PRIMARY KEY (id);)sql",
    R"sql(ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_id;)sql",
};

const Rule addExclusion{
    "add-exclusion",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Adding an exclusion constraint while everybody waits"),
    QT_TRANSLATE_NOOP("app", "Readers and writers wait until its index is built, and there is no gentler form."),
    QT_TRANSLATE_NOOP("app", "Do it in a maintenance window, or fill a new table that has it."),
    [](const RuleInput &input) {
        return hitsOnBusy(
            input, {EffectKind::AddConstraint},
            QT_TRANSLATE_NOOP("app", "The index of an exclusion constraint on %2 is built under a lock."),
            [](const Effect &constraint) { return constraint.detail == u"EXCLUDE" && !constraint.relation.isEmpty(); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE stays ADD CONSTRAINT apart EXCLUDE USING gist (room WITH =, during WITH &&);)sql",
    R"sql(CREATE TABLE stays (room int, during tsrange);
ALTER TABLE stays ADD EXCLUDE USING gist (during WITH &&);)sql",
};

const Rule validateInSameTransaction{
    "validate-in-same-tx",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Validating where the constraint was added"),
    QT_TRANSLATE_NOOP("app",
                      "The lock of the ADD is kept while VALIDATE reads the table, so NOT VALID has gained "
                      "nothing."),
    QT_TRANSLATE_NOOP("app", "Validate in a migration of its own."),
    &checkValidation,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT adult;)sql",
    R"sql(ALTER TABLE users VALIDATE CONSTRAINT adult;)sql",
};

}  // namespace lockstep::rules
