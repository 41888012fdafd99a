// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/project/connectionurl.h"

#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace lockstep {

/// What may stand in a command line: the connection string without its secrets, and without a password file of its own
/// where a PasswordFile replaces it.
QString shownConninfo(const ConnectionUrl &url);

/// A password file for one call of a client program, in a folder that only we enter; gone with the value.
class PasswordFile
{
public:
    /// Writes nothing where the address names no password: libpq then looks where it always does.
    Status write(const ConnectionUrl &url);
    /// For the program: no password, this file, and words in English, since its progress is read from them.
    QProcessEnvironment environment() const;

private:
    QTemporaryDir m_folder;
    QString m_path;
};

/// A program with --verbose says much; what matters when it failed is what it called an error.
void keepErrorLines(Error &error);

}  // namespace lockstep
