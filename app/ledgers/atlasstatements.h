// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace lockstep {

/// A statement as Atlas cuts and hashes it: without the comments before it, with its semicolon.
struct AtlasStatement
{
    QByteArray text{};
    QString hash{};  ///< base64 of the SHA-256 over this and all statements before
    qsizetype end = 0;  ///< offset behind it in the file
};

std::vector<AtlasStatement> atlasStatements(const QByteArray &sql);

/// partial_hashes for the first `count` statements: a JSON array.
QByteArray atlasPartialHashes(const std::vector<AtlasStatement> &statements, std::size_t count);

}  // namespace lockstep
