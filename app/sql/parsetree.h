// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/scanner.h"

#include <pg_query/pg_query.pb-c.h>

#include <functional>
#include <span>

namespace lockstep {

using TreeVisit = std::function<void(std::span<PgQuery__RawStmt *const> statements)>;

/// The library builds, packs and unpacks trees recursively, with some 1.6 KB of stack a level: 5 000 levels end the
/// program.
inline constexpr int deepestTree = 1000;

/// What is said of a text that may be too much for the library, whatever the grammar says of it.
inline constexpr QLatin1StringView tooDeep("nested too deeply");

/// Shows PostgreSQL's own reading of a text to `visit`, which keeps nothing of it; or says where and why it could not
/// be read, without calling `visit`. `tokens` are the text's, comments left out, where they are at hand. Any thread.
std::optional<SqlProblem> parseTree(const QByteArray &sql, const TreeVisit &visit,
                                    const std::vector<Token> *tokens = nullptr);

/// How deep the tree of this text can be at most, by its tokens.
int possibleDepth(const QByteArray &sql, const std::vector<Token> &tokens);

/// Whether PostgreSQL's grammar accepts the text; cheaper than a tree.
std::optional<SqlProblem> grammarProblem(const QByteArray &sql);

}  // namespace lockstep
