// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/room.h"

#include "app/deploy/checks/footprint.h"
#include "app/postgres/catalog.h"
#include "app/postgres/dump.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct Need
{
    qint64 bytes = 0;
    QStringList lines{};
};

Need needOf(const CheckInput &input, const PlannedRelations &planned)
{
    const Footprint print = footprintOf(input, planned);
    Need need;
    const auto take = [&](const ObjectName &name, bool isRewrite) {
        const RelationLoad *load = loadOf(planned, name);
        if (!load || load->bytes == 0)
            return;
        const qint64 bytes = isRewrite ? bytesToRewrite(load->bytes) : bytesToIndex(load->heapBytes);
        need.bytes += bytes;
        need.lines << u"%1: %2"_s.arg(described(*load), byteSize(bytes));
    };
    for (const ObjectName &name : print.rewrites)
        take(name, true);
    for (const ObjectName &name : print.indexed) {
        if (!print.rewrites.contains(name))
            take(name, false);
    }
    return need;
}

/// SQL does not tell how full a disk is: where the server runs on this machine, the machine does.
bool isHere(const TargetIdentity &target)
{
    return target.host.startsWith(u'/') || target.host == "localhost"_L1 || target.host == "127.0.0.1"_L1
        || target.host == "::1"_L1;
}

Result<CheckAnswer> rewriteRoom(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    const Need need = needOf(input, *input.touched);
    if (need.bytes == 0)
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "Nothing that has rows is written anew.")}};
    const auto folder
        = input.session.execute("SELECT setting FROM pg_settings WHERE name = 'data_directory'", input.context);
    if (!folder)
        return folder.error();
    const QString path = folder->rows.empty() ? QString() : QString::fromUtf8(folder->rows[0][0]);
    const qint64 available = isHere(input.view.identity) && QFileInfo::exists(path) ? freeBytes(path) : -1;
    if (available < 0)
        return CheckAnswer{Outcome::Skip,
                           {QT_TRANSLATE_NOOP("app",
                                              "About %1 are needed on the server's disk, whose free room "
                                              "cannot be seen from here."),
                            {byteSize(need.bytes)}},
                           detailOf(need.lines)};
    const Outcome outcome = roomOutcome(need.bytes, available);
    return CheckAnswer{outcome,
                       {QT_TRANSLATE_NOOP("app", "About %1 are needed on the server's disk, which has %2 free."),
                        {byteSize(need.bytes), byteSize(available)}},
                       detailOf(need.lines),
                       outcome == Outcome::Pass
                           ? Message{}
                           : Message{QT_TRANSLATE_NOOP("app", "Make room there: a full disk stops the whole server.")}};
}

Message backupMessage(const CheckInput &input, qint64 available, qint64 needed)
{
    return {QT_TRANSLATE_NOOP("app", "%1 has %2 free; the database has %3."),
            {input.backupFolder, byteSize(available), byteSize(needed)}};
}

Result<CheckAnswer> backupRoom(const CheckInput &input)
{
    const BackupPolicy backup = input.policy().backup;
    if (backup == BackupPolicy::None || backup == BackupPolicy::Pitr)
        return CheckAnswer{Outcome::Skip, {QT_TRANSLATE_NOOP("app", "No dump is asked for.")}};
    const auto needed = databaseBytes(input.session, input.context);
    if (!needed)
        return needed.error();
    const qint64 available = freeBytes(input.backupFolder);
    // A compressed dump without indexes is usually far smaller than the database, hardly ever larger.
    const Outcome outcome = available >= *needed ? Outcome::Pass
        : available >= *needed / 10              ? Outcome::Warn
                                                 : Outcome::Fail;
    const Message hint = outcome == Outcome::Pass
        ? Message{}
        : Message{QT_TRANSLATE_NOOP("app", "Make room there, or choose another folder for the backup.")};
    return CheckAnswer{outcome, backupMessage(input, available, *needed), {}, hint};
}

}  // namespace

qint64 bytesToRewrite(qint64 tableBytes)
{
    return 2 * tableBytes;
}

qint64 bytesToIndex(qint64 heapBytes)
{
    return heapBytes;
}

Outcome roomOutcome(qint64 needed, qint64 available)
{
    return available < needed ? Outcome::Fail : available / 2 < needed ? Outcome::Warn : Outcome::Pass;
}

std::span<const CheckRow> roomChecks()
{
    static constexpr std::array rows{
        CheckRow{"disk-headroom-for-rewrite", QT_TRANSLATE_NOOP("app", "Room on the server"), rewriteRoom},
        CheckRow{"backup-room", QT_TRANSLATE_NOOP("app", "Room for the backup"), backupRoom},
    };
    return rows;
}

}  // namespace lockstep
