// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: two snapshots on their way to the statements between them.

#include "app/schema/migrationsql.h"

#include <array>
#include <functional>
#include <set>

namespace lockstep {

/// What hangs from what decides the order: dependents go first and come last.
enum class Phase {
    DropTriggers,
    DropPolicies,
    DropViews,
    DropForeignKeys,
    DropTables,
    DropConstraints,
    DropColumns,
    CreateSchemas,
    CreateExtensions,
    DropChangedFunctions,
    ReplaceEnums,
    CreateTypes,
    CreateSequences,
    CreateFunctions,
    CreateTables,
    AddColumns,
    AlterColumns,
    DropFunctions,
    DropSequences,
    DropTypes,
    AddConstraints,
    AddForeignKeys,
    AttachPartitions,
    CreateLateFunctions,
    CreateViews,
    CreateTriggers,
    CreatePolicies,
    Grants,
    DropExtensions,
    DropSchemas,
    Count,
};

class MigrationWriter
{
public:
    MigrationWriter(const Snapshot &from, const Snapshot &to)
        : m_from(from)
        , m_to(to)
    { }

    MigrationSql write();

private:
    using Column = std::pair<ObjectName, QString>;

    void add(Phase phase, const QString &sql, Message remark = {});
    void miss(const char *sentence, const QString &object);

    // What has to be made anew because of what it stands on (migrationsql.cpp).
    void findReplacedEnums();
    void findRetypedColumns();
    void findRemadeViews();
    void findRemadeFunctions();
    bool isRemade(const ObjectName &view) const { return m_remadeViews.contains(view); }
    bool namesRetyped(const ObjectName &table, const QString &sql) const;

    // Tables (migrationtables.cpp).
    void tables();
    void dropTables();
    void createTable(const ObjectName &name, const TableShape &table);
    void alterTable(const ObjectName &name, const TableShape &from, const TableShape &to);
    void alterKinship(const ObjectName &name, const TableShape &from, const TableShape &to);
    void rowSecurity(const ObjectName &name, const TableShape &from, const TableShape &to);

    // Their columns (migrationcolumns.cpp).
    void columns(const ObjectName &name, const TableShape &from, const TableShape &to);
    void alterColumn(const ObjectName &name, const ColumnShape &from, const ColumnShape &to);
    void retypeColumn(const ObjectName &name, const ColumnShape &from, const ColumnShape &to);
    QString columnSql(const ObjectName &table, const ColumnShape &column) const;
    const std::pair<const ObjectName, SequenceShape> *newSequenceOf(const ObjectName &table,
                                                                    const ColumnShape &column) const;
    bool isMadeSerial(const ObjectName &table, const ColumnShape &column) const;

    // What hangs from them (migrationmembers.cpp).
    void constraints(const ObjectName &name, const TableShape &from, const TableShape &to);
    /// The index that a foreign key stands on goes; another one may serve it then.
    bool losesKey(const ConstraintShape &constraint) const;
    void addConstraint(const ObjectName &name, const TableShape &table, const ConstraintShape &constraint);
    void indexes(const ObjectName &name, const TableShape &from, const TableShape &to);
    void addIndex(const ObjectName &name, const TableShape *table, const IndexShape &index);
    void triggers(const ObjectName &name, const TableShape &from, const TableShape &to);
    void addTrigger(const ObjectName &name, const TableShape &table, const TriggerShape &trigger);
    void policies(const ObjectName &name, const TableShape &from, const TableShape &to);

    // The rest (migrationobjects.cpp).
    void schemasAndExtensions();
    void types();
    void alterType(const ObjectName &name, const TypeShape &from, const TypeShape &to);
    void addLabels(const ObjectName &name, const TypeShape &from, const TypeShape &to);
    void alterAttributes(const ObjectName &name, const TypeShape &from, const TypeShape &to);
    void alterDomain(const ObjectName &name, const TypeShape &from, const TypeShape &to);
    void replaceEnum(const ObjectName &name, const TypeShape &to);
    void sequences();
    void functions();
    bool needsNewRelation(const FunctionShape &function) const;
    void views();
    void grants();

    const Snapshot &m_from;
    const Snapshot &m_to;
    std::array<std::vector<SqlStep>, std::size_t(Phase::Count)> m_phases{};
    std::vector<Message> m_missing{};
    std::set<ObjectName> m_replacedEnums{};
    std::set<Column> m_retyped{};  ///< what names these in an expression is made anew
    std::set<ObjectName> m_remadeViews{};
    std::set<ObjectName> m_remadeFunctions{};
};

/// The type's name without array brackets.
QString elementType(const QString &type);
/// A partition or an inheriting table has it from above.
bool isInherited(const Snapshot &snapshot, const TableShape &table,
                 const std::function<bool(const TableShape &parent)> &has);

}  // namespace lockstep
