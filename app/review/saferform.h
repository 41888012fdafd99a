// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/textmap.h"
#include "app/sql/effects.h"

#include <optional>

namespace lockstep {

struct Finding;
struct RuleInput;

/// What to write instead of a clause, where that is mechanical.
struct SaferForm
{
    struct Step
    {
        QByteArray sql{};  ///< one statement, without a semicolon
        bool isOutsideTransaction = false;
    };

    ByteRange range{};  ///< what it stands for in the file
    QByteArray replacement{};  ///< SQL; empty: nothing stays of the statement, all of it goes elsewhere
    std::vector<Step> before{};  ///< each a migration of its own, ahead of this one
    std::vector<Step> after{};  ///< each a migration of its own, after this one
    bool isHereOutside = false;  ///< the file itself must then opt out of its tool's transaction
};

/// Made from the parse and, where it matters, the schema: names, columns and quoting are those of the file. None where
/// it takes a person to write it, or where what comes later in the file needs what the form would put off.
std::optional<SaferForm> saferForm(const Finding &finding, const RuleInput &input);

/// The file with the form in it; what belongs into other migrations stands in comments where the clause was.
QByteArray withSaferForm(const QByteArray &sql, const SaferForm &form);

/// A file and the migrations that follow it, when the form is written out.
struct SplitScript
{
    QByteArray here{};
    bool isHereOutside = false;
    std::vector<SaferForm::Step> then{};  ///< each a migration of its own, in this order
};

/// What comes before the clause's statement in the file stays; what has to stand ahead of it parts the file. None where
/// the file has transactions of its own, which cannot be parted.
std::optional<SplitScript> splitBySaferForm(const QByteArray &sql, const SaferForm &form);

}  // namespace lockstep
