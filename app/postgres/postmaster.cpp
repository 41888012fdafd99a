// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/postmaster.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <thread>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

/// The first line of postmaster.pid, 0 when there is none.
int pidInFile(const QString &dataFolder)
{
    return contentOf(dataFolder + u"/postmaster.pid"_s).split('\n').first().toInt();
}

/// The postmaster when it lives, else everyone: backends without one understand SIGQUIT.
void signalServer(const QString &dataFolder, const std::vector<int> &processes, int signal)
{
    const int postmaster = pidInFile(dataFolder);
    const bool lives = std::find(processes.begin(), processes.end(), postmaster) != processes.end();
    if (lives && signal != SIGKILL) {
        ::kill(postmaster, signal);
        return;
    }
    for (const int process : processes)
        ::kill(process, signal == SIGINT ? SIGQUIT : signal);
}

bool waitUntilGone(const QString &dataFolder, std::chrono::milliseconds patience)
{
    QDeadlineTimer deadline(patience);
    while (!postgresProcesses(dataFolder).empty()) {
        if (deadline.hasExpired())
            return false;
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

}  // namespace

std::vector<int> postgresProcesses(const QString &dataFolder)
{
    std::vector<int> processes;
    const QString folder = QFileInfo(dataFolder).canonicalFilePath();
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        bool isProcess = false;
        const int pid = entry.toInt(&isProcess);
        const QString process = u"/proc/"_s + entry;
        if (isProcess && !folder.isEmpty() && contentOf(process + u"/comm"_s) == "postgres"
            && QFile::symLinkTarget(process + u"/cwd"_s) == folder)
            processes.push_back(pid);
    }
    return processes;
}

bool stopPostgres(const QString &dataFolder)
{
    struct Attempt
    {
        int signal;
        std::chrono::milliseconds patience;
    };
    // Fast, immediate, and what a process cannot refuse.
    static constexpr std::array attempts{Attempt{SIGINT, 10s}, Attempt{SIGQUIT, 5s}, Attempt{SIGKILL, 5s}};
    for (const Attempt &attempt : attempts) {
        const auto processes = postgresProcesses(dataFolder);
        if (processes.empty())
            return true;
        signalServer(dataFolder, processes, attempt.signal);
        if (waitUntilGone(dataFolder, attempt.patience))
            return true;
    }
    return false;
}

}  // namespace lockstep
