// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What callers and readers see of functions, views and triggers.

#include "app/schema/replay.h"

namespace lockstep::rules {

/// A function as it is called. Types are without their schema, which is written or not.
struct FunctionSignature
{
    struct Parameter
    {
        QString name{};  ///< empty: it has none
        bool hasDefault = false;
    };
    std::vector<Parameter> parameters{};  ///< those that a call gives
    QString returns{};  ///< empty: not told
    bool isVariadic = false;

    std::size_t required() const;
};

FunctionSignature signatureOf(const Replay &schema, const change::CreateFunction &function);
/// The function that this one takes the place of: of the same name, with parameters of the same types.
std::optional<FunctionSignature> functionReplaced(const Replay &schema, const change::CreateFunction &function);
/// The one of that name; none where there are several.
std::optional<FunctionSignature> onlyFunction(const Replay &schema, const WrittenName &name);

/// The names of a view's columns, where the list says them all; empty where it does not.
QStringList columnsOf(const ViewShape &view);
QStringList columnsOf(const change::CreateView &view);

/// "INSERT", "UPDATE", …: what CREATE TRIGGER fires on.
QStringList eventsOf(const QByteArray &trigger);

}  // namespace lockstep::rules
