// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/revertnames.h"

#include "app/schema/shapesql.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

WrittenName written(const ObjectName &name)
{
    return {name.schema, name.name};
}

bool isRelation(const QString &kind)
{
    return kind == "table"_L1 || kind == "view"_L1 || kind == "materialized view"_L1 || kind == "index"_L1
        || kind == "sequence"_L1 || kind == "foreign table"_L1;
}

bool isType(const QString &kind)
{
    return kind == "type"_L1 || kind == "domain"_L1;
}

bool isPart(const QString &kind)
{
    return kind == "column"_L1 || kind == "constraint"_L1 || kind == "trigger"_L1 || kind == "policy"_L1;
}

/// Follows names through a migration: who of those that were there before is called what now.
class Walk
{
public:
    Walk(const Snapshot &before, const Replay &replay)
        : m_before(before)
        , m_replay(replay)
    { }

    std::optional<Renaming> of(const SchemaChange &change)
    {
        if (const auto *rename = std::get_if<change::Rename>(&change))
            return renaming(*rename);
        if (const auto *moved = std::get_if<change::SetSchema>(&change))
            return moving(*moved);
        if (const auto *value = std::get_if<change::RenameEnumValue>(&change))
            return relabelling(*value);
        return std::nullopt;
    }

private:
    std::optional<Renaming> renaming(const change::Rename &rename)
    {
        if (isPart(rename.objectKind))
            return ofPart(rename);
        if (rename.objectKind == "schema"_L1)
            return ofSchema(rename);
        const auto from = isType(rename.objectKind) ? m_replay.findType(rename.name) : m_replay.find(rename.name);
        if (!from || !(isRelation(rename.objectKind) || isType(rename.objectKind)))
            return std::nullopt;
        const ObjectName to{from->schema, rename.newName};
        const bool existed = wasThere(*from, rename.objectKind);
        follow(*from, to);
        if (!existed)
            return std::nullopt;
        return Renaming{
            change::Rename{rename.objectKind, written(to), {}, from->name},
            u"ALTER %1 %2 RENAME TO %3"_s.arg(rename.objectKind.toUpper(), sqlName(to), sqlName(from->name)), *from};
    }

    std::optional<Renaming> moving(const change::SetSchema &moved)
    {
        const auto from = isType(moved.objectKind) ? m_replay.findType(moved.name) : m_replay.find(moved.name);
        if (!from || !(isRelation(moved.objectKind) || isType(moved.objectKind)))
            return std::nullopt;
        const ObjectName to{moved.schema, from->name};
        const bool existed = wasThere(*from, moved.objectKind);
        follow(*from, to);
        if (!existed)
            return std::nullopt;
        return Renaming{
            change::SetSchema{moved.objectKind, written(to), {}, false, from->schema},
            u"ALTER %1 %2 SET SCHEMA %3"_s.arg(moved.objectKind.toUpper(), sqlName(to), sqlName(from->schema)), *from};
    }

    std::optional<Renaming> relabelling(const change::RenameEnumValue &value)
    {
        const auto type = m_replay.findType(value.type);
        if (!type || !wasThere(*type, u"type"_s))
            return std::nullopt;
        return Renaming{change::RenameEnumValue{written(*type), value.newLabel, value.label},
                        u"ALTER TYPE %1 RENAME VALUE %2 TO %3"_s.arg(sqlName(*type),
                                                                     QString::fromUtf8(quotedLiteral(value.newLabel)),
                                                                     QString::fromUtf8(quotedLiteral(value.label)))};
    }

    std::optional<Renaming> ofSchema(const change::Rename &rename) const
    {
        if (!m_before.schemas.contains(rename.name.name))
            return std::nullopt;
        return Renaming{change::Rename{rename.objectKind, {{}, rename.newName}, {}, rename.name.name},
                        u"ALTER SCHEMA %1 RENAME TO %2"_s.arg(sqlName(rename.newName), sqlName(rename.name.name))};
    }

    /// A column, constraint, trigger or policy of a table that was there.
    std::optional<Renaming> ofPart(const change::Rename &rename)
    {
        const auto table = m_replay.find(rename.name);
        const auto before = table ? m_before.tables.find(original(*table)) : m_before.tables.end();
        if (before == m_before.tables.end())
            return std::nullopt;
        const QString key = original(*table).display() + u'.' + rename.part;
        const QString part = m_parts.value(key, rename.part);
        m_parts.insert(original(*table).display() + u'.' + rename.newName, part);
        const TableShape &shape = before->second;
        const bool existed = rename.objectKind == "column"_L1 ? shape.column(part) != nullptr
            : rename.objectKind == "constraint"_L1            ? shape.constraints.contains(part)
            : rename.objectKind == "trigger"_L1               ? shape.triggers.contains(part)
                                                              : shape.policies.contains(part);
        if (!existed)
            return std::nullopt;
        const bool ofTable = rename.objectKind == "column"_L1 || rename.objectKind == "constraint"_L1;
        const QString sql = ofTable ? u"ALTER TABLE %1 RENAME %2 %3 TO %4"_s : u"ALTER %2 %3 ON %1 RENAME TO %4"_s;
        return Renaming{
            change::Rename{rename.objectKind, written(*table), rename.newName, rename.part},
            sql.arg(sqlName(*table), rename.objectKind.toUpper(), sqlName(rename.newName), sqlName(rename.part))};
    }

    void follow(const ObjectName &from, const ObjectName &to)
    {
        const ObjectName first = original(from);
        m_originals[to] = first;
    }
    ObjectName original(const ObjectName &name) const
    {
        const auto found = m_originals.find(name);
        return found == m_originals.end() ? name : found->second;
    }
    bool wasThere(const ObjectName &name, const QString &kind) const
    {
        const ObjectName first = original(name);
        if (isType(kind))
            return m_before.types.contains(first);
        const auto hasIndex = [&first](const auto &entry) {
            return entry.first.schema == first.schema && entry.second.indexes.contains(first.name);
        };
        return m_before.tables.contains(first) || m_before.views.contains(first) || m_before.sequences.contains(first)
            || std::ranges::any_of(m_before.tables, hasIndex) || std::ranges::any_of(m_before.views, hasIndex);
    }

    const Snapshot &m_before;
    const Replay &m_replay;
    std::map<ObjectName, ObjectName> m_originals{};
    QHash<QString, QString> m_parts{};
};

bool applies(Replay &replay, const SchemaChange &change)
{
    StatementEffects one;
    one.changes.edit().push_back({change});
    return replay.apply(one, 0).empty();
}

/// What has taken the old name since is not what had it: it goes first.
std::optional<SqlStep> roomFor(const Renaming &renaming, Replay &replay)
{
    const auto *rename = std::get_if<change::Rename>(&renaming.back);
    const bool isColumn = rename && rename->objectKind == "column"_L1;
    const ObjectName table = isColumn ? ObjectName{rename->name.schema, rename->name.name} : renaming.occupant;
    if (!replay.snapshot().tables.contains(table))
        return std::nullopt;
    const QString object = isColumn ? table.display() + u'.' + rename->newName : table.display();
    SqlStep step{u"DROP TABLE %1 CASCADE"_s.arg(sqlName(table)),
                 {QT_TRANSLATE_NOOP("app", "What was written into %1 since is lost."), {object}}};
    SchemaChange drop = change::DropObject{.objectKind = u"table"_s, .name = written(table), .cascade = true};
    if (isColumn) {
        step.sql = u"ALTER TABLE %1 DROP COLUMN %2 CASCADE"_s.arg(sqlName(table), sqlName(rename->newName));
        change::AlterTable alter{u"table"_s, written(table)};
        alter.commands.emplace_back(change::DropColumn{rename->newName, false, true}, ByteRange{});
        drop = alter;
    }
    return applies(replay, drop) ? std::optional(step) : std::nullopt;
}

}  // namespace

std::vector<Renaming> renamingsIn(const Snapshot &before, const std::vector<StatementEffects> &statements,
                                  Replay &replay, std::vector<ReplayNote> &notes)
{
    std::vector<Renaming> renamings;
    Walk walk(before, replay);
    replay.begin(-1);
    for (std::size_t index = 0; index < statements.size(); ++index) {
        for (const LocatedChange &change : statements[index].changes) {
            StatementEffects one;
            one.changes.edit().push_back(change);
            const auto renaming = walk.of(change.change);
            auto found = replay.apply(one, int(index));
            if (renaming && found.empty())
                renamings.push_back(*renaming);
            std::ranges::move(found, std::back_inserter(notes));
        }
    }
    return renamings;
}

std::vector<SqlStep> takeBackNames(const std::vector<Renaming> &renamings, Replay &replay)
{
    std::vector<SqlStep> steps;
    for (auto place = renamings.rbegin(); place != renamings.rend(); ++place) {
        const Renaming &renaming = *place;
        if (applies(replay, renaming.back)) {
            steps.push_back({renaming.sql});
            continue;
        }
        // Only where what is to be renamed is still there.
        Replay trial(replay.snapshot());
        if (!roomFor(renaming, trial) || !applies(trial, renaming.back))
            continue;
        steps.push_back(*roomFor(renaming, replay));
        applies(replay, renaming.back);
        steps.push_back({renaming.sql});
    }
    return steps;
}

}  // namespace lockstep
