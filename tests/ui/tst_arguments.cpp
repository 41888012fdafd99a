// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/arguments.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

QString rendered(const Result<Arguments> &parsed)
{
    if (!parsed)
        return u"refused: "_s + parsed.error().message.english();
    if (!parsed->answer.isEmpty())
        return u"answer: "_s + parsed->answer.section(u' ', 0, 0);
    const QString scheme = parsed->scheme ? QString::number(int(*parsed->scheme)) : u"-"_s;
    return QStringList{parsed->project, parsed->target,       parsed->language,
                       scheme,          parsed->htmlToRender, parsed->pdfToWrite}
        .join(u'|');
}

}  // namespace

class ArgumentsTest : public QObject
{
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
};

void ArgumentsTest::understands_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing: the start page") << QString() << u"|||-||"_s;
    QTest::newRow("a project") << u"shop"_s << u"shop|||-||"_s;
    QTest::newRow("a project and a target") << u"shop --target sandbox"_s << u"shop|sandbox||-||"_s;
    QTest::newRow("a target with an equals sign") << u"--target=production"_s << u"|production||-||"_s;
    QTest::newRow("colours and language") << u"--theme dark --language de"_s << u"||de|2||"_s;
    QTest::newRow("a report to render") << u"--render-pdf in.html out.pdf"_s << u"|||-|in.html|out.pdf"_s;
    QTest::newRow("the version") << u"-V"_s << u"answer: lockstep-console"_s;
    QTest::newRow("help") << u"--help"_s << u"answer: Usage:"_s;
    QTest::newRow("two projects") << u"shop bank"_s
                                  << u"refused: Only one project can be opened; bank is one too many."_s;
    QTest::newRow("colours there are not")
        << u"--theme sepia"_s << u"refused: --theme is light, dark or system, not sepia."_s;
    QTest::newRow("a report without its PDF")
        << u"--render-pdf in.html"_s
        << u"refused: --render-pdf needs two files: the HTML to read and the PDF to write."_s;
    QTest::newRow("an unknown option") << u"--frobnicate"_s << u"refused: Unknown option 'frobnicate'."_s;
    QTest::newRow("an option without its value") << u"--target"_s << u"refused: Missing value after '--target'."_s;
}

void ArgumentsTest::understands()
{
    QFETCH(QString, line);
    const QStringList arguments = QStringList{u"lockstep-console"_s} + line.split(u' ', Qt::SkipEmptyParts);
    QTEST(rendered(parseArguments(arguments)), "expected");
}

QTEST_GUILESS_MAIN(ArgumentsTest)
#include "tst_arguments.moc"
