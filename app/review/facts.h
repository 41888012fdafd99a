// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a file has done by the time one of its statements runs, gathered in one pass over its effects.

#include "app/review/rule.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace lockstep {

/// What a script has done by the time a statement runs. Gathered once, so that asking costs the same in a long file.
class ScriptFacts
{
public:
    explicit ScriptFacts(const std::vector<StatementEffects> &effects);

    /// An earlier statement of the file makes it, or gives something that it made this name. "public.users" and
    /// "users" are taken for one: files that mean two by them are rarer than files that mix them.
    bool isMadeBefore(const QString &object, std::size_t statement) const;
    /// A later statement makes something of this name, or renames something to it.
    bool isMadeAfter(const QString &object, std::size_t statement) const;
    /// Some statement of the file makes another of this kind and name, or gives one this name.
    bool isMadeInFile(const Effect &drop) const { return m_families.contains(familyKey(drop)); }
    bool hasPolicyMade(const QString &table) const;
    /// A later statement turns the table's row level security on.
    bool isRowSecurityOnAfter(const QString &table, std::size_t statement) const;
    /// A later statement drops this table.
    bool isDroppedAfter(const QString &table, std::size_t statement) const;
    /// VALIDATE CONSTRAINT ran before, on this constraint or on any of this table.
    bool isValidatedBefore(const QString &constraintOrTable, std::size_t statement) const;
    /// An earlier statement did this within the same transaction, as far as the file itself tells.
    bool isAddedNotValidBefore(const QString &constraint, std::size_t statement) const;
    bool isLockedBefore(const QString &relation, std::size_t statement) const;
    /// TRUNCATE ran before in the same transaction, and nothing was inserted since: nothing to read, nothing to wait
    /// for beyond what TRUNCATE itself waits for.
    bool isEmptyAt(const QString &table, std::size_t statement) const;
    /// The statement that locks a table away from readers, a second one in its transaction: the first such, or -1.
    std::ptrdiff_t secondTableLocked() const { return m_secondLocked; }
    /// The first statement that locks a table away from readers without a lock_timeout set before it, or -1.
    std::ptrdiff_t firstLockWithoutTimeout() const { return m_lockedWithoutTimeout; }
    /// An earlier statement inserts rows into it.
    bool isFilledBefore(const QString &table, std::size_t statement) const;
    /// Some statement sets a sequence to another number.
    bool setsSequences() const { return m_setsSequences; }
    /// The file has a transaction of its own somewhere.
    bool hasTransactionBlock() const { return m_hasBlock; }
    /// The file has set the session's time zone to UTC.
    bool isUtcAt(std::size_t statement) const;
    bool setsTimeZone() const { return !m_zones.empty(); }
    /// The statements that insert rows, or make a table with some.
    const std::vector<std::size_t> &fills() const { return m_fills; }
    /// Enum values that earlier statements of the same transaction add.
    QStringList enumValuesBefore(std::size_t statement) const;
    /// The statement stands between the file's own BEGIN and its COMMIT.
    bool isInTransactionBlock(std::size_t statement) const { return m_inBlock[statement]; }
    /// The file's own COMMIT or ROLLBACK stands before it.
    bool hasEndedTransaction(std::size_t statement) const { return m_transaction[statement] > 0; }
    /// The file's own transaction that starts here never ends in it.
    bool isLeftOpen(std::size_t statement) const { return m_openSince == std::ptrdiff_t(statement); }
    /// The file has statements that a transaction would protect and others that refuse one.
    bool mixesTransactions() const { return m_plain > 0 && m_outside > 0; }
    /// The first statement that destroys something, or -1.
    std::ptrdiff_t firstDestructive() const { return m_firstDestructive; }
    /// The first statement that makes or drops something without saying in which schema, or -1.
    std::ptrdiff_t firstWithoutSchema() const { return m_withoutSchema; }
    /// The first statement that makes something, if no role was set before it; else -1.
    std::ptrdiff_t firstMadeWithoutRole() const { return m_madeWithoutRole; }
    /// The first statement that takes a lock which others feel on something that was there before, or -1.
    std::ptrdiff_t firstLock() const { return m_firstLock; }
    /// An earlier statement sets it, to whatever.
    bool isSetBefore(const QString &setting, std::size_t statement) const;

private:
    using FirstSeen = QHash<QString, std::size_t>;
    /// A name, which whoever else has it shares, in one of the file's transactions.
    using InTransaction = std::pair<int, QString>;
    using SeenInTransaction = QHash<InTransaction, std::size_t>;
    /// Kinds that share a space of names, in the file's own eyes: a table may go on as a view.
    enum Family { Other, Routine, Trigger, Policy, Type, Relation };
    using FamilyKey = std::pair<int, QString>;

    void follow(const StatementEffects &effects, std::size_t statement);
    void take(const Effect &effect, std::size_t statement);
    void takeNames(const Effect &effect, const QString &name, std::size_t statement);
    void takeFamily(const Effect &effect, std::size_t statement);
    static FamilyKey familyKey(const Effect &effect);
    void takeLocks(const StatementEffects &effects, std::size_t statement);
    void takeLocked(const QString &relation, std::size_t statement);
    void takeRows(const Effect &effect, std::size_t statement);
    void takeSettings(const Effect &effect, std::size_t statement);
    InTransaction inTransaction(const QString &name, std::size_t statement) const;

    FirstSeen m_madeFirst;
    FirstSeen m_madeLast;
    FirstSeen m_droppedLast;
    QSet<FamilyKey> m_families;  ///< what the file makes, by familyKey()
    QSet<QString> m_policyTables;
    FirstSeen m_rowSecurityLast;
    FirstSeen m_validated;
    SeenInTransaction m_addedNotValid;
    std::vector<std::pair<std::size_t, QString>> m_zones;
    std::vector<std::size_t> m_fills;
    SeenInTransaction m_emptied;  ///< the last TRUNCATE
    FirstSeen m_filled;  ///< the last INSERT
    FirstSeen m_filledFirst;
    SeenInTransaction m_locked;  ///< ACCESS EXCLUSIVE on what was there before
    std::vector<std::pair<std::size_t, QString>> m_enumValues;
    std::vector<bool> m_inBlock;
    std::vector<int> m_transaction;  ///< counts the file's own COMMITs before the statement
    std::ptrdiff_t m_openSince = -1;
    std::ptrdiff_t m_firstDestructive = -1;
    std::ptrdiff_t m_withoutSchema = -1;
    std::ptrdiff_t m_madeWithoutRole = -1;
    std::ptrdiff_t m_firstLock = -1;
    FirstSeen m_set;
    bool m_setsRole = false;
    std::ptrdiff_t m_secondLocked = -1;
    std::ptrdiff_t m_lockedWithoutTimeout = -1;
    QSet<QString> m_lockedTables;  ///< in the transaction at hand, until it has a second
    int m_lockedSince = 0;  ///< that transaction
    bool m_hasLockTimeout = false;
    bool m_setsSequences = false;
    bool m_hasBlock = false;
    int m_commits = 0;
    int m_plain = 0;
    int m_outside = 0;
};

/// It makes or drops something that its search_path places.
bool isNamedWithoutSchema(const Effect &effect);
/// It makes something that has an owner.
bool makesOwned(const Effect &effect);

}  // namespace lockstep
