// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace lockstep {

/// One `keyword=value` of a libpq connection string, unquoted.
struct ConninfoWord
{
    QByteArray keyword{};
    QByteArray value{};
};

/// Takes a keyword/value connection string apart as libpq does (its manual, section 34.1.1.1); nullopt when it is
/// malformed.
std::optional<std::vector<ConninfoWord>> conninfoWords(const QByteArray &conninfo);

/// The connection string of these words, every value quoted.
QByteArray conninfoOf(const std::vector<ConninfoWord> &words);

/// The value libpq would use: the last one of that keyword; empty when there is none.
QByteArray conninfoValue(const std::vector<ConninfoWord> &words, const QByteArray &keyword);

}  // namespace lockstep
