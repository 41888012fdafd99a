// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"
#include "app/core/sparse.h"
#include "app/core/textmap.h"
#include "app/review/saferform.h"
#include "app/sql/effects.h"

namespace lockstep {

/// Weakest first, so that the worst of several is their maximum.
enum class Severity { None, Note, Warning, Error };
QLatin1StringView severityId(Severity severity);  ///< "none", "note", "warning", "error"

/// How much there is of a relation on the target.
struct Extent
{
    std::optional<qint64> rows{};  ///< estimated, 0 exact; none: never counted
    qint64 bytes = 0;  ///< with indexes and TOAST
};

/// A sentence of which all findings of a rule have the same: a literal that names nothing. A file may have a million
/// findings, so it takes a pointer.
struct FixedText
{
    const char *source = "";

    bool isEmpty() const { return *source == '\0'; }
    operator Message() const { return {source}; }
    QString english() const { return Message{source}.english(); }
    QString translated() const { return Message{source}.translated(); }
};

/// A rule's verdict at a place.
struct Finding
{
    QString rule{};
    Severity severity{};
    QString migration{};  ///< the migration's name, empty for a loose file
    QString file{};  ///< relative to the project
    int statement = 0;  ///< from 1
    ByteRange range{};  ///< the clause's extent in the file
    LineColumn begin{};
    LineColumn end{};  ///< of the clause's last character, as an editor shows it
    QString object{};
    Within within = Within::Nothing;
    Message message{};  ///< what; englishText() and translatedText() have the size beside it
    FixedText why{};  ///< why that matters
    FixedText instead{};  ///< the safer form; may be empty
    Boxed<SaferForm> safer{};  ///< the same as SQL, where that is mechanical
    Boxed<Extent> extent{};  ///< of the relation at stake, where the target told it
    Sparse<Message> lastWrite{};  ///< when it was written last, where the target told it
};

/// The message, how large the relation is and when it was written last, where that is known: what people are shown.
QString englishText(const Finding &finding);
QString translatedText(const Finding &finding);

}  // namespace lockstep
