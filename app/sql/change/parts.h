// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What changes of a schema are made of: names, types, columns, constraints as they are written.

#include <QByteArray>
#include <QStringList>

#include <optional>
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

}  // namespace lockstep
