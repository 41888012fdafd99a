// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/agreement.h"

#include "app/core/message.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using Locks = std::map<QString, LockMode>;

/// A forecast names relations with their schema where that is known, else as written.
Locks::const_iterator find(const Locks &locks, const QString &name)
{
    const auto exact = locks.find(name);
    return exact != locks.end()
        ? exact
        : std::ranges::find_if(locks, [&name](const auto &lock) { return mayBeSameName(lock.first, name); });
}

bool contains(const QSet<QString> &names, const QString &name)
{
    return names.contains(name)
        || std::ranges::any_of(names, [&name](const QString &each) { return mayBeSameName(each, name); });
}

void strengthen(Locks &locks, const QString &name, LockMode mode)
{
    LockMode &known = locks.try_emplace(name, mode).first->second;
    known = std::max(known, mode);
}

/// What the statement makes is locked by making it, which hinders nobody.
Locks foretoldLocks(const Forecast &foretold, const RelationFootprint &seen)
{
    Locks locks;
    for (const auto *list : {&foretold.locks, &foretold.indexLocks}) {
        for (const LockForecast &lock : *list) {
            const bool isWeakPart = list == &foretold.indexLocks && lock.mode <= LockMode::RowExclusive;
            const bool isCatalog = lock.relation.startsWith("pg_"_L1);
            if (!isWeakPart && !isCatalog && !contains(seen.newTables, lock.relation)
                && !contains(seen.builds, lock.relation))
                strengthen(locks, lock.relation, lock.mode);
        }
    }
    return locks;
}

/// A stronger lock that the transaction had already hides what the statement would have taken.
void compareLocks(const Locks &foretold, const RelationFootprint &seen, std::vector<Message> &found)
{
    for (const auto &[name, mode] : seen.locks) {
        const auto told = find(foretold, name);
        const auto held = seen.before.find(name);
        const bool isOld = held != seen.before.end();
        const bool isWeakPart = seen.parts.contains(name) && mode <= LockMode::RowExclusive;
        if (contains(seen.newTables, name) || contains(seen.builds, name) || (isOld && held->second == mode)
            || isWeakPart)
            continue;
        if (told == foretold.end())
            found.push_back({QT_TRANSLATE_NOOP("app", "%1 was locked in the mode %2, and no lock was foretold."),
                             {name, lockModeId(mode)}});
        else if (told->second != mode)
            found.push_back({QT_TRANSLATE_NOOP("app", "%1 was locked in the mode %2; foretold was %3."),
                             {name, lockModeId(mode), lockModeId(told->second)}});
    }
    for (const auto &[name, mode] : foretold) {
        const auto held = find(seen.locks, name);
        if (held == seen.locks.end() || held->second < mode)
            found.push_back({QT_TRANSLATE_NOOP("app", "A lock of %1 in the mode %2 was foretold and not taken."),
                             {name, lockModeId(mode)}});
    }
}

/// `words`: what happened and was not foretold, what was foretold and did not happen.
void compareNames(const QSet<QString> &foretold, const QSet<QString> &seen, std::pair<const char *, const char *> words,
                  std::vector<Message> &found)
{
    const auto add = [&found](QStringList names, const char *sentence) {
        names.sort();
        for (const QString &name : std::as_const(names))
            found.push_back({sentence, {name}});
    };
    QStringList unforeseen;
    QStringList missing;
    for (const QString &name : seen) {
        if (!contains(foretold, name))
            unforeseen << name;
    }
    for (const QString &name : foretold) {
        if (!contains(seen, name))
            missing << name;
    }
    add(std::move(unforeseen), words.first);
    add(std::move(missing), words.second);
}

QSet<QString> without(const QStringList &names, const QSet<QString> &others)
{
    QSet<QString> kept;
    for (const QString &name : names) {
        if (!contains(others, name))
            kept << name;
    }
    return kept;
}

}  // namespace

std::optional<LockMode> lockModeNamed(const QByteArray &name)
{
    for (int mode = 0; mode <= int(LockMode::AccessExclusive); ++mode) {
        if (name == lockModeId(LockMode(mode)).toString().toLatin1() + "Lock")
            return LockMode(mode);
    }
    return std::nullopt;
}

std::vector<Message> mismatches(const Forecast &foretold, const RelationFootprint &seen)
{
    std::vector<Message> found;
    compareLocks(foretoldLocks(foretold, seen), seen, found);
    const QSet<QString> rewrites = without(foretold.rewrites, seen.newTables);
    compareNames(rewrites, seen.rewrites,
                 {QT_TRANSLATE_NOOP("app", "%1 was written anew, which was not foretold."),
                  QT_TRANSLATE_NOOP("app", "That %1 is written anew was foretold, and it was not.")},
                 found);
    compareNames(without(foretold.builds, seen.newTables), seen.builds,
                 {QT_TRANSLATE_NOOP("app", "The index %1 was built, which was not foretold."),
                  QT_TRANSLATE_NOOP("app", "That the index %1 is built was foretold, and it was not.")},
                 found);
    if (seen.isScanned)
        compareNames(without(foretold.scans, seen.newTables + rewrites), seen.scans - seen.rewrites - seen.newTables,
                     {QT_TRANSLATE_NOOP("app", "%1 was read whole, which was not foretold."),
                      QT_TRANSLATE_NOOP("app", "That %1 is read whole was foretold, and it was not.")},
                     found);
    return found;
}

}  // namespace lockstep
