// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/plaintext.h"
#include "app/report/reviewreport.h"

#include <QXmlStreamWriter>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// XML 1.0 has no way to write control characters, half surrogates and two code points more.
QString xmlText(const QString &text)
{
    QString out = withVisibleControls(QString::fromUtf8(text.toUtf8()));
    for (const char16_t never : {u'\xFFFE', u'\xFFFF'})
        out.replace(QChar(never), QChar(QChar::ReplacementCharacter));
    return out;
}

QString findingLine(const Finding &finding)
{
    return u"%1:%2:%3: %4 %5: %6"_s.arg(finding.file, QString::number(finding.begin.line),
                                        QString::number(finding.begin.column), severityId(finding.severity),
                                        finding.rule, englishText(finding));
}

QString lines(const std::vector<const Finding *> &findings)
{
    QStringList out;
    for (const Finding *finding : findings)
        out << findingLine(*finding);
    return xmlText(out.join(u'\n'));
}

bool fails(Severity severity, std::optional<Severity> threshold)
{
    return threshold && severity >= *threshold;
}

void writeCase(QXmlStreamWriter &xml, const QString &file, const AnalysedScript &script,
               std::optional<Severity> threshold)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"name"_s, xmlText(file));
    xml.writeAttribute(u"classname"_s, u"lockstep.review"_s);
    xml.writeAttribute(u"time"_s, u"0"_s);
    std::vector<const Finding *> failures;
    std::vector<const Finding *> others;
    for (const Finding &finding : script.findings)
        (fails(finding.severity, threshold) ? failures : others).push_back(&finding);
    if (!failures.empty()) {
        const auto worst = std::ranges::max_element(failures, {}, &Finding::severity);
        xml.writeStartElement(u"failure"_s);
        xml.writeAttribute(u"message"_s, xmlText(findingLine(**worst)));
        xml.writeAttribute(u"type"_s, (*worst)->rule);
        xml.writeCharacters(lines(failures));
        xml.writeEndElement();
    }
    if (!others.empty())
        xml.writeTextElement(u"system-out"_s, lines(others));
    xml.writeEndElement();
}

void writeCounts(QXmlStreamWriter &xml, const Workspace &workspace, std::optional<Severity> threshold)
{
    const std::vector<ReviewedFile> files = reviewedFiles(workspace);
    const auto failures = std::ranges::count_if(
        files, [threshold](const ReviewedFile &file) { return fails(risk(file.review.findings), threshold); });
    xml.writeAttribute(u"tests"_s, QString::number(files.size()));
    xml.writeAttribute(u"failures"_s, QString::number(failures));
    xml.writeAttribute(u"errors"_s, u"0"_s);
    xml.writeAttribute(u"time"_s, u"0"_s);
}

}  // namespace

QByteArray junit(const Workspace &workspace, std::optional<Severity> threshold)
{
    QByteArray out;
    QXmlStreamWriter xml(&out);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuites"_s);
    xml.writeAttribute(u"name"_s, u"lockstep"_s);
    writeCounts(xml, workspace, threshold);
    xml.writeStartElement(u"testsuite"_s);
    xml.writeAttribute(u"name"_s, u"lockstep review"_s);
    writeCounts(xml, workspace, threshold);
    for (const ReviewedFile &file : reviewedFiles(workspace))
        writeCase(xml, file.path, file.review, threshold);
    xml.writeEndDocument();
    return out;
}

}  // namespace lockstep
