// SPDX-License-Identifier: GPL-3.0-or-later

// The files themselves: what is in none of them, and what they are called.

#include "app/review/rules/history.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

std::vector<HistoryHit> checkEmpty(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (std::size_t index = 0; index < input.scripts.size(); ++index) {
        const Migration &migration = input.migrations[index];
        const bool isRead = migration.problem.isEmpty() && !migration.isBaseline;
        if (isRead && input.scripts[index].script.statements.empty())
            hits.push_back(hitOnFile(index, {QT_TRANSLATE_NOOP("app", "This migration has no statement.")}));
    }
    return hits;
}

/// "20260101120000_add" → 14, "0007_add" → 4, "V12__add" → 0, as it is not padded; no digits → -1.
int prefixLength(const QString &name)
{
    static const QRegularExpression form(u"^[VU]?(\\d+)"_s);
    const auto match = form.match(name);
    return match.hasMatch() ? int(match.capturedLength(1)) : -1;
}

/// A running number and a date sort apart from each other, whatever was written when.
std::vector<HistoryHit> checkPrefixes(const HistoryInput &input)
{
    constexpr int shortestDate = 8;
    std::vector<HistoryHit> hits;
    bool hasDates = false;
    bool hasNumbers = false;
    for (std::size_t index = 0; index < input.migrations.size(); ++index) {
        const int length = prefixLength(input.migrations[index].name.section(u'/', -1));
        const bool wasMixed = hasDates && hasNumbers;
        hasDates = hasDates || length >= shortestDate;
        hasNumbers = hasNumbers || (length > 0 && length < shortestDate);
        if (!wasMixed && hasDates && hasNumbers)
            hits.push_back(
                hitOnFile(index, {QT_TRANSLATE_NOOP("app", "Names before this one begin in another style.")}));
    }
    return hits;
}

std::vector<HistoryHit> checkNames(const HistoryInput &input)
{
    static const QRegularExpression vague(
        u"^[VU]?[\\d._-]*(?:update|updates|fix|fixes|change|changes|migration|test|temp|tmp|wip|misc|stuff|new|schema|"
        "db)[\\d._-]*(?:\\.sql)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    std::vector<HistoryHit> hits;
    for (std::size_t index = 0; index < input.migrations.size(); ++index) {
        if (vague.match(input.migrations[index].name.section(u'/', -1)).hasMatch())
            hits.push_back(hitOnFile(index, {QT_TRANSLATE_NOOP("app", "The name does not say what it does.")}));
    }
    return hits;
}

std::vector<HistoryHit> checkMarks(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (std::size_t index = 0; index < input.migrations.size(); ++index) {
        if (input.migrations[index].forward.bytes.startsWith("\xEF\xBB\xBF"))
            hits.push_back(hitOnFile(index, {QT_TRANSLATE_NOOP("app", "The file begins with a byte order mark.")}));
    }
    return hits;
}

}  // namespace

const HistoryRule emptyMigration{
    "empty-migration",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A migration without a statement"),
    QT_TRANSLATE_NOOP("app", "It is recorded as applied, and when it is filled in later nothing runs it."),
    QT_TRANSLATE_NOOP("app", "Remove it where it is not applied yet, or write SELECT 1; to say that it is meant."),
    &checkEmpty,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(-- to do)sql",
    R"sql(SELECT 1;)sql",
};

const HistoryRule prefixesMixed{
    "version-prefix-style-mixed",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Running numbers and dates in one folder"),
    QT_TRANSLATE_NOOP("app", "Where a new file sorts then depends on how its author began its name."),
    QT_TRANSLATE_NOOP("app", "Keep to one style."),
    &checkPrefixes,
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(SELECT 1;
-- next file 0002_later
SELECT 2;)sql",
    R"sql(SELECT 1;
-- next file
SELECT 2;)sql",
};

const HistoryRule nameTooVague{
    "name-too-vague",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A name that says nothing"),
    QT_TRANSLATE_NOOP("app", "Whoever reads the list in an emergency has to open every file."),
    QT_TRANSLATE_NOOP("app", "Say what it does: add_users_email."),
    &checkNames,
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(SELECT 1;
-- next file 2_fix
SELECT 2;)sql",
    R"sql(SELECT 1;
-- next file 2_add_users_email
SELECT 2;)sql",
};

const HistoryRule byteOrderMark{
    "encoding",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A byte order mark"),
    QT_TRANSLATE_NOOP("app", "Lockstep passes it by; several tools send it to the server, which refuses it as SQL."),
    QT_TRANSLATE_NOOP("app", "Save the file as UTF-8 without one, unless it is applied: the checksum changes."),
    &checkMarks,
    Bucket::Hygiene,
    true,
    0,
    0,
    "SELECT 1;\n-- next file\n\xEF\xBB\xBF"
    "CREATE TABLE users (id bigint PRIMARY KEY);",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);)sql",
};

}  // namespace lockstep::rules
