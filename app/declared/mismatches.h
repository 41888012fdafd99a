// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/declared/declaredmodel.h"

namespace lockstep {

enum class MismatchOf {
    Table,
    Column,
    Type,
    Nullability,
    Default,
    PrimaryKey,
    Unique,
    Index,
    ForeignKey,
    Enum,
    EnumValue,
    Policy,
    Function,
    Trigger,
    View,
};

/// How much it matters to who runs code that was written for the model.
enum class MismatchWeight { Cosmetic, Noticeable, Breaking };

/// One thing in which a declared model and the history's schema differ.
struct Mismatch
{
    enum class Change { Missing, Extra, Different };  ///< missing in the history, or not declared
    MismatchOf of{};
    Change change{};
    MismatchWeight weight{};
    QString object{};  ///< "users.email"
    QString declared{};  ///< empty where it is extra
    QString made{};  ///< by the history; empty where it is missing
    DeclaredPlace place{};  ///< of the declaration, or of its table; nowhere where the model has neither
    Origin origin{};  ///< the statement that made what the history has; none where it is missing
};

/// What the history makes, as far as it is known.
struct MadeSchema
{
    const Snapshot &schema;
    QSet<QString> doubtful{};  ///< names of tables of which not all is known: nothing is said of them
};

/// In the order of the declarations, then what is not declared.
std::vector<Mismatch> mismatchesOf(const DeclaredModel &model, const MadeSchema &made);

}  // namespace lockstep
