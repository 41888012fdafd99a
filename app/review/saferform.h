// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/textmap.h"
#include "app/sql/effects.h"

#include <optional>

namespace lockstep {

struct Finding;

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
};

/// Made from the parse: names, columns and quoting are those of the file. None where it takes a person to write it.
std::optional<SaferForm> saferForm(const Finding &finding, const Script &script,
                                   const std::vector<StatementEffects> &effects);

/// The file with the form in it; what belongs into other migrations stands in comments where the clause was.
QByteArray withSaferForm(const QByteArray &sql, const SaferForm &form);

}  // namespace lockstep
