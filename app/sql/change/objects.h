// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is done to objects of any kind, and to what holds them.

#include "app/core/message.h"
#include "app/sql/change/parts.h"

namespace lockstep::change {

struct CreateSchema
{
    QString name{};
    bool ifNotExists = false;
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

}  // namespace lockstep::change
