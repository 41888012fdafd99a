// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/backupjson.h"

#include "app/report/json.h"
#include "app/report/plaintext.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject head()
{
    return {{u"lockstep"_s, 1}, {u"command"_s, u"backup"_s}};
}

QJsonArray texts(const std::vector<Message> &messages)
{
    QJsonArray array;
    for (const Message &message : messages)
        array << message.english();
    return array;
}

QJsonValue proofValue(const std::optional<BackupProof> &proof)
{
    if (!proof)
        return QJsonValue();
    return QJsonObject{{u"at"_s, orNull(rfc3339(proof->at))},
                       {u"proven"_s, proof->isProven()},
                       {u"server"_s, proof->server},
                       {u"restoreMs"_s, proof->restoreMs},
                       {u"tablesByChecksum"_s, proof->tablesByChecksum},
                       {u"tablesByCount"_s, proof->tablesByCount},
                       {u"notCompared"_s, QJsonArray::fromStringList(proof->notCompared)},
                       {u"notRestored"_s, texts(proof->notRestored)},
                       {u"differences"_s, texts(proof->differences)}};
}

/// What can be said of it without asking which target is meant.
QJsonObject backupValue(const Backup &backup)
{
    const DumpFacts &dump = backup.dump;
    return {{u"path"_s, dump.path},
            {u"format"_s, dump.format == DumpFormat::Directory ? u"directory"_s : u"custom"_s},
            {u"jobs"_s, dump.jobs},
            {u"sizeBytes"_s, dump.bytes},
            {u"sha256"_s, dump.sha256},
            {u"objects"_s, dump.objects},
            {u"tables"_s, dump.tables},
            {u"startedAt"_s, orNull(rfc3339(dump.startedAt))},
            {u"durationMs"_s, dump.durationMs},
            {u"program"_s, dump.program},
            {u"walPosition"_s, orNull(backup.point.walPosition)},
            {u"onlyRowsOf"_s, QJsonArray::fromStringList(backup.onlyRowsOf)},
            {u"run"_s, orNull(backup.run)},
            {u"proof"_s, proofValue(backup.proof)}};
}

QJsonObject listedValue(const Backup &backup, const QDateTime &now)
{
    QJsonObject value = backupValue(backup);
    const TargetIdentity &source = backup.source;
    value[u"ageMs"_s] = backup.dump.startedAt.msecsTo(now);
    value[u"project"_s] = orNull(backup.project);
    value[u"target"_s] = targetJson(source, backup.environment);
    return value;
}

QJsonArray copiesValue(const std::vector<TableCopy> &copies)
{
    QJsonArray array;
    for (const TableCopy &copy : copies)
        array << QJsonObject{{u"table"_s, copy.table},
                             {u"copy"_s, copy.copy},
                             {u"at"_s, orNull(rfc3339(copy.at))},
                             {u"run"_s, orNull(copy.run)},
                             {u"sizeBytes"_s, copy.bytes}};
    return array;
}

}  // namespace

QJsonObject backupJson(const TargetView &view, const Backup &backup, const std::vector<TableCopy> &copies)
{
    QJsonObject out = head();
    out[u"target"_s] = targetJson(view.identity, view.choice.environment);
    out[u"backup"_s] = backupValue(backup);
    out[u"copies"_s] = copiesValue(copies);
    return out;
}

QJsonObject backupListJson(const QString &folder, const BackupList &list, const std::vector<TableCopy> &copies,
                           const QDateTime &now)
{
    QJsonArray backups;
    for (const Backup &backup : list.backups)
        backups << listedValue(backup, now);
    QJsonArray problems;
    for (const Error &problem : list.problems)
        problems << errorObject(problem);
    QJsonObject out = head();
    out[u"folder"_s] = folder;
    out[u"backups"_s] = backups;
    out[u"copies"_s] = copiesValue(copies);
    out[u"problems"_s] = problems;
    return out;
}

QJsonObject retentionJson(const Retention &retention, const std::vector<TableCopy> &copies, bool isRemoved)
{
    QJsonArray removable;
    for (const Backup &backup : retention.removable)
        removable << QJsonObject{{u"path"_s, backup.dump.path}, {u"sizeBytes"_s, backup.dump.bytes}};
    QJsonArray kept;
    for (const KeptBackup &one : retention.kept)
        kept << QJsonObject{{u"path"_s, one.backup.dump.path}, {u"why"_s, one.why.english()}};
    QJsonObject out = head();
    out[u"removable"_s] = removable;
    out[u"kept"_s] = kept;
    out[u"copies"_s] = copiesValue(copies);
    out[u"removed"_s] = isRemoved;
    return out;
}

}  // namespace lockstep
