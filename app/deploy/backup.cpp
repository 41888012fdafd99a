// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup.h"

#include "app/core/files.h"
#include "app/postgres/catalog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Status makeFolder(const QString &folder)
{
    const bool isNew = !QFileInfo::exists(folder);
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::FileUnreadable,
                     {QT_TRANSLATE_NOOP("app", "The backup folder %1 cannot be made."), {folder}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Choose another folder for the backup.")}};
    // A dump holds the whole database: its owner alone may enter a folder made for it.
    if (isNew)
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return Done{};
}

Status requireRoom(const QString &folder, qint64 databaseBytes)
{
    const qint64 free = freeBytes(folder);
    // A custom-format dump is compressed and holds no indexes; a tenth of the database is less than any seen.
    if (free >= databaseBytes / 10)
        return Done{};
    return Error{
        ErrorCode::DiskFull,
        {QT_TRANSLATE_NOOP("app", "There is no room for a backup in %1."), {folder}},
        QCoreApplication::translate("app", "%1 bytes are free; the database has %2.").arg(free).arg(databaseBytes),
        {QT_TRANSLATE_NOOP("app", "Make room there, or choose another folder for the backup.")}};
}

Status writeFacts(const DumpFacts &facts, const TargetIdentity &target)
{
    const QJsonObject json{{u"lockstep"_s, 1},
                           {u"file"_s, QFileInfo(facts.path).fileName()},
                           {u"bytes"_s, facts.bytes},
                           {u"sha256"_s, facts.sha256},
                           {u"objects"_s, facts.objects},
                           {u"tables"_s, facts.tables},
                           {u"startedAt"_s, facts.startedAt.toString(Qt::ISODateWithMs)},
                           {u"durationMs"_s, facts.durationMs},
                           {u"program"_s, facts.program},
                           {u"database"_s, target.database},
                           {u"host"_s, target.host},
                           {u"serverVersion"_s, target.serverVersion},
                           {u"systemIdentifier"_s, target.systemIdentifier}};
    return writeFileDurably(facts.path + u".json"_s, QJsonDocument(json).toJson());
}

Result<qint64> sizeOfDatabase(const ConnectionUrl &url, const JobContext &context)
{
    auto session = Session::open(url, context);
    return session ? databaseBytes(**session, context) : Result<qint64>(std::move(session).error());
}

}  // namespace

QString defaultBackupFolder()
{
    return stateFolder() + u"/backups"_s;
}

QString backupPath(const QString &folder, const TargetIdentity &target, const QDateTime &at)
{
    QString database = target.database;
    // A database may be called "../x" or hold spaces; the file's name may not leave its folder.
    for (QChar &character : database) {
        if (!character.isLetterOrNumber() && character != u'_' && character != u'-')
            character = u'_';
    }
    return u"%1/%2-%3.dump"_s.arg(folder, database, at.toUTC().toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s));
}

Result<DumpFacts> takeBackup(const TargetView &view, const QString &path, const JobContext &context)
{
    const QString folder = QFileInfo(path).absolutePath();
    const auto size = sizeOfDatabase(view.url, context);
    if (!size)
        return size.error();
    if (Status made = makeFolder(folder); !made)
        return std::move(made).error();
    if (Status room = requireRoom(folder, *size); !room)
        return std::move(room).error();
    auto facts = dump(view.url, view.identity.serverVersionNum / 10000, path, context);
    if (!facts)
        return facts;
    if (Status written = writeFacts(*facts, view.identity); !written)
        return std::move(written).error();
    return facts;
}

}  // namespace lockstep
