// SPDX-License-Identifier: GPL-3.0-or-later

// Changelogs in XML, as far as they include others and hold SQL.

#include "app/migrations/liquibasechangelog.h"

#include <QCoreApplication>
#include <QXmlStreamReader>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Kind = LiquibaseEntry::Kind;
const QHash<QString, Kind> kinds{{u"include"_s, Kind::Include},
                                 {u"includeAll"_s, Kind::IncludeAll},
                                 {u"property"_s, Kind::Property},
                                 {u"changeSet"_s, Kind::ChangeSet}};

QHash<QString, QString> attributesOf(const QXmlStreamReader &xml)
{
    QHash<QString, QString> values;
    for (const QXmlStreamAttribute &attribute : xml.attributes())
        values.insert(attribute.name().toString(), attribute.value().toString());
    return values;
}

LiquibaseChange changeOf(QXmlStreamReader &xml)
{
    const auto attributes = attributesOf(xml);
    LiquibaseChange change{.path = attributes.value(u"path"_s),
                           .isRelative = attributes.value(u"relativeToChangelogFile"_s) == "true"_L1,
                           .isSplit = attributes.value(u"splitStatements"_s) != "false"_L1,
                           .endDelimiter = attributes.value(u"endDelimiter"_s),
                           .line = int(xml.lineNumber())};
    const bool isFile = xml.name() == "sqlFile"_L1;
    const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements);
    // The text begins in the line of its tag; blanks at its ends are not part of it.
    const QString trimmed = text.trimmed();
    change.line += int(text.left(text.indexOf(trimmed)).count(u'\n'));
    if (!isFile)
        change.text = trimmed;
    return change;
}

QString rollbackOf(QXmlStreamReader &xml, LiquibaseEntry &entry)
{
    QString text;
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isCharacters())
            text += xml.text();
        else if (xml.isStartElement() && xml.name() == "sql"_L1)
            text += changeOf(xml).text + u"\n;"_s;
        else if (xml.isStartElement()) {
            entry.setForeign(xml.name().toString(), int(xml.lineNumber()));
            xml.skipCurrentElement();
        }
    }
    return text.trimmed();
}

void readPreconditions(QXmlStreamReader &xml, LiquibaseEntry &entry)
{
    for (const QString &name : {u"onFail"_s, u"onError"_s})
        entry.values.insert(name, xml.attributes().value(name).toString());
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (!xml.isStartElement())
            continue;
        const auto values = attributesOf(xml);
        const QString name = xml.name().toString();
        if (name == "sqlCheck"_L1) {
            const QString expected = values.value(u"expectedResult"_s);
            entry.preconditions.push_back({u"sql-check"_s, expected, xml.readElementText().trimmed()});
            continue;
        }
        if (name == "changeLogPropertyDefined"_L1)
            entry.preconditions.push_back({u"property"_s, values.value(u"value"_s), values.value(u"property"_s)});
        else if (name == "dbms"_L1)
            entry.values.insert(u"dbms"_s, values.value(u"type"_s));
        else
            entry.setForeign(name, int(xml.lineNumber()));
        xml.skipCurrentElement();
    }
}

void readChangeSet(QXmlStreamReader &xml, LiquibaseEntry &entry)
{
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (!xml.isStartElement())
            continue;
        const QString name = xml.name().toString();
        if (name == "sql"_L1 || name == "sqlFile"_L1)
            entry.changes.push_back(changeOf(xml));
        else if (name == "comment"_L1)
            entry.values.insert(u"comment"_s, xml.readElementText().trimmed());
        else if (name == "validCheckSum"_L1)
            entry.validCheckSums << xml.readElementText().trimmed();
        else if (name == "rollback"_L1)
            entry.rollback = rollbackOf(xml, entry);
        else if (name == "preConditions"_L1)
            readPreconditions(xml, entry);
        else {
            entry.setForeign(name, int(xml.lineNumber()));
            xml.skipCurrentElement();
        }
    }
}

}  // namespace

std::vector<LiquibaseEntry> liquibaseXml(const QByteArray &bytes, LiquibaseMistake &mistake)
{
    std::vector<LiquibaseEntry> entries;
    QXmlStreamReader xml(bytes);
    if (xml.readNextStartElement() && xml.name() != "databaseChangeLog"_L1)
        mistake = {{},
                   int(xml.lineNumber()),
                   {QT_TRANSLATE_NOOP("app", "This is no changelog: it begins with <%1>."), {xml.name().toString()}}};
    while (mistake.what.isEmpty() && xml.readNextStartElement()) {
        const auto kind = kinds.constFind(xml.name().toString());
        if (kind == kinds.constEnd()) {
            xml.skipCurrentElement();
            continue;
        }
        LiquibaseEntry entry{*kind, attributesOf(xml), int(xml.lineNumber())};
        if (*kind == Kind::ChangeSet)
            readChangeSet(xml, entry);
        else
            xml.skipCurrentElement();
        entries.push_back(std::move(entry));
    }
    if (mistake.what.isEmpty() && xml.hasError())
        mistake = {{}, int(xml.lineNumber()), {QT_TRANSLATE_NOOP("app", "This is not XML: %1"), {xml.errorString()}}};
    return entries;
}

}  // namespace lockstep
