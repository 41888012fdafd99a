// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/peers.h"
#include "tests/support/testpostgres.h"

#include <span>

namespace lockstep::bench {

constexpr int smallMigrations = 100;

/// The statement of the small migration with this number, from 0: tables, rows, indexes, columns.
QByteArray smallStatement(int number);

/// Writes a file, with the folders that it is in.
void writeFile(const QString &path, const QByteArray &bytes);

/// A tool that deploys the small migrations, written its own way.
struct PeerDeploy
{
    const char *program;  ///< as tests/support/peers.h names it
    const char *command;  ///< as one would type it
    void (*write)(const QString &root);
    test::Ran (*run)(const QString &root, const test::TcpDoor &door, const test::Database &database);
};

std::span<const PeerDeploy> peerDeploys();

}  // namespace lockstep::bench
