// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/scanner.h"

namespace lockstep::rules {

/// A statement's tokens without its comments. Behind the last one all are empty.
class Words
{
public:
    explicit Words(QByteArray sql);

    std::size_t size() const { return m_tokens.size(); }
    QByteArray text(std::size_t at) const;
    QByteArray upper(std::size_t at) const { return text(at).toUpper(); }
    bool is(std::size_t at, const char *word) const { return text(at).compare(word, Qt::CaseInsensitive) == 0; }
    bool isOf(std::size_t at, TokenKind kind) const { return at < size() && m_tokens[at].kind == kind; }

private:
    QByteArray m_sql;
    std::vector<Token> m_tokens;
};

}  // namespace lockstep::rules
