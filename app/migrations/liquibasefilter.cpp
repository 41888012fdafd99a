// SPDX-License-Identifier: GPL-3.0-or-later

// Contexts, labels and dbms: which changesets Liquibase leaves out. Where no context is asked for, all run, except
// those with "@" before theirs (seen with Liquibase 4.28).

#include "app/migrations/liquibasefilter.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QStringList namesIn(const QString &list)
{
    QStringList names;
    for (const QString &name : list.split(u',', Qt::SkipEmptyParts))
        names << name.trimmed().toLower();
    return names;
}

/// or-lists of and-lists of names, "!", "not" and parentheses; a comma is an "or".
class Expression
{
public:
    Expression(const QString &text, const QStringList &names)
        : m_names(names)
    {
        static const QRegularExpression word(u"[(),!]|[^\\s(),!]+"_s);
        for (auto found = word.globalMatch(text.toLower()); found.hasNext();)
            m_words << found.next().captured();
    }
    bool holds() { return m_words.isEmpty() || anyOf(); }

private:
    bool take(const QString &word)
    {
        const bool isHere = m_words.value(m_at) == word;
        m_at += isHere;
        return isHere;
    }
    bool anyOf()
    {
        bool result = allOf();
        while (take(u","_s) || take(u"or"_s))
            result = allOf() || result;
        return result;
    }
    bool allOf()
    {
        bool result = one();
        while (take(u"and"_s))
            result = one() && result;
        return result;
    }
    bool one()
    {
        if (take(u"!"_s) || take(u"not"_s))
            return !one();
        if (take(u"("_s)) {
            const bool result = anyOf();
            take(u")"_s);
            return result;
        }
        QString name = m_words.value(m_at++);
        if (name.startsWith(u'@'))
            name.remove(0, 1);
        return m_names.contains(name);
    }

    QStringList m_words{};
    QStringList m_names;
    qsizetype m_at = 0;
};

bool isForPostgres(const QString &dbms)
{
    const QStringList names = namesIn(dbms);
    if (names.isEmpty() || names.contains(u"all"_s) || names.contains(u"postgresql"_s))
        return true;
    const bool isExcluded = names.contains(u"!postgresql"_s) || names.contains(u"none"_s);
    const bool hasPositive
        = std::any_of(names.begin(), names.end(), [](const QString &n) { return !n.startsWith(u'!'); });
    return !isExcluded && !hasPositive;
}

}  // namespace

bool holdsForNames(const QString &expression, const QStringList &names)
{
    return Expression(expression, names).holds();
}

Message whyFilteredByLiquibase(const LiquibaseChangeSet &set, const LiquibaseFilter &filter)
{
    if (set.isIgnored)
        return {QT_TRANSLATE_NOOP("app", "It is marked with ignore:true.")};
    if (!isForPostgres(set.dbms))
        return {QT_TRANSLATE_NOOP("app", "It is for %1, not for PostgreSQL."), {set.dbms}};
    const bool isAsked = !filter.contexts.isEmpty() || set.context.contains(u'@');
    if (isAsked && !holdsForNames(set.context, namesIn(filter.contexts)))
        return {QT_TRANSLATE_NOOP("app", "Its context is %1, and liquibase.properties asks for “%2”."),
                {set.context, filter.contexts}};
    const bool isLabelled
        = filter.labels.isEmpty() || set.labels.isEmpty() || holdsForNames(filter.labels, namesIn(set.labels));
    if (!isLabelled)
        return {QT_TRANSLATE_NOOP("app", "Its labels are %1, and liquibase.properties asks for “%2”."),
                {set.labels, filter.labels}};
    return {};
}

}  // namespace lockstep
