// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// ON ONLY a partitioned table makes an index without entries, to which those of the partitions are attached.
bool isOnlyOfParent(const RuleInput &input, const Effect &index)
{
    bool isOnly = false;
    eachChange<change::CreateIndex>(input, [&](const change::CreateIndex &made, ByteRange) {
        isOnly = isOnly || (made.isOnly && writtenText(made.relation) == index.relation);
    });
    return isOnly && (!knownTable(input, index.relation) || isPartitioned(input, index.relation));
}

std::vector<RuleHit> checkCreate(const RuleInput &input)
{
    auto hits = hitsOnBusy(input, {EffectKind::CreateIndex},
                           QT_TRANSLATE_NOOP("app", "Building %1 blocks writes to %2."), [&input](const Effect &index) {
                               return !index.traits.testFlag(Trait::Concurrently) && !isOnlyOfParent(input, index);
                           });
    for (RuleHit &hit : hits) {
        if (hit.object.isEmpty())
            hit.message.source = QT_TRANSLATE_NOOP("app", "Building an index blocks writes to %2.");
        if (isPartitioned(input, hit.relation))
            hit.instead = concurrentOnPartitioned.instead;
    }
    return hits;
}

std::vector<RuleHit> checkDrop(const RuleInput &input)
{
    const bool cascades = !effectsOf(input).effects.empty() && effectsOf(input).effects.front().cascade;
    auto hits = hitsOnBusy(
        input, {EffectKind::DropIndex},
        {QT_TRANSLATE_NOOP("app", "Dropping %1 locks its table against reads and writes."),
         QT_TRANSLATE_NOOP("app",
                           "Dropping an index whose name is known only when the migration runs locks its table "
                           "against reads and writes.")},
        [](const Effect &index) { return !index.traits.testFlag(Trait::Concurrently); });
    for (RuleHit &hit : hits) {
        if (isPartitionedIndex(input, hit.object))
            hit.instead = QT_TRANSLATE_NOOP(
                "app", "PostgreSQL has no gentler form for a partitioned index: set a lock_timeout, and try again.");
        else if (cascades)
            hit.instead
                = QT_TRANSLATE_NOOP("app", "Drop what depends on it first; CONCURRENTLY does not go with CASCADE.");
    }
    return hits;
}

}  // namespace

const Rule createIndexBlocking{
    "create-index-blocking",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Building an index while writers wait"),
    QT_TRANSLATE_NOOP("app", "Writes to the table wait until the index is built."),
    QT_TRANSLATE_NOOP("app", "CREATE INDEX CONCURRENTLY, in a migration of its own that runs outside a transaction."),
    &checkCreate,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE INDEX users_email ON users (email);)sql",
    R"sql(CREATE INDEX CONCURRENTLY users_email ON users (email);)sql",
};

const Rule dropIndexBlocking{
    "drop-index-blocking",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Dropping an index while everybody waits"),
    QT_TRANSLATE_NOOP("app",
                      "Readers and writers of the table wait for the lock, behind whatever runs on it at the moment."),
    QT_TRANSLATE_NOOP("app", "DROP INDEX CONCURRENTLY, in a migration of its own that runs outside a transaction."),
    &checkDrop,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP INDEX users_email;)sql",
    R"sql(DROP INDEX CONCURRENTLY users_email;)sql",
};

const Rule reindexBlocking{
    "reindex-blocking",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Rebuilding indexes while writers wait"),
    QT_TRANSLATE_NOOP("app", "Writes wait until it is done, and so do reads that would use the index."),
    QT_TRANSLATE_NOOP("app", "REINDEX … CONCURRENTLY."),
    [](const RuleInput &input) {
        return hitsOnBusy(input, {EffectKind::Rewrite}, QT_TRANSLATE_NOOP("app", "Rebuilding %1 blocks writes."),
                          [](const Effect &rebuilt) {
                              return rebuilt.detail == u"REINDEX" && !rebuilt.traits.testFlag(Trait::Concurrently);
                          });
    },
    Bucket::Hazard,
    true,
    12,
    0,
    R"sql(REINDEX TABLE users;)sql",
    R"sql(REINDEX TABLE CONCURRENTLY users;)sql",
};

const Rule refreshBlocking{
    "refresh-matview-blocking",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Refreshing a materialized view while readers wait"),
    QT_TRANSLATE_NOOP("app", "Nobody can read the view until its query has run."),
    QT_TRANSLATE_NOOP("app", "REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on the view."),
    [](const RuleInput &input) {
        return hitsOnBusy(input, {EffectKind::Rewrite},
                          QT_TRANSLATE_NOOP("app", "Reads of %1 wait until it is filled again."),
                          [](const Effect &view) {
                              return view.objectKind == u"materialized view" && view.traits.testFlag(Trait::ReadsData)
                                  && !view.traits.testFlag(Trait::Concurrently);
                          });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(REFRESH MATERIALIZED VIEW totals;)sql",
    R"sql(REFRESH MATERIALIZED VIEW CONCURRENTLY totals;)sql",
};

const Rule storageRewrite{
    "storage-rewrite",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Writing a table anew"),
    QT_TRANSLATE_NOOP(
        "app", "Readers and writers wait until every row has been written again, and the disk must hold both copies."),
    QT_TRANSLATE_NOOP("app", "Do it in a maintenance window, or with pg_repack."),
    [](const RuleInput &input) {
        return hitsOnBusy(
            input, {EffectKind::Rewrite, EffectKind::SetLogged, EffectKind::SetUnlogged},
            QT_TRANSLATE_NOOP("app", "%1 is written anew while nobody can use it."),
            [](const Effect &table) { return table.detail != u"REINDEX" && table.objectKind != u"materialized view"; });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(VACUUM FULL users;)sql",
    R"sql(VACUUM users;)sql",
};

const Rule detachBlocking{
    "detach-partition-blocking",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Detaching a partition while everybody waits"),
    QT_TRANSLATE_NOOP("app", "Readers and writers of the whole partitioned table wait for the lock."),
    QT_TRANSLATE_NOOP("app", "DETACH PARTITION … CONCURRENTLY, since PostgreSQL 14, outside a transaction."),
    [](const RuleInput &input) {
        return hitsOnBusy(input, {EffectKind::DetachPartition},
                          QT_TRANSLATE_NOOP("app", "Detaching %1 locks %2 against reads and writes."),
                          [](const Effect &partition) { return !partition.traits.testFlag(Trait::Concurrently); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE events DETACH PARTITION events_2020;)sql",
    R"sql(ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;)sql",
};

}  // namespace lockstep::rules
