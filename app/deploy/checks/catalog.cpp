// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/catalog.h"

#include "app/deploy/checks/checks.h"
#include "app/postgres/dump.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Result<CheckAnswer> invalid(const CheckInput &input)
{
    const auto names = invalidIndexes(input.session, input.context);
    if (!names)
        return names.error();
    return warnOf(*names, {QT_TRANSLATE_NOOP("app", "Every index is valid.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n index(es) are invalid: they cost writes and serve no read."),
                   {},
                   int(names->size())},
                  {QT_TRANSLATE_NOOP("app", "Drop each with DROP INDEX CONCURRENTLY and build it anew.")});
}

Result<CheckAnswer> unvalidated(const CheckInput &input)
{
    const auto names = unvalidatedConstraints(input.session, input.context);
    if (!names)
        return names.error();
    return warnOf(*names, {QT_TRANSLATE_NOOP("app", "Every constraint is validated.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n constraint(s) not validated for the rows that were there before."),
                   {},
                   int(names->size())},
                  {QT_TRANSLATE_NOOP("app", "Validate each with ALTER TABLE … VALIDATE CONSTRAINT.")});
}

Message roomMessage(const CheckInput &input, qint64 freeSpace, qint64 needed)
{
    return {QT_TRANSLATE_NOOP("app", "%1 has %2 free; the database has %3."),
            {input.backupFolder, byteSize(freeSpace), byteSize(needed)}};
}

Result<CheckAnswer> backupRoom(const CheckInput &input)
{
    if (input.policy().backup == BackupPolicy::None)
        return CheckAnswer{Outcome::Skip, {QT_TRANSLATE_NOOP("app", "No backup is asked for.")}};
    const auto needed = databaseBytes(input.session, input.context);
    if (!needed)
        return needed.error();
    const qint64 freeSpace = freeBytes(input.backupFolder);
    // A compressed dump without indexes is usually far smaller than the database, hardly ever larger.
    const Outcome outcome = freeSpace >= *needed ? Outcome::Pass
        : freeSpace >= *needed / 10              ? Outcome::Warn
                                                 : Outcome::Fail;
    const Message hint = outcome == Outcome::Pass
        ? Message{}
        : Message{QT_TRANSLATE_NOOP("app", "Make room there, or choose another folder for the backup.")};
    return CheckAnswer{outcome, roomMessage(input, freeSpace, *needed), {}, hint};
}

}  // namespace

std::span<const CheckRow> catalogChecks()
{
    static constexpr std::array rows{
        CheckRow{"invalid-indexes", QT_TRANSLATE_NOOP("app", "Indexes valid"), invalid},
        CheckRow{"unvalidated-constraints", QT_TRANSLATE_NOOP("app", "Constraints validated"), unvalidated},
        CheckRow{"backup-room", QT_TRANSLATE_NOOP("app", "Room for the backup"), backupRoom},
    };
    return rows;
}

}  // namespace lockstep
