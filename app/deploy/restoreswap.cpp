// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restoreswap.h"

#include "app/deploy/guard.h"
#include "app/deploy/restore.h"
#include "app/deploy/restorejournal.h"
#include "app/deploy/restoreplace.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 patienceMs = 10'000;
constexpr unsigned long pollMs = 100;

QString sql(const QString &identifier)
{
    return QString::fromUtf8(quotedIdentifier(identifier));
}

QString literal(const QString &text)
{
    return QString::fromUtf8(quotedLiteral(text));
}

QStringList gates(const QString &one, const QString &other, bool isOpen)
{
    const QString form = u"ALTER DATABASE %1 ALLOW_CONNECTIONS "_s + (isOpen ? u"true"_s : u"false"_s);
    return {form.arg(sql(one)), form.arg(sql(other))};
}

QString ending(const QString &one, const QString &other)
{
    return u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN (%1, %2)"_s.arg(literal(one),
                                                                                                     literal(other));
}

/// Renaming is the one part in which both change, and that is one transaction.
QStringList renames(const QString &away, const QString &aside, const QString &in, const QString &to)
{
    const QString form = u"ALTER DATABASE %1 RENAME TO %2"_s;
    return {u"BEGIN"_s, form.arg(sql(away), sql(aside)), form.arg(sql(in), sql(to)), u"COMMIT"_s};
}

QString keptName(const QString &database, const QStringList &taken)
{
    QString kept = proposedDatabase(database, QDateTime::currentDateTimeUtc(), {});
    kept.replace(kept.lastIndexOf(u"_restored_"_s), 10, u"_before_"_s);
    QString free = kept;
    for (int number = 2; taken.contains(free); ++number)
        free = kept + u'_' + QString::number(number);
    return free;
}

/// A session in neither of the two: one cannot rename what one is connected to.
Result<std::unique_ptr<Session>> openBeside(const TargetView &view, const SwapPlan &plan, const JobContext &context)
{
    std::optional<Error> refusal;
    for (const QString &name : {u"postgres"_s, u"template1"_s}) {
        if (name == plan.target || name == plan.restored)
            continue;
        auto session = Session::open(besideTarget(view, name), context);
        if (session || session.error().code == ErrorCode::Cancelled)
            return session;
        refusal = std::move(session).error();
    }
    refusal->hint = {QT_TRANSLATE_NOOP(
        "app",
        "The names are changed from another database: this role needs to connect to “postgres” or “template1”.")};
    return *refusal;
}

/// By its database's OID: names say nothing once they were changed.
Status requireSameDatabases(Session &beside, const TargetView &view, const SwapPlan &plan, const JobContext &context)
{
    const auto answer = beside.execute("SELECT oid, (SELECT system_identifier FROM pg_control_system())"
                                       " FROM pg_database WHERE datname = $1",
                                       {plan.target.toUtf8()}, context);
    const auto oids = answer
        ? answer
        : beside.execute("SELECT oid, '' FROM pg_database WHERE datname = $1", {plan.target.toUtf8()}, context);
    if (!oids)
        return oids.error();
    const bool isSame = !oids->rows.empty() && oids->rows[0][0].toLongLong() == view.identity.databaseOid
        && (oids->rows[0][1].isEmpty() || view.identity.systemIdentifier.isEmpty()
            || QString::fromLatin1(oids->rows[0][1]) == view.identity.systemIdentifier);
    if (isSame)
        return Done{};
    return Error{ErrorCode::WrongTarget,
                 {QT_TRANSLATE_NOOP("app", "%1 is no longer the database that was compared."), {plan.target}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Nothing was renamed. Look which databases are there now.")}};
}

Status runAll(Session &session, const QStringList &statements, const JobContext &context)
{
    for (const QString &statement : statements) {
        if (const auto done = session.execute(statement.toUtf8(), context); !done)
            return done.error();
    }
    return Done{};
}

Status endConnections(Session &beside, const SwapPlan &plan, const JobContext &context)
{
    QElapsedTimer waited;
    waited.start();
    while (true) {
        const auto ended = beside.execute(ending(plan.target, plan.restored).toUtf8(), context);
        if (!ended || ended->rows.empty())
            return ended ? Status(Done{}) : Status(ended.error());
        if (waited.elapsed() > patienceMs)
            return Error{ErrorCode::LockTimeout,
                         {QT_TRANSLATE_N_NOOP("app", "%n connection(s) do not end."), {}, int(ended->rows.size())},
                         {},
                         {QT_TRANSLATE_NOOP("app", "Stop the programs that hold them, then swap again.")}};
        if (Status going = context.checkpoint(); !going)
            return going;
        QThread::msleep(pollMs);
    }
}

/// Both may be connected to again, whatever they are called now.
Status openGates(Session &beside, const QString &one, const QString &other)
{
    return runAll(beside, gates(one, other, true), {});
}

Status swapUnder(Session &beside, const SwapPlan &plan, const JobContext &context)
{
    Status done = runAll(beside, gates(plan.target, plan.restored, false), context);
    if (done)
        done = endConnections(beside, plan, context);
    if (done)
        done = runAll(beside, renames(plan.target, plan.kept, plan.restored, plan.target), {});
    if (done)
        return openGates(beside, plan.kept, plan.target);
    (void)beside.execute("ROLLBACK", {});
    const Status opened = openGates(beside, plan.target, plan.restored);
    if (opened)
        return done;
    Error error = done.error();
    error.detail += u'\n'
        + QCoreApplication::translate("app", "Connections are still refused; allow them again: %1")
              .arg(gates(plan.target, plan.restored, true).join(u"; "_s));
    return error;
}

Status swapNow(const TargetView &view, const SwapPlan &plan, const JobContext &context)
{
    {
        // Its own connection must not be among those that keep the name.
        const auto session = openTarget(view.url, context);
        if (!session)
            return session.error();
        const auto identity = identify(**session, context);
        if (!identity)
            return identity.error();
        if (Status same = requireSameTarget(view.identity, *identity); !same)
            return same;
    }
    const auto beside = openBeside(view, plan, context);
    if (!beside)
        return beside.error();
    if (Status same = requireSameDatabases(**beside, view, plan, context); !same)
        return same;
    return swapUnder(**beside, plan, context);
}

}  // namespace

Result<SwapPlan> planSwap(const TargetView &view, const QString &restored, const JobContext &context)
{
    const auto session = openTarget(view.url, context);
    if (!session)
        return session.error();
    const auto known = knownDatabases(**session, context);
    if (!known)
        return known.error();
    const QString &target = view.identity.database;
    if (restored == target || !known->all.contains(restored))
        return Error{
            ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "There is no database %1 that could take the place of %2."), {restored, target}},
            {},
            {QT_TRANSLATE_NOOP("app", "lockstep restore BACKUP makes one.")}};
    if (known->unfinished.contains(restored))
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "%1 was left half restored and cannot take the place of %2."),
                      {restored, target}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Drop it and restore the backup again.")}};
    SwapPlan plan{.target = target, .restored = restored, .kept = keptName(target, known->all)};
    plan.statements = gates(target, restored, false);
    plan.statements << ending(target, restored) << renames(target, plan.kept, restored, target)
                    << gates(plan.kept, target, true);
    plan.wayBack = gates(target, plan.kept, false);
    plan.wayBack << ending(target, plan.kept) << renames(target, restored, plan.kept, target)
                 << gates(restored, target, true);
    plan.confirmations.push_back(
        {u"database-name"_s,
         {QT_TRANSLATE_NOOP("app",
                            "Everybody's connections to %1 end, and %2 takes its place. What was written to %1 since "
                            "the backup is then in %3 alone. Type the name of the database that is replaced."),
          {target, restored, plan.kept}},
         target});
    return plan;
}

Status swapDatabases(const WorkspacePtr &workspace, const TargetView &view, const SwapPlan &plan,
                     const QHash<QString, QString> &answers, const QString &journalPath, const JobContext &context)
{
    auto deed
        = SideDeed::begin({.kind = u"swap"_s,
                           .workspace = *workspace,
                           .view = view,
                           .journalPath = journalPath,
                           .confirmations = plan.confirmations,
                           .facts = {{{QT_TRANSLATE_NOOP("app", "Statements")}, plan.statements.join(u";\n"_s) + u';'},
                                     {{QT_TRANSLATE_NOOP("app", "Way back")}, plan.wayBack.join(u";\n"_s) + u';'}}},
                          answers);
    if (!deed)
        return std::move(deed).error();
    return (*deed)->end(swapNow(view, plan, context), {});
}

}  // namespace lockstep
