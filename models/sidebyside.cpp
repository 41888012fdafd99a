// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sidebyside.h"

#include "app/project/textdiff.h"

#include <algorithm>
#include <span>

namespace lockstep {
namespace {

/// Above so many pairs of lines a block's lines are paired as they come: finding the likest takes their product.
constexpr std::size_t mostPairs = 40000;

QByteArray withPlainEnds(const QByteArray &bytes)
{
    QByteArray text = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    text.replace("\r\n", "\n");
    return text.isEmpty() || text.endsWith('\n') ? text : text + '\n';
}

bool isInsideCharacter(const QByteArray &text, qsizetype offset)
{
    return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
}

/// How many bytes two lines have in common at their start and, behind that, at their end; whole characters only.
struct Common
{
    qsizetype start = 0;
    qsizetype end = 0;
};

Common commonOf(const QByteArray &left, const QByteArray &right)
{
    const qsizetype shorter = std::min(left.size(), right.size());
    Common common;
    while (common.start < shorter && left[common.start] == right[common.start])
        ++common.start;
    while (isInsideCharacter(left, common.start) || isInsideCharacter(right, common.start))
        --common.start;
    while (common.end < shorter - common.start
           && left[left.size() - 1 - common.end] == right[right.size() - 1 - common.end])
        ++common.end;
    while (common.end > 0 && isInsideCharacter(left, left.size() - common.end))
        --common.end;
    return common;
}

/// 0 to 1000, without the indentation, which every line shares.
int likeness(const QByteArray &left, const QByteArray &right)
{
    const QByteArray one = left.trimmed();
    const QByteArray other = right.trimmed();
    const qsizetype length = one.size() + other.size();
    if (length == 0)
        return 1000;
    const Common common = commonOf(one, other);
    return int(2000 * (common.start + common.end) / length);
}

using Lines = std::span<const DiffLine>;

/// Lays a block's removed and added lines beside each other so that the pairs are as like as can be, in order.
class Pairing
{
public:
    Pairing(Lines removed, Lines added)
        : m_removed(removed)
        , m_added(added)
        , m_scores((removed.size() + 1) * (added.size() + 1), 0)
    {
        for (std::size_t i = removed.size(); i-- > 0;) {
            for (std::size_t j = added.size(); j-- > 0;)
                score(i, j) = std::max({paired(i, j), score(i + 1, j), score(i, j + 1)});
        }
    }

    std::vector<SideRow> rows()
    {
        std::vector<SideRow> rows;
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < m_removed.size() || j < m_added.size()) {
            const bool both = i < m_removed.size() && j < m_added.size();
            const bool isPair = both && score(i, j) == paired(i, j);
            const bool takesRemoved = isPair || j == m_added.size() || (both && score(i, j) == score(i + 1, j));
            const bool takesAdded = isPair || !takesRemoved;
            rows.push_back(row(takesRemoved ? &m_removed[i++] : nullptr, takesAdded ? &m_added[j++] : nullptr));
        }
        return rows;
    }

    static SideRow row(const DiffLine *removed, const DiffLine *added)
    {
        SideRow row{.isChanged = true};
        if (removed)
            row.before = {removed->before, removed->text, {0, removed->text.size()}};
        if (added)
            row.after = {added->after, added->text, {0, added->text.size()}};
        if (removed && added && likeness(removed->text, added->text) > 0) {
            const Common common = commonOf(removed->text, added->text);
            row.before.changed = {common.start, removed->text.size() - common.end};
            row.after.changed = {common.start, added->text.size() - common.end};
        }
        return row;
    }

private:
    int &score(std::size_t i, std::size_t j) { return m_scores[i * (m_added.size() + 1) + j]; }
    /// That two lines are paired at all is worth a little: fewer gaps read better.
    int paired(std::size_t i, std::size_t j)
    {
        return score(i + 1, j + 1) + likeness(m_removed[i].text, m_added[j].text) + 1;
    }

    Lines m_removed;
    Lines m_added;
    std::vector<int> m_scores;
};

std::vector<SideRow> rowsOf(Lines removed, Lines added)
{
    if (removed.size() * added.size() <= mostPairs)
        return Pairing(removed, added).rows();
    std::vector<SideRow> rows;
    for (std::size_t i = 0; i < std::max(removed.size(), added.size()); ++i)
        rows.push_back(
            Pairing::row(i < removed.size() ? &removed[i] : nullptr, i < added.size() ? &added[i] : nullptr));
    return rows;
}

/// Where the lines of another kind begin, from `begin` on.
std::size_t runEnd(const std::vector<DiffLine> &lines, std::size_t begin, DiffLine::Kind kind)
{
    while (begin < lines.size() && lines[begin].kind == kind)
        ++begin;
    return begin;
}

}  // namespace

SideBySide sideBySide(const QByteArray &before, const QByteArray &after)
{
    const QByteArray plainBefore = withPlainEnds(before);
    const QByteArray plainAfter = withPlainEnds(after);
    SideBySide sides;
    const std::vector<DiffLine> lines = diffLines(plainBefore, plainAfter);
    for (std::size_t at = 0; at < lines.size();) {
        if (lines[at].kind == DiffLine::Kind::Same) {
            const DiffLine &line = lines[at++];
            sides.rows.push_back({{line.before, line.text}, {line.after, line.text}});
            continue;
        }
        const std::size_t middle = runEnd(lines, at, DiffLine::Kind::Removed);
        const std::size_t end = runEnd(lines, middle, DiffLine::Kind::Added);
        const int begin = int(sides.rows.size());
        std::ranges::move(rowsOf(Lines(lines).subspan(at, middle - at), Lines(lines).subspan(middle, end - middle)),
                          std::back_inserter(sides.rows));
        sides.changes.push_back({begin, int(sides.rows.size())});
        at = end;
    }
    sides.endsDiffer = before != after
        && (before.contains('\r') != after.contains('\r') || before.endsWith('\n') != after.endsWith('\n')
            || before.startsWith("\xEF\xBB\xBF") != after.startsWith("\xEF\xBB\xBF"));
    return sides;
}

}  // namespace lockstep
