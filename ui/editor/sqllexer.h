// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/job.h"
#include "ui/editor/livetokens.h"

#include <Qsci/qscilexercustom.h>

#include <QTimer>

class QPalette;

namespace lockstep {

/// Colours SQL by PostgreSQL's own scanner, the bodies of DO blocks and functions included; QsciLexerSQL misreads
/// dollar quotes, E'\'' and nested comments. Belongs to one editor.
///
/// An edit costs what it touches. What only all of the text tells (a quote that was opened and ends somewhere) is read
/// on a thread once nobody types.
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

    /// Above this many bytes text stays uncoloured: keeping its tokens would be felt.
    static constexpr qsizetype largestColoured = 16 * 1024 * 1024;

    explicit SqlLexer(QsciScintilla *editor);

    const char *language() const override { return "PostgreSQL"; }
    QString description(int style) const override;
    void styleText(int byteStart, int byteEnd) override;

    void applyPalette(const QPalette &palette, const QFont &font);

private:
    void followEdit(int byteOffset, int kind, const char *text, int bytes);
    void readAll();
    void takeAll(ReadTokens all, quint64 revision);
    void paint(ByteRange stretch);
    void fold(ByteRange stretch);
    long lineOf(qsizetype byteOffset) const;

    LiveTokens m_tokens;
    qsizetype m_paintedTo = 0;
    quint64 m_revision = 0;  ///< counts the edits
    quint64 m_unsound = 0;  ///< the revision that was found to have a quote without an end; 0: none
    QTimer m_idle;
    Job m_reading;
};

}  // namespace lockstep
