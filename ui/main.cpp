// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/core/privatememory.h"
#include "app/core/translations.h"
#include "app/postgres/sandbox.h"
#include "ui/arguments.h"
#include "ui/endsignals.h"
#include "ui/mainwindow.h"
#include "ui/pdf.h"
#include "ui/settings.h"
#include "version.h"

#include <QApplication>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstring>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

bool isGiven(const char *option, int argc, char *argv[])
{
    return std::any_of(argv + 1, argv + argc, [option](const char *each) { return std::strcmp(each, option) == 0; });
}

/// What opens no window needs no display, so that a report can be rendered on a server.
bool findsDisplay(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") || isGiven("-platform", argc, argv))
        return true;
    for (const char *option : {"--render-pdf", "--help", "-h", "--version", "-V"}) {
        if (isGiven(option, argc, argv))
            return qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

void print(std::FILE *stream, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
}

int failure(const Error &error)
{
    print(stderr, describe(error) + u'\n');
    return exitStatus(error.code);
}

int renderPdf(const Arguments &arguments)
{
    const auto html = readFile(arguments.htmlToRender);
    if (!html)
        return failure(html.error());
    const Status written = writePdf(QString::fromUtf8(*html), arguments.pdfToWrite);
    return written ? 0 : failure(written.error());
}

int runWindow(QApplication &application, const Arguments &arguments, Settings &settings)
{
    const SandboxUse sandbox;  // outlives the window and its sessions
    const EndSignals endSignals;
    applyTheme(application, arguments.scheme.value_or(settings.colourScheme()));
    QApplication::setWindowIcon(QIcon(u":/icons/lockstep.svg"_s));
    MainWindow window(settings);
    window.show();
    if (!arguments.project.isEmpty())
        window.openProject(arguments.project, arguments.target);
    return QApplication::exec();
}

int run(QApplication &application)
{
    Settings settings;
    installTranslations(settings.language());
    const auto arguments = parseArguments(QApplication::arguments());
    if (!arguments)
        return failure(arguments.error());
    if (!arguments->answer.isEmpty()) {
        print(stdout, arguments->answer);
        return 0;
    }
    if (!arguments->language.isEmpty())
        installTranslations(arguments->language);
    if (!arguments->htmlToRender.isEmpty())
        return renderPdf(*arguments);
    return runWindow(application, *arguments, settings);
}

}  // namespace

int main(int argc, char *argv[])
{
    keepMemoryPrivate();
    if (!findsDisplay(argc, argv)) {
        print(stderr,
              u"There is no display to open a window on. The command line needs none: see lockstep --help.\n"_s);
        return 2;
    }
    QApplication application(argc, argv);
    // Error fields are told apart by libpq's English labels; see app/postgres/session.h.
    std::setlocale(LC_MESSAGES, "C");
    QApplication::setApplicationName(u"lockstep-console"_s);
    QApplication::setApplicationDisplayName(u"Lockstep"_s);
    QApplication::setApplicationVersion(QLatin1StringView(LOCKSTEP_VERSION));
    QGuiApplication::setDesktopFileName(u"io.github.lockstep.Lockstep"_s);
    return run(application);
}
