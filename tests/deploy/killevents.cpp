// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/killevents.h"

#include "tests/deploy/killpoints.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace lockstep::test {

using namespace Qt::StringLiterals;

int FatalEvent::perform(DeployRun &run)
{
    go(run, Step::Record, [this](const RunEvent &) {
        if (++m_events != m_number)
            return;
        if (m_moment == Moment::AfterWrite)
            ::kill(::getpid(), SIGKILL);
        // The next that is written is what the journal would have heard.
        armKillPoint({.number = 1, .kinds = "w"});
    });
    std::printf("%d\n", m_events);
    return run.record().outcome == "done"_L1 ? 0 : 1;
}

Child runToEvent(const QStringList &arguments, int number, Moment moment)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                arguments + QStringList{QString::number(number), moment == Moment::AfterAct ? u"act"_s : u"write"_s});
    if (!child.waitForFinished(60'000))
        qFatal("The child does not end.");
    return {child.exitStatus(), child.readAllStandardOutput().trimmed().toInt()};
}

FatalEvent fatalEventOf(const QStringList &arguments)
{
    return {arguments.at(arguments.size() - 2).toInt(),
            arguments.last() == "act"_L1 ? Moment::AfterAct : Moment::AfterWrite};
}

QString resumedOutcome(const Project &project, const Database &database)
{
    const auto journal = taken(Journal::open(project.journalPath()));
    const auto interrupted = taken(interruptedRuns(*journal, project.open()->root));
    if (interrupted.empty())
        return u"finished"_s;
    auto run = DeployRun::resume(interrupted.front().id, project.request(database.url()), {});
    if (!run)
        return describe(run.error());
    const StepRecord last = go(**run, Step::Record);
    return last.error ? describe(*last.error) : (*run)->record().outcome;
}

}  // namespace lockstep::test
