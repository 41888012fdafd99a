// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the tests of exhaustion have in common: two migrations that would show that they ran twice or by half, and a
// file system that fills up.

#include "tests/deploy/deployproject.h"

namespace lockstep::test {

/// A file system of its own, as small as it says; only root may mount one.
class SmallDisk
{
public:
    explicit SmallDisk(const char *size);
    ~SmallDisk();
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool isMounted() const { return m_isMounted; }
    QString path() const { return m_folder.path(); }
    bool remount(unsigned long flags, const char *options = nullptr) const;
    void fill() const;
    void clear() const;

private:
    QTemporaryDir m_folder{QStringLiteral("/tmp/lockstep-disk-XXXXXX")};
    bool m_isMounted = false;
};

/// The second runs statement by statement. They log "abc".
void writeLogMigrations(const Project &project);
QString logged(const Database &database);
/// Takes up what was interrupted, else deploys what is pending; how it ended.
QString goOn(const DeployRequest &request);
/// Up to the first step that fails; its error, or that of not being able to begin it.
std::optional<Error> firstError(DeployRun &run, const EventSink &events = {});
/// What ran out, what was said about it, and that it was all.
void tellThatNothingIsLost(const char *what, const Error &error);

}  // namespace lockstep::test
