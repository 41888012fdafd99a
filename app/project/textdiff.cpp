// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/textdiff.h"

#include "app/project/gitlibrary.h"

#include <QByteArrayList>
#include <QList>

#include <limits>
#include <memory>

namespace lockstep {
namespace {

struct FreePatch
{
    void operator()(git_patch *patch) const { git_patch_free(patch); }
};
using Patch = std::unique_ptr<git_patch, FreePatch>;

Patch patchOf(const QByteArray &before, const QByteArray &after, const char *nameBefore, const char *nameAfter,
              quint32 contextLines)
{
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.context_lines = contextLines;
    options.flags = GIT_DIFF_FORCE_TEXT;
    git_patch *patch = nullptr;
    const int made = git_patch_from_buffers(&patch, before.constData(), size_t(before.size()), nameBefore,
                                            after.constData(), size_t(after.size()), nameAfter, &options);
    return made == 0 ? Patch(patch) : Patch();
}

QByteArray withoutEnd(QByteArray text)
{
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    return text;
}

std::vector<DiffLine> allSame(const QByteArray &text)
{
    std::vector<DiffLine> lines;
    int number = 0;
    for (const QByteArray &line : withoutEnd(text).split('\n')) {
        ++number;
        lines.push_back({DiffLine::Kind::Same, number, number, withoutEnd(line)});
    }
    return lines;
}

void appendHunk(const git_patch *patch, size_t hunk, std::vector<DiffLine> &lines)
{
    const int count = git_patch_num_lines_in_hunk(patch, hunk);
    for (int index = 0; index < count; ++index) {
        const git_diff_line *line = nullptr;
        // The patch's own type is not const in the library's reader, which changes nothing.
        if (git_patch_get_line_in_hunk(&line, const_cast<git_patch *>(patch), hunk, size_t(index)) != 0)
            continue;
        const auto kind = line->origin == GIT_DIFF_LINE_ADDITION ? DiffLine::Kind::Added
            : line->origin == GIT_DIFF_LINE_DELETION             ? DiffLine::Kind::Removed
                                                                 : DiffLine::Kind::Same;
        const bool isLine = line->origin == GIT_DIFF_LINE_CONTEXT || kind != DiffLine::Kind::Same;
        if (isLine)
            lines.push_back({kind, std::max(line->old_lineno, 0), std::max(line->new_lineno, 0),
                             withoutEnd(QByteArray(line->content, qsizetype(line->content_len)))});
    }
}

}  // namespace

std::vector<DiffLine> diffLines(const QByteArray &before, const QByteArray &after)
{
    const GitLibrary library;
    const Patch patch = patchOf(before, after, "before", "after", std::numeric_limits<int>::max());
    std::vector<DiffLine> lines;
    for (size_t hunk = 0; patch && hunk < git_patch_num_hunks(patch.get()); ++hunk)
        appendHunk(patch.get(), hunk, lines);
    return lines.empty() ? allSame(after) : lines;
}

QByteArray unifiedDiff(const QByteArray &before, const QByteArray &after, const QString &nameBefore,
                       const QString &nameAfter)
{
    const GitLibrary library;
    const Patch patch = patchOf(before, after, nameBefore.toUtf8().constData(), nameAfter.toUtf8().constData(), 3);
    git_buf buffer = GIT_BUF_INIT;
    if (!patch || git_patch_to_buf(&buffer, patch.get()) != 0)
        return {};
    QByteArray text(buffer.ptr, qsizetype(buffer.size));
    git_buf_dispose(&buffer);
    const qsizetype header = text.indexOf("--- ");
    return header < 0 ? QByteArray() : text.mid(header);
}

}  // namespace lockstep
