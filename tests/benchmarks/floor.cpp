// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/floor.h"

#include "app/sql/script.h"

#include <pg_query.h>

namespace lockstep::bench {

QByteArrayList statementsOf(const QByteArray &sql)
{
    QByteArrayList texts;
    const Script script = readScript(sql);
    for (const Statement &statement : script.statements)
        texts.append(script.text(statement));
    return texts;
}

void parseAlone(const QByteArrayList &statements)
{
    for (const QByteArray &statement : statements)
        pg_query_free_protobuf_parse_result(pg_query_parse_protobuf(statement.constData()));
}

}  // namespace lockstep::bench
