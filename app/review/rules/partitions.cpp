// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/boundproof.h"
#include "app/review/hits.h"
#include "app/review/proofs.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// A valid CHECK may prove the bounds, and the table is then not read. Where one is about the key and in none of the
/// forms that are recognised here, only the server knows, and this is silent; but no check proves anything of a column
/// that may be NULL.
bool mayBeProven(const TableShape &partition, const TableShape &parent)
{
    const QString key = partitionColumn(parent);
    const ColumnShape *column = key.isEmpty() ? nullptr : partition.column(key);
    if (column && !column->isNotNull && !provesNotNull(partition, key))
        return false;
    return std::ranges::any_of(partition.constraints, [&key](const auto &entry) {
        const ConstraintShape &check = entry.second;
        const bool saysMore = !check.expression.trimmed().endsWith("IS NOT NULL"_L1, Qt::CaseInsensitive)
            && !check.expression.trimmed().endsWith("IS NOT NULL)"_L1, Qt::CaseInsensitive);
        const bool isAboutIt = key.isEmpty() || check.columns.contains(key);
        return check.kind == ConstraintKind::Check && check.isValid && isAboutIt && saysMore;
    });
}

std::vector<RuleHit> checkAttach(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    eachChange<change::AlterTable>(input, [&](const change::AlterTable &table, ByteRange) {
        for (const auto &[command, range] : table.commands) {
            const auto *attached = std::get_if<change::AttachPartition>(&command);
            const QString name = attached ? writtenText(attached->partition) : QString();
            const TableShape *partition = knownTable(input, name);
            const TableShape *parent = knownTable(input, writtenText(table.name));
            if (!partition || (parent && mayBeProven(*partition, *parent))
                || input.facts.isMadeBefore(name, input.statement) || input.facts.isEmptyAt(name, input.statement))
                continue;
            hits.push_back({range,
                            name,
                            Within::Nothing,
                            {QT_TRANSLATE_NOOP("app", "Every row of %1 is read while nobody can use it."), {name}}});
            hits.back().relation = name;
            hits.back().toll = Toll::Wait;
        }
    });
    return hits;
}

/// The DEFAULT partition of a table, where the history has one.
std::optional<ObjectName> defaultPartition(const RuleInput &input, const QString &parent)
{
    const auto name = input.schema ? input.schema->find(parent) : std::nullopt;
    if (!name)
        return std::nullopt;
    for (const auto &[partition, shape] : input.schema->snapshot().tables) {
        if (shape.partitionOf == name && shape.partitionBound.compare("DEFAULT"_L1, Qt::CaseInsensitive) == 0)
            return partition;
    }
    return std::nullopt;
}

std::vector<RuleHit> checkPartitionOf(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    eachChange<change::CreateTable>(input, [&](const change::CreateTable &table, ByteRange range) {
        const QString parent = table.partitionOf ? writtenText(*table.partitionOf) : QString();
        if (parent.isEmpty() || input.facts.isMadeBefore(parent, input.statement))
            return;
        const auto rest = defaultPartition(input, parent);
        if (!rest || input.facts.isMadeBefore(rest->display(), input.statement))
            return;
        hits.push_back({range,
                        writtenText(table.name),
                        Within::Nothing,
                        {QT_TRANSLATE_NOOP("app", "%1 is read whole, and %2 is locked away from everybody meanwhile."),
                         {rest->display(), parent}}});
        hits.back().relation = rest->display();
        hits.back().toll = Toll::Wait;
    });
    return hits;
}

std::vector<RuleHit> hitsOnPartitioned(const RuleInput &input, EffectKind kind, const char *text,
                                       const EffectTest &test)
{
    std::vector<RuleHit> hits;
    for (const Effect &effect : immediateEffects(input, {kind})) {
        if (test(effect) && isPartitioned(input, effect.relation))
            hits.push_back(hitAt(effect, text));
    }
    return hits;
}

}  // namespace

const Rule attachPartitionScan{
    "attach-partition-scan",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Attaching a table that is in use"),
    QT_TRANSLATE_NOOP("app", "Nobody can use the table until all its rows are known to be within the bounds."),
    QT_TRANSLATE_NOOP("app",
                      "Add a CHECK with the bounds NOT VALID, validate it in a later migration, attach then, and drop "
                      "the check."),
    &checkAttach,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE orders (state text NOT NULL) PARTITION BY LIST (state);
CREATE TABLE orders_done (state text NOT NULL);
-- next file
ALTER TABLE orders ATTACH PARTITION orders_done FOR VALUES IN ('done');)sql",
    R"sql(CREATE TABLE orders (state text NOT NULL) PARTITION BY LIST (state);
CREATE TABLE orders_done (state text NOT NULL CHECK (state = 'done'));
-- next file
ALTER TABLE orders ATTACH PARTITION orders_done FOR VALUES IN ('done');)sql",
};

const Rule createPartitionOf{
    "create-partition-of",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A new partition beside a DEFAULT one"),
    QT_TRANSLATE_NOOP("app",
                      "Rows of the new range may be in the DEFAULT partition: it is read whole, and the statement "
                      "fails when there are some."),
    QT_TRANSLATE_NOOP("app",
                      "Give the DEFAULT partition a CHECK that leaves the new range out, then make the table by itself "
                      "and ATTACH it."),
    &checkPartitionOf,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- next file
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');)sql",
    R"sql(CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');)sql",
};

const Rule concurrentOnPartitioned{
    "concurrent-on-partitioned",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "CONCURRENTLY on a partitioned table"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL refuses it, and the migration stops."),
    QT_TRANSLATE_NOOP("app",
                      "CREATE INDEX … ON ONLY the parent, CONCURRENTLY on each partition, and ALTER INDEX … ATTACH "
                      "PARTITION."),
    [](const RuleInput &input) {
        return hitsOnPartitioned(input, EffectKind::CreateIndex,
                                 QT_TRANSLATE_NOOP("app", "%2 is partitioned: %1 cannot be built concurrently."),
                                 [](const Effect &index) { return index.traits.testFlag(Trait::Concurrently); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
-- next file
CREATE INDEX CONCURRENTLY events_at ON events (at);)sql",
    R"sql(CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- next file
CREATE INDEX CONCURRENTLY events_2026_at ON events_2026 (at);)sql",
};

const Rule notValidOnPartitioned{
    "fk-not-valid-on-partitioned",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A NOT VALID foreign key on a partitioned table"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL refuses it before version 18, and the migration stops."),
    QT_TRANSLATE_NOOP("app", "Add it to each partition, or without NOT VALID in a quiet moment."),
    [](const RuleInput &input) {
        return hitsOnPartitioned(
            input, EffectKind::AddConstraint,
            QT_TRANSLATE_NOOP("app", "%2 is partitioned: its foreign keys cannot be NOT VALID."),
            [](const Effect &added) { return added.detail == "FOREIGN KEY"_L1 && added.notValid; });
    },
    Bucket::Hazard,
    true,
    0,
    17,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE events (at date NOT NULL, user_id bigint) PARTITION BY RANGE (at);
ALTER TABLE events ADD CONSTRAINT by_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
-- next file
ALTER TABLE events VALIDATE CONSTRAINT by_user;)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE events (at date NOT NULL, user_id bigint REFERENCES users (id)) PARTITION BY RANGE (at);)sql",
};

}  // namespace lockstep::rules
