// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/arena.h"
#include "app/sql/scanner.h"

#include <pg_query/pg_query.pb-c.h>

#include <memory>

namespace lockstep {

/// PostgreSQL's own reading of one text, as values; or where and why it could not be read.
class ParseTree
{
public:
    static ParseTree parse(const QByteArray &sql);

    const std::optional<SqlProblem> &problem() const { return m_problem; }
    std::size_t count() const { return m_tree ? m_tree->n_stmts : 0; }
    const PgQuery__Node *statement(std::size_t index) const { return m_tree->stmts[index]->stmt; }
    /// Where the statement's text starts: right behind the ';' before it.
    qsizetype begin(std::size_t index) const { return m_tree->stmts[index]->stmt_location; }

private:
    std::unique_ptr<Arena> m_memory;  ///< of the tree
    const PgQuery__ParseResult *m_tree = nullptr;
    std::optional<SqlProblem> m_problem;
};

/// How deep the tree of this text can be at most, by its tokens.
int possibleDepth(const QByteArray &sql);

/// Whether PostgreSQL's grammar accepts the text; cheaper than a tree.
std::optional<SqlProblem> grammarProblem(const QByteArray &sql);

}  // namespace lockstep
