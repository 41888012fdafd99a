// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/drizzlejournal.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Error noJournal(Message message, const QString &path, int line)
{
    Error error{ErrorCode::FileMalformed, std::move(message)};
    error.hint = {QT_TRANSLATE_NOOP("app",
                                    "Restore the journal from version control, or have it made anew from the files "
                                    "with “lockstep resolve --journal”.")};
    error.file = path;
    error.line = line;
    return error;
}

int lineAt(const QByteArray &bytes, qsizetype offset)
{
    return int(bytes.left(offset).count('\n')) + 1;
}

/// The line of each "tag" in the text, in order. They are the entries' only while there are as many of both.
std::vector<int> tagLines(const QByteArray &bytes)
{
    static const QRegularExpression form(u"\"tag\"\\s*:"_s);
    std::vector<int> lines;
    int line = 0;
    for (const QByteArray &text : bytes.split('\n')) {
        ++line;
        for (auto tags = form.globalMatch(QString::fromLatin1(text)); tags.hasNext(); tags.next())
            lines.push_back(line);
    }
    return lines;
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    return value.isDouble() && number >= 0 && number < 9e15 ? std::optional(value.toInteger(qint64(number)))
                                                            : std::nullopt;
}

QByteArray scalar(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).chopped(1).mid(1);
}

/// `first` in that order, then what else there is.
QStringList orderedKeys(const QJsonObject &object, const QStringList &first)
{
    QStringList keys;
    for (const QString &key : first + object.keys()) {
        if (object.contains(key) && !keys.contains(key))
            keys << key;
    }
    return keys;
}

QByteArrayList lines(const QJsonObject &object, const QStringList &keys, const QByteArray &indent)
{
    QByteArrayList texts;
    for (const QString &key : keys)
        texts << indent + scalar(key) + ": " + scalar(object.value(key));
    return texts;
}

QByteArray entryBytes(const JournalEntry &entry)
{
    static const QStringList usual{u"idx"_s, u"version"_s, u"when"_s, u"tag"_s, u"breakpoints"_s};
    return "    {\n" + lines(entry.fields, orderedKeys(entry.fields, usual), "      ").join(",\n") + "\n    }";
}

}  // namespace

Result<DrizzleJournal> parseJournal(const QByteArray &bytes, const QString &path)
{
    QJsonParseError failure;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &failure);
    if (failure.error != QJsonParseError::NoError)
        return noJournal(
            {QT_TRANSLATE_NOOP("app", "Drizzle's journal is not valid JSON: %1."), {failure.errorString()}}, path,
            lineAt(bytes, failure.offset));
    DrizzleJournal journal{document.object()};
    const QJsonValue entries = journal.head.take(u"entries"_s);
    if (!entries.isArray())
        return noJournal({QT_TRANSLATE_NOOP("app", "Drizzle's journal has no list of entries.")}, path, 1);
    const QJsonArray list = entries.toArray();
    const std::vector<int> found = tagLines(bytes);
    for (const auto &value : list) {
        JournalEntry entry{.fields = value.toObject()};
        entry.tag = entry.fields.value("tag"_L1).toString();
        entry.when = wholeNumber(entry.fields.value("when"_L1));
        if (found.size() == std::size_t(list.size()))
            entry.line = found[journal.entries.size()];
        journal.entries.push_back(std::move(entry));
    }
    return journal;
}

QByteArray journalBytes(const DrizzleJournal &journal)
{
    QByteArrayList entries;
    for (const JournalEntry &entry : journal.entries)
        entries << entryBytes(entry);
    const QByteArray list = entries.isEmpty() ? QByteArray("[]") : "[\n" + entries.join(",\n") + "\n  ]";
    const QByteArrayList head = lines(journal.head, orderedKeys(journal.head, {u"version"_s, u"dialect"_s}), "  ");
    return "{\n" + (head + QByteArrayList{"  \"entries\": " + list}).join(",\n") + "\n}";
}

QJsonObject journalFields(int idx, const QString &version, qint64 when, const QString &tag)
{
    return {{u"idx"_s, idx}, {u"version"_s, version}, {u"when"_s, when}, {u"tag"_s, tag}, {u"breakpoints"_s, true}};
}

}  // namespace lockstep
