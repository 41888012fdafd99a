// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/otherledgers.h"

#include "app/migrations/layout.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

QString titleOf(const Ledger &ledger)
{
    const Layout *layout = findLayout(QString::fromLatin1(ledger.layout));
    return QString::fromLatin1(layout ? layout->title : ledger.id);
}

/// The first that is there, in its tool's usual place; null for none.
Result<const Ledger *> firstOther(Session &session, const Ledger &own, const JobContext &context)
{
    for (const Ledger *ledger : allLedgers()) {
        if (ledger == &own)
            continue;
        const auto exists = ledger->exists(session, {}, context);
        // Something of that name which is not this tool's tells nothing.
        if (!exists && exists.error().code != ErrorCode::CheckFailed)
            return exists.error();
        if (exists && *exists)
            return ledger;
    }
    return nullptr;
}

}  // namespace

Result<Message> obstacleByOtherLedger(Session &session, const MigrationFolder &folder, const Ledger &own,
                                      const JobContext &context)
{
    if (folder.isLayoutNamed)
        return Message{};
    const auto other = firstOther(session, own, context);
    if (!other)
        return other.error();
    if (!*other)
        return Message{};
    const QString otherId = QString::fromLatin1((*other)->layout);
    return Message{QT_TRANSLATE_NOOP("app",
                                     "This database has no ledger of %1 and has one of %2, %3. If these migrations are "
                                     "%2's, say so with --layout %4 or layout = \"%4\" in lockstep.toml: what it "
                                     "applied would run again otherwise. If both tools work on this database, name "
                                     "%5 there."),
                   {titleOf(own), titleOf(**other), (*other)->table({}), otherId, folder.layout}};
}

}  // namespace lockstep
