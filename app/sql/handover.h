// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <functional>

namespace lockstep {

/// Runs `call`, which is to make the library build a tree (pg_query_parse_protobuf), and shows the tree to `visit` as
/// the library has built it, before it is packed; nothing of it may be kept. To pack and unpack a tree costs four times
/// as much as to parse it. False where the library packs by itself all the same (it was linked so that none of its
/// calls can be taken over): `visit` was not called then, and the answer holds the packed tree. Where `visit` was
/// called the answer holds an empty one. What `visit` throws is thrown on. Any thread, and `visit` may parse in turn.
bool handOverTree(const std::function<void()> &call, const std::function<void(const PgQuery__ParseResult &)> &visit);
/// The same for pg_query_scan and its tokens.
bool handOverTokens(const std::function<void()> &call, const std::function<void(const PgQuery__ScanResult &)> &visit);

/// Runs `call`, which is to make the library read a packed tree (pg_query_deparse_protobuf, whatever it is given), and
/// lets it read this one instead, which nobody packed. False where the library unpacks by itself all the same; what
/// `call` got is of no use then.
bool handBackTree(PgQuery__ParseResult &tree, const std::function<void()> &call);

}  // namespace lockstep
