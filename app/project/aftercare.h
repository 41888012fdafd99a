// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace lockstep {

/// A program that a project has run after its migrations.
struct ProjectCommand
{
    QString name{};  ///< of [[smoke.commands]]; empty for [release]
    QStringList words{};  ///< command = ["program", "argument", …]: started as it is, no shell reads it
    QString shell{};  ///< shell = "…", instead: what /bin/sh -c is given
    QString folder{};  ///< relative to the project; empty: the project
    std::chrono::milliseconds timeout{};  ///< 0: none

    bool isEmpty() const { return words.isEmpty() && shell.isEmpty(); }
};

/// A question in SQL to the target, asked in a transaction that can only read.
struct SqlAssertion
{
    enum class Expects { True, NoRows };
    QString name{};
    QByteArray sql{};
    Expects expects = Expects::True;  ///< expect = "true": one row of one column, which is true; "no rows"
    std::chrono::milliseconds timeout{30'000};  ///< its statement_timeout
};

/// A query whose plan is looked at before and after the migrations. It is never run.
struct WatchedQuery
{
    QString name{};
    QByteArray sql{};
    QStringList parameters{};  ///< what $1, $2 … stand for, as SQL literals
};

/// [verify]
struct VerifyConfig
{
    std::vector<SqlAssertion> assertions{};
    std::vector<WatchedQuery> queries{};
};

/// [release]: a command, or a pause in which somebody releases by hand. Neither: there is nothing to release.
struct ReleaseConfig
{
    QStringList environments{};  ///< where it is for; empty: everywhere but in the sandbox
    ProjectCommand command{};
    QString pause{};  ///< what is to be done, for whoever confirms that it was
};

/// [smoke]
struct SmokeConfig
{
    QStringList environments{};  ///< as ReleaseConfig's
    std::vector<SqlAssertion> assertions{};
    std::vector<ProjectCommand> commands{};
};

}  // namespace lockstep
