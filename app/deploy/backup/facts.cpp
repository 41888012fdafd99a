// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/deploy/backup/backup.h"
#include "app/deploy/recordjson.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int factsVersion = 1;

QString timeText(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QStringList stringsOf(const QJsonValue &value)
{
    QStringList strings;
    const QJsonArray array = value.toArray();
    for (const QJsonValue one : array)
        strings << one.toString();
    return strings;
}

QJsonArray filesJson(const std::vector<DumpedFile> &files)
{
    QJsonArray array;
    for (const DumpedFile &file : files)
        array << QJsonObject{{u"name"_s, file.name}, {u"bytes"_s, file.bytes}, {u"sha256"_s, file.sha256}};
    return array;
}

std::vector<DumpedFile> filesOf(const QJsonValue &value)
{
    std::vector<DumpedFile> files;
    const QJsonArray array = value.toArray();
    for (const QJsonValue one : array)
        files.push_back({one[u"name"].toString(), one[u"bytes"].toInteger(), one[u"sha256"].toString()});
    return files;
}

QJsonObject sourceJson(const TargetIdentity &source)
{
    return {{u"host"_s, source.host},
            {u"port"_s, source.port},
            {u"database"_s, source.database},
            {u"user"_s, source.user},
            {u"serverVersion"_s, source.serverVersion},
            {u"serverVersionNum"_s, source.serverVersionNum},
            {u"systemIdentifier"_s, source.systemIdentifier},
            {u"databaseOid"_s, source.databaseOid},
            {u"timeline"_s, source.timeline},
            {u"inRecovery"_s, source.inRecovery}};
}

TargetIdentity sourceOf(const QJsonValue &value)
{
    return {.host = value[u"host"].toString(),
            .port = value[u"port"].toInt(),
            .database = value[u"database"].toString(),
            .user = value[u"user"].toString(),
            .serverVersion = value[u"serverVersion"].toString(),
            .serverVersionNum = value[u"serverVersionNum"].toInt(),
            .systemIdentifier = value[u"systemIdentifier"].toString(),
            .databaseOid = value[u"databaseOid"].toInteger(),
            .timeline = value[u"timeline"].toInt(),
            .inRecovery = value[u"inRecovery"].toBool()};
}

QJsonObject tableJson(const TableContent &table)
{
    return {{u"name"_s, table.name},
            {u"oid"_s, table.oid},
            {u"bytes"_s, table.bytes},
            {u"estimatedRows"_s, table.estimatedRows},
            {u"columns"_s, QJsonArray::fromStringList(table.columns)},
            {u"rows"_s, table.rows},
            {u"checksum"_s, table.checksum}};
}

TableContent tableOf(const QJsonValue &value)
{
    return {.name = value[u"name"].toString(),
            .oid = value[u"oid"].toInteger(),
            .bytes = value[u"bytes"].toInteger(),
            .estimatedRows = value[u"estimatedRows"].toDouble(),
            .columns = stringsOf(value[u"columns"]),
            .rows = value[u"rows"].toInteger(-1),
            .checksum = value[u"checksum"].toString()};
}

QJsonObject contentJson(const BackupContent &content)
{
    QJsonObject objects;
    for (const auto &[kind, count] : content.objects)
        objects[kind] = count;
    QJsonArray tables;
    for (const TableContent &table : content.tables)
        tables << tableJson(table);
    QJsonArray extensions;
    for (const ExtensionUse &use : content.extensions)
        extensions << QJsonObject{{u"name"_s, use.name}, {u"version"_s, use.version}, {u"schema"_s, use.schema}};
    return {{u"objects"_s, objects},
            {u"tables"_s, tables},
            {u"extensions"_s, extensions},
            {u"policyRoles"_s, QJsonArray::fromStringList(content.policyRoles)},
            {u"encoding"_s, content.encoding},
            {u"collation"_s, content.collation},
            {u"characterType"_s, content.characterType},
            {u"databaseBytes"_s, content.databaseBytes}};
}

BackupContent contentOf(const QJsonValue &value)
{
    BackupContent content{.policyRoles = stringsOf(value[u"policyRoles"]),
                          .encoding = value[u"encoding"].toString(),
                          .collation = value[u"collation"].toString(),
                          .characterType = value[u"characterType"].toString(),
                          .databaseBytes = value[u"databaseBytes"].toInteger()};
    const QJsonObject objects = value[u"objects"].toObject();
    for (auto kind = objects.begin(); kind != objects.end(); ++kind)
        content.objects[kind.key()] = kind.value().toInt();
    const QJsonArray tables = value[u"tables"].toArray();
    for (const QJsonValue table : tables)
        content.tables.push_back(tableOf(table));
    const QJsonArray extensions = value[u"extensions"].toArray();
    for (const QJsonValue use : extensions)
        content.extensions.push_back({use[u"name"].toString(), use[u"version"].toString(), use[u"schema"].toString()});
    return content;
}

QJsonObject proofJson(const BackupProof &proof)
{
    return {{u"at"_s, timeText(proof.at)},
            {u"server"_s, proof.server},
            {u"restoreMs"_s, proof.restoreMs},
            {u"tablesByChecksum"_s, proof.tablesByChecksum},
            {u"tablesByCount"_s, proof.tablesByCount},
            {u"notCompared"_s, QJsonArray::fromStringList(proof.notCompared)},
            {u"notRestored"_s, toJsonArray(proof.notRestored)},
            {u"differences"_s, toJsonArray(proof.differences)}};
}

std::optional<BackupProof> proofOf(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    return BackupProof{.at = timeOf(value[u"at"]),
                       .server = value[u"server"].toString(),
                       .restoreMs = value[u"restoreMs"].toInteger(),
                       .tablesByChecksum = value[u"tablesByChecksum"].toInt(),
                       .tablesByCount = value[u"tablesByCount"].toInt(),
                       .notCompared = stringsOf(value[u"notCompared"]),
                       .notRestored = listFromJson(value[u"notRestored"].toArray(), messageFromJson),
                       .differences = listFromJson(value[u"differences"].toArray(), messageFromJson)};
}

QJsonObject pointJson(const SnapshotPoint &point)
{
    return {{u"snapshot"_s, point.snapshot},
            {u"transactions"_s, point.transactions},
            {u"walPosition"_s, point.walPosition},
            {u"at"_s, timeText(point.at)}};
}

QJsonObject factsJson(const Backup &backup)
{
    const DumpFacts &dump = backup.dump;
    QJsonObject json{{u"lockstep"_s, factsVersion},
                     {u"file"_s, QFileInfo(dump.path).fileName()},
                     {u"format"_s, dump.format == DumpFormat::Directory ? u"directory"_s : u"custom"_s},
                     {u"jobs"_s, dump.jobs},
                     {u"bytes"_s, dump.bytes},
                     {u"sha256"_s, dump.sha256},
                     {u"files"_s, filesJson(dump.files)},
                     {u"objects"_s, dump.objects},
                     {u"tables"_s, dump.tables},
                     {u"startedAt"_s, timeText(dump.startedAt)},
                     {u"durationMs"_s, dump.durationMs},
                     {u"program"_s, dump.program},
                     {u"source"_s, sourceJson(backup.source)},
                     {u"environment"_s, backup.environment},
                     {u"project"_s, backup.project},
                     {u"run"_s, backup.run},
                     {u"point"_s, pointJson(backup.point)},
                     {u"content"_s, contentJson(backup.content)},
                     {u"onlyRowsOf"_s, QJsonArray::fromStringList(backup.onlyRowsOf)}};
    if (backup.proof)
        json[u"proof"_s] = proofJson(*backup.proof);
    return json;
}

Error malformed(const QString &path)
{
    Error error{ErrorCode::FileMalformed,
                {QT_TRANSLATE_NOOP("app", "%1 does not hold the facts of a backup."), {path}},
                {},
                {QT_TRANSLATE_NOOP("app", "It is JSON that Lockstep writes beside each backup. Use another backup.")}};
    error.file = path;
    return error;
}

DumpFacts dumpOf(const QJsonObject &json, const QString &path)
{
    DumpFacts dump{.path = path,
                   .format = json[u"format"].toString() == "directory"_L1 ? DumpFormat::Directory : DumpFormat::Custom,
                   .jobs = json[u"jobs"].toInt(1),
                   .bytes = json[u"bytes"].toInteger(),
                   .sha256 = json[u"sha256"].toString(),
                   .files = filesOf(json[u"files"]),
                   .objects = json[u"objects"].toInt(),
                   .tables = json[u"tables"].toInt(),
                   .startedAt = timeOf(json[u"startedAt"]),
                   .durationMs = json[u"durationMs"].toInteger(),
                   .program = json[u"program"].toString()};
    // Facts of before there were folders name no files.
    if (dump.files.empty() && dump.format == DumpFormat::Custom)
        dump.files.push_back({QFileInfo(path).fileName(), dump.bytes, dump.sha256});
    return dump;
}

SnapshotPoint pointOf(const QJsonValue &value)
{
    return {value[u"snapshot"].toString(), value[u"transactions"].toString(), value[u"walPosition"].toString(),
            timeOf(value[u"at"])};
}

/// A name that leaves the folder, or a file that has no hash, is no fact of ours.
bool isSound(const QString &file, const DumpFacts &dump)
{
    const auto isPlain = [](const QString &name) { return !name.isEmpty() && !name.contains(u'/') && name != ".."_L1; };
    const auto isHashed
        = [&](const DumpedFile &each) { return isPlain(each.name) && each.sha256.size() == 64 && each.bytes >= 0; };
    return isPlain(file) && dump.startedAt.isValid() && !dump.files.empty()
        && std::ranges::all_of(dump.files, isHashed);
}

}  // namespace

std::vector<TableWeight> Backup::weights() const
{
    std::vector<TableWeight> weights;
    for (const TableContent &table : content.tables)
        weights.push_back({identifiersOf(table.name).join(u'.'), table.bytes, table.oid,
                           table.isCounted() ? double(table.rows) : table.estimatedRows});
    return weights;
}

Status writeBackupFacts(const Backup &backup)
{
    return writeFileDurably(backup.factsPath(), QJsonDocument(factsJson(backup)).toJson());
}

Result<Backup> readBackupFacts(const QString &factsPath)
{
    const auto bytes = readFile(factsPath);
    if (!bytes)
        return bytes.error();
    const QJsonObject json = QJsonDocument::fromJson(*bytes).object();
    const QString file = json[u"file"].toString();
    const DumpFacts dump = dumpOf(json, QFileInfo(factsPath).absolutePath() + u'/' + file);
    if (json[u"lockstep"].toInt() != factsVersion || !isSound(file, dump))
        return malformed(factsPath);
    return Backup{.dump = dump,
                  .source = sourceOf(json[u"source"]),
                  .environment = json[u"environment"].toString(),
                  .project = json[u"project"].toString(),
                  .run = json[u"run"].toString(),
                  .point = pointOf(json[u"point"]),
                  .content = contentOf(json[u"content"]),
                  .onlyRowsOf = stringsOf(json[u"onlyRowsOf"]),
                  .proof = proofOf(json[u"proof"])};
}

}  // namespace lockstep
