// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/arguments.h"

#include "ui/settings.h"
#include "version.h"

#include <QCommandLineParser>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct Options
{
    QCommandLineOption target{
        u"target"_s,
        QCoreApplication::translate("lockstep::Arguments", "The target: an environment, a URL or \"sandbox\"."),
        u"TARGET"_s};
    QCommandLineOption theme{
        u"theme"_s, QCoreApplication::translate("lockstep::Arguments", "Colours: light, dark or system."), u"THEME"_s};
    QCommandLineOption language{
        u"language"_s,
        QCoreApplication::translate("lockstep::Arguments", "The language of all texts, for example \"de\"."),
        u"LANGUAGE"_s};
    QCommandLineOption renderPdf{
        u"render-pdf"_s,
        QCoreApplication::translate("lockstep::Arguments",
                                    "Only turn the report HTML into the file named after it; opens no window."),
        u"HTML"_s};
};

Error badRequest(const Message &message)
{
    return {ErrorCode::BadRequest,
            message,
            {},
            {QT_TRANSLATE_NOOP("app", "See lockstep-console --help for what is understood.")}};
}

Result<Arguments> withPdf(Arguments result, const QStringList &files)
{
    if (files.size() != 1)
        return badRequest(
            {QT_TRANSLATE_NOOP("app", "--render-pdf needs two files: the HTML to read and the PDF to write.")});
    result.pdfToWrite = files.first();
    return result;
}

Result<Arguments> withProject(Arguments result, const QStringList &folders)
{
    if (folders.size() > 1)
        return badRequest(
            {QT_TRANSLATE_NOOP("app", "Only one project can be opened; %1 is one too many."), {folders.at(1)}});
    result.project = folders.value(0);
    return result;
}

}  // namespace

Result<Arguments> parseArguments(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "lockstep::Arguments", "Deploys PostgreSQL schema migrations, one confirmed step at a time."));
    parser.addPositionalArgument(
        u"PROJECT"_s, QCoreApplication::translate("lockstep::Arguments", "The project's folder."), u"[PROJECT]"_s);
    parser.addOptions({options.target, options.theme, options.language, options.renderPdf});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version(QStringList{u"V"_s, u"version"_s},
                                     QCoreApplication::translate("lockstep::Arguments", "Shows the version."));
    parser.addOption(version);

    Arguments result;
    if (!parser.parse(arguments))
        return badRequest(verbatim(parser.errorText()));
    if (parser.isSet(help))
        result.answer = parser.helpText();
    else if (parser.isSet(version))
        result.answer = u"lockstep-console %1\n"_s.arg(QLatin1StringView(LOCKSTEP_VERSION));
    result.target = parser.value(options.target);
    result.language = parser.value(options.language);
    result.scheme = colourSchemeFromId(parser.value(options.theme));
    if (parser.isSet(options.theme) && !result.scheme)
        return badRequest(
            {QT_TRANSLATE_NOOP("app", "--theme is light, dark or system, not %1."), {parser.value(options.theme)}});
    result.htmlToRender = parser.value(options.renderPdf);
    if (!result.htmlToRender.isEmpty())
        return withPdf(std::move(result), parser.positionalArguments());
    return withProject(std::move(result), parser.positionalArguments());
}

}  // namespace lockstep
