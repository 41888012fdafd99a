// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: what the files that read one kind of statement each (drop.cpp, altertable.cpp, …) share.

#include "app/sql/effects.h"
#include "app/sql/parsetree.h"

namespace lockstep {

/// A stretch of SQL under analysis: a statement of the file, one inside a body, or the text of an EXECUTE.
struct Piece
{
    QByteArray text{};  ///< what the parser is given
    qsizetype begin = 0;  ///< where text[0] stands in the file
    std::optional<ByteRange> whole{};  ///< the place of all that is found, when the text is not in the file as it is
    Within within = Within::Nothing;
    bool deferred = false;
    int depth = 0;  ///< bodies and EXECUTEs around it
    bool isConditional = false;  ///< in a branch, a loop or a handler
    bool isGuarded = false;  ///< errors in it are caught

    ByteRange range() const { return whole.value_or(ByteRange{begin, begin + text.size()}); }
};

/// Collects what one piece does. Holds the piece's tokens, because the tree does not tell where clauses end.
class Reader
{
public:
    /// `tokens` are the piece's, where they are at hand, and outlive the reader.
    Reader(Piece piece, StatementEffects &out, const std::vector<Token> *tokens = nullptr);
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    const Piece &piece() const { return m_piece; }
    /// The piece's tokens without comments, in the piece's own offsets.
    const std::vector<Token> &tokens();
    const std::vector<Token> *tokensAtHand() const { return m_given; }
    QByteArray word(std::size_t token);

    /// Makes a stretch of the piece's text one of the file's.
    ByteRange placed(ByteRange inPiece) const;
    ByteRange placed(std::size_t firstToken, std::size_t lastToken);

    /// An effect placed at the whole piece; change what differs.
    Effect &add(EffectKind kind, const char *objectKind, const QString &object);
    void notAnalysable(ByteRange range, const Message &why);

    void lock(const QString &relation, LockMode mode);
    void rewrites(const QString &relation);
    void scans(const QString &relation);
    void builds(const QString &index);
    void calls(const QString &function);
    /// PostgreSQL refuses this inside a transaction block.
    void runsOutside();
    StatementEffects &out() { return m_out; }

private:
    Piece m_piece;
    StatementEffects &m_out;
    const std::vector<Token> *m_given;
    std::vector<Token> m_tokens;
};

/// What a statement of very many parts names more than once stays once; each lock in its strongest mode.
void onlyOnce(StatementEffects &effects);

/// Splits tokens [from, to) at the commas outside parentheses and brackets: pairs of first and last token.
std::vector<std::pair<std::size_t, std::size_t>> commaSeparated(Reader &reader, std::size_t from, std::size_t to);

/// Parses a piece and reads every statement in it.
void readPiece(const Piece &piece, StatementEffects &out);
/// The same, but what hinders reading it is handed back instead of told in `out`. `tokens` are the piece's, where they
/// are at hand.
std::optional<SqlProblem> tryPiece(const Piece &piece, StatementEffects &out,
                                   const std::vector<Token> *tokens = nullptr);
/// A statement that inserts very many rows, read in parts; false, and nothing read, where it is something else.
bool readLongInsert(const Piece &piece, StatementEffects &out, const std::vector<Token> &tokens);
/// One statement's node: the only switch over all kinds.
void readStatement(Reader &reader, const PgQuery__Node &node);

void readDrop(Reader &reader, const PgQuery__DropStmt &statement);
void readTruncate(Reader &reader, const PgQuery__TruncateStmt &statement);
bool readLesserDrop(Reader &reader, const PgQuery__Node &node);

void readAlterTable(Reader &reader, const PgQuery__AlterTableStmt &statement);
bool readAlteration(Reader &reader, const PgQuery__Node &node);
void readRename(Reader &reader, const PgQuery__RenameStmt &statement);

void readCreateTable(Reader &reader, const PgQuery__CreateStmt &statement);
void readCreateIndex(Reader &reader, const PgQuery__IndexStmt &statement);
bool readCreation(Reader &reader, const PgQuery__Node &node);

bool readDataChange(Reader &reader, const PgQuery__Node &node);
bool readUtility(Reader &reader, const PgQuery__Node &node);

void readDo(Reader &reader, const PgQuery__DoStmt &statement);
void readFunction(Reader &reader, const PgQuery__CreateFunctionStmt &statement);
/// The statements of a PL/pgSQL block, each read where it stands.
void readPlpgsql(const Piece &body, StatementEffects &out);
/// The text handed to EXECUTE, as far as it is literal. Both ranges are offsets into the body's text: the statement's,
/// which becomes the place of all that is found, and that of the expression behind the keyword.
void readExecute(const Piece &body, ByteRange statement, ByteRange expression, StatementEffects &out);

/// What adding this column does to a table that may have rows.
Traits columnTraits(const PgQuery__ColumnDef &column);

}  // namespace lockstep
