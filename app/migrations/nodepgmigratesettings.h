// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lockstep::nodepgmigrate {

/// package.json in the project or beside the migrations folder; empty where none names the tool.
QString packageNamingIt(const QString &root, const QString &folder);

/// What the project's own settings make of ledger and session; empty: the tool's defaults.
struct Settings
{
    QString ledgerSchema{};
    QString ledgerTable{};
    QString folder{};  ///< migrations-dir, a folder or a pattern
    QByteArray searchPath{};  ///< the statement that sets it, in one line; empty where it is "public", as usual
};

/// The section "db" of config/default.json, where the tool's command looks for its options through the package config.
Settings readSettings(const QString &root);

}  // namespace lockstep::nodepgmigrate
