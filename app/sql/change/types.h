// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Types, domains and sequences.

#include "app/sql/change/tables.h"

namespace lockstep::change {

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

struct CreateSequence
{
    WrittenName name{};
    bool ifNotExists = false;
    QString type{};
    WrittenName ownedBy{};  ///< the table
    QString ownedColumn{};
    bool isAlter = false;
};

}  // namespace lockstep::change
