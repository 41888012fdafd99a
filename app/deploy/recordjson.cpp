// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/recordjson.h"

#include <QSet>

#include <mutex>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A message's source must live as long as a literal does, so that a journal read in another language is translated
/// too. There are only as many as the program has sentences.
const char *keptSource(const QByteArray &source)
{
    static std::mutex mutex;
    static QSet<QByteArray> sources;
    const std::lock_guard guard(mutex);
    return sources.insert(source)->constData();
}

QJsonArray toJson(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QStringList textsFromJson(const QJsonValue &value)
{
    return value.toVariant().toStringList();
}

template <typename Enumeration>
Enumeration enumerationFrom(const QString &id, QLatin1StringView (*idOf)(Enumeration), Enumeration last)
{
    for (int i = 0; i <= int(last); ++i) {
        if (idOf(Enumeration(i)) == id)
            return Enumeration(i);
    }
    return last;
}

QJsonObject toJson(const SqlErrorInfo &sql)
{
    return {{u"state"_s, QString::fromLatin1(sql.sqlState)},
            {u"message"_s, sql.message},
            {u"detail"_s, sql.detail},
            {u"hint"_s, sql.hint},
            {u"context"_s, sql.context},
            {u"bytePosition"_s, qint64(sql.bytePosition)}};
}

SqlErrorInfo sqlErrorFromJson(const QJsonObject &json)
{
    return {json.value("state"_L1).toString().toLatin1(), json.value("message"_L1).toString(),
            json.value("detail"_L1).toString(),           json.value("hint"_L1).toString(),
            json.value("context"_L1).toString(),          qsizetype(json.value("bytePosition"_L1).toInteger(-1))};
}

QJsonObject toJson(const TargetIdentity &target)
{
    return {{u"host"_s, target.host},
            {u"port"_s, target.port},
            {u"database"_s, target.database},
            {u"user"_s, target.user},
            {u"serverVersion"_s, target.serverVersion},
            {u"serverVersionNum"_s, target.serverVersionNum},
            {u"systemIdentifier"_s, target.systemIdentifier},
            {u"databaseOid"_s, target.databaseOid},
            {u"timeline"_s, target.timeline},
            {u"inRecovery"_s, target.inRecovery},
            {u"readOnly"_s, target.readOnly},
            {u"enrolment"_s, target.enrolment}};
}

TargetIdentity targetFromJson(const QJsonObject &json)
{
    return {.host = json.value("host"_L1).toString(),
            .port = json.value("port"_L1).toInt(),
            .database = json.value("database"_L1).toString(),
            .user = json.value("user"_L1).toString(),
            .serverVersion = json.value("serverVersion"_L1).toString(),
            .serverVersionNum = json.value("serverVersionNum"_L1).toInt(),
            .systemIdentifier = json.value("systemIdentifier"_L1).toString(),
            .databaseOid = json.value("databaseOid"_L1).toInteger(),
            .timeline = json.value("timeline"_L1).toInt(),
            .inRecovery = json.value("inRecovery"_L1).toBool(),
            .readOnly = json.value("readOnly"_L1).toBool(),
            .enrolment = json.value("enrolment"_L1).toString()};
}

QJsonObject toJson(const PlannedMigration &migration)
{
    return {{u"name"_s, migration.name},
            {u"index"_s, qint64(migration.index)},
            {u"file"_s, migration.file},
            {u"sha256"_s, migration.sha256},
            {u"transactional"_s, migration.isTransactional},
            {u"statements"_s, migration.statements},
            {u"revertFile"_s, migration.revertFile},
            {u"revertSha256"_s, migration.revertSha256},
            {u"risk"_s, severityId(migration.risk)}};
}

PlannedMigration plannedFromJson(const QJsonObject &json)
{
    return {.name = json.value("name"_L1).toString(),
            .index = std::size_t(json.value("index"_L1).toInteger()),
            .file = json.value("file"_L1).toString(),
            .sha256 = json.value("sha256"_L1).toString(),
            .isTransactional = json.value("transactional"_L1).toBool(),
            .statements = json.value("statements"_L1).toInt(),
            .revertFile = json.value("revertFile"_L1).toString(),
            .revertSha256 = json.value("revertSha256"_L1).toString(),
            .risk = enumerationFrom(json.value("risk"_L1).toString(), severityId, Severity::Error)};
}

}  // namespace

QJsonObject toJson(const Message &message)
{
    QJsonObject json{{u"source"_s, QString::fromUtf8(message.source)}};
    if (!message.arguments.isEmpty())
        json.insert(u"arguments"_s, toJson(message.arguments));
    if (message.count >= 0)
        json.insert(u"count"_s, message.count);
    return json;
}

Message messageFromJson(const QJsonObject &json)
{
    return {keptSource(json.value("source"_L1).toString().toUtf8()), textsFromJson(json.value("arguments"_L1)),
            json.value("count"_L1).toInt(-1)};
}

QString confirmationText(const QJsonObject &confirmation)
{
    const QJsonValue message = confirmation.value("message"_L1);
    const QString text = message.isObject() ? messageFromJson(message.toObject()).translated()
                                            : confirmation.value("text"_L1).toString();
    const QString answer = confirmation.value("answer"_L1).toString();
    return answer.isEmpty() ? text : text + u' ' + answer;
}

QJsonObject toJson(const Error &error)
{
    QJsonObject json{{u"code"_s, errorId(error.code)}, {u"message"_s, toJson(error.message)}};
    if (!error.detail.isEmpty())
        json.insert(u"detail"_s, error.detail);
    if (!error.hint.isEmpty())
        json.insert(u"hint"_s, toJson(error.hint));
    if (error.sql)
        json.insert(u"sql"_s, toJson(*error.sql));
    if (!error.file.isEmpty())
        json.insert(u"file"_s, error.file);
    if (error.line > 0)
        json.insert(u"line"_s, error.line);
    return json;
}

Error errorFromJson(const QJsonObject &json)
{
    Error error{enumerationFrom(json.value("code"_L1).toString(), errorId, ErrorCode::CheckFailed),
                messageFromJson(json.value("message"_L1).toObject()), json.value("detail"_L1).toString(),
                messageFromJson(json.value("hint"_L1).toObject())};
    if (const QJsonValue sql = json.value("sql"_L1); sql.isObject())
        error.sql = sqlErrorFromJson(sql.toObject());
    error.file = json.value("file"_L1).toString();
    error.line = json.value("line"_L1).toInt();
    return error;
}

QJsonObject toJson(const Fact &fact)
{
    return {{u"label"_s, toJson(fact.label)}, {u"value"_s, fact.value}};
}

Fact factFromJson(const QJsonObject &json)
{
    return {messageFromJson(json.value("label"_L1).toObject()), json.value("value"_L1).toString()};
}

QJsonObject toJson(const Check &check)
{
    return {{u"id"_s, check.id},
            {u"title"_s, toJson(check.title)},
            {u"outcome"_s, outcomeId(check.outcome)},
            {u"message"_s, toJson(check.message)},
            {u"detail"_s, check.detail},
            {u"hint"_s, toJson(check.hint)},
            {u"theme"_s, toJson(check.theme)}};
}

Check checkFromJson(const QJsonObject &json)
{
    return {json.value("id"_L1).toString(),
            messageFromJson(json.value("title"_L1).toObject()),
            enumerationFrom(json.value("outcome"_L1).toString(), outcomeId, Outcome::Skip),
            messageFromJson(json.value("message"_L1).toObject()),
            json.value("detail"_L1).toString(),
            messageFromJson(json.value("hint"_L1).toObject()),
            messageFromJson(json.value("theme"_L1).toObject())};
}

QJsonObject toJson(const ObjectState &object)
{
    return {{u"kind"_s, object.kind}, {u"name"_s, object.name}, {u"exists"_s, object.exists}};
}

ObjectState objectFromJson(const QJsonObject &json)
{
    return {json.value("kind"_L1).toString(), json.value("name"_L1).toString(), json.value("exists"_L1).toBool()};
}

QJsonObject toJson(const Plan &plan)
{
    QJsonArray migrations;
    for (const PlannedMigration &migration : plan.migrations)
        migrations.append(toJson(migration));
    QJsonObject json{{u"target"_s, toJson(plan.target)},
                     {u"migrations"_s, migrations},
                     {u"digest"_s, plan.digest},
                     {u"obstacles"_s, toJsonArray(plan.obstacles)}};
    if (plan.direction == Direction::Revert)
        json.insert(u"direction"_s, u"revert"_s);
    return json;
}

Plan planFromJson(const QJsonObject &json)
{
    return {targetFromJson(json.value("target"_L1).toObject()),
            listFromJson(json.value("migrations"_L1).toArray(), plannedFromJson), json.value("digest"_L1).toString(),
            listFromJson(json.value("obstacles"_L1).toArray(), errorFromJson),
            json.value("direction"_L1) == "revert"_L1 ? Direction::Revert : Direction::Forward};
}

}  // namespace lockstep
