// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/revertscript.h"

#include "app/schema/replay.h"
#include "app/schema/revertlosses.h"
#include "app/schema/revertnames.h"

#include <algorithm>

namespace lockstep {

RevertScript writeRevert(const Snapshot &before, const std::vector<StatementEffects> &statements)
{
    Replay forward(before);
    std::vector<ReplayNote> notes;
    const std::vector<Renaming> renamings = renamingsIn(before, statements, forward, notes);
    Replay back(forward.snapshot());
    back.begin(-1);
    RevertScript script{{takeBackNames(renamings, back)}, lossesOf(before, statements, notes)};
    MigrationSql rest = sqlBetween(back.snapshot(), before);
    std::ranges::move(rest.steps, std::back_inserter(script.migration.steps));
    script.migration.missing = std::move(rest.missing);
    return script;
}

QByteArray RevertScript::sql() const
{
    QByteArray head;
    for (const Message &loss : losses)
        head += "-- " + loss.english().simplified().toUtf8() + '\n';
    const QByteArray body = scriptOf(migration);
    return head + (head.isEmpty() || body.isEmpty() ? "" : "\n") + body;
}

}  // namespace lockstep
