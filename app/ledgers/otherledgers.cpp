// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/otherledgers.h"

#include "app/migrations/layout.h"
#include "app/postgres/arrayliteral.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

QString titleOf(const Ledger &ledger)
{
    const Layout *layout = findLayout(QString::fromLatin1(ledger.layout));
    return QString::fromLatin1(layout ? layout->title : ledger.id);
}

/// The usual names of ledgers' tables that any relation of the database has, in whatever schema.
Result<QStringList> takenNames(Session &session, const JobContext &context)
{
    QStringList usual;
    for (const Ledger *ledger : allLedgers())
        usual << ownName(ledger->table({}));
    const auto answer = session.execute("SELECT relname FROM pg_catalog.pg_class WHERE relname = ANY ($1::text[])",
                                        {arrayLiteral(usual)}, context);
    if (!answer)
        return answer.error();
    QStringList names;
    for (const auto &row : answer->rows)
        names << QString::fromUtf8(row[0]);
    return names;
}

/// The first that is there, in its tool's usual place; null for none.
Result<const Ledger *> firstOther(Session &session, const Ledger &own, const JobContext &context)
{
    const auto taken = takenNames(session, context);
    if (!taken)
        return taken.error();
    for (const Ledger *ledger : allLedgers()) {
        if (ledger == &own || !taken->contains(ownName(ledger->table({}))))
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
