// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/scanner.h"

#include <Qsci/qscilexercustom.h>

class QPalette;

namespace lockstep {

/// Colours SQL by PostgreSQL's own scanner, the bodies of DO blocks and functions included; QsciLexerSQL misreads
/// dollar quotes, E'\'' and nested comments. Belongs to one editor.
class SqlLexer : public QsciLexerCustom
{
    Q_OBJECT

public:
    /// Style numbers in the editor.
    enum Style {
        Default,
        Keyword,
        Identifier,
        QuotedIdentifier,
        String,
        Number,
        Comment,
        Parameter,
        Operator,
        DollarQuote
    };

    /// Above this many bytes text stays uncoloured, because scanning it would be felt at every key.
    static constexpr qsizetype largestColoured = 2 * 1024 * 1024;

    explicit SqlLexer(QsciScintilla *editor);

    const char *language() const override { return "PostgreSQL"; }
    QString description(int style) const override;
    void styleText(int byteStart, int byteEnd) override;

    void applyPalette(const QPalette &palette, const QFont &font);

private:
    void foldBodies(const std::vector<Token> &tokens);
    void paint(std::vector<Token> tokens, qsizetype begin, qsizetype end);
    void keepColours(qsizetype begin, qsizetype end);
};

/// The tokens of a text with those of code inside dollar quotes (DO blocks, function bodies) in place of the quote;
/// what cannot be cut stays as the quote it is.
std::vector<Token> tokensWithBodies(const QByteArray &sql, const std::vector<Token> &tokens);

}  // namespace lockstep
