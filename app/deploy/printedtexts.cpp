// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/printedtexts.h"

namespace lockstep {
namespace {

/// Calls `each` with what both maps have.
template <typename Map, typename Each>
void both(Map &map, const Map &other, Each each)
{
    for (auto &[key, value] : map) {
        if (const auto found = other.find(key); found != other.end())
            each(key, value, found->second);
    }
}

}  // namespace

InServersWords::InServersWords(Snapshot expected, const Snapshot &printed)
    : m_schema(std::move(expected))
{
    both(m_schema.tables, printed.tables,
         [this](const auto &name, auto &mine, const auto &other) { table(name, mine, other); });
    both(m_schema.types, printed.types,
         [this](const auto &name, auto &mine, const auto &other) { type(name, mine, other); });
    both(m_schema.views, printed.views, [this](const ObjectName &name, ViewShape &mine, const ViewShape &other) {
        take(mine.definition, other.definition, name.display());
    });
    both(m_schema.functions, printed.functions, [this](const auto &name, auto &mine, const auto &other) {
        take(mine.arguments, other.arguments, name.display());
    });
}

void InServersWords::table(const ObjectName &name, TableShape &expected, const TableShape &printed)
{
    const QString holder = name.display() + u'.';
    for (ColumnShape &column : expected.columns) {
        if (const ColumnShape *other = printed.column(column.name)) {
            take(column.defaultSql, other->defaultSql, holder + column.name);
            take(column.generatedSql, other->generatedSql, holder + column.name);
        }
    }
    both(expected.constraints, printed.constraints, [&](const QString &key, auto &mine, const auto &other) {
        take(mine.expression, other.expression, holder + key);
    });
    both(expected.indexes, printed.indexes, [&](const QString &key, IndexShape &mine, const IndexShape &other) {
        mine.keys = other.keys;
        m_known.insert(holder + key);
        take(mine.predicate, other.predicate, holder + key);
    });
    both(expected.policies, printed.policies, [&](const QString &key, PolicyShape &mine, const PolicyShape &other) {
        take(mine.usingSql, other.usingSql, holder + key);
        take(mine.checkSql, other.checkSql, holder + key);
    });
    both(expected.triggers, printed.triggers, [&](const QString &key, auto &mine, const auto &other) {
        take(mine.definition, other.definition, holder + key);
    });
}

void InServersWords::type(const ObjectName &name, TypeShape &expected, const TypeShape &printed)
{
    take(expected.defaultSql, printed.defaultSql, name.display());
    both(expected.checks, printed.checks, [&](const QString &key, QString &mine, const QString &other) {
        take(mine, other, name.display() + u'.' + key);
    });
}

}  // namespace lockstep
