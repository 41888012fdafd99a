// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/scanner.h"

namespace lockstep {

/// Hands out a text's tokens one by one, scanning a stretch at a time, so that memory stays small however long the
/// text is and a reader can jump over what is no SQL (COPY data, a psql command).
class TokenStream
{
public:
    explicit TokenStream(QByteArray sql, qsizetype begin = 0);

    /// Nothing at the end of the text, or where the scanner stopped: see problem().
    std::optional<Token> next();
    /// Goes on from there, forgetting what was read ahead and the problem. Must be the start of a token.
    void seek(qsizetype byteOffset);
    const std::optional<SqlProblem> &problem() const { return m_problem; }

private:
    void fill();
    qsizetype stretchEnd(qsizetype length) const;
    bool endsInComment(qsizetype end) const;
    void scanStretch(qsizetype end);

    QByteArray m_sql;
    qsizetype m_begin = 0;  ///< where the next stretch starts
    std::vector<Token> m_tokens;  ///< read ahead
    std::size_t m_next = 0;
    qsizetype m_stretch = 1024;  ///< short after a jump, which may be one of many; longer while reading on
    std::optional<SqlProblem> m_problem;
};

}  // namespace lockstep
