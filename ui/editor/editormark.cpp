// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editormark.h"

#include "models/findingmodel.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

EditorMark markOf(const Finding &finding)
{
    return {.range = finding.range, .line = finding.begin.line - 1, .severity = finding.severity, .finding = &finding};
}

bool isSame(const Message &left, const Message &right)
{
    return left.source == right.source && left.count == right.count && left.arguments == right.arguments;
}

bool isSame(const Boxed<Extent> &left, const Boxed<Extent> &right)
{
    return left.has_value() == right.has_value()
        && (!left || (left->rows == right->rows && left->bytes == right->bytes));
}

bool isSame(const Finding &left, const Finding &right)
{
    return left.safer.has_value() == right.safer.has_value() && left.rule == right.rule
        && isSame(left.message, right.message) && isSame(left.extent, right.extent);
}

/// From where the parser stopped to the end of that word, one byte at least.
ByteRange stoppedAt(const QByteArray &sql, qsizetype offset)
{
    const qsizetype begin = std::clamp<qsizetype>(offset, 0, std::max<qsizetype>(0, sql.size() - 1));
    qsizetype end = begin;
    while (end < sql.size() && !QByteArray(" \t\r\n;,()").contains(sql[end]))
        ++end;
    return {begin, std::min(sql.size(), std::max(end, begin + 1))};
}

EditorMark markOf(const SqlProblem &problem, const QByteArray &sql, const TextMap &map)
{
    const ByteRange range = stoppedAt(sql, problem.byteOffset);
    return {.range = range, .line = map.at(range.begin).line - 1, .severity = Severity::Warning, .isUnreadable = true};
}

QString problemText(const QString &problem)
{
    return QCoreApplication::translate("EditorMark", "Not understood from here on: %1").arg(problem);
}

}  // namespace

bool isAlike(const EditorMark &left, const EditorMark &right)
{
    const bool isFinding = left.finding != nullptr;
    if (left.severity != right.severity || left.isUnreadable != right.isUnreadable
        || left.range.length() != right.range.length() || isFinding != (right.finding != nullptr))
        return false;
    return isFinding ? isSame(*left.finding, *right.finding) : left.problem == right.problem;
}

QString explanationOf(const EditorMark &mark)
{
    if (!mark.finding)
        return mark.problem.isEmpty() ? QString() : problemText(mark.problem);
    return u"%1: %2"_s.arg(mark.finding->rule, explanationText(*mark.finding).replace(u'\n', u' '));
}

std::vector<EditorMark> marksOf(const AnalysedScript &script)
{
    std::vector<EditorMark> marks;
    marks.reserve(script.findings.size());
    std::vector<bool> isExplained(script.script.statements.size() + 1);
    for (const Finding &finding : script.findings) {
        marks.push_back(markOf(finding));
        if (std::size_t(finding.statement) < isExplained.size())
            isExplained[std::size_t(finding.statement)] = true;
    }
    std::optional<TextMap> map;
    for (const Statement &statement : script.script.statements) {
        if (!statement.problem)
            continue;
        if (!map)
            map.emplace(script.script.sql);
        EditorMark mark = markOf(*statement.problem, script.script.sql, *map);
        if (!isExplained[std::size_t(statement.number)])  // else a rule has said it, in better words
            mark.problem = statement.problem->text;
        marks.push_back(std::move(mark));
    }
    const auto begin = [](const EditorMark &mark) { return mark.range.begin; };
    if (!std::ranges::is_sorted(marks, {}, begin))
        std::ranges::stable_sort(marks, {}, begin);
    return marks;
}

QStringList wrapped(const QString &text, int width, const std::function<int(const QString &)> &widthOf)
{
    const int blank = widthOf(u" "_s);
    QStringList lines;
    for (const QString &paragraph : text.split(u'\n')) {
        QString line;
        int used = 0;
        for (const QString &word : paragraph.split(u' ', Qt::SkipEmptyParts)) {
            const int own = widthOf(word);
            if (!line.isEmpty() && used + blank + own > width) {
                lines << line;
                line.clear();
            }
            used = line.isEmpty() ? own : used + blank + own;
            line += line.isEmpty() ? word : u' ' + word;
        }
        lines << line;
    }
    return lines;
}

}  // namespace lockstep
