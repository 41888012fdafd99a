// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review.h"

namespace lockstep {

/// One change of a text, and where the cursor is best afterwards.
struct TextEdit
{
    ByteRange place{};
    QByteArray text{};  ///< instead
    qsizetype cursor = 0;  ///< in the changed text
};

/// Puts the form in; only what differs is replaced, so that a view stays where it is.
TextEdit saferEdit(const QByteArray &sql, const SaferForm &form);

/// A comment above the finding's statement that allows it, with the cursor where the reason is to be written. None for
/// a finding that is about no statement.
std::optional<TextEdit> silencingEdit(const AnalysedScript &script, const Finding &finding);

/// The findings at an offset, those of the smallest extent first; where there are none, those of its line.
std::vector<Finding> findingsAt(const AnalysedScript &script, qsizetype byteOffset);

}  // namespace lockstep
