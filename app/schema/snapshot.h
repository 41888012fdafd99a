// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The schema room: a database's catalog as values, wherever it comes from: replayed from SQL files (replay.h), read
// from a server (postgres/catalogreader.h), read from a declared model. Two snapshots are compared by difference.h.
// Nothing here knows a file or a server.

#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace lockstep {

/// An object's name with its schema, both as the catalog has them (folded, unquoted).
struct ObjectName
{
    QString schema{};
    QString name{};

    /// As SQL, quoted where need be, without the schema where it is public.
    QString display() const;
    bool operator==(const ObjectName &) const = default;
    bool operator<(const ObjectName &other) const
    {
        return schema != other.schema ? schema < other.schema : name < other.name;
    }
};

/// Which statement of a replayed history made something what it is now; -1 where no file did (read from a server).
struct Origin
{
    int migration = -1;  ///< index in the history
    int statement = 0;  ///< index in its script
    bool operator==(const Origin &) const = default;
};

/// SQL text in a snapshot (defaults, predicates, checks) can be run; texts are compared by canonicalExpression() of
/// sql/canonical.h, since the server prints other words for what was written.
struct ColumnShape
{
    QString name{};
    QString type{};  ///< as format_type() prints it, user types with their schema unless it is public: "numeric(10,2)"
    bool isNotNull = false;
    QString defaultSql{};  ///< empty: none
    QString generatedSql{};  ///< GENERATED ALWAYS AS … STORED
    QString identity{};  ///< "always", "by default", or empty
    QString collation{};  ///< empty: the type's own
    Origin origin{};  ///< of the column's last change
};

enum class ConstraintKind { PrimaryKey, Unique, Check, ForeignKey, Exclusion, NotNull };

struct ConstraintShape
{
    QString name{};
    ConstraintKind kind{};
    QStringList columns{};  ///< in order; those that a check names, sorted
    QString expression{};  ///< of a check or an exclusion
    ObjectName referenced{};  ///< of a foreign key
    QStringList referencedColumns{};
    QString onDelete{};  ///< "cascade", "set null", …; empty: no action
    QString onUpdate{};
    bool isDeferrable = false;
    bool isInitiallyDeferred = false;
    bool isValid = true;
    Origin origin{};
};

struct IndexShape
{
    QString name{};
    QString method{};  ///< "btree", …
    QStringList
        keys{};  ///< each with what differs from the default: "lower(email) desc nulls last", "name text_pattern_ops"
    QStringList included{};
    QString predicate{};
    bool isUnique = false;
    bool nullsNotDistinct = false;
    bool isValid = true;
    QString constraint{};  ///< the constraint that it belongs to, empty for none
    Origin origin{};
};

struct TriggerShape
{
    QString name{};
    QString definition{};  ///< the CREATE TRIGGER statement
    bool isEnabled = true;
};

struct PolicyShape
{
    QString name{};
    QString command{};  ///< "all", "select", …
    bool isPermissive = true;
    QStringList roles{};  ///< sorted; "public" for all
    QString usingSql{};
    QString checkSql{};
    Origin origin{};
};

enum class TableKind { Ordinary, Partitioned, Foreign };

struct TableShape
{
    TableKind kind{};
    bool isUnlogged = false;
    std::vector<ColumnShape> columns{};  ///< in order
    std::map<QString, ConstraintShape> constraints{};
    std::map<QString, IndexShape> indexes{};  ///< those of constraints included
    std::map<QString, TriggerShape> triggers{};
    std::map<QString, PolicyShape> policies{};
    bool hasRowSecurity = false;
    bool isRowSecurityForced = false;
    QString partitionKey{};  ///< "range (created_at)"; empty: not partitioned
    std::optional<ObjectName> partitionOf{};
    QString partitionBound{};
    std::vector<ObjectName> parents{};  ///< by INHERITS
    Origin origin{};  ///< of its CREATE
    bool hasUnknownColumns = false;  ///< made from a query, whose columns files alone do not tell

    const ColumnShape *column(const QString &name) const;
    ColumnShape *column(const QString &name);
};

struct ViewShape
{
    bool isMaterialized = false;
    QString definition{};  ///< the query; empty where it is not known
    QStringList columns{};  ///< empty where syntax does not tell
    std::map<QString, IndexShape> indexes{};
    std::vector<ObjectName> uses{};  ///< relations that it reads
    Origin origin{};
    bool isWithoutRows = false;  ///< materialized WITH NO DATA; what files have refreshed since is not followed
};

enum class TypeKind { Enum, Composite, Domain, Range };

struct TypeShape
{
    TypeKind kind{};
    QStringList labels{};  ///< of an enum, in order
    std::vector<ColumnShape> attributes{};  ///< of a composite type
    QString baseType{};  ///< of a domain, or a range's subtype
    bool isNotNull = false;
    QString defaultSql{};
    std::map<QString, QString> checks{};  ///< a domain's, by name
    Origin origin{};  ///< of its last change
};

struct FunctionShape
{
    QString kind{};  ///< "function", "procedure", "aggregate"
    QString returns{};  ///< as pg_get_function_result() prints it
    QString language{};
    QString body{};  ///< prosrc, as written
    QString volatility{};  ///< "volatile", "stable", "immutable"
    bool isSecurityDefiner = false;
    bool isStrict = false;
    QStringList settings{};  ///< SET … of the function, "search_path=public", sorted
    Origin origin{};
    QString arguments{};  ///< as SQL between the parentheses: names, types, defaults
    QStringList options{};  ///< what else its definition says, as SQL: "PARALLEL SAFE", "COST 10"
};

struct SequenceShape
{
    QString type{};
    QString ownedBy{};  ///< "table.column", empty: nobody
};

/// A whole schema. Maps, so that two of them are walked side by side. Functions are keyed by name and argument types as
/// pg_get_function_identity_arguments() prints them without names: "total(integer, text)".
struct Snapshot
{
    QSet<QString> schemas{};
    QSet<QString> extensions{};
    std::map<ObjectName, TableShape> tables{};
    std::map<ObjectName, ViewShape> views{};
    std::map<ObjectName, TypeShape> types{};
    std::map<ObjectName, FunctionShape> functions{};
    std::map<ObjectName, SequenceShape> sequences{};
    /// Privileges by object's display name and role: "table shop.orders" → "app" → {"select", "insert"}.
    std::map<QString, std::map<QString, QSet<QString>>> grants{};
};

}  // namespace lockstep
