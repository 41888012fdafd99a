// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/pseudoterminal.h"

#include <QElapsedTimer>

#include <csignal>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lockstep::test {
namespace {

constexpr qint64 patienceMs = 60000;

std::vector<char *> pointers(std::vector<QByteArray> &words)
{
    std::vector<char *> out;
    for (QByteArray &word : words)
        out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

std::vector<QByteArray> encoded(const QStringList &texts)
{
    std::vector<QByteArray> out;
    for (const QString &text : texts)
        out.push_back(text.toLocal8Bit());
    return out;
}

}  // namespace

PseudoTerminal::PseudoTerminal(const QString &program, const QStringList &arguments,
                               const QProcessEnvironment &environment)
{
    std::vector<QByteArray> words = encoded(QStringList{program} + arguments);
    std::vector<QByteArray> settings = encoded(environment.toStringList());
    const auto argv = pointers(words);
    const auto envp = pointers(settings);
    m_child = ::forkpty(&m_terminal, nullptr, nullptr, nullptr);
    if (m_child == 0) {
        ::execve(argv[0], argv.data(), envp.data());
        ::_exit(127);
    }
}

PseudoTerminal::~PseudoTerminal()
{
    if (m_child > 0) {
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
    }
    ::close(m_terminal);
}

bool PseudoTerminal::readMore()
{
    pollfd input{m_terminal, POLLIN, 0};
    if (::poll(&input, 1, 100) <= 0)
        return true;
    char bytes[4096];
    const ssize_t got = ::read(m_terminal, bytes, sizeof bytes);
    if (got > 0)
        m_shown.append(bytes, got);
    // Linux answers EIO once the program has ended.
    return got > 0;
}

/// The earliest of the texts after what was seen already; -1 when none is shown yet.
int PseudoTerminal::takeNext(const QList<QByteArray> &texts)
{
    int found = -1;
    qsizetype place = m_shown.size();
    for (int i = 0; i < texts.size(); ++i) {
        const qsizetype at = m_shown.indexOf(texts[i], m_seen);
        if (at >= 0 && at < place) {
            found = i;
            place = at;
        }
    }
    if (found >= 0)
        m_seen = place + texts[found].size();
    return found;
}

int PseudoTerminal::expectOneOf(const QList<QByteArray> &texts)
{
    QElapsedTimer waited;
    waited.start();
    for (bool isOpen = true;; isOpen = readMore()) {
        const int found = takeNext(texts);
        if (found >= 0 || !isOpen || waited.elapsed() > patienceMs)
            return found;
    }
}

void PseudoTerminal::type(const QByteArray &line)
{
    const QByteArray bytes = line + '\n';
    if (::write(m_terminal, bytes.constData(), std::size_t(bytes.size())) != bytes.size())
        qFatal("The pseudo-terminal takes no input");
}

int PseudoTerminal::finish()
{
    QElapsedTimer waited;
    waited.start();
    while (readMore() && waited.elapsed() < patienceMs) { }
    int status = 0;
    if (::waitpid(m_child, &status, 0) != m_child)
        return -1;
    m_child = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace lockstep::test
