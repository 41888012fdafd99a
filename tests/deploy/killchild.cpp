// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/killchild.h"

#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"

#include <QCoreApplication>

namespace lockstep::test {

using namespace Qt::StringLiterals;

namespace {

bool isAlive(pid_t process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    return file.open(QIODevice::ReadOnly) && !file.readAll().contains(") Z ");
}

}  // namespace

std::vector<Place> placesIn(const QByteArray &calls)
{
    std::vector<Place> places;
    for (qsizetype i = 0; i < calls.size(); ++i) {
        places.push_back({int(i) + 1, KillMoment::Before});
        if (calls[i] == 's')
            places.push_back({int(i) + 1, KillMoment::After});
    }
    return places;
}

QString nameOf(const Place &place)
{
    return u"%1 call %2"_s.arg(place.moment == KillMoment::After ? u"after"_s : u"before"_s).arg(place.number);
}

std::unique_ptr<QProcess> startChild(const QStringList &arguments, const Place &place, Victim victim)
{
    const bool isServer = victim == Victim::Server;
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(),
                   arguments
                       + QStringList{QString::number(place.number),
                                     place.moment == KillMoment::After ? u"after"_s : u"before"_s,
                                     QString::number(isServer ? OwnServer::postmaster() : 0)});
    return process;
}

void armKillPoint(const QStringList &arguments)
{
    const qsizetype last = arguments.size() - 1;
    const pid_t postmaster = arguments.at(last).toInt();
    armKillPoint({.number = arguments.at(last - 2).toInt(),
                  .moment = arguments.at(last - 1) == "after"_L1 ? KillMoment::After : KillMoment::Before,
                  .postmaster = postmaster,
                  .kinds = postmaster != 0 ? "s" : ""});
}

Struck runChild(const QStringList &arguments, const Place &place, Victim victim)
{
    const pid_t postmaster = OwnServer::postmaster();
    const auto process = startChild(arguments, place, victim);
    while (!process->waitForFinished(50) && process->state() != QProcess::NotRunning) {
        if (!isAlive(postmaster))
            taken(startSandbox({}));
    }
    if (victim == Victim::Server)
        taken(startSandbox({}));
    const bool isKilled = process->exitStatus() == QProcess::CrashExit;
    return {.isHit = victim == Victim::Server ? OwnServer::postmaster() != postmaster : isKilled,
            .isDone = !isKilled && process->exitCode() == 0,
            .calls = process->readAllStandardOutput().trimmed()};
}

}  // namespace lockstep::test
