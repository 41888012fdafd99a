// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sqllexer.h"

#include "ui/theme.h"

#include <Qsci/qsciscintilla.h>

#include <QFont>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

int styleOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Keyword:
        return SqlLexer::Keyword;
    case TokenKind::Identifier:
        return SqlLexer::Identifier;
    case TokenKind::QuotedIdentifier:
        return SqlLexer::QuotedIdentifier;
    case TokenKind::String:
    case TokenKind::DollarString:
        return SqlLexer::String;
    case TokenKind::Number:
        return SqlLexer::Number;
    case TokenKind::Comment:
        return SqlLexer::Comment;
    case TokenKind::Parameter:
        return SqlLexer::Parameter;
    case TokenKind::Operator:
        return SqlLexer::Operator;
    }
    Q_UNREACHABLE();
}

QByteArray wordAt(const QByteArray &sql, const std::vector<Token> &tokens, qsizetype index)
{
    if (index < 0)
        return {};
    const ByteRange range = tokens[std::size_t(index)].range;
    return sql.mid(range.begin, range.length()).toLower();
}

/// Code stands in a dollar quote after DO, DO LANGUAGE name, and after AS of CREATE FUNCTION.
bool holdsCode(const QByteArray &sql, const std::vector<Token> &tokens, qsizetype index)
{
    const QByteArray before = wordAt(sql, tokens, index - 1);
    return before == "do" || before == "as" || wordAt(sql, tokens, index - 3) == "do";
}

ByteRange bodyOf(const QByteArray &sql, ByteRange quote)
{
    const qsizetype tag = sql.indexOf('$', quote.begin + 1) + 1 - quote.begin;
    return {quote.begin + tag, quote.end - tag};
}

QByteArray textOf(QsciScintilla *editor)
{
    const long length = editor->SendScintilla(QsciScintilla::SCI_GETLENGTH);
    return QByteArray(static_cast<const char *>(editor->SendScintillaPtrResult(QsciScintilla::SCI_GETCHARACTERPOINTER)),
                      qsizetype(length));
}

QColor colourOf(int style, const QPalette &palette)
{
    switch (style) {
    case SqlLexer::Keyword:
        return tone(Tone::Accent, palette);
    case SqlLexer::String:
        return tone(Tone::Success, palette);
    case SqlLexer::Number:
    case SqlLexer::Parameter:
        return tone(Tone::Warning, palette);
    case SqlLexer::Comment:
    case SqlLexer::DollarQuote:
        return tone(Tone::Muted, palette);
    default:
        return palette.color(QPalette::Text);
    }
}

}  // namespace

std::vector<Token> tokensWithBodies(const QByteArray &sql, const std::vector<Token> &tokens)
{
    std::vector<Token> all;
    all.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != TokenKind::DollarString || !holdsCode(sql, tokens, qsizetype(i))) {
            all.push_back(tokens[i]);
            continue;
        }
        const ByteRange body = bodyOf(sql, tokens[i].range);
        ScanResult inner = scan(sql.mid(body.begin, body.length()));
        if (inner.problem) {
            all.push_back(tokens[i]);
            continue;
        }
        for (Token &token : inner.tokens) {
            token.range.begin += body.begin;
            token.range.end += body.begin;
            all.push_back(token);
        }
    }
    return all;
}

SqlLexer::SqlLexer(QsciScintilla *editor)
    : QsciLexerCustom(editor)
{ }

QString SqlLexer::description(int style) const
{
    return style <= DollarQuote ? QString::number(style) : QString();
}

void SqlLexer::styleText(int, int byteEnd)
{
    // From the top, since a quote opened above may end anywhere below.
    const QByteArray text = textOf(editor());
    startStyling(0);
    if (text.size() > largestColoured) {
        setStyling(byteEnd, Default);
        return;
    }
    ScanResult result = scan(text);
    const qsizetype end = result.tokens.empty() ? 0 : result.tokens.back().range.end;
    paint(tokensWithBodies(text, result.tokens), 0, result.problem ? end : byteEnd);
    foldBodies(result.tokens);
    if (result.problem)
        keepColours(end, byteEnd);
}

void SqlLexer::paint(std::vector<Token> tokens, qsizetype begin, qsizetype end)
{
    qsizetype done = begin;
    for (const Token &token : tokens) {
        if (token.range.begin >= end)
            break;
        setStyling(int(token.range.begin - done), Default);
        setStyling(int(std::min(token.range.end, end) - token.range.begin), styleOf(token.kind));
        done = std::min(token.range.end, end);
    }
    if (done < end)
        setStyling(int(end - done), Default);
}

/// Dollar-quoted bodies and long comments fold at their first line.
void SqlLexer::foldBodies(const std::vector<Token> &tokens)
{
    const auto lineOf = [this](qsizetype byteOffset) {
        return editor()->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<unsigned long>(byteOffset));
    };
    std::vector<long> levels(std::size_t(editor()->lines()), QsciScintilla::SC_FOLDLEVELBASE);
    for (const Token &token : tokens) {
        if (token.kind != TokenKind::DollarString && token.kind != TokenKind::Comment)
            continue;
        const auto begin = levels.begin() + lineOf(token.range.begin);
        const auto end = levels.begin() + lineOf(token.range.end);
        if (begin == end)
            continue;
        *begin |= QsciScintilla::SC_FOLDLEVELHEADERFLAG;
        std::fill(begin + 1, end + 1, QsciScintilla::SC_FOLDLEVELBASE + 1);
    }
    for (std::size_t line = 0; line < levels.size(); ++line)
        editor()->SendScintilla(QsciScintilla::SCI_SETFOLDLEVEL, static_cast<unsigned long>(line), levels[line]);
}

/// While a quote is still open (someone is typing it) the rest keeps the colours it had.
void SqlLexer::keepColours(qsizetype begin, qsizetype end)
{
    for (qsizetype i = begin; i < end; ++i)
        setStyling(1, int(editor()->SendScintilla(QsciScintilla::SCI_GETSTYLEAT, static_cast<unsigned long>(i))));
}

void SqlLexer::applyPalette(const QPalette &palette, const QFont &font)
{
    setDefaultColor(palette.color(QPalette::Text));
    setDefaultPaper(palette.color(QPalette::Base));
    setDefaultFont(font);
    QFont bold = font;
    bold.setBold(true);
    for (int style = Default; style <= DollarQuote; ++style) {
        setColor(colourOf(style, palette), style);
        setPaper(palette.color(QPalette::Base), style);
        setFont(style == Keyword ? bold : font, style);
    }
}

}  // namespace lockstep
