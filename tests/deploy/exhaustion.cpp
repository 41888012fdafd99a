// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/exhaustion.h"

#include <QFile>

#include <sys/mount.h>
#include <unistd.h>

namespace lockstep::test {

using namespace Qt::StringLiterals;

SmallDisk::SmallDisk(const char *size)
    : m_isMounted(::geteuid() == 0
                  && ::mount("tmpfs", qPrintable(m_folder.path()), "tmpfs", 0, ("size=" + QByteArray(size)).constData())
                      == 0)
{ }

SmallDisk::~SmallDisk()
{
    if (m_isMounted)
        ::umount2(qPrintable(m_folder.path()), MNT_DETACH);
}

bool SmallDisk::remount(unsigned long flags, const char *options) const
{
    return ::mount(nullptr, qPrintable(path()), nullptr, MS_REMOUNT | flags, options) == 0;
}

void SmallDisk::fill() const
{
    QFile file(path() + u"/filler"_s);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return;
    while (file.write(QByteArray(4096, 'x')) == 4096) { }
}

void SmallDisk::clear() const
{
    QFile::remove(path() + u"/filler"_s);
}

void writeLogMigrations(const Project &project)
{
    project.write(u"20240101_a.sql"_s, "CREATE TABLE log (t text);\nINSERT INTO log VALUES ('a');\n");
    project.write(u"20240102_b.sql"_s,
                  "INSERT INTO log VALUES ('b');\nCREATE INDEX CONCURRENTLY log_t ON log (t);\n"
                  "INSERT INTO log VALUES ('c');\n");
}

QString logged(const Database &database)
{
    if (database.sql("SELECT to_regclass('log') IS NULL") == "t"_L1)
        return u"no table"_s;
    return database.sql("SELECT coalesce(string_agg(t, '' ORDER BY t), '') FROM log");
}

QString goOn(const DeployRequest &request)
{
    const auto journal = taken(Journal::open(request.journalPath));
    const auto interrupted = taken(interruptedRuns(*journal, request.workspace->root));
    const auto run
        = interrupted.empty() ? DeployRun::begin(request, {}) : DeployRun::resume(interrupted.front().id, request, {});
    if (!run)
        return describe(run.error());
    const StepRecord last = go(**run, Step::Record);
    return last.error ? describe(*last.error) : (*run)->record().outcome;
}

std::optional<Error> firstError(DeployRun &run, const EventSink &events)
{
    for (auto step = run.next(); step; step = run.next()) {
        if (!run.before(*step).empty())
            taken(confirmAll(run, *step));
        const auto record = run.perform(*step, events, {});
        if (!record)
            return record.error();
        if (record->error)
            return record->error;
        if (record->state == StepState::Succeeded)
            taken(confirmAll(run, *step));
    }
    return {};
}

void tellThatNothingIsLost(const char *what, const Error &error)
{
    qInfo("%s: \"%s\" Afterwards it was deployed to its end: nothing lost, nothing done twice.", what,
          qPrintable(error.message.english()));
}

}  // namespace lockstep::test
