// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: the state of a replay, and PostgreSQL's rules for names, which all kinds of statements share.

#include "app/schema/snapshot.h"
#include "app/sql/schemachange.h"

namespace lockstep {

/// Why a change cannot be made: it needs what is not there, or makes what is. Thrown and caught inside the room, where
/// a failing statement ends whatever depth it stands at, as in the server.
struct ReplayFailure
{
    Message why{};
    QString object{};
};

/// The schema as it is now, and who is meant by a name.
class ReplayModel
{
public:
    Snapshot &snapshot() { return m_snapshot; }
    /// What is being replayed; all that is made or changed gets it.
    Origin origin{};
    const Snapshot &snapshot() const { return m_snapshot; }

    void setSearchPath(const QStringList &schemas);

    /// A relation (table, view, sequence, index, composite type) by a written name: where search_path finds it.
    std::optional<ObjectName> findRelation(const WrittenName &name) const;
    std::optional<ObjectName> findTable(const WrittenName &name) const;
    std::optional<ObjectName> findView(const WrittenName &name) const;
    std::optional<ObjectName> findType(const WrittenName &name) const;
    /// The table or materialized view that has the index.
    std::optional<ObjectName> findIndexOwner(const WrittenName &index) const;
    /// Throws where there is none.
    ObjectName requireTable(const WrittenName &name) const;
    /// What a new object of that name would be called: in the first schema of search_path.
    ObjectName newName(const WrittenName &name) const;

    bool hasRelation(const ObjectName &name) const;
    /// To be called once a relation has got indexes, constraints, parents or another name: they are found by it.
    void touch(const ObjectName &relation);
    /// Some table has partitions or is inherited from.
    bool hasChildren() const { return m_hasChildren; }
    bool isTemporary(const WrittenName &name) const;
    void addTemporary(const QString &name) { m_temporary.insert(name); }
    void removeTemporary(const QString &name) { m_temporary.remove(name); }

    /// As format_type() prints it, user types with their schema unless it is public.
    QString typeText(const WrittenType &type) const;
    /// A function's argument or result, which keeps no modifiers.
    QString argumentText(WrittenType type) const;

    /// A name for a new index, sequence or table: "name1_name2_label", cut to 63 bytes, numbered where it is taken.
    QString chooseRelationName(const QString &schema, const QString &first, const QString &second,
                               const QString &label) const;
    /// The same for a constraint, which is unique among the schema's constraints.
    QString chooseConstraintName(const QString &schema, const QString &first, const QString &second,
                                 const QString &label) const;

private:
    bool hasConstraint(const QString &schema, const QString &name) const;
    template <typename Has>
    std::optional<ObjectName> find(const WrittenName &name, Has has) const;

    Snapshot m_snapshot{};
    QStringList m_searchPath{QStringLiteral("public")};
    QSet<QString> m_temporary{};
    QHash<QString, std::vector<ObjectName>> m_members{};  ///< who has, or once had, an index or constraint of this name
    bool m_hasChildren = false;
};

/// `sql` with the column `before` called `after`, by PostgreSQL's scanner.
QString withColumnRenamed(const QString &sql, const QString &before, const QString &after);

// One a kind of change; each throws ReplayFailure.
void apply(ReplayModel &model, const change::CreateSchema &change);
void apply(ReplayModel &model, const change::CreateTable &change);
void apply(ReplayModel &model, const change::AlterTable &change);
void apply(ReplayModel &model, const change::Rename &change);
void apply(ReplayModel &model, const change::SetSchema &change);
void apply(ReplayModel &model, const change::CreateIndex &change);
void apply(ReplayModel &model, const change::DropObject &change);
void apply(ReplayModel &model, const change::CreateView &change);
void apply(ReplayModel &model, const change::CreateType &change);
void apply(ReplayModel &model, const change::AddEnumValue &change);
void apply(ReplayModel &model, const change::RenameEnumValue &change);
void apply(ReplayModel &model, const change::AlterDomain &change);
void apply(ReplayModel &model, const change::AlterComposite &change);
void apply(ReplayModel &model, const change::CreateFunction &change);
void apply(ReplayModel &model, const change::CreateTrigger &change);
void apply(ReplayModel &model, const change::CreatePolicy &change);
void apply(ReplayModel &model, const change::CreateSequence &change);
void apply(ReplayModel &model, const change::CreateExtension &change);
void apply(ReplayModel &model, const change::Grant &change);
void apply(ReplayModel &model, const change::SetSearchPath &change);

// What several of them do.
void addConstraint(ReplayModel &model, const ObjectName &table, WrittenConstraint constraint,
                   const QString &column = {});
void addColumn(ReplayModel &model, const ObjectName &table, const WrittenColumn &column, bool ifNotExists);
QString addIndex(ReplayModel &model, const ObjectName &relation, const change::CreateIndex &index);
void dropTable(ReplayModel &model, const ObjectName &table, bool cascade);
void dropColumn(ReplayModel &model, const ObjectName &table, const change::DropColumn &change);
/// A partition gets what its parent has: indexes, keys, foreign keys.
void inheritFromPartitioned(ReplayModel &model, const ObjectName &parent, const ObjectName &partition);
std::vector<ObjectName> childrenOf(const ReplayModel &model, const ObjectName &table);
ColumnShape &requireColumn(ReplayModel &model, const ObjectName &table, const QString &column);

[[noreturn]] void failMissing(const QString &kind, const QString &object);
[[noreturn]] void failExisting(const QString &kind, const QString &object);

}  // namespace lockstep
