// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"
#include "app/core/sparse.h"
#include "app/sql/effectkind.h"
#include "app/sql/schemachange.h"
#include "app/sql/script.h"

#include <QStringList>

namespace lockstep {

/// Where inside a statement an operation stands (the innermost).
enum class Within : quint8 { Nothing, Do, Function, Execute };
QLatin1StringView withinId(Within within);  ///< "do", "function", "execute"; empty for Nothing

/// What the rules want to know of a clause beyond what it does.
enum class Trait {
    Concurrently = 0x1,
    UsingIndex = 0x2,  ///< a constraint made of an index that exists
    UserDefault = 0x4,  ///< a default that calls a function of which syntax does not tell whether it is volatile
    VolatileDefault = 0x8,  ///< a default that differs from row to row
    Serial = 0x10,
    Identity = 0x20,
    GeneratedStored = 0x40,
    NotNull = 0x80,
    HasDefault = 0x100,
    All = 0x200,  ///< every trigger, DISABLE TRIGGER ALL
    Unique = 0x400,
    Converted = 0x800,  ///< ALTER TYPE … USING
    ReadsData = 0x1000,  ///< a materialized view that is filled, REFRESH WITH DATA
    Partition = 0x2000,  ///< CREATE TABLE … PARTITION OF
    Temporary = 0x4000,
    GrantOption = 0x8000,  ///< GRANT … WITH GRANT OPTION, WITH ADMIN OPTION
    ToPublic = 0x10000,  ///< a privilege on a table, sequence or schema, for everybody
    AllPrivileges = 0x20000,  ///< GRANT ALL on a table
    Superuser = 0x40000,
    Password = 0x80000,  ///< a role's password stands in the statement
    Local = 0x100000,  ///< SET LOCAL
};
Q_DECLARE_FLAGS(Traits, Trait)

struct Effect
{
    EffectKind kind{};
    Within within = Within::Nothing;
    bool cascade = false;
    bool ifExists = false;  ///< IF EXISTS or IF NOT EXISTS
    bool notValid = false;  ///< a constraint added NOT VALID
    bool deferred = false;  ///< happens when a function, procedure or rule is called, not when the statement runs
    /// The code makes the name while it runs: `object` ends in an ellipsis instead of it. What is known of a name in
    /// part stands there as a pattern, "log_…".
    bool nameIsUnknown = false;
    Traits traits{};
    QString objectKind{};  ///< "table", "column", "index", …
    QString object{};  ///< as written, schema-qualified when written so: "users", "public.users.email"; empty for none
    ByteRange range{};  ///< the clause's own extent in the file (DROP TABLE a, b: each name's own effect)
    QString detail{};  ///< new type, new name, constraint kind … as SQL; empty for none
    QString relation{};  ///< the table it happens to or hangs from, as written; empty when syntax does not tell
};

/// Lock modes in the manual's order (section 13.3), weakest first.
enum class LockMode {
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive,
};
QLatin1StringView lockModeId(LockMode mode);  ///< "AccessExclusive"
QLatin1StringView lockBlocksId(LockMode mode);  ///< "readsAndWrites", "writes", "ddl" or "nothing"

struct LockForecast
{
    QString relation;
    LockMode mode{};
};

enum class TransactionNeed : quint8 {
    Any,
    Outside
};  ///< Outside: refused inside a transaction block (CONCURRENTLY, VACUUM, …)
enum class TransactionControl : quint8 {
    None,
    Begin,
    Commit,
    Rollback,
    Savepoint,
    Other,  ///< what leaves a transaction open or hands it on: PREPARE TRANSACTION, COMMIT PREPARED, … AND CHAIN
};

/// What one statement does and how it must be run; index i belongs to Script::statements[i]. Small, because a file may
/// have one in every few bytes.
struct StatementEffects
{
    std::vector<Effect> effects{};
    Sparse<std::vector<LockForecast>> locks{};  ///< strongest mode a relation; from the syntax alone
    Sparse<QStringList> rewrites{};  ///< relations written anew
    Sparse<QStringList> scans{};  ///< relations read whole
    Sparse<QStringList> builds{};  ///< indexes built
    Sparse<std::vector<LocatedChange>> changes{};  ///< of the schema, when it runs: DO blocks are followed, bodies not
    Sparse<QStringList> calls{};  ///< functions and procedures that SELECT or CALL runs, as written
    Sparse<Message> unknown{};  ///< why something could not be known; empty when all is
    QString tag{};  ///< the command in words, "ALTER TABLE", "CREATE INDEX"
    TransactionNeed transaction = TransactionNeed::Any;
    TransactionControl control = TransactionControl::None;
    bool lacksChanges = false;  ///< it has some, and they were left out: ChangesInView
};

/// What the statements do, by their syntax: inside DO blocks, in function bodies (which run later: Within::Function)
/// and in EXECUTE of literals too. What cannot be followed is an effect NotAnalysable, never silence. Any thread.
std::vector<StatementEffects> analyse(const Script &script);

struct ScriptEffects
{
    Script script{};
    std::vector<StatementEffects> effects{};
};

/// Whether the changes of the schema stay, which take ten times the bytes of a CREATE TABLE.
enum class Changes { Kept, LeftOut };

/// readScript() and analyse() in one go, which parses each statement once. Any thread.
ScriptEffects readEffects(QByteArray sql, Changes changes = Changes::Kept);

/// Reads the changes that were left out again, some statements at a time, on all cores, and lets go of them again.
class ChangesInView
{
public:
    /// Both outlive it.
    ChangesInView(const Script &script, std::vector<StatementEffects> &effects)
        : m_script(script)
        , m_effects(effects)
    { }
    ChangesInView(const ChangesInView &) = delete;
    ChangesInView &operator=(const ChangesInView &) = delete;
    ~ChangesInView() { show(m_to, m_to); }

    /// Those of these statements are there, and no others; both move forward only.
    void show(std::size_t from, std::size_t to);

private:
    const Script &m_script;
    std::vector<StatementEffects> &m_effects;
    std::size_t m_from = 0;
    std::size_t m_to = 0;
};

/// Effects that destroy data or cannot be undone from the database itself (drops of tables, columns, schemas, …,
/// truncate, delete), and happen when the statement runs (not within a function's body).
bool isDestructive(const Effect &effect);

Q_DECLARE_OPERATORS_FOR_FLAGS(Traits)

}  // namespace lockstep
