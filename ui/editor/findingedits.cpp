// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findingedits.h"

#include <algorithm>

namespace lockstep {
namespace {

qsizetype lineStartOf(const QByteArray &sql, qsizetype offset)
{
    return offset == 0 ? 0 : sql.lastIndexOf('\n', offset - 1) + 1;
}

bool isBlank(const QByteArray &text)
{
    return text.trimmed().isEmpty();
}

}  // namespace

TextEdit saferEdit(const QByteArray &sql, const SaferForm &form)
{
    const QByteArray written = withSaferForm(sql, form);
    const qsizetype shorter = std::min(sql.size(), written.size());
    const qsizetype begin = std::mismatch(sql.begin(), sql.begin() + shorter, written.begin()).first - sql.begin();
    qsizetype tail = 0;
    while (tail < shorter - begin && sql[sql.size() - 1 - tail] == written[written.size() - 1 - tail])
        ++tail;
    return {{begin, sql.size() - tail}, written.mid(begin, written.size() - tail - begin), begin};
}

std::optional<TextEdit> silencingEdit(const AnalysedScript &script, const Finding &finding)
{
    const auto index = std::size_t(finding.statement - 1);
    if (finding.statement < 1 || index >= script.script.statements.size())
        return std::nullopt;
    const QByteArray &sql = script.script.sql;
    const qsizetype begin = script.script.statements[index].range.begin;
    const qsizetype lineStart = lineStartOf(sql, begin);
    const QByteArray before = sql.mid(lineStart, begin - lineStart);
    const bool isFirst = isBlank(before);  // else another statement ends in this line
    const QByteArray newline = sql.contains("\r\n") ? "\r\n" : "\n";
    const QByteArray comment = "-- lockstep: allow " + finding.rule.toUtf8() + " because ";
    const QByteArray head = isFirst ? QByteArray() : newline;
    const QByteArray text = head + comment + newline + (isFirst ? before : QByteArray());
    return TextEdit{{begin, begin}, text, begin + head.size() + comment.size()};
}

std::vector<Finding> findingsAt(const AnalysedScript &script, qsizetype byteOffset)
{
    std::vector<Finding> found;
    std::vector<Finding> inLine;
    const qsizetype begin = lineStartOf(script.script.sql, byteOffset);
    const qsizetype next = script.script.sql.indexOf('\n', byteOffset);
    const qsizetype end = next < 0 ? script.script.sql.size() : next;
    for (const Finding &one : script.findings) {  // once: a long script has very many
        const bool isHere = one.range.contains(byteOffset) || one.range.end == byteOffset
            || (one.safer && one.safer->range.contains(byteOffset));
        if (isHere)
            found.push_back(one);
        else if (one.range.begin <= end && one.range.end >= begin)
            inLine.push_back(one);
    }
    if (found.empty())
        found = std::move(inLine);
    std::ranges::stable_sort(found, {}, [](const Finding &one) { return one.range.length(); });
    return found;
}

}  // namespace lockstep
