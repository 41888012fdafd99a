// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqitchplan.h"

#include "app/core/files.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A name begins and ends with no punctuation but "_", has no blanks, ":", "@", "#" or backslash, and does not end like
/// a relative reference ("users~2").
const QString namePattern
    = u"(?![-!\"#$%&'()*+,./:;<=>?@[\\]^`{|}~])(?:(?![~/=%^]\\d+(?:$|[[:blank:]]))[^[:blank:]:@#\\\\])+"
      "(?<![-!\"#$%&'()*+,./:;<=>?@[\\]^`{|}~])\\b"_s;

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(
        text, QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::DotMatchesEverythingOption);
}

const QRegularExpression &blankLine()
{
    static const QRegularExpression form = pattern(u"^[[:blank:]]*(?:#[[:blank:]]*(?<note>.+)|$)"_s);
    return form;
}

/// A line without the note behind "#", and the note.
struct NotedLine
{
    QString text;
    QString note;
};

/// Notes keep line breaks as \n and \r.
QString unescapedNote(const QString &note)
{
    const QString text = note.trimmed();
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar next = text[i] == u'\\' && i + 1 < text.size() ? text[i + 1] : QChar();
        const bool isEscape = next == u'n' || next == u'r' || next == u'\\';
        result += !isEscape ? text[i] : next == u'n' ? QChar(u'\n') : next == u'r' ? QChar(u'\r') : next;
        i += isEscape;
    }
    return result;
}

NotedLine splitNote(const QString &line)
{
    static const QRegularExpression end = pattern(u"[[:blank:]]*(?:#[[:blank:]]*(?<note>.*))?$"_s);
    const auto match = end.match(line);
    return {line.left(match.capturedStart()), unescapedNote(match.captured(u"note"_s))};
}

class Parser
{
public:
    SqitchPlan parse(const QByteArray &bytes);

private:
    bool readPragma(const QString &line);
    void readLine(const QString &line);
    void readTag(const QRegularExpressionMatch &match, const QString &note);
    void readChange(const QRegularExpressionMatch &match, const QString &note);
    bool readDependencies(SqitchChange &change, const QString &text);
    bool acceptName(const QRegularExpressionMatch &match, bool isTag);
    void markReworked(const QString &name);
    void checkRequirements();
    Message lackOf(const SqitchChange &change, const SqitchDependency &dependency,
                   const QHash<QString, int> &seen) const;
    bool isKnown(const SqitchDependency &dependency, const QHash<QString, int> &seen) const;
    void mistake(Message what) { m_plan.mistakes.push_back({m_line, std::move(what)}); }

    SqitchPlan m_plan{};
    int m_line = 0;
    std::size_t m_checked = 0;  ///< changes before this one have had their requirements checked
    QHash<QString, int> m_lines{};  ///< of tags ("@v1") and of the changes before the newest tag
    QHash<QString, int> m_sinceTag{};  ///< of the changes behind it
};

SqitchPlan Parser::parse(const QByteArray &bytes)
{
    if (const qsizetype offset = firstInvalidUtf8(bytes); offset >= 0) {
        m_line = int(bytes.left(offset).count('\n')) + 1;
        mistake({QT_TRANSLATE_NOOP("app", "The plan is not UTF-8 here.")});
        m_line = 0;
    }
    QStringList lines = QString::fromUtf8(bytes).split(u'\n');
    bool isHead = true;
    for (QString &line : lines) {
        ++m_line;
        if (line.endsWith(u'\r'))
            line.chop(1);
        const auto blank = blankLine().match(line);
        if (blank.hasMatch())
            isHead = isHead && !blank.captured(u"note"_s).isEmpty();
        else if (isHead)
            isHead = readPragma(line);
        else
            readLine(line);
    }
    checkRequirements();
    if (m_plan.project.isEmpty()) {
        m_line = 1;
        mistake({QT_TRANSLATE_NOOP("app", "The plan names no project: %project=… has to stand at its head.")});
    }
    return std::move(m_plan);
}

/// False where the line is none, and the changes begin.
bool Parser::readPragma(const QString &line)
{
    static const QRegularExpression form = pattern(u"^[[:blank:]]*%[[:blank:]]*(?<name>\\w(?:[^[:blank:]=]*\\w)?)"
                                                   "(?:[[:blank:]]*=[[:blank:]]*(?<value>.+))?$"_s);
    const auto match = form.match(splitNote(line).text);
    if (!match.hasMatch()) {
        mistake({QT_TRANSLATE_NOOP("app", "A blank line has to come between the pragmas and the first change.")});
        readLine(line);
        return false;
    }
    const QString name = match.captured(u"name"_s);
    const QString value = match.captured(u"value"_s);
    if (name == "project"_L1 && !isSqitchName(value))
        mistake({QT_TRANSLATE_NOOP("app", "“%1” cannot be a project's name."), {value}});
    if (name == "project"_L1)
        m_plan.project = value;
    if (name == "uri"_L1)
        m_plan.uri = value;
    return true;
}

const QRegularExpression &lineForm()
{
    static const QRegularExpression form
        = pattern(u"^[[:blank:]]*(?:(?<tag>@)|[[:blank:]]*[+-][[:blank:]]*)?(?<name>"_s + namePattern
                  + u")(?:[[:blank:]]+)?(?:\\[(?<dependencies>[^\\]]+)\\][[:blank:]]*)?"
                    "(?:(?<at>\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z)[[:blank:]]*)?"
                    "(?:(?<planner>[^<]+)[[:blank:]]+<(?<email>[^>]+)>)?$"_s);
    return form;
}

void Parser::readLine(const QString &line)
{
    const NotedLine noted = splitNote(line);
    const auto match = lineForm().match(noted.text);
    if (!match.hasMatch())
        return mistake({QT_TRANSLATE_NOOP("app",
                                          "This is no change and no tag: name [requirements] "
                                          "2026-01-31T12:00:00Z Planner <planner@example.com>.")});
    const QString at = match.captured(u"at"_s);
    if (at.isEmpty() || match.captured(u"planner"_s).isEmpty())
        return mistake({QT_TRANSLATE_NOOP("app", "%1 lacks its time, or its planner's name and address."),
                        {match.captured(u"name"_s)}});
    if (!QDateTime::fromString(at, Qt::ISODate).isValid())
        return mistake({QT_TRANSLATE_NOOP("app", "%1 is no time."), {at}});
    const bool isTag = !match.captured(u"tag"_s).isEmpty();
    if (!acceptName(match, isTag))
        return;
    isTag ? readTag(match, noted.note) : readChange(match, noted.note);
}

bool Parser::acceptName(const QRegularExpressionMatch &match, bool isTag)
{
    static const QRegularExpression hash(u"^[0-9a-f]{40}"_s);
    const QString name = match.captured(u"name"_s);
    if (name == "ROOT"_L1 || name == "HEAD"_L1 || hash.match(name).hasMatch()) {
        mistake({QT_TRANSLATE_NOOP("app", "Sqitch keeps the name “%1” for itself."), {name}});
        return false;
    }
    if (isTag && (name.contains(u'/') || !match.captured(u"dependencies"_s).isEmpty() || m_plan.changes.empty())) {
        mistake({QT_TRANSLATE_NOOP("app", "The tag “%1” has a “/”, requirements, or no change before it."), {name}});
        return false;
    }
    const int earlier = isTag ? m_lines.value(u'@' + name) : m_sinceTag.value(name);
    if (earlier == 0)
        return true;
    mistake({QT_TRANSLATE_NOOP("app", "“%1” stands in line %2 already."), {name, QString::number(earlier)}});
    return false;
}

void Parser::readTag(const QRegularExpressionMatch &match, const QString &note)
{
    checkRequirements();
    const QString name = match.captured(u"name"_s);
    m_plan.changes.back().tags.push_back(
        {name, note, match.captured(u"at"_s), match.captured(u"planner"_s), match.captured(u"email"_s)});
    m_lines.insert(m_sinceTag);
    m_lines.insert(u'@' + name, m_line);
    m_sinceTag.clear();
}

void Parser::readChange(const QRegularExpressionMatch &match, const QString &note)
{
    SqitchChange change{match.captured(u"name"_s), note, match.captured(u"at"_s), match.captured(u"planner"_s),
                        match.captured(u"email"_s)};
    change.line = m_line;
    if (!readDependencies(change, match.captured(u"dependencies"_s)))
        return;
    markReworked(change.name);
    m_sinceTag.insert(change.name, m_line);
    m_plan.changes.push_back(std::move(change));
}

bool Parser::readDependencies(SqitchChange &change, const QString &text)
{
    static const QRegularExpression form
        = pattern(u"^(?<conflict>!?)(?:(?<project>"_s + namePattern + u"):)?(?:(?<id>[0-9a-f]{40})|(?<change>"_s
                  + namePattern + u")(?:@(?<tag>"_s + namePattern + u"))?|@(?<only>"_s + namePattern + u"))$"_s);
    QSet<QString> seen;
    for (const QString &word : text.split(pattern(u"[[:blank:]]+"_s), Qt::SkipEmptyParts)) {
        const auto match = form.match(word);
        if (!match.hasMatch() || seen.contains(word)) {
            mistake({QT_TRANSLATE_NOOP("app", "“%1” is no requirement, or stands here twice."), {word}});
            return false;
        }
        seen.insert(word);
        change.dependencies.push_back({!match.captured(u"conflict"_s).isEmpty(), match.captured(u"project"_s),
                                       match.captured(u"change"_s),
                                       match.captured(u"tag"_s) + match.captured(u"only"_s), match.captured(u"id"_s)});
    }
    return true;
}

/// An earlier change of this name gives up the plain file name for one with a tag: of those since, the newest first.
void Parser::markReworked(const QString &name)
{
    QStringList tags;
    for (auto change = m_plan.changes.rbegin(); change != m_plan.changes.rend(); ++change) {
        for (const SqitchTag &tag : change->tags)
            tags << tag.name;
        if (change->name != name)
            continue;
        change->reworkTags += tags;
        return;
    }
}

bool Parser::isKnown(const SqitchDependency &dependency, const QHash<QString, int> &seen) const
{
    const bool isForeign
        = dependency.project.isEmpty() ? !dependency.id.isEmpty() : dependency.project != m_plan.project;
    if (isForeign)
        return true;
    if (dependency.change.isEmpty() || dependency.tag.isEmpty())
        return m_lines.contains(dependency.key()) || seen.contains(dependency.key());
    const int tagged = m_lines.value(u'@' + dependency.tag);
    const int planned = m_lines.value(dependency.change);
    return tagged > 0 && planned > 0 && planned < tagged;
}

Message Parser::lackOf(const SqitchChange &change, const SqitchDependency &dependency,
                       const QHash<QString, int> &seen) const
{
    const QString key = dependency.key();
    if (dependency.isConflict || isKnown(dependency, seen))
        return {};
    if (key == change.name)
        return {QT_TRANSLATE_NOOP("app", "%1 requires itself."), {key}};
    if (m_sinceTag.contains(key))
        return {QT_TRANSLATE_NOOP("app", "%1 requires %2, which the plan has only later, in line %3."),
                {change.name, key, QString::number(m_sinceTag.value(key))}};
    return {QT_TRANSLATE_NOOP("app", "%1 requires %2, which the plan does not have before it."), {change.name, key}};
}

/// Of the changes since the newest tag: what a change requires has to stand before it.
void Parser::checkRequirements()
{
    QHash<QString, int> seen;
    for (; m_checked < m_plan.changes.size(); ++m_checked) {
        const SqitchChange &change = m_plan.changes[m_checked];
        for (const SqitchDependency &dependency : change.dependencies) {
            Message lack = lackOf(change, dependency, seen);
            if (!lack.isEmpty())
                m_plan.mistakes.push_back({change.line, std::move(lack)});
        }
        seen.insert(change.name, change.line);
    }
}

}  // namespace

QString SqitchDependency::key() const
{
    return id.isEmpty() ? change + (tag.isEmpty() ? QString() : u'@' + tag) : id;
}

QStringList SqitchChange::dependencyNames(bool conflicts, const QString &ownProject) const
{
    QStringList names;
    for (const SqitchDependency &dependency : dependencies) {
        const bool isForeign = !dependency.project.isEmpty() && dependency.project != ownProject;
        if (dependency.isConflict == conflicts)
            names << (isForeign ? dependency.project + u':' : QString()) + dependency.key();
    }
    return names;
}

bool isSqitchName(const QString &name)
{
    static const QRegularExpression form = pattern(u"^"_s + namePattern + u"\\z"_s);
    return form.match(name).hasMatch();
}

SqitchPlan parseSqitchPlan(const QByteArray &bytes)
{
    SqitchPlan plan = Parser().parse(bytes);
    computeSqitchIds(plan);
    return plan;
}

}  // namespace lockstep
