// SPDX-License-Identifier: GPL-3.0-or-later

// Changelogs in YAML, and in JSON, which Liquibase too reads as YAML: what Liquibase's documentation calls an element
// is a key here, its attributes and its text are values.

#include "app/migrations/liquibasechangelog.h"

#include <QCoreApplication>

#include <yaml-cpp/yaml.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Kind = LiquibaseEntry::Kind;

QString textOf(const YAML::Node &node)
{
    return node.IsDefined() && node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

/// Of a map; empty where it has none of that name.
QString valueOf(const YAML::Node &map, const char *name)
{
    return map.IsMap() ? textOf(map[name]).trimmed() : QString();
}

int lineOf(const YAML::Node &node)
{
    return std::max(node.Mark().line + 1, 1);
}

/// A list of maps, or one map: what Liquibase takes for the same. `visit` is told the key's line too.
template <typename Visit>
void eachPair(const YAML::Node &node, const Visit &visit)
{
    if (node.IsSequence()) {
        for (const auto &item : node)
            eachPair(item, visit);
    } else if (node.IsMap()) {
        for (const auto &pair : node)
            visit(textOf(pair.first), pair.second, lineOf(pair.first));
    }
}

class YamlReader
{
public:
    explicit YamlReader(const QByteArray &bytes)
        : m_lines(bytes.split('\n'))
    { }

    LiquibaseEntry entryOf(Kind kind, const YAML::Node &node, int line) const
    {
        LiquibaseEntry entry{kind, {}, line};
        eachPair(node, [&](const QString &name, const YAML::Node &value, int) {
            if (value.IsScalar())
                entry.values.insert(name, textOf(value).trimmed());
        });
        if (kind == Kind::ChangeSet)
            readChangeSet(node, entry);
        return entry;
    }

private:
    void readChangeSet(const YAML::Node &node, LiquibaseEntry &entry) const
    {
        eachPair(node, [&](const QString &name, const YAML::Node &value, int line) {
            if (name == "changes"_L1)
                addChanges(value, entry);
            else if (name == "rollback"_L1)
                entry.rollback = rollbackOf(value, entry);
            else if (name == "preConditions"_L1)
                readPreconditions(value, entry);
            else if (name.startsWith("validCheckSum"_L1))
                addCheckSums(value, entry);
            else if (value.IsMap() || value.IsSequence())
                entry.setForeign(name, line);
        });
    }

    void addChanges(const YAML::Node &node, LiquibaseEntry &entry) const
    {
        eachPair(node, [&](const QString &name, const YAML::Node &body, int line) {
            if (name == "sql"_L1 || name == "sqlFile"_L1)
                entry.changes.push_back(changeOf(name, body));
            else
                entry.setForeign(name, line);
        });
    }

    LiquibaseChange changeOf(const QString &name, const YAML::Node &body) const
    {
        LiquibaseChange change{.path = valueOf(body, "path"),
                               .isRelative = valueOf(body, "relativeToChangelogFile") == "true"_L1,
                               .isSplit = valueOf(body, "splitStatements") != "false"_L1,
                               .endDelimiter = valueOf(body, "endDelimiter"),
                               .line = lineOf(body)};
        const YAML::Node sql = body.IsMap() ? body["sql"] : body;
        if (name == "sqlFile"_L1 || !sql.IsDefined() || !sql.IsScalar())
            return change;
        const QString text = textOf(sql);
        change.text = text.trimmed();
        change.line = lineOf(sql) + (isBlock(sql) ? 1 : 0) + int(text.left(text.indexOf(change.text)).count(u'\n'));
        return change;
    }

    /// "sql: |", whose text begins in the next line.
    bool isBlock(const YAML::Node &node) const
    {
        const YAML::Mark mark = node.Mark();
        const QByteArray rest = m_lines.value(mark.line).mid(mark.column);
        return rest.startsWith('|') || rest.startsWith('>');
    }

    QString rollbackOf(const YAML::Node &node, LiquibaseEntry &entry) const
    {
        QString text = textOf(node);
        if (node.IsSequence() && node.size() > 0 && node[0].IsScalar()) {
            for (const auto &statement : node)
                text += textOf(statement) + u"\n;"_s;
            return text.trimmed();
        }
        eachPair(node, [&](const QString &name, const YAML::Node &body, int line) {
            if (name == "sql"_L1)
                text += changeOf(name, body).text + u"\n;"_s;
            else
                entry.setForeign(name, line);
        });
        return text.trimmed();
    }

    static void readPreconditions(const YAML::Node &node, LiquibaseEntry &entry)
    {
        eachPair(node, [&](const QString &name, const YAML::Node &value, int line) {
            if (name == "onFail"_L1 || name == "onError"_L1)
                entry.values.insert(name, textOf(value).trimmed());
            else if (name == "sqlCheck"_L1)
                entry.preconditions.push_back(
                    {u"sql-check"_s, valueOf(value, "expectedResult"), valueOf(value, "sql")});
            else if (name == "changeLogPropertyDefined"_L1)
                entry.preconditions.push_back({u"property"_s, valueOf(value, "value"), valueOf(value, "property")});
            else if (name == "dbms"_L1)
                entry.values.insert(u"dbms"_s, valueOf(value, "type"));
            else if (!name.startsWith("on"_L1))  // onFailMessage and its like say what is said, not what is done
                entry.setForeign(name, line);
        });
    }

    static void addCheckSums(const YAML::Node &node, LiquibaseEntry &entry)
    {
        if (node.IsScalar())
            entry.validCheckSums << textOf(node).trimmed();
        for (const auto &item : node.IsSequence() ? node : YAML::Node())
            entry.validCheckSums << (item.IsMap() ? valueOf(item, "validCheckSum") : textOf(item).trimmed());
    }

    QByteArrayList m_lines;
};

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

std::vector<LiquibaseEntry> entriesOf(const QByteArray &bytes, const char *refusal, LiquibaseMistake &mistake)
{
    std::vector<LiquibaseEntry> entries;
    try {
        const YAML::Node root = YAML::Load(bytes.toStdString());
        const YAML::Node items = root.IsMap() ? root["databaseChangeLog"] : YAML::Node();
        if (!items.IsDefined() || !items.IsSequence()) {
            mistake = {{}, 1, {QT_TRANSLATE_NOOP("app", "This is no changelog: it has no databaseChangeLog.")}};
            return {};
        }
        const YamlReader reader(bytes);
        eachPair(items, [&](const QString &name, const YAML::Node &value, int line) {
            if (const auto kind = kindOf(name))
                entries.push_back(reader.entryOf(*kind, value, line));
        });
    } catch (const YAML::Exception &failure) {
        mistake = {{}, failure.mark.line + 1, {refusal, {QString::fromStdString(failure.msg)}}};
        return {};
    }
    return entries;
}

}  // namespace

std::vector<LiquibaseEntry> liquibaseYaml(const QByteArray &bytes, LiquibaseMistake &mistake)
{
    return entriesOf(bytes, QT_TRANSLATE_NOOP("app", "This is not YAML: %1"), mistake);
}

std::vector<LiquibaseEntry> liquibaseJson(const QByteArray &bytes, LiquibaseMistake &mistake)
{
    return entriesOf(bytes, QT_TRANSLATE_NOOP("app", "This is not JSON: %1"), mistake);
}

}  // namespace lockstep
