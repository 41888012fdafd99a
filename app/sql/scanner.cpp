// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/scanner.h"

#include "app/sql/tokenstream.h"

namespace lockstep {

ScanResult scan(const QByteArray &sql)
{
    TokenStream stream(sql);
    ScanResult result;
    while (const std::optional<Token> token = stream.next())
        result.tokens.push_back(*token);
    result.problem = stream.problem();
    return result;
}

}  // namespace lockstep
