// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/sparse.h"
#include "app/sql/scanner.h"

namespace lockstep {

/// One SQL statement of a file, or what stands where one should be.
struct Statement
{
    int number = 0;  ///< from 1, in the file
    ByteRange range{};  ///< first token to last, without the comments before it and the ';' after it
    /// The rows under a COPY … FROM stdin, without the line "\\." that ends them; empty where there is none.
    Boxed<ByteRange> rows{};
    Boxed<SqlProblem> problem{};  ///< the parser could not read it; the rest of the file is still read
};

/// A file's SQL, cut into statements and parsed one by one.
struct Script
{
    QByteArray sql{};
    std::vector<Statement> statements{};

    QByteArray text(const Statement &statement) const
    {
        return sql.mid(statement.range.begin, statement.range.length());
    }
    /// Null where the statement has no rows of its own, empty where it has none.
    QByteArray rows(const Statement &statement) const
    {
        if (!statement.rows)
            return {};
        return QByteArray(sql.constData() + statement.rows->begin, statement.rows->length());
    }
};

/// Splits at top-level semicolons by PostgreSQL's scanner (quotes, dollar quotes, nested comments, parentheses and
/// BEGIN ATOMIC bodies understood) and parses each statement alone. A leading UTF-8 BOM is part of no statement. What
/// follows a COPY … FROM stdin are its rows, by psql's rule: from the next line to one that is "\\." alone, or to the
/// text's end. Lines that are psql meta-commands become statements with a problem that says so; \\restrict and
/// \\unrestrict, which pg_dump writes, are skipped. Never fails: problems stand in the statements.
Script readScript(QByteArray sql);

}  // namespace lockstep
