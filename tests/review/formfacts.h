// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a statement form locks, rewrites, scans and builds, as it was measured, and what of it a forecast tells
// otherwise.

#include "app/sql/effects.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace lockstep::test {

using namespace Qt::StringLiterals;

struct Facts
{
    std::map<QString, LockMode> locks{};
    QSet<QString> rewrites{};
    QSet<QString> scans{};
    QSet<QString> builds{};
    QString error{};  ///< why it fails, empty where it does not
};

/// What a form does to names: told apart from what it does to relations.
struct Names
{
    QHash<QString, QString> renamed{};  ///< old name by the new one
    QSet<QString> dropped{};
    QSet<QString> madeTables{};
};

inline LockMode modeOf(const QString &id)
{
    for (int mode = 0; mode <= int(LockMode::AccessExclusive); ++mode) {
        if (id == lockModeId(LockMode(mode)))
            return LockMode(mode);
    }
    qFatal("no lock mode %s", qPrintable(id));
}

inline QString bare(const QString &name)
{
    return name.section(u'.', -1).remove(u"[i]"_s);
}

inline QSet<QString> bareSet(const QStringList &names)
{
    QSet<QString> set;
    for (const QString &name : names)
        set.insert(bare(name));
    return set;
}

inline void strengthen(Facts &facts, const QString &relation, LockMode mode)
{
    const auto [found, isNew] = facts.locks.try_emplace(relation, mode);
    if (!isNew)
        found->second = std::max(found->second, mode);
}

inline Facts measuredFacts(const QJsonObject &json)
{
    Facts facts;
    facts.error = json["error"_L1].toString();
    for (const auto &[relation, mode] : json["locks"_L1].toObject().toVariantMap().asKeyValueRange())
        facts.locks[relation] = modeOf(mode.toString());
    const auto list = [&json](QLatin1StringView key) { return bareSet(json[key].toVariant().toStringList()); };
    facts.rewrites = list("rewrites"_L1);
    facts.scans = list("scans"_L1);
    facts.builds = list("builds"_L1);
    return facts;
}

/// A rewrite reads the table too; a new table is no index, and reading it is nothing; and what has got another name is
/// told under the old one.
inline Facts plain(Facts facts, const Names &names)
{
    Facts out;
    out.error = facts.error;
    for (const auto &[relation, mode] : facts.locks)
        strengthen(out, names.renamed.value(relation, relation), mode);
    out.rewrites = facts.rewrites;
    out.scans = facts.scans - facts.rewrites - names.madeTables;
    out.builds = facts.builds - names.madeTables;
    return out;
}

inline QStringList sorted(const QSet<QString> &set)
{
    QStringList list(set.begin(), set.end());
    list.sort();
    return list;
}

/// Where the two differ, in words; empty where they agree. What is dropped need not have been measured.
inline QStringList differences(const Facts &forecast, const Facts &measured, const Names &names)
{
    if (!measured.error.isEmpty())
        return forecast.error.isEmpty() ? QStringList{u"fails: "_s + measured.error} : QStringList();
    QStringList found;
    if (!forecast.error.isEmpty())
        found << u"is thought to fail: "_s + forecast.error;
    for (const auto &[relation, mode] : measured.locks) {
        const auto told = forecast.locks.find(relation);
        if (told == forecast.locks.end())
            found << u"lock of %1 not told (%2)"_s.arg(relation, lockModeId(mode));
        else if (told->second != mode)
            found << u"lock of %1: told %2, is %3"_s.arg(relation, lockModeId(told->second), lockModeId(mode));
    }
    for (const auto &[relation, mode] : forecast.locks) {
        if (!measured.locks.contains(relation) && !names.dropped.contains(relation))
            found << u"lock of %1 told (%2), not taken"_s.arg(relation, lockModeId(mode));
    }
    const auto compare = [&found](const char *what, const QSet<QString> &told, const QSet<QString> &taken) {
        if (told != taken)
            found << u"%1: told [%2], is [%3]"_s.arg(QLatin1StringView(what), sorted(told).join(u", "_s),
                                                     sorted(taken).join(u", "_s));
    };
    compare("rewrites", forecast.rewrites, measured.rewrites);
    compare("scans", forecast.scans, measured.scans);
    compare("builds", forecast.builds, measured.builds);
    return found;
}

}  // namespace lockstep::test
