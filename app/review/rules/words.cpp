// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/rules/words.h"

namespace lockstep::rules {

Words::Words(QByteArray sql)
    : m_sql(std::move(sql))
    , m_tokens(scan(m_sql).tokens)
{
    std::erase_if(m_tokens, [](const Token &token) { return token.kind == TokenKind::Comment; });
}

QByteArray Words::text(std::size_t at) const
{
    return at < size() ? m_sql.mid(m_tokens[at].range.begin, m_tokens[at].range.length()) : QByteArray();
}

}  // namespace lockstep::rules
