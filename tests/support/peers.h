// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The real migration tools, as far as they are on this machine. ./test installs those of tests/fixtures/peers into
// $LOCKSTEP_PEERS, else ${XDG_CACHE_HOME:-~/.cache}/lockstep/peers. A program is named as one would type it: "prisma",
// "drizzle-kit", "drizzle-1/drizzle-kit", "dbmate", "supabase", "graphile-migrate", "node-pg-migrate", "postgrator",
// "liquibase", "sqitch", …

#include "tests/support/process.h"
#include "tests/support/tcpdoor.h"

namespace lockstep::test {

/// The packages of the npm registry, a node_modules folder; it need not exist. `apart`: of those that have a folder of
/// their own, as in tests/fixtures/peers ("drizzle-1").
QString nodeModules(const QString &apart = {});

/// Why the program cannot run here, for QSKIP; empty when it can.
QString whyAbsent(const QString &program);

/// Runs it to its end in `folder`, standard input empty, with a clean environment, a home of its own, no telemetry and
/// `environment` on top. What is not among the peers is looked for in PATH.
Ran runPeer(const QString &program, const QStringList &arguments, const QString &folder,
            const QProcessEnvironment &environment = {}, std::chrono::milliseconds patience = std::chrono::minutes(2));
/// Starts it so; the caller ends it.
std::unique_ptr<QProcess> startPeer(const QString &program, const QStringList &arguments, const QString &folder,
                                    const QProcessEnvironment &environment = {});

}  // namespace lockstep::test
