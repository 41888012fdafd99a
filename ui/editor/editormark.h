// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review.h"

#include <functional>

namespace lockstep {

/// A place in a script that the editor points out.
struct EditorMark
{
    ByteRange range{};
    int line = 0;  ///< from 0, where the symbol and the explanation stand
    Severity severity{};
    bool isUnreadable = false;  ///< the parser stopped here: a squiggle, no band
    bool hasSafer = false;  ///< there is SQL to be written instead
    QString rule{};  ///< empty where another mark explains it
    Message message{};
    Message why{};
    Message instead{};
    std::optional<Extent> extent{};
    QString problem{};  ///< what the parser complains of, where no rule does
};

/// The same but for the place.
bool isAlike(const EditorMark &left, const EditorMark &right);
/// Translated, in one paragraph; empty for none.
QString explanationOf(const EditorMark &mark);

/// Findings and parse problems of a script, by place.
std::vector<EditorMark> marksOf(const AnalysedScript &script);

/// Cuts each line of the text at blanks so that none is wider than `width` (as `widthOf` measures words and a blank); a
/// single word that is wider stays whole.
QStringList wrapped(const QString &text, int width, const std::function<int(const QString &)> &widthOf);

}  // namespace lockstep
