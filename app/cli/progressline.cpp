// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"

#include "app/report/plaintext.h"
#include "app/report/progresswords.h"

#include <QCoreApplication>

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 shortestMs = 80;  // more often is flicker

int terminalWidth()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

ProgressLine::ProgressLine(const Terminal &terminal)
    : m_terminal(terminal)
{ }

void ProgressLine::show(const Progress &progress)
{
    const std::lock_guard guard(m_mutex);
    if (!m_terminal.showsProgress() || (m_sinceShown.isValid() && m_sinceShown.elapsed() < shortestMs))
        return;
    m_sinceShown.start();
    m_isShown = true;
    const QString text = withVisibleControls(progressText(progress)).left(terminalWidth() - 1);
    std::fputs((u"\r\x1b[K"_s + m_terminal.styledError(Style::Dim, text)).toUtf8().constData(), stderr);
    std::fflush(stderr);
}

void ProgressLine::giveWay()
{
    const std::lock_guard guard(m_mutex);
    if (!m_isShown)
        return;
    m_isShown = false;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
}

QString progressText(const Progress &progress)
{
    if (progress.total <= 0)
        return progress.step.translated() + u" …"_s;
    return progress.step.translated() + u", "_s + progressWords(progress);
}

}  // namespace lockstep
