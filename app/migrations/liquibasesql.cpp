// SPDX-License-Identifier: GPL-3.0-or-later

// Formatted SQL as Liquibase 4.28 reads it: which lines are directives, and which are SQL, was seen by running it
// (LEDGERS.md, section 2.9).

#include "app/migrations/liquibasesql.h"

#include "app/core/files.h"
#include "app/migrations/placeholders.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <utility>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(text), QRegularExpression::CaseInsensitiveOption);
}

/// The whole line's last "name:value"; quotes around the value are not part of it.
QString attribute(const QString &line, const QString &name, const QString &value = u"\\w+"_s)
{
    const auto match = pattern(u".*\\b"_s + name + u":(\".*?\"|"_s + value + u").*"_s).match(line);
    QString found = match.captured(1);
    if (found.size() > 1 && found.startsWith(u'"') && found.endsWith(u'"'))
        found = found.sliced(1, found.size() - 2);
    return found.trimmed();
}

bool flag(const QString &line, const QString &name, bool usual)
{
    const QString value = attribute(line, name);
    return value.isEmpty() ? usual : value.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

QString unquoted(QString text)
{
    text = text.trimmed();
    const bool isQuoted
        = text.size() > 1 && text.front() == text.back() && (text.front() == u'"' || text.front() == u'\'');
    return isQuoted ? text.sliced(1, text.size() - 2) : text;
}

struct Line
{
    qsizetype begin = 0;
    qsizetype end = 0;  ///< behind its line end
    int number = 0;
    QString text{};  ///< without its line end
};

std::vector<Line> linesOf(const QByteArray &bytes)
{
    std::vector<Line> lines;
    for (qsizetype begin = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0; begin < bytes.size();) {
        const qsizetype newline = bytes.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? bytes.size() : newline + 1;
        QString text = QString::fromUtf8(bytes.mid(begin, (newline < 0 ? end : newline) - begin));
        if (text.endsWith(u'\r'))
            text.chop(1);
        lines.push_back({begin, end, int(lines.size()) + 1, std::move(text)});
        begin = end;
    }
    return lines;
}

class Parser
{
public:
    Parser(const SqlFile &file, const QString &path, LiquibaseProperties &properties,
           std::vector<LiquibaseMistake> &mistakes)
        : m_file(file)
        , m_path(path)
        , m_properties(properties)
        , m_mistakes(mistakes)
    { }
    std::vector<LiquibaseChangeSet> parse();

private:
    bool isSkipped(const QString &line);
    void readLine(const Line &line);
    bool readDirective(const Line &line);
    void readPrecondition(const QString &kind, const QString &text);
    void readProperty(const QString &line);
    bool beginChangeSet(const Line &line);
    void finishChangeSet();
    void keep(QByteArray &section, const Line &line, qsizetype from = 0) const;
    void mistake(int line, Message what) { m_mistakes.push_back({m_file.path, line, std::move(what)}); }

    const SqlFile &m_file;
    QString m_path;
    LiquibaseProperties &m_properties;
    std::vector<LiquibaseMistake> &m_mistakes;
    std::vector<LiquibaseChangeSet> m_found{};
    QByteArray m_forward{};  ///< as long as the file, what is not the changeset's blank
    QByteArray m_revert{};
    bool m_hasRevert = false;
    bool m_isInRollback = false;  ///< between /* liquibase rollback and */
    int m_toSkip = 0;  ///< lines; negative: up to ignoreLines:end
    QString m_endDelimiter{};
    bool m_isSplit = true;
};

std::vector<LiquibaseChangeSet> Parser::parse()
{
    for (const Line &line : linesOf(m_file.bytes))
        readLine(line);
    finishChangeSet();
    return std::move(m_found);
}

/// Copies a line, from its character `from` on, into a section.
void Parser::keep(QByteArray &section, const Line &line, qsizetype from) const
{
    const qsizetype begin = line.begin + line.text.left(from).toUtf8().size();
    section.replace(begin, line.end - begin, m_file.bytes.mid(begin, line.end - begin));
}

bool Parser::isSkipped(const QString &line)
{
    static const QRegularExpression form = pattern(u"\\s*--\\s*ignoreLines:(\\w+)\\s*"_s);
    const QString until = form.match(line).captured(1);
    if (m_toSkip != 0) {
        m_toSkip = until.compare("end"_L1, Qt::CaseInsensitive) == 0 ? 0 : m_toSkip - (m_toSkip > 0);
        return true;
    }
    if (until.isEmpty())
        return false;
    m_toSkip = until.compare("start"_L1, Qt::CaseInsensitive) == 0 ? -1 : until.toInt();
    return true;
}

void Parser::readLine(const Line &line)
{
    static const QRegularExpression property = pattern(u"\\s*--\\s*property\\s+.*:.*"_s);
    if (isSkipped(line.text) || beginChangeSet(line))
        return;
    if (property.match(line.text).hasMatch())
        readProperty(line.text);
    else if (!m_found.empty() && !readDirective(line))
        keep(m_forward, line);
}

void Parser::readProperty(const QString &line)
{
    const QString name = attribute(line, u"name"_s, u"\\s*\\S+"_s);
    const QString dbms = attribute(line, u"dbms"_s, u"\\S+"_s);
    if (!name.isEmpty() && (dbms.isEmpty() || dbms.contains("postgresql"_L1)))
        m_properties.define(name, attribute(line, u"value"_s, u"\\s*\\S+"_s));
}

bool Parser::beginChangeSet(const Line &line)
{
    static const QRegularExpression form
        = pattern(u"\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):\\s*(\"[^\"]+\"|\\S+).*"_s);
    static const QRegularExpression broken = pattern(u"\\s*--?\\s*changeset(\\s.*)?"_s);
    const auto match = form.match(line.text);
    if (!match.hasMatch()) {
        if (broken.match(line.text).hasMatch())
            mistake(line.number,
                    {QT_TRANSLATE_NOOP("app", "This looks like a changeset and is none: --changeset author:id.")});
        return false;
    }
    finishChangeSet();
    m_forward = m_revert = onlySection(m_file.bytes, 0, 0);
    const QString &text = line.text;
    m_endDelimiter = attribute(text, u"endDelimiter"_s, u"\\S*"_s);
    m_isSplit = flag(text, u"splitStatements"_s, true);
    LiquibaseChangeSet set{unquoted(match.captured(2)), unquoted(match.captured(1)), m_path, m_file.path, line.number};
    const QString context = attribute(text, u"contextFilter"_s, u"\\S*"_s);
    set.context = context.isEmpty() ? attribute(text, u"context"_s, u"\\S*"_s) : context;
    set.labels = attribute(text, u"labels"_s, u"\\S*"_s);
    set.dbms = attribute(text, u"dbms"_s, u"[^,\\s][\\w!,]+"_s);
    set.runsOnChange = flag(text, u"runOnChange"_s, false);
    set.runsAlways = flag(text, u"runAlways"_s, false);
    set.isInTransaction = flag(text, u"runInTransaction"_s, true);
    set.failsOnError = flag(text, u"failOnError"_s, true);
    set.isIgnored = flag(text, u"ignore"_s, false);
    const QString logical = attribute(text, u"logicalFilePath"_s, u"\\S*"_s);
    set.path = logical.isEmpty() ? m_path : logical;
    m_found.push_back(std::move(set));
    return true;
}

void Parser::readPrecondition(const QString &kind, const QString &text)
{
    static const QRegularExpression answer(u"^(?:expectedResult:)?(?:'([^']+)'|\"([^\"]+)\"|(\\w+)) (.*)$"_s);
    LiquibasePrecondition one{kind.toLower(), {}, text.trimmed()};
    if (one.kind == "sql-check"_L1) {
        const auto match = answer.match(text.trimmed());
        one.expected = match.captured(1) + match.captured(2) + match.captured(3);
        one.text = match.captured(4);
    }
    m_found.back().preconditions.push_back(std::move(one));
}

/// True where the line is no SQL.
bool Parser::readDirective(const Line &line)
{
    static const QRegularExpression rollbackStart = pattern(u"\\s*/\\*\\s*liquibase\\s*rollback\\s*"_s);
    static const QRegularExpression rollbackEnd = pattern(u".*\\s*\\*/\\s*"_s);
    static const QRegularExpression form
        = pattern(u"\\s*--\\s*(comment|validCheckSum|rollback|preconditions|precondition-[a-z0-9-]+)"
                  "(?:(?<=comment|validCheckSum):? | |(?<=preconditions))(.*)"_s);
    LiquibaseChangeSet &set = m_found.back();
    if (m_isInRollback) {
        m_isInRollback = !rollbackEnd.match(line.text).hasMatch();
        if (m_isInRollback)
            keep(m_revert, line);
        return true;
    }
    if (rollbackStart.match(line.text).hasMatch()) {
        m_isInRollback = m_hasRevert = true;
        return true;
    }
    const auto match = form.match(line.text);
    const QString directive = match.captured(1).toLower();
    if (directive == "comment"_L1) {
        set.comment = match.captured(2).trimmed();
    } else if (directive == "validchecksum"_L1) {
        set.validCheckSums << match.captured(2).trimmed();
    } else if (directive == "preconditions"_L1) {
        set.onFail = attribute(match.captured(2), u"onFail"_s).toUpper();
        set.onError = attribute(match.captured(2), u"onError"_s).toUpper();
    } else if (directive == "rollback"_L1) {
        m_hasRevert = true;
        keep(m_revert, line, match.capturedStart(2));
    } else if (!directive.isEmpty()) {
        readPrecondition(directive.section(u'-', 1), match.captured(2));
    }
    return match.hasMatch();
}

bool isNoRollback(const QByteArray &section)
{
    const QByteArray words = section.simplified().toLower();
    return words == "empty" || words == "not required";
}

void Parser::finishChangeSet()
{
    if (m_found.empty())
        return;
    LiquibaseChangeSet &set = m_found.back();
    const QByteArray sql = filledByLiquibase(m_forward.trimmed(), m_properties);
    set.changes = {sql};
    set.descriptions = {u"sql"_s};
    set.forward = m_file;
    set.forward.section = m_isSplit ? withSemicolons(m_forward, m_endDelimiter) : m_forward;
    const auto valueOf = [this](const QString &name) {
        const auto found = m_properties.values.constFind(name);
        return found == m_properties.values.constEnd() ? std::nullopt : std::optional(*found);
    };
    fillPlaceholders(set.forward, {"${", "}"}, valueOf);
    if (sql.isEmpty())
        set.problem = {QT_TRANSLATE_NOOP("app", "The changeset has no SQL, and Liquibase stops at such a one.")};
    if (std::exchange(m_hasRevert, false)) {
        set.revert = m_file;
        set.revert->section
            = isNoRollback(m_revert) ? onlySection(m_file.bytes, 0, 0) : withSemicolons(m_revert, m_endDelimiter);
        fillPlaceholders(*set.revert, {"${", "}"}, valueOf);
    }
    m_isInRollback = false;
    m_toSkip = 0;
}

}  // namespace

bool isLiquibaseSql(const QByteArray &bytes)
{
    static const QRegularExpression form(u"^\\x{feff}?\\s*--\\s*liquibase\\s*formatted\\s*sql"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(QString::fromUtf8(bytes.left(4096))).hasMatch();
}

std::vector<LiquibaseChangeSet> parseLiquibaseSql(const SqlFile &file, const QString &path,
                                                  LiquibaseProperties &properties,
                                                  std::vector<LiquibaseMistake> &mistakes)
{
    static const QRegularExpression logical(u"^[^\\n]*logicalFilePath:(\\S+)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const QString head = QString::fromUtf8(file.bytes.trimmed().split('\n').value(0));
    const QString named = logical.match(head).captured(1);
    return Parser(file, named.isEmpty() ? path : named, properties, mistakes).parse();
}

LiquibaseChangeSet rawLiquibaseSql(const SqlFile &file, const QString &path, const LiquibaseProperties &properties)
{
    LiquibaseChangeSet set{u"raw"_s, u"includeAll"_s, path, file.path, 1};
    set.changes = {filledByLiquibase(file.bytes, properties)};
    set.descriptions = {u"sql"_s};
    set.forward = file;
    set.forward.section = withSemicolons(file.bytes, {});
    fillPlaceholders(set.forward, {"${", "}"}, [&properties](const QString &name) {
        const auto found = properties.values.constFind(name);
        return found == properties.values.constEnd() ? std::nullopt : std::optional(*found);
    });
    return set;
}

QByteArray filledByLiquibase(const QByteArray &text, const LiquibaseProperties &properties)
{
    return filledText(text, {"${", "}"}, [&properties](const QString &name) {
        const auto found = properties.values.constFind(name);
        return found == properties.values.constEnd() ? std::nullopt : std::optional(*found);
    });
}

QByteArray withSemicolons(const QByteArray &sql, const QString &endDelimiter)
{
    QString named = endDelimiter;
    const QByteArray delimiter = named.remove(u"\\n"_s).remove(u"\\r"_s).toUtf8();
    QByteArray result(sql);
    if (delimiter == ";" || (delimiter.isEmpty() && !sql.contains('/')))
        return result;
    for (qsizetype begin = 0; begin < result.size();) {
        const qsizetype newline = result.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? result.size() : newline;
        const QByteArray line = result.mid(begin, end - begin);
        const QByteArray word = delimiter.isEmpty() ? QByteArray("/") : delimiter;
        const QByteArray text = line.trimmed();
        const bool isAlone = text.compare(word, Qt::CaseInsensitive) == 0;
        if (isAlone || (!delimiter.isEmpty() && text.endsWith(word))) {
            const qsizetype at = begin + (isAlone ? line.indexOf(text) : line.lastIndexOf(word));
            const bool isEnded = result.left(at).trimmed().endsWith(';');
            result.replace(at, word.size(),
                           (isEnded ? QByteArray(" ") : QByteArray(";")).leftJustified(word.size(), ' '));
        }
        begin = end + 1;
    }
    return result;
}

}  // namespace lockstep
