// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/record.h"

#include "app/core/files.h"
#include "app/deploy/recordjson.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString folder()
{
    return stateFolder() + u"/rehearsals"_s;
}

QString fileOf(const QString &digest)
{
    return folder() + u'/' + digest.section(u':', -1) + u".json"_s;
}

QJsonObject lockJson(const RelationTrace &relation)
{
    return {{u"relation"_s, relation.relation},
            {u"mode"_s, QString(lockModeId(*relation.mode))},
            {u"blocks"_s, QString(lockBlocksId(*relation.mode))}};
}

QJsonArray namesOf(const std::vector<RelationTrace> &relations, bool RelationTrace::*flag)
{
    QJsonArray names;
    for (const RelationTrace &relation : relations) {
        if (relation.*flag)
            names << relation.relation;
    }
    return names;
}

QJsonArray englishArray(const std::vector<Message> &messages)
{
    QJsonArray lines;
    for (const Message &message : messages)
        lines.append(message.english());
    return lines;
}

QString passWord(const PassResult &pass)
{
    return pass.isDone ? u"ok"_s : pass.error ? u"failed"_s : u"skipped"_s;
}

QJsonObject differenceJson(const InventoryDifference &difference)
{
    QJsonObject json{{u"class"_s, QString(differenceClassId(difference.difference))},
                     {u"kind"_s, QString(itemKindId(difference.kind))},
                     {u"object"_s, difference.object}};
    if (!difference.expected.isEmpty())
        json[u"expected"_s] = difference.expected;
    if (!difference.actual.isEmpty())
        json[u"actual"_s] = difference.actual;
    return json;
}

const std::optional<Error> &firstError(const MigrationRehearsal &migration)
{
    return migration.forward.error ? migration.forward.error
        : migration.revert.error   ? migration.revert.error
                                   : migration.again.error;
}

QJsonObject itemJson(const InventoryItem &item)
{
    QJsonArray values;
    for (const ItemValue &value : item.values)
        values << QJsonArray{QString(itemPropertyId(value.property)), QString::fromUtf8(value.text)};
    return {{u"kind"_s, QString(itemKindId(item.kind))},
            {u"name"_s, QString::fromUtf8(item.name)},
            {u"holder"_s, QString::fromUtf8(item.holder)},
            {u"values"_s, values}};
}

template <typename Enumeration>
std::optional<Enumeration> named(const QString &word, Enumeration last, QLatin1StringView (*idOf)(Enumeration))
{
    for (int value = 0; value <= int(last); ++value) {
        if (word == idOf(Enumeration(value)))
            return Enumeration(value);
    }
    return std::nullopt;
}

/// None where another version wrote it, which knew other kinds.
std::optional<InventoryItem> itemFromJson(const QJsonObject &json)
{
    const auto kind = named(json["kind"_L1].toString(), ItemKind::DatabaseSetting, itemKindId);
    if (!kind)
        return std::nullopt;
    InventoryItem item{
        .kind = *kind, .name = json["name"_L1].toString().toUtf8(), .holder = json["holder"_L1].toString().toUtf8()};
    for (const auto &value : json["values"_L1].toArray()) {
        const auto property = named(value.toArray()[0].toString(), ItemProperty::Comment, itemPropertyId);
        if (!property)
            return std::nullopt;
        item.values.push_back({*property, value.toArray()[1].toString().toUtf8()});
    }
    return item;
}

QJsonObject inventoryJson(const Inventory &inventory)
{
    QJsonArray items;
    for (const InventoryItem &item : inventory.items)
        items << itemJson(item);
    return {{u"serverVersion"_s, inventory.serverVersion}, {u"items"_s, items}};
}

std::optional<Inventory> inventoryFromJson(const QJsonObject &json)
{
    Inventory inventory{.serverVersion = json["serverVersion"_L1].toInt()};
    for (const auto &value : json["items"_L1].toArray()) {
        auto item = itemFromJson(value.toObject());
        if (!item)
            return std::nullopt;
        inventory.items.push_back(*std::move(item));
    }
    return inventory;
}

QString revertFile(const Migration &migration)
{
    const QByteArray both = migration.forward.sha256.toLatin1() + migration.revert->sha256.toLatin1()
        + sha256Hex(migration.revert->sql()).toLatin1();
    return folder() + u"/reverts/"_s + sha256Hex(both) + u".json"_s;
}

Status write(const QString &path, const QJsonObject &json)
{
    QDir().mkpath(QFileInfo(path).path());
    return writeFileDurably(path, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<QJsonObject> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// What nobody will ask for again.
void removeOldest(const QString &path, int kept)
{
    const QFileInfoList files = QDir(path).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (qsizetype i = kept; i < files.size(); ++i)
        QFile::remove(files[i].filePath());
}

constexpr int keptPlans = 100;
constexpr int keptReverts = 20'000;

Status keepReverts(const Workspace &workspace, const Rehearsal &rehearsal)
{
    for (const MigrationRehearsal &each : rehearsal.migrations) {
        const auto migration = std::ranges::find(workspace.folder.migrations, each.migration, &Migration::name);
        if (migration == workspace.folder.migrations.end() || !migration->revert || !each.forward.isDone)
            continue;
        const QJsonObject json{{u"verdict"_s, QString(rollbackVerdictId(each.verdict))},
                               {u"source"_s, QString(rehearsalSourceId(rehearsal.source))}};
        if (Status written = write(revertFile(*migration), json); !written)
            return written;
    }
    return Done{};
}

}  // namespace

QJsonObject statementJson(const StatementTrace &trace, Pass pass, const std::optional<Error> &error)
{
    QJsonArray locks;
    for (const RelationTrace &relation : trace.relations) {
        if (relation.mode)
            locks << lockJson(relation);
    }
    QJsonObject json{{u"pass"_s, QString(passId(pass))},
                     {u"line"_s, trace.line},
                     {u"startMs"_s, trace.startMs},
                     {u"durationMs"_s, trace.durationMs},
                     {u"rows"_s, trace.rows},
                     {u"locks"_s, locks},
                     {u"rewrites"_s, namesOf(trace.relations, &RelationTrace::isRewritten)},
                     {u"scans"_s, namesOf(trace.relations, &RelationTrace::isScanned)},
                     {u"builds"_s, namesOf(trace.relations, &RelationTrace::isBuilt)},
                     {u"walBytes"_s, trace.walBytes},
                     {u"temporaryBytes"_s, trace.temporaryBytes},
                     {u"agreement"_s, QString(agreementId(trace.agreement))},
                     {u"mismatches"_s, englishArray(trace.mismatches)}};
    if (error)
        json[u"error"_s] = lockstep::toJson(*error);
    return json;
}

QJsonObject migrationJson(const MigrationRehearsal &migration)
{
    QJsonArray differences;
    for (const InventoryDifference &difference : migration.differences)
        differences << differenceJson(difference);
    const std::optional<Error> &error = firstError(migration);
    qint64 held = 0;
    for (const StatementTrace &statement : migration.forward.statements)
        held = std::max(held, statement.heldMs);
    return {{u"forward"_s, migration.forward.isDone ? u"ok"_s : u"failed"_s},
            {u"revert"_s, QString(rollbackVerdictId(migration.verdict))},
            {u"again"_s, passWord(migration.again)},
            {u"differences"_s, differences},
            {u"durationMs"_s, migration.forward.durationMs},
            {u"heldMs"_s, held},
            {u"lostRows"_s, englishArray(migration.lostRows)},
            {u"broken"_s, englishArray(migration.broken)},
            {u"error"_s, error ? QJsonValue(lockstep::toJson(*error)) : QJsonValue()}};
}

Status keepRehearsal(const Workspace &workspace, const QString &digest, const Rehearsal &rehearsal)
{
    QJsonObject verdicts;
    for (const MigrationRehearsal &migration : rehearsal.migrations)
        verdicts[migration.migration] = QString(rollbackVerdictId(migration.verdict));
    const QJsonObject json{{u"plan"_s, digest},
                           {u"at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                           {u"source"_s, QString(rehearsalSourceId(rehearsal.source))},
                           {u"server"_s, rehearsal.server},
                           {u"hasRun"_s, hasRun(rehearsal)},
                           {u"isProven"_s, isProven(rehearsal)},
                           {u"verdicts"_s, verdicts},
                           {u"durationMs"_s, rehearsal.durationMs},
                           {u"end"_s, inventoryJson(rehearsal.end)}};
    if (Status written = write(fileOf(digest), json); !written)
        return written;
    removeOldest(folder(), keptPlans);
    removeOldest(folder() + u"/reverts"_s, keptReverts);
    return keepReverts(workspace, rehearsal);
}

std::optional<RehearsalRecord> rehearsalOf(const QString &digest)
{
    const auto json = read(fileOf(digest));
    if (!json || json->value("plan"_L1) != digest)
        return std::nullopt;
    RehearsalRecord record{.plan = digest,
                           .at = QDateTime::fromString(json->value("at"_L1).toString(), Qt::ISODateWithMs),
                           .source = json->value("source"_L1).toString(),
                           .server = json->value("server"_L1).toString(),
                           .hasRun = json->value("hasRun"_L1).toBool(),
                           .isProven = json->value("isProven"_L1).toBool(),
                           .durationMs = json->value("durationMs"_L1).toInteger()};
    for (const auto &[name, verdict] : json->value("verdicts"_L1).toObject().toVariantMap().asKeyValueRange())
        record.verdicts.insert(name, verdict.toString());
    auto end = inventoryFromJson(json->value("end"_L1).toObject());
    if (!end)
        return std::nullopt;
    record.end = *std::move(end);
    return record;
}

Status requireRehearsal(const Plan &plan, const Policy &policy)
{
    if (policy.rehearsal == RehearsalPolicy::None || plan.direction == Direction::Revert || plan.migrations.empty())
        return Done{};
    const auto record = rehearsalOf(plan.digest);
    const bool isEnough = record && (policy.rehearsal == RehearsalPolicy::Run ? record->hasRun : record->isProven);
    if (isEnough)
        return Done{};
    Error error{.code = ErrorCode::PolicyRefused};
    if (!record)
        error.message = {QT_TRANSLATE_NOOP("app", "The policy asks for a rehearsal, and this plan was not rehearsed.")};
    else if (!record->hasRun)
        error.message
            = {QT_TRANSLATE_NOOP("app", "The policy asks for a rehearsal, and in this plan's something failed.")};
    else
        error.message = {QT_TRANSLATE_NOOP(
            "app", "The policy asks for proven reverts, and a rehearsal of this plan has shown one that is none.")};
    error.detail = plan.digest;
    error.hint = {QT_TRANSLATE_NOOP(
        "app", "“lockstep rehearse” rehearses what is pending, up to the same migration and on the same target.")};
    return error;
}

QString testedRevert(const Migration &migration)
{
    const auto json = migration.revert ? read(revertFile(migration)) : std::nullopt;
    return json ? json->value("verdict"_L1).toString() : QString();
}

}  // namespace lockstep
