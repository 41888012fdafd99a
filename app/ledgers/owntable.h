// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/rows.h"

namespace lockstep {

/// What a tool calls its ledger's table, and the schema of its own, where its settings name no other.
struct UsualPlace
{
    QLatin1StringView schema{};  ///< empty: no schema of its own
    QLatin1StringView table{};
};

/// What every ledger says of its table, for a tool whose settings may name another schema and table.
template <const UsualPlace &usual>
struct OwnTable
{
    static LedgerPlace place(const LedgerPlace &named)
    {
        return {named.schema.isEmpty() ? QString(usual.schema) : named.schema, tableNameOf(named, usual.table)};
    }
    static QString name(const LedgerPlace &named)
    {
        const LedgerPlace own = place(named);
        return qualified(own, own.table);
    }
    static QByteArray sql(const LedgerPlace &named) { return name(named).toUtf8(); }
    static Result<bool> exists(Session &session, const LedgerPlace &named, const JobContext &context)
    {
        const LedgerPlace own = place(named);
        return tableExists(session, schemaOf(own), own.table, context);
    }
};

}  // namespace lockstep
