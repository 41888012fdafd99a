// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/plaintext.h"
#include "app/report/reviewreport.h"

#include <QXmlStreamWriter>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString findingLine(const Finding &finding)
{
    return withVisibleControls(u"%1:%2:%3: %4 %5: %6"_s.arg(
        finding.file, QString::number(finding.begin.line), QString::number(finding.begin.column),
        severityId(finding.severity), finding.rule, englishText(finding)));
}

void writeCase(QXmlStreamWriter &xml, const QString &file, const std::vector<Finding> &findings)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"classname"_s, u"lockstep.review"_s);
    xml.writeAttribute(u"name"_s, withVisibleControls(file));
    QStringList errors;
    QStringList others;
    for (const Finding &finding : findings)
        (finding.severity == Severity::Error ? errors : others) << findingLine(finding);
    if (!errors.isEmpty()) {
        xml.writeStartElement(u"failure"_s);
        xml.writeAttribute(u"message"_s, errors.front());
        xml.writeCharacters(errors.join(u'\n'));
        xml.writeEndElement();
    }
    if (!others.isEmpty())
        xml.writeTextElement(u"system-out"_s, others.join(u'\n'));
    xml.writeEndElement();
}

}  // namespace

QByteArray junit(const Workspace &workspace)
{
    QByteArray out;
    QXmlStreamWriter xml(&out);
    xml.setAutoFormatting(true);
    const auto failures = std::ranges::count_if(
        workspace.reviews, [](const AnalysedScript &script) { return risk(script.findings) == Severity::Error; });
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuites"_s);
    xml.writeStartElement(u"testsuite"_s);
    xml.writeAttribute(u"name"_s, u"lockstep review"_s);
    xml.writeAttribute(u"tests"_s, QString::number(workspace.reviews.size()));
    xml.writeAttribute(u"failures"_s, QString::number(failures));
    for (std::size_t i = 0; i < workspace.reviews.size(); ++i)
        writeCase(xml, workspace.folder.migrations[i].forward.path, workspace.reviews[i].findings);
    xml.writeEndDocument();
    return out;
}

}  // namespace lockstep
