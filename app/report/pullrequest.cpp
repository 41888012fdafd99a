// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/plaintext.h"
#include "app/report/reviewreport.h"
#include "app/report/text.h"
#include "app/report/words.h"

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// GitHub takes 65 536 characters a comment; bytes are never fewer than characters, however they are counted.
constexpr qsizetype mostBytes = 65'536;
/// For the line that says how many are left out, and what closes the comment.
constexpr qsizetype bytesInReserve = 1'024;
/// Reasons take at most this part, so that the table always has room.
constexpr qsizetype mostBytesOfReasons = mostBytes / 3;
/// A message quotes names from files, which may be of any length.
constexpr qsizetype longestCell = 400;

QString symbol(Severity severity)
{
    return severity == Severity::Error ? u"⛔"_s : severity == Severity::Warning ? u"⚠️"_s : u"ℹ️"_s;
}

QString counted(const char *source, qsizetype count)
{
    return Message{source, {}, int(count)}.translated();
}

QString cell(const QString &text)
{
    const QString shown = text.size() > longestCell ? text.left(longestCell) + u'…' : text;
    return escapedMarkdown(QString(shown).replace(u'\n', u' '));
}

/// The most severe first; within a severity as the files and their lines stand.
std::vector<const Finding *> bySeverity(const Workspace &workspace)
{
    std::vector<const Finding *> findings;
    for (const ReviewedFile &file : reviewedFiles(workspace)) {
        for (const Finding &finding : file.review.findings)
            findings.push_back(&finding);
    }
    std::ranges::stable_sort(findings, std::greater(), &Finding::severity);
    return findings;
}

QString verdict(const std::vector<const Finding *> &findings)
{
    if (findings.empty())
        return u"✅ "_s + text(QT_TRANSLATE_NOOP("app", "nothing found"));
    std::array<qsizetype, 4> counts{};
    for (const Finding *finding : findings)
        ++counts[std::size_t(finding->severity)];
    QStringList parts;
    const auto add = [&](Severity severity, const char *source) {
        if (const qsizetype count = counts[std::size_t(severity)]; count > 0)
            parts << symbol(severity) + u' ' + counted(source, count);
    };
    add(Severity::Error, QT_TRANSLATE_N_NOOP("app", "%n error(s)"));
    add(Severity::Warning, QT_TRANSLATE_N_NOOP("app", "%n warning(s)"));
    add(Severity::Note, QT_TRANSLATE_N_NOOP("app", "%n note(s)"));
    return parts.join(u", "_s);
}

QByteArray row(const Finding &finding)
{
    return u"| %1 | %2:%3 | %4 | %5 |\n"_s
        .arg(symbol(finding.severity), cell(finding.file), QString::number(finding.begin.line), cell(finding.rule),
             cell(translatedText(finding)))
        .toUtf8();
}

QByteArray reason(const Finding &finding)
{
    QString out = u"- **%1**: %2"_s.arg(cell(finding.rule), escapedMarkdown(finding.why.translated()));
    if (!finding.instead.isEmpty())
        out += u"\\\n  "_s
            + escapedMarkdown(text(QT_TRANSLATE_NOOP("app", "Safer: %1"), {finding.instead.translated()}));
    return out.toUtf8() + '\n';
}

/// Why, once a rule, behind a fold: in the order of the table.
QByteArray reasons(const std::vector<const Finding *> &findings)
{
    QByteArray list;
    QSet<QString> told;
    for (const Finding *finding : findings) {
        if (told.contains(finding->rule) || (finding->why.isEmpty() && finding->instead.isEmpty()))
            continue;
        const QByteArray one = reason(*finding);
        if (list.size() + one.size() > mostBytesOfReasons)
            break;
        list += one;
        told.insert(finding->rule);
    }
    if (list.isEmpty())
        return {};
    const QString title = text(QT_TRANSLATE_NOOP("app", "Why, and what to do instead"));
    return "\n<details><summary>" + title.toHtmlEscaped().toUtf8() + "</summary>\n\n" + list + "\n</details>\n";
}

QByteArray tableHead()
{
    const QString head = u"\n|  | %1 | %2 | %3 |\n| --- | --- | --- | --- |\n"_s;
    return head
        .arg(text(QT_TRANSLATE_NOOP("app", "Where")), text(QT_TRANSLATE_NOOP("app", "Rule")),
             text(QT_TRANSLATE_NOOP("app", "What")))
        .toUtf8();
}

qsizetype silenced(const Workspace &workspace)
{
    qsizetype count = 0;
    for (const ReviewedFile &file : reviewedFiles(workspace))
        count += file.review.suppressed;
    return count;
}

QByteArray head(const Workspace &workspace, const std::vector<const Finding *> &findings)
{
    QStringList looked{counted(QT_TRANSLATE_N_NOOP("app", "%n file(s) reviewed"), qsizetype(workspace.reviews.size()))};
    if (const qsizetype count = silenced(workspace); count > 0)
        looked << counted(QT_TRANSLATE_N_NOOP("app", "%n silenced by a comment or the baseline"), count);
    return u"## %1: %2\n\n%3\n"_s
        .arg(text(QT_TRANSLATE_NOOP("app", "Migration review")), verdict(findings),
             escapedMarkdown(looked.join(u", "_s)))
        .toUtf8();
}

}  // namespace

QByteArray pullRequestComment(const Workspace &workspace)
{
    const std::vector<const Finding *> findings = bySeverity(workspace);
    QByteArray out = head(workspace, findings);
    if (findings.empty())
        return out;
    out += tableHead();
    const QByteArray why = reasons(findings);
    qsizetype shown = 0;
    for (const Finding *finding : findings) {
        const QByteArray next = row(*finding);
        if (out.size() + next.size() + why.size() + bytesInReserve > mostBytes)
            break;
        out += next;
        ++shown;
    }
    if (const qsizetype rest = qsizetype(findings.size()) - shown; rest > 0)
        out += '\n'
            + counted(QT_TRANSLATE_N_NOOP("app", "%n more finding(s) do not fit into a comment: see the whole review."),
                      rest)
                  .toUtf8()
            + '\n';
    return out + why;
}

}  // namespace lockstep
