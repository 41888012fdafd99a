// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A run that is killed at an event of its journal, in a process of its own, and taken up again.

#include "tests/deploy/deployproject.h"

#include <QProcess>

namespace lockstep::test {

enum class Moment {
    AfterWrite,  ///< the event is in the journal and nothing more was done
    AfterAct,  ///< what follows was done, and the journal did not hear of it any more
};

/// For the child: counts a run's events and kills the process at the one with the given number.
class FatalEvent
{
public:
    FatalEvent(int number, Moment moment)
        : m_number(number)
        , m_moment(moment)
    { }
    /// Performs the run to its end, as far as it comes, and prints how many events there were; the exit status.
    int perform(DeployRun &run);

private:
    int m_number;
    Moment m_moment;
    int m_events = 0;
};

struct Child
{
    QProcess::ExitStatus status{};
    int events = 0;  ///< of a run that came to its end
};
/// This test's own program with these arguments, and with what makes a FatalEvent behind them.
Child runToEvent(const QStringList &arguments, int number, Moment moment);
/// In the child, of its arguments.
FatalEvent fatalEventOf(const QStringList &arguments);

/// Takes up what was interrupted, as the next start would; "finished" when nothing was.
QString resumedOutcome(const Project &project, const Database &database);

}  // namespace lockstep::test
