// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include "app/report/plaintext.h"

#include <QByteArray>
#include <QCoreApplication>

#include <cerrno>
#include <clocale>
#include <cstdio>
#include <langinfo.h>
#include <poll.h>
#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isUtf8Now()
{
    return qstrcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool hasColours(int descriptor)
{
    // no-color.org: present and not empty, whatever the value.
    return ::isatty(descriptor) != 0 && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb";
}

QString painted(Style style, const QString &text)
{
    switch (style) {
    case Style::Plain:
        return text;
    case Style::Bold:
        return u"\x1b[1m"_s + text + u"\x1b[0m"_s;
    case Style::Dim:
        return u"\x1b[2m"_s + text + u"\x1b[0m"_s;
    case Style::Good:
        return u"\x1b[32m"_s + text + u"\x1b[0m"_s;
    case Style::Warning:
        return u"\x1b[33m"_s + text + u"\x1b[0m"_s;
    case Style::Bad:
        return u"\x1b[31m"_s + text + u"\x1b[0m"_s;
    }
    Q_UNREACHABLE();
}

Error inputEnded(const JobContext &context)
{
    if (const Status status = context.checkpoint(); !status)
        return status.error();
    return {ErrorCode::Cancelled, {QT_TRANSLATE_NOOP("app", "The input ended before the question was answered.")}};
}

/// Waits for input in short turns, so that a stop request is seen.
bool waitForInput(const JobContext &context)
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (!context.stopRequested()) {
        const int ready = ::poll(&input, 1, 100);
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return false;
    }
    return false;
}

}  // namespace

bool useUtf8Locale()
{
    std::setlocale(LC_ALL, "");
    if (isUtf8Now())
        return true;
    qputenv(qEnvironmentVariableIsEmpty("LC_ALL") ? "LC_CTYPE" : "LC_ALL", "C.UTF-8");
    return false;
}

Terminal::Terminal(bool isUtf8)
    : m_isUtf8(isUtf8)
    , m_inputIsTerminal(::isatty(STDIN_FILENO) != 0)
    , m_errorIsTerminal(::isatty(STDERR_FILENO) != 0)
    , m_outputHasColours(hasColours(STDOUT_FILENO))
    , m_errorHasColours(hasColours(STDERR_FILENO))
{ }

QString Terminal::styled(Style style, const QString &text) const
{
    return m_outputHasColours ? painted(style, text) : text;
}

QString Terminal::styledError(Style style, const QString &text) const
{
    return m_errorHasColours ? painted(style, text) : text;
}

QString Terminal::symbol(const QString &symbol) const
{
    return m_isUtf8 ? symbol + QString(3 - displayWidth(symbol), u' ') : QString();
}

void Terminal::note(const QString &line) const
{
    std::fputs((line + u'\n').toUtf8().constData(), stderr);
    std::fflush(stderr);
}

Result<QString> Terminal::ask(const QString &question, const JobContext &context) const
{
    std::fputs((question + u' ').toUtf8().constData(), stderr);
    std::fflush(stderr);
    QByteArray line;
    while (waitForInput(context)) {
        char byte = 0;
        const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
        if (got <= 0)
            break;
        if (byte == '\n')
            return QString::fromUtf8(line).trimmed();
        line += byte;
    }
    std::fputs("\n", stderr);
    return inputEnded(context);
}

}  // namespace lockstep
