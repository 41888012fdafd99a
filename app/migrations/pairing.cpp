// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/pairing.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Indexes = std::vector<std::size_t>;

const QSet<QString> markers{u"down"_s, u"revert"_s, u"rollback"_s, u"undo"_s};

/// Words that say what is done, not to what.
const QSet<QString> fillers{u"add"_s,   u"create"_s, u"drop"_s,   u"remove"_s,  u"delete"_s, u"new"_s,
                            u"table"_s, u"tables"_s, u"column"_s, u"columns"_s, u"index"_s,  u"indexes"_s,
                            u"to"_s,    u"from"_s,   u"the"_s,    u"and"_s,     u"of"_s,     u"on"_s,
                            u"in"_s,    u"for"_s,    u"if"_s,     u"init"_s,    u"insert"_s, u"feature"_s};

/// A file name taken apart: 20250825_add_audit_logs.sql → stamp 20250825, name add_audit_logs, subject audit_logs.
struct Name
{
    QString stamp{};  ///< leading digits, empty when there are none
    QString name{};  ///< the rest without marker words
    QString subject{};  ///< its words without fillers, in alphabetical order
};

bool isSeparator(QChar character)
{
    return character == u'_' || character == u'.' || character == u'-' || character.isSpace();
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    for (auto begin = text.begin(); begin != text.end();) {
        const auto end = std::find_if(begin, text.end(), isSeparator);
        if (end != begin)
            words << QString(begin, end - begin);
        begin = std::find_if_not(end, text.end(), isSeparator);
    }
    return words;
}

bool isStamp(const QString &word)
{
    return word.size() >= 3
        && std::all_of(word.begin(), word.end(), [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
}

Name takeApart(const QString &fileName)
{
    QStringList words = wordsOf(fileName.chopped(4).toLower());
    words.erase(std::remove_if(words.begin(), words.end(), [](const QString &word) { return markers.contains(word); }),
                words.end());
    Name name;
    while (!words.isEmpty() && isStamp(words.front()))
        name.stamp += words.takeFirst();
    name.name = words.join(u'_');
    QStringList subject;
    std::copy_if(words.begin(), words.end(), std::back_inserter(subject),
                 [](const QString &word) { return !fillers.contains(word); });
    subject.sort();
    name.subject = subject.join(u'_');
    return name;
}

bool contains(const QString &subject, const QString &words)
{
    const QStringList all = subject.split(u'_');
    const QStringList wanted = words.split(u'_', Qt::SkipEmptyParts);
    return !wanted.isEmpty()
        && std::all_of(wanted.begin(), wanted.end(), [&all](const QString &word) { return all.contains(word); });
}

/// Forwards, found by what a revert script's name may share with them.
class Forwards
{
public:
    explicit Forwards(const QStringList &fileNames)
    {
        for (const QString &fileName : fileNames) {
            const std::size_t index = m_names.size();
            m_names.push_back(takeApart(fileName));
            const Name &name = m_names.back();
            m_byName[name.name].push_back(index);
            m_bySubject[name.subject].push_back(index);
            m_byStamp[name.stamp].push_back(index);
            m_byDatedName[{name.stamp, name.name}].push_back(index);
            m_byDatedSubject[{name.stamp, name.subject}].push_back(index);
        }
    }

    /// The first of these that finds any decides: same name or subject on the same date, a subject of that date that
    /// has the script's words among others, the same name or subject at an earlier date.
    Indexes candidates(const Name &revert) const
    {
        if (Indexes sameDay = sameOfDay(revert); !sameDay.empty())
            return sameDay;
        if (Indexes wider = widerOfDay(revert); !wider.empty())
            return wider;
        Indexes earlier = relatedTo(revert);
        std::erase_if(earlier, [this, &revert](std::size_t index) {
            return !revert.stamp.isEmpty() && m_names[index].stamp > revert.stamp;
        });
        return earlier;
    }

private:
    static Indexes united(Indexes left, const Indexes &right)
    {
        left.insert(left.end(), right.begin(), right.end());
        std::sort(left.begin(), left.end());
        left.erase(std::unique(left.begin(), left.end()), left.end());
        return left;
    }

    Indexes relatedTo(const Name &revert) const
    {
        return united(m_byName.value(revert.name),
                      revert.subject.isEmpty() ? Indexes() : m_bySubject.value(revert.subject));
    }

    // Looked up by date and name at once: a folder whose names are all alike must not be walked once a script.
    Indexes sameOfDay(const Name &revert) const
    {
        return united(m_byDatedName.value({revert.stamp, revert.name}),
                      revert.subject.isEmpty() ? Indexes() : m_byDatedSubject.value({revert.stamp, revert.subject}));
    }

    Indexes widerOfDay(const Name &revert) const
    {
        Indexes found = revert.stamp.isEmpty() ? Indexes() : m_byStamp.value(revert.stamp);
        std::erase_if(found,
                      [this, &revert](std::size_t index) { return !contains(m_names[index].subject, revert.subject); });
        return found;
    }

    std::vector<Name> m_names;
    QHash<QString, Indexes> m_byName;
    QHash<QString, Indexes> m_bySubject;
    QHash<QString, Indexes> m_byStamp;
    QHash<std::pair<QString, QString>, Indexes> m_byDatedName;  // stamp and name
    QHash<std::pair<QString, QString>, Indexes> m_byDatedSubject;  // stamp and subject
};

Pairing pairingOf(const QString &revert, const Indexes &candidates, const QStringList &forwards)
{
    if (candidates.size() == 1)
        return {revert, candidates.front()};
    if (candidates.empty())
        return {
            revert, {}, {QT_TRANSLATE_NOOP("app", "This is a revert script without a migration that it would undo.")}};
    return {revert,
            {},
            {QT_TRANSLATE_NOOP("app", "This revert script may undo %1 or %2; which one is not certain."),
             {forwards[qsizetype(candidates[0])], forwards[qsizetype(candidates[1])]}}};
}

/// Two scripts for one migration are both left out: choosing one would be a guess.
void separateRivals(std::vector<Pairing> &pairings, const QStringList &forwards)
{
    QHash<std::size_t, int> count;
    for (const Pairing &pairing : pairings)
        count[pairing.forward.value_or(std::size_t(forwards.size()))] += 1;
    for (Pairing &pairing : pairings) {
        if (!pairing.forward || count.value(*pairing.forward) == 1)
            continue;
        pairing.why = {QT_TRANSLATE_NOOP("app", "Several revert scripts fit %1; which one undoes it is not certain."),
                       {forwards[qsizetype(*pairing.forward)]}};
        pairing.forward.reset();
    }
}

}  // namespace

bool isRevertName(const QString &fileName)
{
    static const QRegularExpression form(
        u"_down_|^(?:\\d+_)?(?:revert|rollback|undo|down)_|[_.-](?:down|revert|rollback|undo)\\.sql$"_s);
    return form.match(fileName).hasMatch();
}

bool isCompanionRevertName(const QString &fileName)
{
    static const QRegularExpression form(
        u"^(?:(?:down|revert|rollback|undo)(?:[_.-].*)?|.*[_.-](?:down|revert|rollback|undo))\\.sql$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return form.match(fileName).hasMatch();
}

std::vector<Pairing> pairReverts(const QStringList &reverts, const QStringList &forwards)
{
    const Forwards index(forwards);
    std::vector<Pairing> pairings;
    for (const QString &revert : reverts)
        pairings.push_back(pairingOf(revert, index.candidates(takeApart(revert)), forwards));
    separateRivals(pairings, forwards);
    return pairings;
}

}  // namespace lockstep
