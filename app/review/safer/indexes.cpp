// SPDX-License-Identifier: GPL-3.0-or-later

// CONCURRENTLY, where PostgreSQL has it.

#include "app/review/hits.h"
#include "app/review/safer/forms.h"

#include <algorithm>

namespace lockstep::safer {

using namespace Qt::StringLiterals;

namespace {

const QByteArray concurrently = " CONCURRENTLY";

std::vector<const change::DropObject *> droppedIndexes(const Place &place)
{
    std::vector<const change::DropObject *> dropped;
    for (const LocatedChange &located : place.effects().changes) {
        const auto *drop = std::get_if<change::DropObject>(&located.change);
        if (drop && drop->objectKind == "index"_L1)
            dropped.push_back(drop);
    }
    return dropped;
}

/// CONCURRENTLY reads by a unique index over plain columns and all rows.
bool hasUniqueIndex(const ViewShape &view)
{
    return std::ranges::any_of(view.indexes, [&view](const auto &entry) {
        const IndexShape &index = entry.second;
        const bool isPlain = std::ranges::all_of(index.keys, [](const QString &key) { return !key.contains(u'('); });
        return index.isUnique && index.predicate.isEmpty() && isPlain && view.isMaterialized;
    });
}

bool isDefault(const TableShape &partition)
{
    return partition.partitionBound.compare("DEFAULT"_L1, Qt::CaseInsensitive) == 0;
}

/// PostgreSQL detaches none concurrently then, neither the default itself nor another.
bool hasDefaultPartition(const Place &place, const WrittenName &parent)
{
    const auto name = place.input.schema ? place.input.schema->find(parent) : std::nullopt;
    return name && std::ranges::any_of(place.input.schema->snapshot().tables, [&name](const auto &entry) {
               return entry.second.partitionOf == name && isDefault(entry.second);
           });
}

}  // namespace

Form createIndex(const Place &place)
{
    const auto &changes = place.effects().changes;
    const auto *made = changes.size() == 1 ? std::get_if<change::CreateIndex>(&changes.front().change) : nullptr;
    const QString relation = made ? writtenText(made->relation) : QString();
    if (!made || place.isPartitioned(relation) || place.isNeededLater(made->name))
        return std::nullopt;
    // A row may be let in by it (ON CONFLICT), a foreign key may lead to it.
    if (made->isUnique && place.isNeededLater(relation))
        return std::nullopt;
    return outside(place, withBehind(place.statementText(), {"INDEX"}, concurrently));
}

/// One at a time: CONCURRENTLY takes no list, and no index of a partitioned table.
Form dropIndex(const Place &place)
{
    const auto dropped = droppedIndexes(place);
    const auto isRefused
        = [&place](const change::DropObject *one) { return isPartitionedIndex(place.input, writtenText(one->name)); };
    if (std::ranges::any_of(dropped, isRefused))
        return std::nullopt;
    if (dropped.size() == 1 && !dropped.front()->cascade) {
        const QByteArray sql = withBehind(place.statementText(), {"INDEX"}, concurrently);
        const bool isNeeded = place.isNeededLater(dropped.front()->name.name);
        return sql.isEmpty() || isNeeded ? Form() : outside(place, sql);
    }
    SaferForm form{place.statement().range};
    for (const change::DropObject *one : dropped) {
        if (one->cascade || place.isNeededLater(one->name.name))
            return std::nullopt;
        form.after.push_back(
            {"DROP INDEX CONCURRENTLY " + QByteArray(one->ifExists ? "IF EXISTS " : "") + nameSql(one->name), true});
    }
    return form.after.empty() ? Form() : form;
}

Form reindex(const Place &place)
{
    const QByteArray sql = withBehind(place.statementText(), {"TABLE", "INDEX", "SCHEMA", "DATABASE"}, concurrently);
    return sql.isEmpty() ? Form() : outside(place, sql);
}

/// It may run in a transaction, and fails where the view has no such index or was never filled: only where that is
/// known.
Form refreshView(const Place &place)
{
    const auto name = place.input.schema ? place.input.schema->find(place.finding.object) : std::nullopt;
    if (!name)
        return std::nullopt;
    const auto &views = place.input.schema->snapshot().views;
    const auto view = views.find(*name);
    if (view == views.end() || view->second.isWithoutRows || !hasUniqueIndex(view->second))
        return std::nullopt;
    return SaferForm{place.statement().range, withBehind(place.statementText(), {"VIEW"}, concurrently)};
}

Form detachPartition(const Place &place)
{
    const auto &changes = place.effects().changes;
    const auto *alter = changes.size() == 1 ? std::get_if<change::AlterTable>(&changes.front().change) : nullptr;
    const bool isKnownTooOld = place.input.version < 14;
    if (!alter || alter->commands.size() != 1 || isKnownTooOld || place.isNeededLater(place.finding.object))
        return std::nullopt;
    const auto *detached = std::get_if<change::DetachPartition>(&alter->commands.front().first);
    if (!detached || hasDefaultPartition(place, alter->name))
        return std::nullopt;
    return outside(place, place.statementText() + concurrently);
}

/// ALTER INDEX takes a lock that lets everybody go on.
Form renameIndex(const Place &place)
{
    const QByteArray sql = place.statementText();
    const qsizetype begin = sql.toUpper().indexOf("TABLE");  // behind ALTER: no name stands before it
    if (!sql.toUpper().startsWith("ALTER") || begin < 0)
        return std::nullopt;
    return SaferForm{place.statement().range, sql.left(begin) + "INDEX" + sql.mid(begin + 5)};
}

/// A statement that refuses transactions, among others.
Form leaveTransaction(const Place &place)
{
    const bool isBlock = place.effects().control != TransactionControl::None;
    if (place.isAlone() || isBlock || place.effects().transaction != TransactionNeed::Outside)
        return std::nullopt;
    for (const Effect &effect : place.effects().effects) {
        if (effect.within != Within::Nothing || place.isNeededLater(effect.object))
            return std::nullopt;
    }
    return later(place, true);
}

}  // namespace lockstep::safer
