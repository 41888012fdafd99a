// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/drizzlefolder.h"
#include "app/sql/scanner.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

const QByteArray breakpoint = "--> statement-breakpoint";

/// What has to be done about a piece so that it can be read together with the next one.
struct Piece
{
    bool isWhole = true;  ///< false: it ends within a quote or a comment
    bool lacksSemicolon = false;
    qsizetype openComment = -1;  ///< offset in the piece of a "--" comment that runs to its end
};

Piece lookAt(const QByteArray &text)
{
    const ScanResult scanned = scan(text);
    Piece piece{.isWhole = !scanned.problem};
    for (const Token &token : scanned.tokens) {
        const bool isComment = token.kind == TokenKind::Comment;
        if (!isComment)
            piece.lacksSemicolon = text.mid(token.range.begin, token.range.length()) != ";";
        const bool isLine = isComment && text.mid(token.range.begin, 2) == "--";
        piece.openComment = isLine && token.range.end >= text.size() ? token.range.begin : -1;
    }
    if (piece.openComment >= 0 && text.indexOf('\n', piece.openComment) >= 0)
        piece.openComment = -1;
    return piece;
}

/// Whether anything but white space follows the mark on its line: to PostgreSQL a comment, to Drizzle SQL.
bool isFollowed(const QByteArray &bytes, qsizetype end)
{
    const qsizetype newline = bytes.indexOf('\n', end);
    return !bytes.mid(end, newline < 0 ? -1 : newline - end).trimmed().isEmpty();
}

Message cutThrough(const QByteArray &bytes, qsizetype mark)
{
    return {QT_TRANSLATE_NOOP("app",
                              "Drizzle cuts the file at every \"--> statement-breakpoint\", and the one in line %1 "
                              "stands inside a quote or a comment."),
            {QString::number(bytes.left(mark).count('\n') + 1)}};
}

}  // namespace

DrizzleCut cutAtBreakpoints(const QByteArray &bytes)
{
    QByteArray section(bytes);
    qsizetype begin = 0;
    for (qsizetype mark = bytes.indexOf(breakpoint); mark >= 0; mark = bytes.indexOf(breakpoint, begin)) {
        const Piece piece = lookAt(bytes.mid(begin, mark - begin));
        if (!piece.isWhole)
            return {{}, cutThrough(bytes, mark)};
        const qsizetype end = mark + breakpoint.size();
        if (piece.lacksSemicolon || isFollowed(bytes, end)) {
            std::fill(section.begin() + mark, section.begin() + end, ' ');
            if (piece.openComment >= 0)
                std::fill(section.begin() + begin + piece.openComment, section.begin() + mark, ' ');
            section[mark] = piece.lacksSemicolon ? ';' : ' ';
        }
        begin = end;
    }
    return {section == bytes ? std::nullopt : std::optional(section)};
}

}  // namespace lockstep
