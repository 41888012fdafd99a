// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/reviewreport.h"
#include "app/report/text.h"
#include "app/report/words.h"
#include "app/sql/secrets.h"

#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString calloutKind(Severity severity)
{
    return severity == Severity::Error ? u"fail"_s : severity == Severity::Warning ? u"warn"_s : u"note"_s;
}

/// `sql` is the file's, without its passwords.
void addFinding(Document &document, const Finding &finding, const QByteArray &sql)
{
    const QString headline = text(QT_TRANSLATE_NOOP("app", "%1, line %2: %3 (%4)"),
                                  {words::severity(finding.severity), QString::number(finding.begin.line),
                                   translatedText(finding), finding.rule});
    document.blocks.push_back(Callout{calloutKind(finding.severity), headline});
    document.blocks.push_back(
        CodeBlock{u"sql"_s, QString::fromUtf8(sql.mid(finding.range.begin, finding.range.length()))});
    QStringList reasons;
    if (!finding.why.isEmpty())
        reasons << text(QT_TRANSLATE_NOOP("app", "Why: %1"), {finding.why.translated()});
    if (!finding.instead.isEmpty())
        reasons << text(QT_TRANSLATE_NOOP("app", "Safer: %1"), {finding.instead.translated()});
    if (!reasons.isEmpty())
        document.blocks.push_back(BulletList{reasons});
}

DataTable summary(const Workspace &workspace)
{
    std::array<int, 4> counts{};
    int suppressed = 0;
    for (const ReviewedFile &file : reviewedFiles(workspace)) {
        suppressed += file.review.suppressed;
        for (const Finding &finding : file.review.findings)
            ++counts[std::size_t(finding.severity)];
    }
    const QLocale locale;
    return {{text(QT_TRANSLATE_NOOP("app", "What")), text(QT_TRANSLATE_NOOP("app", "Count"))},
            {{text(QT_TRANSLATE_NOOP("app", "Files")), locale.toString(qint64(workspace.reviews.size()))},
             {text(QT_TRANSLATE_NOOP("app", "Errors")), locale.toString(counts[std::size_t(Severity::Error)])},
             {text(QT_TRANSLATE_NOOP("app", "Warnings")), locale.toString(counts[std::size_t(Severity::Warning)])},
             {text(QT_TRANSLATE_NOOP("app", "Notes")), locale.toString(counts[std::size_t(Severity::Note)])},
             {text(QT_TRANSLATE_NOOP("app", "Silenced by a comment")), locale.toString(suppressed)}}};
}

}  // namespace

Document reviewDocument(const Workspace &workspace)
{
    Document document{text(QT_TRANSLATE_NOOP("app", "Migration review: %1"), {workspace.root}), {summary(workspace)}};
    for (const ReviewedFile &file : reviewedFiles(workspace)) {
        if (file.review.findings.empty())
            continue;
        document.blocks.push_back(Heading{2, file.path});
        const QByteArray sql = withoutPasswords(file.review.script.sql);
        for (const Finding &finding : file.review.findings)
            addFinding(document, finding, sql);
    }
    return document;
}

}  // namespace lockstep
