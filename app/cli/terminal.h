// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <QString>

namespace lockstep {

enum class Style { Plain, Bold, Dim, Good, Warning, Bad };

/// Makes the process speak UTF-8, as Qt wants it to, without Qt's complaint about a bare server's "C" locale. Call it
/// before QCoreApplication is made. Returns whether the person's own locale is UTF-8.
bool useUtf8Locale();

/// What the three standard streams are connected to, and how to talk with the person behind them.
class Terminal
{
public:
    explicit Terminal(bool isUtf8);

    bool canAsk() const { return m_inputIsTerminal; }
    bool showsProgress() const { return m_errorIsTerminal; }

    /// The text in that style where standard output is a terminal that shows colours (NO_COLOR is honoured).
    QString styled(Style style, const QString &text) const;
    /// The same for standard error.
    QString styledError(Style style, const QString &text) const;
    /// `symbol` where the locale can show it, padded to three columns, otherwise nothing: words always stand beside it.
    QString symbol(const QString &symbol) const;

    /// Writes a line to standard error.
    void note(const QString &line) const;
    /// Asks on standard error, reads a line from standard input. Cancelled when a stop is asked for or the input ends.
    Result<QString> ask(const QString &question, const JobContext &context) const;

private:
    bool m_isUtf8;
    bool m_inputIsTerminal;
    bool m_errorIsTerminal;
    bool m_outputHasColours;
    bool m_errorHasColours;
};

}  // namespace lockstep
