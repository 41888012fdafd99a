// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: Prisma's schema language as a tree. Prisma's documentation, "Prisma schema reference".

#include "app/declared/declaredmodel.h"

namespace lockstep {

struct PrismaArgument;

/// What stands in an attribute's parentheses.
struct PrismaValue
{
    enum class Kind { Nothing, Text, Number, Word, Call, List };
    Kind kind = Kind::Nothing;
    QString text{};  ///< a string's content, a number as written, a word, the name of what is called
    std::vector<PrismaArgument> items;  ///< of a call or a list

    bool isCall(QLatin1StringView name) const { return kind == Kind::Call && text == name; }
};

/// One of the values in parentheses or brackets.
struct PrismaArgument
{
    QString name{};  ///< empty: by its position
    PrismaValue value{};
};

/// @name(…) or @@name(…)
struct PrismaAttribute
{
    QString name{};  ///< "default", "db.VarChar"
    std::vector<PrismaArgument> arguments{};
    DeclaredPlace place{};

    /// By name, else the one at this position among those without a name; Nothing where there is none.
    const PrismaValue &value(QLatin1StringView argument, int position = -1) const;
};

/// A field of a model or a view, a value of an enum, a setting of a datasource.
struct PrismaField
{
    QString name{};
    QString type{};
    bool isUnsupported = false;  ///< Unsupported("…"): the type is SQL
    bool isOptional = false;
    bool isList = false;
    PrismaValue setting{};
    std::vector<PrismaAttribute> attributes{};
    DeclaredPlace place{};

    const PrismaAttribute *attribute(QLatin1StringView name) const;
    /// @db.VarChar(…) and its like.
    const PrismaAttribute *nativeType() const;
};

/// A keyword, a name and what stands in braces.
struct PrismaBlock
{
    QString keyword{};  ///< "model", "enum", "view", "type", "datasource", "generator"
    QString name{};
    std::vector<PrismaField> fields{};
    std::vector<PrismaAttribute> attributes{};
    DeclaredPlace place{};
    bool isBroken = false;  ///< a line of it was not understood

    const PrismaAttribute *attribute(QLatin1StringView name) const;
    const PrismaField *field(const QString &name) const;
};

/// All blocks of all files, in their order.
struct PrismaSchema
{
    std::vector<PrismaBlock> blocks{};

    const PrismaBlock *find(QLatin1StringView keyword, const QString &name) const;
    const PrismaBlock *datasource() const;
};

/// Reads all files of the model; what is not understood becomes a problem of it.
PrismaSchema parsePrismaSchema(DeclaredModel &model);

}  // namespace lockstep
