// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editormark.h"

#include "models/findingmodel.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

EditorMark markOf(const Finding &finding, const TextMap &map)
{
    return {.range = finding.range,
            .line = map.at(finding.range.begin).line - 1,
            .severity = finding.severity,
            .explanation = u"%1: %2"_s.arg(finding.rule, explanationText(finding).replace(u'\n', u' '))};
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

QString problemText(const SqlProblem &problem)
{
    return QCoreApplication::translate("EditorMark", "Not understood from here on: %1").arg(problem.text);
}

}  // namespace

std::vector<EditorMark> marksOf(const AnalysedScript &script)
{
    const TextMap map(script.script.sql);
    std::vector<EditorMark> marks;
    for (const Finding &finding : script.findings)
        marks.push_back(markOf(finding, map));
    for (const Statement &statement : script.script.statements) {
        if (!statement.problem)
            continue;
        EditorMark mark = markOf(*statement.problem, script.script.sql, map);
        const bool isExplained
            = std::ranges::find(script.findings, statement.number, &Finding::statement) != script.findings.end();
        if (!isExplained)  // else a rule has said it, in better words
            mark.explanation = problemText(*statement.problem);
        marks.push_back(std::move(mark));
    }
    std::ranges::stable_sort(marks, {}, [](const EditorMark &mark) { return mark.range.begin; });
    return marks;
}

QStringList wrapped(const QString &text, int width, const std::function<int(const QString &)> &widthOf)
{
    QStringList lines;
    for (const QString &paragraph : text.split(u'\n')) {
        QString line;
        for (const QString &word : paragraph.split(u' ', Qt::SkipEmptyParts)) {
            const QString longer = line.isEmpty() ? word : line + u' ' + word;
            if (!line.isEmpty() && widthOf(longer) > width) {
                lines << line;
                line = word;
            } else {
                line = longer;
            }
        }
        lines << line;
    }
    return lines;
}

}  // namespace lockstep
