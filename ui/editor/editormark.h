// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review.h"

#include <functional>

namespace lockstep {

/// A place in a script that the editor points out. Small, since a script may have one in every line and all are made
/// while somebody types.
struct EditorMark
{
    ByteRange range{};
    int line = 0;  ///< from 0, where the symbol and the explanation stand
    Severity severity{};
    bool isUnreadable = false;  ///< the parser stopped here: a squiggle, no band
    const Finding *finding = nullptr;  ///< of the review that the marks are made of; null for what is unreadable
    QString problem{};  ///< what the parser complains of, where no rule does

    /// There is SQL to be written instead.
    bool hasSafer() const { return finding && finding->safer.has_value(); }
};

/// The same but for the place.
bool isAlike(const EditorMark &left, const EditorMark &right);
/// Translated, in one paragraph; empty for none.
QString explanationOf(const EditorMark &mark);

/// Findings and parse problems of a script, by place. The marks are good for as long as the script is there.
std::vector<EditorMark> marksOf(const AnalysedScript &script);

/// Cuts each line of the text at blanks so that none is wider than `width` (as `widthOf` measures words and a blank); a
/// single word that is wider stays whole.
QStringList wrapped(const QString &text, int width, const std::function<int(const QString &)> &widthOf);

}  // namespace lockstep
