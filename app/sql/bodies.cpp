// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/literal.h"
#include "app/sql/names.h"
#include "app/sql/reader.h"
#include "app/sql/script.h"
#include "app/sql/words.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

const PgQuery__DefElem *option(std::span<PgQuery__Node *const> options, const char *name)
{
    for (const PgQuery__Node *node : options) {
        if (node->node_case == PG_QUERY__NODE__NODE_DEF_ELEM
            && nameOf(node->def_elem->defname) == QLatin1StringView(name))
            return node->def_elem;
    }
    return nullptr;
}

QString languageOf(std::span<PgQuery__Node *const> options, const QString &fallback)
{
    const PgQuery__DefElem *language = option(options, "language");
    return language ? stringOf(language->arg).toLower() : fallback;
}

/// The string constant that is the body: the first at or behind its clause.
const Token *bodyToken(Reader &reader, const PgQuery__DefElem *clause)
{
    if (!clause)
        return nullptr;
    for (const Token &token : reader.tokens()) {
        const bool isString = token.kind == TokenKind::String || token.kind == TokenKind::DollarString;
        if (isString && token.range.begin >= clause->location)
            return &token;
    }
    return nullptr;
}

void readSqlBody(const Piece &body, StatementEffects &out)
{
    const Script script = readScript(body.text);
    for (const Statement &statement : script.statements) {
        Piece piece = body;
        piece.text = script.text(statement);
        piece.begin = body.begin + statement.range.begin;
        if (!piece.text.left(6).toUpper().startsWith("RETURN"))
            readPiece(piece, out);
    }
}

void readBody(const Piece &body, const QString &language, StatementEffects &out)
{
    if (language == u"plpgsql"_s)
        return readPlpgsql(body, out);
    if (language == u"sql"_s)
        return readSqlBody(body, out);
    Reader(body, out).notAnalysable(body.range(),
                                    {QT_TRANSLATE_NOOP("app", "Code in the language %1 is not followed."), {language}});
}

/// The statements between BEGIN ATOMIC and the END that closes the function.
void readAtomicBody(Reader &reader)
{
    const std::vector<Token> &tokens = reader.tokens();
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        if (reader.word(i) != "ATOMIC" || reader.word(i - 1) != "BEGIN")
            continue;
        const ByteRange inside{tokens[i].range.end, tokens.back().range.begin};
        const Literal body{reader.piece().text.mid(inside.begin, inside.length()), inside.begin, true};
        Piece piece = pieceOf(body, reader.piece(), inside);
        piece.within = Within::Function;
        piece.deferred = true;
        return readSqlBody(piece, reader.out());
    }
}

/// Bodies in C are a library's name, and "internal" ones a function's: there is no code to follow.
bool hasCode(const QString &language)
{
    return language != u"c"_s && language != u"internal"_s;
}

}  // namespace

void readDo(Reader &reader, const PgQuery__DoStmt &statement)
{
    const auto options = nodes(statement.args, statement.n_args);
    const Token *body = bodyToken(reader, option(options, "as"));
    if (!body)
        return reader.notAnalysable(reader.piece().range(), {QT_TRANSLATE_NOOP("app", "The block has no body.")});
    Piece piece = pieceOf(literalAt(reader.piece().text, *body), reader.piece(), body->range);
    piece.within = Within::Do;
    readBody(piece, languageOf(options, u"plpgsql"_s), reader.out());
}

void readFunction(Reader &reader, const PgQuery__CreateFunctionStmt &statement)
{
    reader.add(statement.replace ? EffectKind::ReplaceFunction : EffectKind::CreateFunction,
               statement.is_procedure ? "procedure" : "function",
               nameOf(nodes(statement.funcname, statement.n_funcname)));
    if (statement.sql_body)
        return readAtomicBody(reader);
    const auto options = nodes(statement.options, statement.n_options);
    const QString language = languageOf(options, u"sql"_s);
    const Token *body = bodyToken(reader, option(options, "as"));
    if (!body || !hasCode(language))
        return;
    Piece piece = pieceOf(literalAt(reader.piece().text, *body), reader.piece(), body->range);
    piece.within = Within::Function;
    piece.deferred = true;
    readBody(piece, language, reader.out());
}

}  // namespace lockstep
