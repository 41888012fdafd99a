// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/archivers.h"

#include "app/postgres/subprocess.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Check verdict(const char *id, const char *title, Outcome outcome, Message message, const QString &detail = {})
{
    return {QLatin1StringView(id), {title}, outcome, std::move(message), detail, {}};
}

const char *const pgBackRestTitle = QT_TRANSLATE_NOOP("app", "pgBackRest");
const char *const barmanTitle = QT_TRANSLATE_NOOP("app", "Barman");

bool isOf(const QJsonObject &stanza, const QString &systemIdentifier)
{
    const QJsonArray databases = stanza[u"db"].toArray();
    return std::ranges::any_of(databases, [&](const QJsonValue &database) {
        return QString::number(database[u"system-id"].toInteger()) == systemIdentifier;
    });
}

Check stanzaVerdict(const QJsonObject &stanza)
{
    const QString name = stanza[u"name"].toString();
    const QJsonObject status = stanza[u"status"].toObject();
    const QJsonArray backups = stanza[u"backup"].toArray();
    if (status[u"code"].toInt(-1) != 0)
        return verdict("pgbackrest", pgBackRestTitle, Outcome::Fail,
                       {QT_TRANSLATE_NOOP("app", "Stanza %1 is not well: %2."), {name, status[u"message"].toString()}});
    if (backups.isEmpty())
        return verdict("pgbackrest", pgBackRestTitle, Outcome::Fail,
                       {QT_TRANSLATE_NOOP("app", "Stanza %1 has no backup to begin a recovery with."), {name}});
    const QJsonObject newest = backups.last().toObject();
    const qint64 stopped = newest[u"timestamp"][u"stop"].toInteger();
    return verdict(
        "pgbackrest", pgBackRestTitle, Outcome::Pass,
        {QT_TRANSLATE_NOOP("app", "Stanza %1 is well; its newest backup is %2, of %3."),
         {name, newest[u"label"].toString(), QDateTime::fromSecsSinceEpoch(stopped, Qt::UTC).toString(Qt::ISODate)}});
}

/// Runs the program where it is installed; nothing where it is not.
Result<std::optional<QByteArray>> wordsOf(const QString &name, const QStringList &arguments, const JobContext &context)
{
    const QString program = QStandardPaths::findExecutable(name);
    if (program.isEmpty())
        return std::optional<QByteArray>();
    auto ended = run({.program = program, .arguments = arguments}, context);
    if (!ended)
        return std::move(ended).error();
    return std::optional(std::move(ended->standardOutput));
}

/// A tool that cannot answer may not be set up for this user; only a person's stop ends it all.
Result<Check> orWarn(const Error &error, const char *id, const char *title)
{
    if (error.code == ErrorCode::Cancelled)
        return error;
    return verdict(id, title, Outcome::Warn,
                   {QT_TRANSLATE_NOOP("app", "It is installed and did not answer: %1"), {error.message.english()}},
                   error.detail);
}

}  // namespace

Check pgBackRestVerdict(const QByteArray &json, const QString &systemIdentifier)
{
    const QJsonArray stanzas = QJsonDocument::fromJson(json).array();
    for (const QJsonValue stanza : stanzas) {
        if (isOf(stanza.toObject(), systemIdentifier))
            return stanzaVerdict(stanza.toObject());
    }
    return verdict("pgbackrest", pgBackRestTitle, Outcome::Warn,
                   {QT_TRANSLATE_NOOP("app", "It is installed and knows nothing of this server.")});
}

Check barmanVerdict(const QByteArray &json)
{
    const QJsonObject servers = QJsonDocument::fromJson(json).object();
    QStringList known;
    for (auto server = servers.begin(); server != servers.end(); ++server)
        known << u"%1: %2"_s.arg(server.key()).arg(server.value().toArray().size());
    if (known.isEmpty())
        return verdict("barman", barmanTitle, Outcome::Warn,
                       {QT_TRANSLATE_NOOP("app", "It is installed and has no backup.")});
    // Its list does not tell which server is which: names are the person's.
    return verdict("barman", barmanTitle, Outcome::Pass,
                   {QT_TRANSLATE_NOOP("app", "It has backups; whether one is of this server, its names must tell.")},
                   known.join(u'\n'));
}

Result<Check> pgBackRestCheck(const QString &systemIdentifier, const JobContext &context)
{
    const auto words = wordsOf(u"pgbackrest"_s, {u"info"_s, u"--output=json"_s}, context);
    if (!words)
        return orWarn(words.error(), "pgbackrest", pgBackRestTitle);
    if (!*words)
        return verdict("pgbackrest", pgBackRestTitle, Outcome::Skip,
                       {QT_TRANSLATE_NOOP("app", "It is not installed on this machine.")});
    return pgBackRestVerdict(**words, systemIdentifier);
}

Result<Check> barmanCheck(const QString &, const JobContext &context)
{
    const auto words = wordsOf(u"barman"_s, {u"-f"_s, u"json"_s, u"list-backups"_s, u"all"_s}, context);
    if (!words)
        return orWarn(words.error(), "barman", barmanTitle);
    if (!*words)
        return verdict("barman", barmanTitle, Outcome::Skip,
                       {QT_TRANSLATE_NOOP("app", "It is not installed on this machine.")});
    return barmanVerdict(**words);
}

}  // namespace lockstep
