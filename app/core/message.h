// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lockstep {

/// A sentence for people that has not been translated yet.
///
/// The engine builds messages from a literal marked QT_TRANSLATE_NOOP("app", …), or, where it counts something,
/// QT_TRANSLATE_N_NOOP. Journal and reports for machines keep english(); windows and terminals show translated().
struct Message
{
    const char *source = "";  ///< English text with %1, %2 … and optionally %n; a string literal
    QStringList arguments{};  ///< values for %1, %2 … in order; may themselves contain a per cent sign
    int count = -1;  ///< value for %n, or -1 when the text counts nothing

    bool isEmpty() const { return *source == '\0'; }
    QString english() const;
    /// In the language of the installed translators. Any thread.
    QString translated() const;
};

/// A message of text that is data already (a server's words, a file name): shown as it is, never translated.
Message verbatim(const QString &text);

}  // namespace lockstep
