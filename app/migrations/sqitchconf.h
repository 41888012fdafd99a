// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/psqlvariables.h"

#include <QString>

namespace lockstep {

/// Who deploys, as Sqitch writes it into its registry.
struct SqitchUser
{
    QString name{};
    QString email{};
};

/// What sqitch.conf of the project, of the user (~/.sqitch) and of the system (/etc/sqitch) say. Folders are relative
/// to the project file's, except where somebody made them absolute.
struct SqitchSettings
{
    QString engine{};  ///< "pg"; empty where none is named
    QString planFile{};
    QString deploy{};
    QString revert{};
    QString verify{};
    QString reworkedDeploy{};
    QString reworkedRevert{};
    QString extension{};
    QString registry{};  ///< the registry's schema; empty: "sqitch"
    PsqlVariables deployVariables{};  ///< what psql is given with --set
    PsqlVariables revertVariables{};
    SqitchUser user{};
};

/// `folder` is that of sqitch.conf, which need not exist.
SqitchSettings readSqitchSettings(const QString &folder);

/// Who deploys where there is no project at hand.
SqitchUser sqitchUser();

}  // namespace lockstep
