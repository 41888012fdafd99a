// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/archiving.h"

#include "app/deploy/backup/archivers.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct ArchiveSettings
{
    QString mode{};
    QString command{};
    QString library{};
    QString walLevel{};
    bool inRecovery = false;
    QString lastArchived{};
    QString lastArchivedAt{};
    QString lastFailed{};
    QString lastFailedAt{};
    bool failedSince = false;
    qint64 secondsSinceArchived = -1;
};

Result<ArchiveSettings> readSettings(Session &session, const JobContext &context)
{
    const auto answer = session.execute(R"(
SELECT current_setting('archive_mode'), current_setting('archive_command'),
       coalesce(current_setting('archive_library', true), ''), current_setting('wal_level'), pg_is_in_recovery(),
       last_archived_wal, last_archived_time, last_failed_wal, last_failed_time,
       coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false),
       coalesce(extract(epoch FROM clock_timestamp() - last_archived_time)::bigint, -1)
FROM pg_stat_archiver)",
                                        context);
    if (!answer)
        return answer.error();
    const auto text = [&](std::size_t column) { return QString::fromUtf8(answer->rows[0][column]); };
    return ArchiveSettings{text(0), text(1), text(2), text(3),           text(4) == "t"_L1,    text(5),
                           text(6), text(7), text(8), text(9) == "t"_L1, text(10).toLongLong()};
}

Check check(const char *id, const char *title, Outcome outcome, Message message, const QString &detail = {},
            Message hint = {})
{
    return {QLatin1StringView(id), {title}, outcome, std::move(message), detail, std::move(hint)};
}

Check modeCheck(const ArchiveSettings &found)
{
    const bool isOn = found.mode == "on"_L1 || found.mode == "always"_L1;
    const char *const title = QT_TRANSLATE_NOOP("app", "Archive mode");
    if (found.inRecovery)
        return check("archive-mode", title, Outcome::Fail,
                     {QT_TRANSLATE_NOOP("app", "The server is a standby: a restore point is made on its primary.")});
    if (isOn && found.walLevel != "minimal"_L1)
        return check("archive-mode", title, Outcome::Pass,
                     {QT_TRANSLATE_NOOP("app", "archive_mode is %1, wal_level %2."), {found.mode, found.walLevel}});
    return check("archive-mode", title, Outcome::Fail,
                 {QT_TRANSLATE_NOOP("app", "archive_mode is %1, wal_level %2: no WAL is kept to recover from."),
                  {found.mode, found.walLevel}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Set archive_mode = on and wal_level = replica, and restart the server.")});
}

/// A command that says yes and does nothing.
bool isHollow(const QString &command)
{
    static const QRegularExpression hollow(
        u"^\\s*(?:(?:/usr)?/bin/)?(?:true|:|exit\\s+0|cd\\s+\\.|echo\\b[^|>&;]*)\\s*;?\\s*$"_s);
    return hollow.match(command).hasMatch();
}

Check targetCheck(const ArchiveSettings &found)
{
    const char *const title = QT_TRANSLATE_NOOP("app", "What archives");
    if (!found.library.isEmpty())
        return check("archive-command", title, Outcome::Pass,
                     {QT_TRANSLATE_NOOP("app", "The library %1 archives."), {found.library}});
    if (found.command.isEmpty() || found.command == "(disabled)"_L1)
        return check("archive-command", title, Outcome::Fail,
                     {QT_TRANSLATE_NOOP("app", "Neither archive_command nor archive_library is set.")}, {},
                     {QT_TRANSLATE_NOOP("app", "Set one of them and reload the server's configuration.")});
    if (isHollow(found.command))
        return check("archive-command", title, Outcome::Fail,
                     {QT_TRANSLATE_NOOP("app", "archive_command says yes and archives nothing.")}, found.command,
                     {QT_TRANSLATE_NOOP("app", "Set a command that copies the WAL to where it can be read again.")});
    return check("archive-command", title, Outcome::Pass, {QT_TRANSLATE_NOOP("app", "archive_command is set.")},
                 found.command);
}

Check successCheck(const ArchiveSettings &found)
{
    const char *const title = QT_TRANSLATE_NOOP("app", "Success of late");
    if (found.failedSince)
        return check("archive-success", title, Outcome::Fail,
                     {QT_TRANSLATE_NOOP("app", "Archiving %1 failed at %2, and nothing was archived since."),
                      {found.lastFailed, found.lastFailedAt}},
                     {}, {QT_TRANSLATE_NOOP("app", "The server's log has the command's own words.")});
    if (found.secondsSinceArchived < 0)
        return check("archive-success", title, Outcome::Warn,
                     {QT_TRANSLATE_NOOP("app", "Nothing was archived yet since the statistics began.")});
    return check("archive-success", title, Outcome::Pass,
                 {QT_TRANSLATE_NOOP("app", "%1 was archived at %2, and nothing failed since."),
                  {found.lastArchived, found.lastArchivedAt}});
}

}  // namespace

Result<std::vector<Check>> checkArchiving(Session &session, const QString &systemIdentifier, const JobContext &context)
{
    const auto found = readSettings(session, context);
    if (!found)
        return found.error();
    std::vector<Check> checks{modeCheck(*found), targetCheck(*found), successCheck(*found)};
    for (const auto ask : {pgBackRestCheck, barmanCheck}) {
        auto told = ask(systemIdentifier, context);
        if (!told)
            return std::move(told).error();
        checks.push_back(*std::move(told));
    }
    return checks;
}

}  // namespace lockstep
