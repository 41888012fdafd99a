// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/scanner.h"

#include <optional>
#include <vector>

namespace lockstep {

/// Code in a dollar quote: a DO block, the body of a function.
struct CodeQuote
{
    ByteRange quote{};  ///< with its tags
    ByteRange code{};
};

/// A text's tokens, with those of code inside dollar quotes in place of the quote; what cannot be cut stays as the
/// quote it is.
struct ReadTokens
{
    std::vector<Token> tokens{};
    std::vector<CodeQuote> quotes{};
    bool isSound = true;  ///< false: a quote or a comment never ends
    bool isCodeSound = true;  ///< false: one within code does not, so that the code stays the quote it is
};

/// All of a text. Any thread.
ReadTokens readTokens(const QByteArray &sql);

/// The tokens of a text that is being edited: an edit scans only what it touches, whatever the text's size; the tokens
/// behind it are moved, each by an addition.
///
/// Scanning goes on behind an edit until it meets a token that was there before. Where it does not within a stretch (a
/// quote was opened, and everything below would turn over), what is below stays as it was: keptFrom().
class LiveTokens
{
public:
    /// Another text: nothing is known of it.
    void clear();
    /// At `begin`, `added` bytes are now instead of `removed`.
    void edit(qsizetype begin, qsizetype removed, qsizetype added);
    /// Scans what was edited, and on until `wanted`. The stretch whose tokens are other than before.
    ByteRange update(const QByteArray &sql, qsizetype wanted);
    /// What reading all of the very same text gave. Where that is not sound, what was kept stays.
    void take(ReadTokens all, qsizetype size);

    const std::vector<Token> &tokens() const { return m_known.tokens; }
    const std::vector<CodeQuote> &quotes() const { return m_known.quotes; }
    /// From here on nothing is other than before, though by the letter it might be; none: all is as it reads.
    const std::optional<qsizetype> &keptFrom() const { return m_keptFrom; }
    /// Only reading all of the text tells what it is: see take().
    bool wantsAll() const { return m_keptFrom || m_isBehind; }
    /// Up to here the text has been scanned.
    qsizetype knownTo() const { return m_knownTo; }

private:
    struct Reading;

    void remember(ByteRange edited, qsizetype oldEnd, qsizetype delta);
    ByteRange rescan(const QByteArray &sql);
    ByteRange keepBelow(const QByteArray &sql, ByteRange stretch, ByteRange edited, Reading reading);
    ByteRange readOn(const QByteArray &sql, qsizetype wanted);
    Reading read(const QByteArray &sql, ByteRange stretch, bool isCode, qsizetype meetFrom) const;
    void add(const QByteArray &sql, const Token &token, bool isCode, Reading &reading) const;
    bool isMet(const Token &token, bool isCode) const;
    qsizetype restart(qsizetype at, ByteRange world) const;
    const CodeQuote *quoteAround(qsizetype begin, qsizetype end) const;
    const CodeQuote *sameQuote(ByteRange quote) const;
    std::optional<ByteRange> codeAround(const QByteArray &sql, ByteRange edited) const;
    void replace(ByteRange stretch, Reading reading);
    void forgetTouched(qsizetype begin, qsizetype end);
    void forgetFrom(qsizetype offset);

    ReadTokens m_known;
    qsizetype m_knownTo = 0;
    std::optional<ByteRange> m_edited;
    std::optional<qsizetype> m_keptFrom;
    bool m_isBehind = false;
};

}  // namespace lockstep
