// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restore.h"

#include "app/deploy/guard.h"
#include "app/deploy/restorejournal.h"
#include "app/deploy/restoreplace.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestName = 63;  // bytes; PostgreSQL's NAMEDATALEN without its end

Result<std::unique_ptr<Session>> openTargetOf(const RestoreOrder &order, const JobContext &context)
{
    auto session = openTarget(order.view.url, context);
    if (!session)
        return session;
    const auto identity = identify(**session, context);
    if (!identity)
        return identity.error();
    for (const Status &required : {requireSameTarget(order.view.identity, *identity), requireWritable(*identity)}) {
        if (!required)
            return required.error();
    }
    return session;
}

Error refused(Message message, Message hint)
{
    return {ErrorCode::BadRequest, std::move(message), {}, std::move(hint)};
}

Status requireWhole(const Backup &backup)
{
    if (backup.isWhole())
        return Done{};
    return refused({QT_TRANSLATE_NOOP("app", "%1 holds the rows of single tables alone, and no schema to put them in."),
                    {backup.dump.path}},
                   {QT_TRANSLATE_NOOP("app",
                                      "Restore a backup of the whole database, or put these rows back by hand with "
                                      "pg_restore --data-only.")});
}

Status requireRight(const DatabaseForm &form, const TargetIdentity &target)
{
    if (form.mayCreate)
        return Done{};
    return Error{ErrorCode::PrivilegeMissing,
                 {QT_TRANSLATE_NOOP("app", "%1 may not make databases on %2."), {target.user, target.display()}},
                 {},
                 {QT_TRANSLATE_NOOP("app",
                                    "Have an administrator run “ALTER ROLE %1 CREATEDB;”, or restore as a role that "
                                    "has that right."),
                  {QString::fromUtf8(quotedIdentifier(target.user))}}};
}

Status requireFree(const QString &name, const KnownDatabases &known)
{
    if (name.toUtf8().size() > longestName)
        return refused({QT_TRANSLATE_NOOP("app", "The name %1 is too long: PostgreSQL keeps 63 bytes of it."), {name}},
                       {QT_TRANSLATE_NOOP("app", "Give a shorter one with --database.")});
    if (!known.all.contains(name))
        return Done{};
    return refused({QT_TRANSLATE_NOOP("app", "There is a database %1 already."), {name}},
                   {QT_TRANSLATE_NOOP("app", "Give another name with --database; a restore overwrites nothing.")});
}

/// Where the server is this machine and says where its data is: what that file system has left.
std::optional<qint64> roomFor(const DatabaseForm &form, const TargetIdentity &target)
{
    static const QStringList here{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
    const bool isLocal = target.host.startsWith(u'/') || here.contains(target.host);
    if (!isLocal || form.tablespace != "pg_default"_L1 || form.dataFolder.isEmpty()
        || !QFileInfo(form.dataFolder).isDir())
        return std::nullopt;
    return freeBytes(form.dataFolder);
}

Status requireRoom(const RestorePreview &preview)
{
    if (!preview.bytesFree || *preview.bytesFree >= preview.bytesNeeded)
        return Done{};
    const QLocale locale = QLocale::c();
    return Error{ErrorCode::DiskFull,
                 {QT_TRANSLATE_NOOP("app", "The restored database needs about %1, and the server's disk has %2 left."),
                  {locale.formattedDataSize(preview.bytesNeeded), locale.formattedDataSize(*preview.bytesFree)}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Make room first, or restore to another server.")}};
}

std::vector<Message> notesOf(const RestorePreview &preview, const RestoreOrder &order, const DatabaseForm &form,
                             const KnownDatabases &known)
{
    std::vector<Message> notes;
    if (!preview.bytesFree)
        notes.push_back({QT_TRANSLATE_NOOP("app", "It needs about %1; how much room the server has is not known here."),
                         {QLocale::c().formattedDataSize(preview.bytesNeeded)}});
    if (!form.mayGiveToOwner)
        notes.push_back({QT_TRANSLATE_NOOP("app", "%1 may not give the database to its owner %2, and will own it."),
                         {order.view.identity.user, form.owner}});
    for (const QString &name : known.unfinished)
        notes.push_back(
            {QT_TRANSLATE_NOOP(
                 "app", "%1 was left half restored. If nobody is restoring it now, remove it: DROP DATABASE %2;"),
             {name, QString::fromUtf8(quotedIdentifier(name))}});
    const auto &proof = preview.backup.proof;
    if (!proof || !proof->isProven())
        notes.push_back({QT_TRANSLATE_NOOP("app", "This backup was never restored and compared: it is not proven.")});
    return notes;
}

std::vector<Confirmation> confirmationsOf(const RestorePreview &preview, const TargetView &view)
{
    std::vector<Confirmation> confirmations;
    if (isOfAnother(preview.backup, view.identity))
        confirmations.push_back(foreignBackup(preview.backup, view.identity));
    confirmations.push_back({u"go"_s,
                             {QT_TRANSLATE_NOOP("app", "Make the database %1 beside %2 and restore into it."),
                              {preview.database, view.identity.display()}}});
    return confirmations;
}

RestoreRequest requestOf(const RestoreOrder &order, const Backup &backup)
{
    return {.path = backup.dump.path,
            .jobs = order.jobs > 0 ? order.jobs : std::max(1, backup.dump.jobs),
            .keepsOwners = order.keepsOwners,
            .weights = backup.weights()};
}

QString backupName(const Backup &backup)
{
    return QFileInfo(backup.dump.path).fileName();
}

/// What was made of it; dropped, with whoever is connected to it, unless it was kept.
class NewDatabase
{
public:
    NewDatabase(Session &session, QString name)
        : m_session(session)
        , m_name(std::move(name))
    { }
    ~NewDatabase()
    {
        if (m_isMade)
            (void)drop();
    }
    Q_DISABLE_COPY_MOVE(NewDatabase)

    Status make(const QStringList &statements, const JobContext &context)
    {
        for (const QString &statement : statements) {
            if (const auto done = m_session.execute(statement.toUtf8(), context); !done)
                return done.error();
            m_isMade = true;
        }
        return Done{};
    }
    void keep() { m_isMade = false; }
    /// Not stopped by what stopped the restore.
    Status drop()
    {
        m_isMade = false;
        (void)m_session.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1",
                                {m_name.toUtf8()}, {});
        const auto dropped = m_session.execute("DROP DATABASE IF EXISTS " + quotedIdentifier(m_name), {});
        return dropped ? Status(Done{}) : Status(dropped.error());
    }

private:
    Session &m_session;
    QString m_name;
    bool m_isMade = false;
};

Result<Restored> fill(const RestoreOrder &order, const RestorePreview &preview, Session &session,
                      const JobContext &context)
{
    const ConnectionUrl url = besideTarget(order.view, preview.database);
    const auto facts = restoreInto(url, requestOf(order, preview.backup), context);
    if (!facts)
        return facts.error();
    const auto form = readForm(session, context);
    if (!form)
        return form.error();
    const auto inNew = Session::open(url, context);
    if (!inNew)
        return inNew.error();
    const auto notes = furnish(session, **inNew, *form, preview.database, context);
    if (!notes)
        return notes.error();
    const auto said = session.execute(finishedComment(preview.database, backupName(preview.backup)), context);
    return said ? Result<Restored>(Restored{preview.database, url, *facts, *notes}) : Result<Restored>(said.error());
}

Result<Restored> makeAndFill(const RestoreOrder &order, const RestorePreview &preview, const JobContext &context)
{
    auto session = openTargetOf(order, context);
    if (!session)
        return std::move(session).error();
    NewDatabase made(**session, preview.database);
    if (Status done = made.make(preview.statements, context); !done)
        return std::move(done).error();
    auto restored = fill(order, preview, **session, context);
    if (restored) {
        made.keep();
        return restored;
    }
    Error error = restored.error();
    const Status dropped = made.drop();
    error.detail += u'\n'
        + (dropped ? QCoreApplication::translate("app", "The half-restored database %1 was dropped again.")
                         .arg(preview.database)
                   : QCoreApplication::translate("app", "The half-restored database %1 is left: %2")
                         .arg(preview.database, dropped.error().message.english()));
    return error;
}

std::vector<Fact> factsOf(const RestorePreview &preview)
{
    return {{{QT_TRANSLATE_NOOP("app", "Backup")}, preview.backup.dump.path},
            {{QT_TRANSLATE_NOOP("app", "SHA-256")}, preview.backup.dump.sha256},
            {{QT_TRANSLATE_NOOP("app", "New database")}, preview.database},
            {{QT_TRANSLATE_NOOP("app", "Statements")}, preview.statements.join(u";\n"_s) + u';'},
            {{QT_TRANSLATE_NOOP("app", "Command")}, preview.command}};
}

}  // namespace

bool isOfAnother(const Backup &backup, const TargetIdentity &target)
{
    const TargetIdentity &source = backup.source;
    return source.systemIdentifier != target.systemIdentifier || source.databaseOid != target.databaseOid
        || source.database != target.database;
}

Confirmation foreignBackup(const Backup &backup, const TargetIdentity &target)
{
    return {u"foreign"_s,
            {QT_TRANSLATE_NOOP("app",
                               "This backup is of another database: %1 (server %2), and the target is %3 (server %4)."),
             {backup.source.display(), backup.source.systemIdentifier, target.display(), target.systemIdentifier}}};
}

QString proposedDatabase(const QString &database, const QDateTime &at, const QStringList &taken)
{
    const QString ending = u"_restored_"_s + at.toUTC().toString(u"yyyyMMdd"_s);
    for (int number = 1;; ++number) {
        const QString end = number == 1 ? ending : ending + u'_' + QString::number(number);
        QString begin = database;
        while ((begin + end).toUtf8().size() > longestName)
            begin.chop(begin.size() > 1 && begin.back().isLowSurrogate() ? 2 : 1);
        if (!taken.contains(begin + end))
            return begin + end;
    }
}

ConnectionUrl besideTarget(const TargetView &view, const QString &database)
{
    ConnectionUrl url = withDatabase(view.url, database);
    url.schema.clear();
    return url;
}

Result<RestorePreview> previewRestore(const RestoreOrder &order, const JobContext &context)
{
    auto backup = readBackup(order.backup, context);
    if (!backup)
        return std::move(backup).error();
    if (Status whole = requireWhole(*backup); !whole)
        return std::move(whole).error();
    const auto session = openTargetOf(order, context);
    if (!session)
        return session.error();
    const auto form = readForm(**session, context);
    if (!form)
        return form.error();
    const auto known = knownDatabases(**session, context);
    if (!known)
        return known.error();
    RestorePreview preview{.backup = *std::move(backup), .database = order.database};
    if (preview.database.isEmpty())
        preview.database = proposedDatabase(order.view.identity.database, QDateTime::currentDateTimeUtc(), known->all);
    preview.statements = creationOf(*form, preview.database, backupName(preview.backup));
    preview.command
        = restoreCommand(besideTarget(order.view, preview.database), requestOf(order, preview.backup), u"pg_restore"_s)
              .join(u' ');
    preview.bytesNeeded = preview.backup.content.databaseBytes;
    preview.bytesFree = roomFor(*form, order.view.identity);
    for (const Status &required :
         {requireRight(*form, order.view.identity), requireFree(preview.database, *known), requireRoom(preview)}) {
        if (!required)
            return required.error();
    }
    preview.notes = notesOf(preview, order, *form, *known);
    preview.confirmations = confirmationsOf(preview, order.view);
    return preview;
}

Result<Restored> restoreBeside(const RestoreOrder &order, const RestorePreview &preview,
                               const QHash<QString, QString> &answers, const JobContext &context)
{
    auto deed = SideDeed::begin({.kind = u"restore"_s,
                                 .workspace = *order.workspace,
                                 .view = order.view,
                                 .journalPath = order.journalPath,
                                 .confirmations = preview.confirmations,
                                 .facts = factsOf(preview)},
                                answers);
    if (!deed)
        return std::move(deed).error();
    auto restored = makeAndFill(order, preview, context);
    const Status outcome = restored ? Status(Done{}) : Status(restored.error());
    const Status ended = (*deed)->end(outcome, {});
    return ended ? std::move(restored) : ended.error();
}

}  // namespace lockstep
