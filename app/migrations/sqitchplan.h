// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sqitch's list of changes. Syntax: the manual page sqitchplan(7); what it makes an error, and the ids, were seen by
// running sqitch 1.3.1 (LEDGERS.md, section 2.8).

#include "app/core/result.h"

#include <QStringList>

#include <vector>

namespace lockstep {

struct SqitchDependency
{
    bool isConflict = false;
    QString project{};  ///< empty: the plan's own
    QString change{};
    QString tag{};  ///< without "@"
    QString id{};  ///< instead of change and tag

    QString key() const;  ///< "users@v1"
};

struct SqitchTag
{
    QString name{};  ///< without "@"
    QString note{};
    QString plannedAt{};  ///< "2026-11-20T07:41:20Z"
    QString plannerName{};
    QString plannerEmail{};
    QString id{};
};

struct SqitchChange
{
    QString name{};
    QString note{};
    QString plannedAt{};
    QString plannerName{};
    QString plannerEmail{};
    std::vector<SqitchDependency> dependencies{};
    std::vector<SqitchTag> tags{};
    QStringList reworkTags{};  ///< one of them is in its file's name, because a later change has the plain one
    int line = 0;
    QString id{};

    /// The dependencies of one kind as Sqitch writes them: with the project where it is another one.
    QStringList dependencyNames(bool conflicts, const QString &ownProject) const;
};

struct SqitchPlan
{
    struct Mistake
    {
        int line = 0;
        Message what;
    };

    QString project{};
    QString uri{};
    std::vector<SqitchChange> changes{};
    std::vector<Mistake> mistakes{};  ///< Sqitch stops at the first one and reads nothing
};

/// What can be read of a plan; a line that cannot be is passed by and is a mistake.
SqitchPlan parseSqitchPlan(const QByteArray &bytes);

/// The ids of every change and tag, each from its own text and the change before it, as Git makes a commit's.
void computeSqitchIds(SqitchPlan &plan);

/// May a change or a tag have this name?
bool isSqitchName(const QString &name);

}  // namespace lockstep
