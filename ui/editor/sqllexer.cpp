// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sqllexer.h"

#include "ui/theme.h"

#include <Qsci/qsciscintilla.h>

#include <QFont>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

constexpr int idleMs = 250;

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

SqlLexer::SqlLexer(QsciScintilla *editor)
    : QsciLexerCustom(editor)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleMs);
    connect(&m_idle, &QTimer::timeout, this, &SqlLexer::readAll);
    connect(editor, &QsciScintilla::SCN_MODIFIED, this,
            [this](int offset, int kind, const char *text, int bytes) { followEdit(offset, kind, text, bytes); });
}

QString SqlLexer::description(int style) const
{
    return style <= DollarQuote ? QString::number(style) : QString();
}

void SqlLexer::followEdit(int byteOffset, int kind, const char *, int bytes)
{
    const bool isInsertion = kind & QsciScintilla::SC_MOD_INSERTTEXT;
    const bool isDeletion = kind & QsciScintilla::SC_MOD_DELETETEXT;
    if (!isInsertion && !isDeletion)
        return;
    const qsizetype removed = isDeletion ? bytes : 0;
    const qsizetype added = isInsertion ? bytes : 0;
    m_tokens.edit(byteOffset, removed, added);
    m_paintedTo = m_paintedTo >= byteOffset + removed ? m_paintedTo + added - removed
                                                      : std::min<qsizetype>(m_paintedTo, byteOffset);
    ++m_revision;
    m_idle.start();
}

void SqlLexer::styleText(int byteStart, int byteEnd)
{
    const QByteArray text = textOf(editor());
    if (text.size() > largestColoured) {
        startStyling(byteStart);
        setStyling(byteEnd - byteStart, Default);
        return;
    }
    const ByteRange changed = m_tokens.update(text, byteEnd);
    const qsizetype begin = std::min<qsizetype>(byteStart, changed.begin);
    if (m_tokens.keptFrom()) {
        paint({begin, std::min(*m_tokens.keptFrom(), text.size())});
        paint({std::max(m_paintedTo, *m_tokens.keptFrom()), byteEnd});
    } else {
        paint({begin, byteEnd});
        fold({begin, std::max<qsizetype>(byteEnd, std::min(changed.end, text.size()))});
    }
    m_paintedTo = std::max<qsizetype>(m_paintedTo, byteEnd);
    startStyling(byteEnd);
}

/// Off this thread: what the text is from its first byte to its last.
void SqlLexer::readAll()
{
    const QByteArray text = textOf(editor());
    const bool isKnown = !m_tokens.wantsAll() && m_tokens.knownTo() >= text.size();
    if (isKnown || m_unsound == m_revision || text.size() > largestColoured)
        return;
    if (m_reading.isRunning()) {
        m_idle.start();
        return;
    }
    m_reading.start([text](const JobContext &) { return readTokens(text); },
                    [this, revision = m_revision](ReadTokens all) { takeAll(std::move(all), revision); });
}

void SqlLexer::takeAll(ReadTokens all, quint64 revision)
{
    if (revision != m_revision)
        return m_idle.start();
    m_tokens.take(std::move(all), editor()->length());
    if (m_tokens.wantsAll()) {
        m_unsound = revision;
        return;
    }
    const long shown = editor()->SendScintilla(QsciScintilla::SCI_GETENDSTYLED);
    paint({0, shown});
    fold({0, editor()->length()});
    m_paintedTo = shown;
    startStyling(int(shown));
}

void SqlLexer::paint(ByteRange stretch)
{
    if (stretch.isEmpty())
        return;
    QByteArray styles(stretch.length(), char(Default));
    const auto fill = [&](ByteRange range, int style) {
        const qsizetype begin = std::max(range.begin, stretch.begin);
        const qsizetype end = std::min(range.end, stretch.end);
        if (begin < end)
            std::fill(styles.begin() + (begin - stretch.begin), styles.begin() + (end - stretch.begin), char(style));
    };
    const auto &tokens = m_tokens.tokens();
    auto token = std::ranges::lower_bound(tokens, stretch.begin, {}, [](const Token &one) { return one.range.end; });
    for (; token != tokens.end() && token->range.begin < stretch.end; ++token)
        fill(token->range, styleOf(token->kind));
    for (const CodeQuote &quote : m_tokens.quotes()) {
        fill({quote.quote.begin, quote.code.begin}, DollarQuote);
        fill({quote.code.end, quote.quote.end}, DollarQuote);
    }
    startStyling(int(stretch.begin));
    editor()->SendScintilla(QsciScintilla::SCI_SETSTYLINGEX, static_cast<unsigned long>(styles.size()),
                            styles.constData());
}

long SqlLexer::lineOf(qsizetype byteOffset) const
{
    return editor()->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<unsigned long>(byteOffset));
}

/// Dollar quotes and long comments fold at their first line. Lines elsewhere keep their levels as they move.
void SqlLexer::fold(ByteRange stretch)
{
    const long first = lineOf(stretch.begin);
    std::vector<long> levels(std::size_t(lineOf(stretch.end) - first + 1), QsciScintilla::SC_FOLDLEVELBASE);
    const auto take = [&](ByteRange range) {
        const long begin = lineOf(range.begin) - first;
        const long end = std::min(lineOf(range.end) - first, long(levels.size()) - 1);
        if (begin >= end)
            return;
        if (begin >= 0)
            levels[std::size_t(begin)] |= QsciScintilla::SC_FOLDLEVELHEADERFLAG;
        for (long line = std::max(begin + 1, 0L); line <= end; ++line)
            levels[std::size_t(line)] = QsciScintilla::SC_FOLDLEVELBASE + 1;
    };
    const auto &tokens = m_tokens.tokens();
    auto token = std::ranges::lower_bound(tokens, stretch.begin, {}, [](const Token &one) { return one.range.end; });
    for (; token != tokens.end() && token->range.begin < stretch.end; ++token) {
        if (token->kind == TokenKind::DollarString || token->kind == TokenKind::Comment)
            take(token->range);
    }
    for (const CodeQuote &quote : m_tokens.quotes()) {
        if (quote.quote.end >= stretch.begin && quote.quote.begin <= stretch.end)
            take(quote.quote);
    }
    for (std::size_t line = 0; line < levels.size(); ++line) {
        const auto at = static_cast<unsigned long>(first + long(line));
        if (editor()->SendScintilla(QsciScintilla::SCI_GETFOLDLEVEL, at) != levels[line])
            editor()->SendScintilla(QsciScintilla::SCI_SETFOLDLEVEL, at, levels[line]);
    }
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
