// SPDX-License-Identifier: GPL-3.0-or-later

// Changelogs in YAML, as far as they include others: the form that Liquibase's documentation gives them, an item a
// dash, its values in lines of their own or in braces.

#include "app/migrations/liquibasechangelog.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Kind = LiquibaseEntry::Kind;

QString plainValue(QString text)
{
    text = text.trimmed();
    const QChar quote = text.isEmpty() ? QChar() : text[0];
    if (quote == u'"' || quote == u'\'') {
        const qsizetype end = text.indexOf(quote, 1);
        return end < 0 ? text : text.sliced(1, end - 1);
    }
    return text.section(u" #"_s, 0, 0).trimmed();
}

std::optional<Kind> kindOf(const QString &name)
{
    if (name == "include"_L1)
        return Kind::Include;
    if (name == "includeAll"_L1)
        return Kind::IncludeAll;
    if (name == "property"_L1)
        return Kind::Property;
    return name == "changeSet"_L1 ? std::optional(Kind::ChangeSet) : std::nullopt;
}

void readBraces(LiquibaseEntry &entry, const QString &text)
{
    static const QRegularExpression pair(u"[\"']?(\\w+)[\"']?\\s*:\\s*(\"[^\"]*\"|'[^']*'|[^,}]+)"_s);
    for (auto found = pair.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        entry.values.insert(match.captured(1), plainValue(match.captured(2)));
    }
}

}  // namespace

std::vector<LiquibaseEntry> liquibaseYaml(const QByteArray &bytes, LiquibaseMistake &mistake)
{
    static const QRegularExpression head(u"^[\"']?databaseChangeLog[\"']?\\s*:"_s, QRegularExpression::MultilineOption);
    if (!head.match(QString::fromUtf8(bytes)).hasMatch()) {
        mistake = {{}, 1, {QT_TRANSLATE_NOOP("app", "This is no changelog: it has no databaseChangeLog.")}};
        return {};
    }
    static const QRegularExpression item(u"^(\\s*)-\\s+([A-Za-z]+)\\s*:\\s*(.*)$"_s);
    static const QRegularExpression value(u"^(\\s+)([A-Za-z]+)\\s*:\\s*(\\S.*)$"_s);
    std::vector<LiquibaseEntry> entries;
    qsizetype itemIndent = -1;  // of the changelog's own items
    qsizetype valueIndent = -1;
    int number = 0;
    for (const QString &line : QString::fromUtf8(bytes).remove(u'\r').split(u'\n')) {
        ++number;
        if (const auto match = item.match(line); match.hasMatch()) {
            const auto kind = kindOf(match.captured(2));
            const qsizetype indent = match.capturedLength(1);
            if (!kind || (itemIndent >= 0 && indent != itemIndent))
                continue;
            itemIndent = indent;
            valueIndent = -1;
            entries.push_back({*kind, {}, number});
            if (*kind == Kind::ChangeSet)
                entries.back().foreign = u"changes"_s;
            readBraces(entries.back(), match.captured(3));
            continue;
        }
        const auto match = value.match(line);
        if (!match.hasMatch() || entries.empty())
            continue;
        if (valueIndent < 0)
            valueIndent = match.capturedLength(1);
        if (match.capturedLength(1) == valueIndent)
            entries.back().values.insert(match.captured(2), plainValue(match.captured(3)));
    }
    return entries;
}

}  // namespace lockstep
