// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tables, their parts and their indexes.

#include "app/core/textmap.h"
#include "app/sql/change/parts.h"

#include <variant>

namespace lockstep::change {

struct CreateTable
{
    WrittenName name{};
    bool ifNotExists = false;
    bool isTemporary = false;
    bool isUnlogged = false;
    bool isForeign = false;
    std::vector<WrittenColumn> columns{};
    std::vector<WrittenConstraint> constraints{};
    struct Like
    {
        WrittenName source{};
        QStringList including{};  ///< "defaults", "constraints", "indexes", "identity", "generated", …; "all"
    };
    std::vector<Like> likes{};
    std::vector<WrittenName> parents{};
    std::optional<WrittenName> partitionOf{};
    QByteArray partitionBound{};  ///< "FOR VALUES FROM (…) TO (…)" or "DEFAULT"
    QString partitionKey{};  ///< "range (created_at)"
    QByteArray query{};  ///< of CREATE TABLE AS; empty for none
    QStringList columnNames{};  ///< of CREATE TABLE AS
};

struct AddColumn
{
    WrittenColumn column{};
    bool ifNotExists = false;
};
struct DropColumn
{
    QString column{};
    bool ifExists = false;
    bool cascade = false;
};
struct AlterColumnType
{
    QString column{};
    WrittenType type{};
    QString collation{};
};
struct SetDefault
{
    QString column{};
    QByteArray sql{};  ///< empty: DROP DEFAULT
};
struct SetNotNull
{
    QString column{};
    bool isNotNull = true;
};
struct SetIdentity
{
    QString column{};
    QString identity{};  ///< empty: DROP IDENTITY
    bool ifExists = false;
};
struct DropExpression
{
    QString column{};
    bool ifExists = false;
};
struct AddConstraint
{
    WrittenConstraint constraint{};
};
struct DropConstraint
{
    QString name{};
    bool ifExists = false;
    bool cascade = false;
};
struct ValidateConstraint
{
    QString name{};
};
struct AlterConstraint
{
    QString name{};
    bool isDeferrable = false;
    bool isInitiallyDeferred = false;
};
struct AttachPartition
{
    WrittenName partition{};
    QByteArray bound{};
};
struct DetachPartition
{
    WrittenName partition{};
};
struct AttachIndex
{
    WrittenName index{};
};
struct SetRowSecurity
{
    std::optional<bool> isOn{};
    std::optional<bool> isForced{};
};
struct EnableTrigger
{
    QString name{};  ///< empty: all
    bool isEnabled = true;
};
struct SetLogged
{
    bool isLogged = true;
};
struct Inherit
{
    WrittenName parent{};
    bool isAdded = true;
};

using TableCommand
    = std::variant<AddColumn, DropColumn, AlterColumnType, SetDefault, SetNotNull, SetIdentity, DropExpression,
                   AddConstraint, DropConstraint, ValidateConstraint, AlterConstraint, AttachPartition, DetachPartition,
                   AttachIndex, SetRowSecurity, EnableTrigger, SetLogged, Inherit>;

/// Commands that leave what a snapshot holds as it is (SET STATISTICS, OWNER TO, storage parameters) are left out.
struct AlterTable
{
    QString objectKind{};  ///< "table", "view", "materialized view", "index", "sequence", "foreign table"
    WrittenName name{};
    bool ifExists = false;
    std::vector<std::pair<TableCommand, ByteRange>> commands{};
};

struct CreateIndex
{
    QString name{};  ///< empty: PostgreSQL chooses
    WrittenName relation{};
    bool isOnly = false;
    bool ifNotExists = false;
    bool isUnique = false;
    bool nullsNotDistinct = false;
    QString method{};
    std::vector<WrittenIndexKey> keys{};
    QStringList included{};
    QByteArray predicate{};
};

}  // namespace lockstep::change
