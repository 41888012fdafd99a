// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/snapshot.h"
#include "app/sql/effects.h"

#include <memory>

namespace lockstep {

class ReplayModel;

/// Something that a statement does and that files alone do not tell the outcome of, or that would fail.
struct ReplayNote
{
    std::size_t statement = 0;  ///< into the script
    ByteRange range{};
    QString object{};
    bool wouldFail = false;  ///< it needs what is not there, or makes what is; false: it could not be followed
    Message why{};
};

/// The schema that SQL makes, kept up statement by statement: PostgreSQL's rules for names (search_path, quoting,
/// generated names of constraints, indexes and sequences), IF EXISTS and IF NOT EXISTS, CASCADE, renames, and what
/// hangs from what. What stands in DO blocks is followed as if it ran; what a function's body does is not (it runs when
/// it is called). Starts as a new database: schema public, nothing in it. No server.
class Replay
{
public:
    Replay();
    explicit Replay(Snapshot start);
    ~Replay();

    /// The next script begins: a session of its own, with the default search_path. `migration` is its index, for
    /// origins.
    void begin(int migration);
    /// Applies one statement of it, the one with this index. What would fail is noted and passed over.
    std::vector<ReplayNote> apply(const StatementEffects &statement, int index);
    /// A whole script.
    std::vector<ReplayNote> apply(const std::vector<StatementEffects> &statements, int migration = -1);

    const Snapshot &snapshot() const;
    /// The same without a copy, once nothing more is to be replayed.
    Snapshot takeSnapshot();
    /// Who is meant here by a name as Effect::relation has it; none where there is no such relation.
    std::optional<ObjectName> find(const QString &relation) const;
    std::optional<ObjectName> find(const WrittenName &relation) const;
    std::optional<ObjectName> findType(const WrittenName &type) const;
    const TableShape *table(const QString &relation) const;
    /// Something was done to a table of this name that failed here, or may or may not have run (a branch of a DO
    /// block): what is known of it may be wrong.
    bool isDoubtful(const QString &table) const { return m_doubtful.contains(table); }
    /// As ColumnShape::type has it; empty where it is that of a column which is not there (missing.column%TYPE).
    QString typeText(const WrittenType &type) const;

private:
    void doubt(const SchemaChange &change);

    std::unique_ptr<ReplayModel> m_model;
    QSet<QString> m_doubtful;
};

}  // namespace lockstep
