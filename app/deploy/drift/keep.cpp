// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/resolution.h"
#include "app/sql/quoting.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

template <typename Map>
void keepEntry(Map &to, const Map &from, const typename Map::key_type &key)
{
    const auto found = from.find(key);
    if (found == from.end())
        to.erase(key);
    else
        to[key] = found->second;
}

void keepName(QSet<QString> &to, const QSet<QString> &from, const QString &name)
{
    if (from.contains(name))
        to.insert(name);
    else
        to.remove(name);
}

void keepColumn(TableShape &to, const TableShape &from, const QString &name)
{
    const ColumnShape *kept = from.column(name);
    ColumnShape *there = to.column(name);
    if (kept && there)
        *there = *kept;
    else if (kept)
        to.columns.push_back(*kept);
    else
        std::erase_if(to.columns, [&name](const ColumnShape &column) { return column.name == name; });
}

/// Constraints bring indexes of the same name.
void keepMember(TableShape &to, const TableShape &from, const QString &kind, const QString &name)
{
    if (kind == "column"_L1)
        keepColumn(to, from, name);
    else if (kind == "trigger"_L1)
        keepEntry(to.triggers, from.triggers, name);
    else if (kind == "policy"_L1)
        keepEntry(to.policies, from.policies, name);
    else if (kind == "constraint"_L1)
        keepEntry(to.constraints, from.constraints, name);
    if (kind == "constraint"_L1 || kind == "index"_L1)
        keepEntry(to.indexes, from.indexes, name);
}

/// "f(integer)" of "public.f(integer)", as a snapshot has it.
ObjectName routineName(const QString &object)
{
    const QStringList names = identifiersOf(object);
    QString types = object.mid(object.indexOf(u'('));
    return {names.value(0), names.value(1) + types.remove(u"public."_s)};
}

/// What is said of the table itself, or all of it where one side has none.
void keepTable(Snapshot &to, const Snapshot &from, const ObjectName &name)
{
    const auto kept = from.tables.find(name);
    const auto there = to.tables.find(name);
    if (kept != from.tables.end() && there != to.tables.end()) {
        TableShape table = kept->second;
        table.columns = there->second.columns;
        table.constraints = there->second.constraints;
        table.indexes = there->second.indexes;
        table.triggers = there->second.triggers;
        table.policies = there->second.policies;
        there->second = table;
        return;
    }
    keepEntry(to.tables, from.tables, name);
    const QString owned = name.display() + u'.';
    std::erase_if(to.sequences, [&owned](const auto &entry) { return entry.second.ownedBy.startsWith(owned); });
    for (const auto &[sequence, shape] : from.sequences) {
        if (shape.ownedBy.startsWith(owned))
            to.sequences[sequence] = shape;
    }
}

void keepIndex(Snapshot &to, const Snapshot &from, const QString &name)
{
    const auto hasIt = [&name](const auto &entry) { return entry.second.indexes.contains(name); };
    for (const Snapshot *side : {&from, static_cast<const Snapshot *>(&to)}) {
        const auto table = std::ranges::find_if(side->tables, hasIt);
        if (table != side->tables.end() && to.tables.contains(table->first)) {
            const ObjectName holder = table->first;
            const auto other = from.tables.find(holder);
            keepMember(to.tables[holder], other == from.tables.end() ? TableShape() : other->second, u"index"_s, name);
            return;
        }
    }
}

}  // namespace

void keepAsIs(Snapshot &to, const Snapshot &from, const QString &kind, const QString &object)
{
    static const QStringList members{u"column"_s, u"constraint"_s, u"trigger"_s, u"policy"_s};
    const QStringList names = identifiersOf(object);
    const bool isQualified = names.size() > 1;
    const ObjectName name{isQualified ? names.constFirst() : u"public"_s, isQualified ? names.at(1) : names.value(0)};
    if (members.contains(kind)) {
        const auto table = from.tables.find(name);
        if (to.tables.contains(name) && table != from.tables.end())
            keepMember(to.tables[name], table->second, kind, names.constLast());
        keepEntry(to.types, from.types, name);
    } else if (kind == "index"_L1) {
        keepIndex(to, from, names.constLast());
    } else if (kind == "table"_L1) {
        keepTable(to, from, name);
    } else if (kind == "view"_L1 || kind == "materializedView"_L1) {
        keepEntry(to.views, from.views, name);
    } else if (kind == "type"_L1 || kind == "domain"_L1) {
        keepEntry(to.types, from.types, name);
    } else if (kind == "function"_L1) {
        const ObjectName routine = routineName(object);
        keepEntry(to.functions, from.functions, routine);
    } else if (kind == "sequence"_L1) {
        keepEntry(to.sequences, from.sequences, name);
    } else if (kind == "schema"_L1) {
        keepName(to.schemas, from.schemas, names.constLast());
    } else if (kind == "extension"_L1) {
        keepName(to.extensions, from.extensions, names.constLast());
    }
}

}  // namespace lockstep
