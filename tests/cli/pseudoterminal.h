// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QProcessEnvironment>
#include <QStringList>

namespace lockstep::test {

/// A program in a terminal, with a test in the place of the person.
class PseudoTerminal
{
public:
    PseudoTerminal(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment);
    ~PseudoTerminal();
    PseudoTerminal(const PseudoTerminal &) = delete;
    PseudoTerminal &operator=(const PseudoTerminal &) = delete;

    /// Reads until the text has been shown since the last expect(); false when the program ends or a minute passes.
    bool expect(const QByteArray &text) { return expectOneOf({text}) == 0; }
    /// The same for several texts: the index of the first one shown, or -1.
    int expectOneOf(const QList<QByteArray> &texts);
    /// Types a line.
    void type(const QByteArray &line);
    /// Waits for the end; the exit status, or -1.
    int finish();
    /// Everything shown so far.
    const QByteArray &shown() const { return m_shown; }

private:
    bool readMore();
    int takeNext(const QList<QByteArray> &texts);

    int m_terminal = -1;
    int m_child = -1;
    qsizetype m_seen = 0;
    QByteArray m_shown{};
};

}  // namespace lockstep::test
