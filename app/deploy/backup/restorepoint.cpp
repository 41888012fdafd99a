// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/archiving.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QRegularExpression>

#include <thread>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::chrono::milliseconds pause{200};
constexpr qsizetype longestName = 63;

struct ArchiverState
{
    QString lastArchived{};
    QString lastFailed{};
    bool failedSince = false;  ///< after the restore point
};

Result<ArchiverState> readArchiver(Session &session, const RestorePoint &point, const JobContext &context)
{
    const auto answer = session.execute("SELECT last_archived_wal, last_failed_wal, coalesce(last_failed_time > "
                                        "$1::timestamptz, false) FROM pg_stat_archiver",
                                        {point.at.toString(Qt::ISODateWithMs).toUtf8()}, context);
    if (!answer)
        return answer.error();
    const auto &row = answer->rows[0];
    return ArchiverState{QString::fromUtf8(row[0]), QString::fromUtf8(row[1]), row[2] == "t"};
}

/// Names of segments of one timeline sort as they were written; backup labels and history files are none.
bool holds(const QString &lastArchived, const RestorePoint &point)
{
    static const QRegularExpression segment(u"^[0-9A-F]{24}"_s);
    return segment.match(lastArchived).hasMatch() && lastArchived.left(8) == point.walFile.left(8)
        && lastArchived.left(24) >= point.walFile;
}

Error missingRight(Error error)
{
    if (error.code == ErrorCode::PrivilegeMissing)
        error.hint = {QT_TRANSLATE_NOOP("app", "A superuser can allow it: %1"),
                      {u"GRANT EXECUTE ON FUNCTION pg_create_restore_point(text) TO …"_s}};
    return error;
}

Error notArchived(const RestorePoint &point, const char *why, const QString &value)
{
    return {ErrorCode::CheckFailed,
            {QT_TRANSLATE_NOOP("app", "The WAL segment %1 with the restore point “%2” was not archived."),
             {point.walFile, point.name}},
            Message{why, {value}}.english(),
            {QT_TRANSLATE_NOOP("app", "Put archiving right on the server, or take a backup with pg_dump instead.")}};
}

}  // namespace

QStringList restorePointStatements(const QString &name)
{
    const QByteArray literal = quotedLiteral(name.left(longestName));
    return {u"SELECT pg_create_restore_point(%1);"_s.arg(QString::fromUtf8(literal)), u"SELECT pg_switch_wal();"_s};
}

Result<RestorePoint> makeRestorePoint(Session &session, const QString &name, const JobContext &context)
{
    RestorePoint point{.name = name.left(longestName)};
    const auto made = session.execute("SELECT p, pg_walfile_name(p), to_char(clock_timestamp() AT TIME ZONE 'UTC', "
                                      "'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), "
                                      "has_function_privilege('pg_switch_wal()', 'EXECUTE') "
                                      "FROM pg_create_restore_point($1) AS p",
                                      {point.name.toUtf8()}, context);
    if (!made)
        return missingRight(made.error());
    const auto &row = made->rows[0];
    point.walPosition = QString::fromLatin1(row[0]);
    point.walFile = QString::fromLatin1(row[1]);
    point.at = QDateTime::fromString(QString::fromLatin1(row[2]), Qt::ISODateWithMs).toUTC();
    if (row[3] == "t") {
        if (const auto switched = session.execute("SELECT pg_switch_wal()", context); !switched)
            return switched.error();
        point.isSwitched = true;
    }
    return point;
}

Status waitForArchive(Session &session, const RestorePoint &point, std::chrono::milliseconds patience,
                      const JobContext &context)
{
    const QDeadlineTimer deadline(patience);
    while (true) {
        context.report({{QT_TRANSLATE_NOOP("app", "Waiting for the server to archive %1"), {point.walFile}}});
        const auto state = readArchiver(session, point, context);
        if (!state)
            return state.error();
        if (holds(state->lastArchived, point))
            return Done{};
        if (state->failedSince)
            return notArchived(point, QT_TRANSLATE_NOOP("app", "Archiving %1 failed since; the server's log says why."),
                               state->lastFailed);
        if (deadline.hasExpired())
            return notArchived(point, QT_TRANSLATE_NOOP("app", "It was waited for %1 seconds."),
                               QString::number(patience.count() / 1000));
        if (Status go = context.checkpoint(); !go)
            return go;
        std::this_thread::sleep_for(pause);
    }
}

}  // namespace lockstep
