// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/sample.h"

#include "app/ledgers/rows.h"
#include "app/sql/script.h"

#include <QCoreApplication>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The work on one open session.
struct History
{
    Session &session;
    const Ledger &ledger;
    const JobContext &context;
};

Result<std::size_t> indexOf(const MigrationFolder &folder, const QString &name)
{
    const auto found = std::find_if(folder.migrations.begin(), folder.migrations.end(),
                                    [&name](const Migration &migration) { return migration.name == name; });
    if (found != folder.migrations.end())
        return std::size_t(found - folder.migrations.begin());
    return Error{ErrorCode::BadRequest, {QT_TRANSLATE_NOOP("app", "The project has no migration %1."), {name}}};
}

/// Some hours after the date in its name, as when a change is reviewed and then deployed.
QDateTime believableTime(const QString &name)
{
    QDateTime written = QDateTime::fromString(name.left(14), u"yyyyMMddHHmmss"_s);
    written.setTimeZone(QTimeZone::utc());
    return written.addSecs(3600 * (20 + qint64(name.size()) % 7) + 60 * (qint64(name.size()) * 7 % 60));
}

Status runScript(const History &history, const QByteArray &sql)
{
    const Script script = readScript(sql);
    for (const Statement &statement : script.statements) {
        if (Status ran = perform(history.session, script.text(statement), {}, history.context); !ran)
            return ran;
    }
    return Done{};
}

/// Only Prisma's rows have two times worth dating; the plain runner's have one.
Status dateRow(const History &history, const Migration &migration)
{
    const QDateTime started = believableTime(migration.name);
    if (!started.isValid())
        return Done{};
    const QByteArray table = history.ledger.table({}).toUtf8();
    const QByteArray when = started.toString(Qt::ISODate).toUtf8();
    if (history.ledger.keepsChecksum)
        return perform(history.session,
                       "UPDATE " + table
                           + " SET started_at = $2::timestamptz, finished_at = $2::timestamptz"
                             " + (finished_at - started_at) WHERE migration_name = $1",
                       {migration.name.toUtf8(), when}, history.context);
    return perform(history.session, "UPDATE " + table + " SET applied_at = $2::timestamptz WHERE filename = $1",
                   {migration.name.toUtf8(), when}, history.context);
}

Status applyWithin(const History &history, const Migration &migration)
{
    if (Status ran = runScript(history, migration.forward.sql()); !ran)
        return ran;
    if (Status written = history.ledger.finish(history.session, {}, migration, {}, {}, history.context); !written)
        return written;
    return dateRow(history, migration);
}

Status applyOne(const History &history, const Migration &migration)
{
    if (Status begun = perform(history.session, "BEGIN", {}, history.context); !begun)
        return begun;
    const Status applied = applyWithin(history, migration);
    if (applied)
        return perform(history.session, "COMMIT", {}, history.context);
    // Not stopped by the person's wish to stop: the transaction must end before the session serves anything else.
    if (Status undone = perform(history.session, "ROLLBACK", {}, {}); !undone)
        return undone;
    return applied;
}

Status prepareLedger(const History &history)
{
    const Result<bool> exists = history.ledger.exists(history.session, {}, history.context);
    if (!exists || *exists)
        return exists ? Status(Done{}) : Status(exists.error());
    const Result<Message> obstacle = history.ledger.obstacleToCreate(history.session, {}, history.context);
    if (!obstacle)
        return obstacle.error();
    if (!obstacle->isEmpty())
        return Error{ErrorCode::ServerUnsuitable, *obstacle};
    return history.ledger.create(history.session, {}, history.context);
}

Result<QSet<QString>> appliedNames(const History &history)
{
    const auto entries = history.ledger.read(history.session, {}, history.context);
    if (!entries)
        return entries.error();
    QSet<QString> names;
    for (const LedgerEntry &entry : *entries)
        names.insert(entry.name);
    return names;
}

Status applyHistory(const History &history, std::span<const Migration> migrations)
{
    if (Status prepared = prepareLedger(history); !prepared)
        return prepared;
    const Result<QSet<QString>> applied = appliedNames(history);
    if (!applied)
        return applied.error();
    qint64 done = 0;
    for (const Migration &migration : migrations) {
        history.context.report(
            {{QT_TRANSLATE_NOOP("app", "Applying %1"), {migration.name}}, done++, qint64(migrations.size())});
        if (applied->contains(migration.name) || migration.isBaseline)
            continue;
        if (Status one = applyOne(history, migration); !one)
            return one;
    }
    return Done{};
}

}  // namespace

Status loadHistory(const ConnectionUrl &url, const MigrationFolder &folder, const QString &upTo,
                   const JobContext &context)
{
    const Result<std::size_t> last = indexOf(folder, upTo);
    if (!last)
        return last.error();
    const Ledger *ledger = ledgerOf(folder.layout);
    Q_ASSERT(ledger);
    const auto session = Session::open(url, context);
    if (!session)
        return session.error();
    return applyHistory({**session, *ledger, context}, std::span(folder.migrations).first(*last + 1));
}

}  // namespace lockstep
