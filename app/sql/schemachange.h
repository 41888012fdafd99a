// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What statements do to a schema, as values: the grammar's tree without its library, for app/schema to replay. Names
// and types are as written (folded); who they mean is the replay's business.

#include "app/core/message.h"
#include "app/core/textmap.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace lockstep {

/// A name as written, folded and unquoted; the schema is empty where it was left out.
struct WrittenName
{
    QString schema{};
    QString name{};
};

/// A type as written: the grammar's own words are resolved (int → pg_catalog.int4), others stand as they are.
struct WrittenType
{
    WrittenName name{};
    QString modifiers{};  ///< "10,2"; empty for none
    int dimensions = 0;  ///< of an array
    bool isSerial = false;  ///< serial, bigserial, smallserial: name is the integer type
    bool isSetOf = false;
    WrittenName columnOf{};  ///< of table.column%TYPE the table; name is the column's
};

struct WrittenConstraint
{
    enum class Kind { NotNull, Null, Default, Identity, Generated, Check, PrimaryKey, Unique, Exclusion, ForeignKey };
    Kind kind{};
    QString name{};  ///< empty: PostgreSQL chooses
    QStringList columns{};  ///< of a check: those it names; empty in a column's own constraint of another kind
    QStringList included{};
    QByteArray sql{};  ///< of a check, default, generated column or exclusion (its elements)
    QString identity{};  ///< "always" or "by default"
    WrittenName referenced{};
    QStringList referencedColumns{};
    QString onDelete{};  ///< "cascade", "set null", "set default", "restrict"; empty: no action
    QString onUpdate{};
    QString usingIndex{};
    bool isDeferrable = false;
    bool isInitiallyDeferred = false;
    bool isNotValid = false;
    bool nullsNotDistinct = false;
};

struct WrittenColumn
{
    QString name{};
    WrittenType type{};
    QString collation{};
    std::vector<WrittenConstraint> constraints{};
};

struct WrittenIndexKey
{
    QString column{};  ///< empty: an expression
    QByteArray expression{};
    QString chosenName{};  ///< what PostgreSQL calls the key in names that it chooses: the column, a function's name,
                           ///< "expr"
    QString collation{};
    QString operatorClass{};
    bool isDescending = false;
    std::optional<bool> nullsFirst{};  ///< none: the order's own
};

namespace change {

struct CreateSchema
{
    QString name{};
    bool ifNotExists = false;
};

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

struct Rename
{
    QString objectKind{};  ///< "table", "column", "constraint", "index", "view", "schema", "type", "attribute", …
    WrittenName name{};
    QString part{};  ///< the column, constraint, attribute or trigger of `name`; empty for none
    QString newName{};
    bool ifExists = false;
};

struct SetSchema
{
    QString objectKind{};
    WrittenName name{};
    std::vector<WrittenType> arguments{};
    bool hasArguments = false;
    QString schema{};
    bool ifExists = false;
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

/// One entry an object; functions with their argument types.
struct DropObject
{
    QString objectKind{};  ///< as Effect::objectKind: "table", "view", "index", "function", "trigger", "policy", …
    WrittenName name{};
    QString relation{};  ///< of a trigger, policy or rule; with relationSchema
    QString relationSchema{};
    std::vector<WrittenType> arguments{};
    bool hasArguments = false;
    bool ifExists = false;
    bool cascade = false;
};

struct CreateView
{
    WrittenName name{};
    bool isReplaced = false;
    bool ifNotExists = false;
    bool isMaterialized = false;
    bool isTemporary = false;
    QStringList columns{};
    QByteArray query{};
    std::vector<WrittenName> uses{};  ///< relations that the query reads, names of its own CTEs left out
    bool isWithoutRows = false;  ///< materialized WITH NO DATA
};

struct CreateType
{
    enum class Kind { Enum, Composite, Domain, Range, Shell };
    Kind kind{};
    WrittenName name{};
    QStringList labels{};
    std::vector<WrittenColumn> attributes{};
    WrittenType base{};  ///< of a domain or a range
    std::vector<WrittenConstraint> constraints{};
};
struct AddEnumValue
{
    WrittenName type{};
    QString label{};
    QString neighbour{};
    bool isAfter = true;
    bool ifNotExists = false;
};
struct RenameEnumValue
{
    WrittenName type{};
    QString label{};
    QString newLabel{};
};
struct AlterDomain
{
    WrittenName name{};
    std::variant<SetDefault, SetNotNull, AddConstraint, DropConstraint, ValidateConstraint> command{};
};
struct AlterComposite
{
    WrittenName name{};
    std::vector<std::variant<AddColumn, DropColumn, AlterColumnType>> commands{};
};

struct CreateFunction
{
    QString kind{};  ///< "function", "procedure", "aggregate"
    WrittenName name{};
    bool isReplaced = false;
    struct Argument
    {
        QString name{};
        QString mode{};  ///< "in", "out", "inout", "variadic", "table"
        WrittenType type{};
        QByteArray defaultSql{};
    };
    std::vector<Argument> arguments{};
    WrittenType returns{};
    bool returnsTable = false;
    QString language{};
    QString body{};
    QString volatility{};  ///< "volatile", "stable", "immutable"
    bool isSecurityDefiner = false;
    bool isStrict = false;
    QStringList settings{};
    QStringList options{};  ///< what else it says, as SQL: "PARALLEL SAFE", "COST 10", "LEAKPROOF"
};

struct CreateTrigger
{
    QString name{};
    WrittenName relation{};
    bool isReplaced = false;
    QByteArray sql{};  ///< the whole statement
    WrittenName function{};
};

struct CreatePolicy
{
    QString name{};
    WrittenName relation{};
    QString command{};
    bool isPermissive = true;
    QStringList roles{};
    QByteArray usingSql{};
    QByteArray checkSql{};
    bool isAlter = false;  ///< ALTER POLICY: what is empty stays
};

struct CreateSequence
{
    WrittenName name{};
    bool ifNotExists = false;
    QString type{};
    WrittenName ownedBy{};  ///< the table
    QString ownedColumn{};
    bool isAlter = false;
};

struct CreateExtension
{
    QString name{};
    bool ifNotExists = false;
};

struct Grant
{
    bool isGrant = true;
    QString objectKind{};  ///< "table", "sequence", "schema", "function", …
    std::vector<WrittenName> objects{};
    bool isAllInSchema = false;  ///< objects are schemas: ALL … IN SCHEMA
    QStringList privileges{};  ///< lower case; "all"
    QStringList roles{};
};

struct SetSearchPath
{
    QStringList schemas{};  ///< empty: back to the default
};

/// Runs something whose effect on the schema cannot be told, with why.
struct Unknown
{
    Message why{};
};

}  // namespace change

using SchemaChange
    = std::variant<change::CreateSchema, change::CreateTable, change::AlterTable, change::Rename, change::SetSchema,
                   change::CreateIndex, change::DropObject, change::CreateView, change::CreateType,
                   change::AddEnumValue, change::RenameEnumValue, change::AlterDomain, change::AlterComposite,
                   change::CreateFunction, change::CreateTrigger, change::CreatePolicy, change::CreateSequence,
                   change::CreateExtension, change::Grant, change::SetSearchPath, change::Unknown>;

struct LocatedChange
{
    SchemaChange change;
    ByteRange range{};  ///< the clause's extent in the file
    bool isConditional = false;  ///< it stands in a branch, loop or handler of a DO block
    bool isGuarded = false;  ///< an error there is caught (EXCEPTION WHEN …): what exists already stays as it is
};

}  // namespace lockstep
