// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/notunderstood.h"

#include "app/sql/words.h"

#include <QByteArrayList>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <span>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// More tells nothing more, and a statement may be a file of any size.
constexpr qsizetype enough = 20'000;

/// Words in order, as they stand one behind the other; "*" is one word, "…", once at most, any number, of whatever
/// kind.
struct Pattern
{
    std::array<const char *, 5> words{};
};

struct NewerSyntax
{
    int version;
    const char *name;  ///< as the manual spells it
    Pattern pattern;
};

/// The grammar stops at one of the words behind "…"; where the last is a bracket, somewhere in these brackets.
/// What PostgreSQL's release notes (E. Release Notes, "Migration" and "Changes") name as new and 15's grammar refuses.
constexpr std::array newerSyntax{
    NewerSyntax{16, "IS JSON", {"IS", "JSON"}},
    NewerSyntax{16, "IS NOT JSON", {"IS", "NOT", "JSON"}},
    NewerSyntax{16, "GRANT … WITH INHERIT", {"GRANT", "…", "WITH", "INHERIT"}},
    NewerSyntax{16, "GRANT … WITH SET", {"GRANT", "…", "WITH", "SET"}},
    NewerSyntax{16, "JSON_OBJECT", {"JSON_OBJECT", "("}},
    NewerSyntax{16, "JSON_OBJECTAGG", {"JSON_OBJECTAGG", "("}},
    NewerSyntax{16, "JSON_ARRAY", {"JSON_ARRAY", "("}},
    NewerSyntax{16, "JSON_ARRAYAGG", {"JSON_ARRAYAGG", "("}},
    NewerSyntax{16, "STORAGE", {"CREATE", "TABLE", "…", "STORAGE"}},
    NewerSyntax{17, "WHEN NOT MATCHED BY SOURCE", {"MERGE", "…", "BY", "SOURCE"}},
    NewerSyntax{17, "WHEN NOT MATCHED BY TARGET", {"MERGE", "…", "BY", "TARGET"}},
    NewerSyntax{17, "MERGE … RETURNING", {"MERGE", "…", "RETURNING"}},
    NewerSyntax{17, "JSON_TABLE", {"JSON_TABLE", "("}},
    NewerSyntax{17, "JSON_EXISTS", {"JSON_EXISTS", "("}},
    NewerSyntax{17, "JSON_QUERY", {"JSON_QUERY", "("}},
    NewerSyntax{17, "JSON_VALUE", {"JSON_VALUE", "("}},
    NewerSyntax{17, "AT LOCAL", {"AT", "LOCAL"}},
    NewerSyntax{17, "SET EXPRESSION", {"SET", "EXPRESSION"}},
    NewerSyntax{17, "SET ACCESS METHOD DEFAULT", {"ACCESS", "METHOD", "DEFAULT"}},
    NewerSyntax{18, "NOT ENFORCED", {"NOT", "ENFORCED"}},
    NewerSyntax{18, "ENFORCED", {"CONSTRAINT", "…", "ENFORCED"}},
    NewerSyntax{18, "WITHOUT OVERLAPS", {"WITHOUT", "OVERLAPS"}},
    NewerSyntax{18, "FOREIGN KEY (… PERIOD …)", {"FOREIGN", "KEY", "…", "PERIOD", "*"}},
    NewerSyntax{18, "GENERATED … VIRTUAL", {"GENERATED", "…", "VIRTUAL"}},
    NewerSyntax{18, "ADD CONSTRAINT … NOT NULL", {"ADD", "CONSTRAINT", "*", "NOT", "NULL"}},
    NewerSyntax{18, "ADD NOT NULL", {"ADD", "NOT", "NULL"}},
    NewerSyntax{18, "RETURNING WITH (OLD AS …)", {"RETURNING", "WITH"}},
    NewerSyntax{18, "VACUUM ONLY", {"VACUUM", "…", "ONLY"}},
    NewerSyntax{18, "ANALYZE ONLY", {"ANALYZE", "…", "ONLY"}},
    NewerSyntax{19, "SPLIT PARTITION", {"SPLIT", "PARTITION"}},
    NewerSyntax{19, "MERGE PARTITIONS", {"MERGE", "PARTITIONS"}},
};

struct ForeignSyntax
{
    const char *owner;
    Pattern pattern;
};

constexpr std::array foreignSyntax{
    ForeignSyntax{"MySQL", {"`"}},
    ForeignSyntax{"MySQL", {"AUTO_INCREMENT"}},
    ForeignSyntax{"MySQL", {"ENGINE", "="}},
    ForeignSyntax{"MySQL", {"UNLOCK", "TABLES"}},
    ForeignSyntax{"MySQL", {"LOCK", "TABLES"}},
    ForeignSyntax{"MySQL", {"DELIMITER"}},
    ForeignSyntax{"SQL Server", {"NVARCHAR"}},
    ForeignSyntax{"SQL Server", {"IDENTITY", "(", "*", ","}},
    ForeignSyntax{"SQL Server", {"[", "DBO", "]"}},
    ForeignSyntax{"SQL Server", {"NOCOUNT"}},
    ForeignSyntax{"SQL Server", {"NONCLUSTERED"}},
    ForeignSyntax{"SQL Server", {"GO"}},
    ForeignSyntax{"Oracle", {"VARCHAR2"}},
    ForeignSyntax{"Oracle", {"NUMBER", "("}},
    ForeignSyntax{"Oracle", {"WHENEVER", "SQLERROR"}},
    ForeignSyntax{"Oracle", {"FROM", "DUAL"}},
    ForeignSyntax{"SQLite", {"PRAGMA"}},
    ForeignSyntax{"SQLite", {"AUTOINCREMENT"}},
};

/// With which a statement of some version of PostgreSQL may begin.
constexpr std::array firstWords{"ABORT",    "ALTER",   "ANALYSE", "ANALYZE", "BEGIN",   "CALL",     "CHECKPOINT",
                                "CLOSE",    "CLUSTER", "COMMENT", "COMMIT",  "COPY",    "CREATE",   "DEALLOCATE",
                                "DECLARE",  "DELETE",  "DISCARD", "DO",      "DROP",    "END",      "EXECUTE",
                                "EXPLAIN",  "FETCH",   "GRANT",   "IMPORT",  "INSERT",  "LISTEN",   "LOAD",
                                "LOCK",     "MERGE",   "MOVE",    "NOTIFY",  "PREPARE", "REASSIGN", "REFRESH",
                                "REINDEX",  "RELEASE", "REPACK",  "RESET",   "REVOKE",  "ROLLBACK", "SAVEPOINT",
                                "SECURITY", "SELECT",  "SET",     "SHOW",    "START",   "TABLE",    "TRUNCATE",
                                "UNLISTEN", "UPDATE",  "VACUUM",  "VALUES",  "WAIT",    "WITH",     "("};

/// A statement where the grammar stopped.
struct Stopped
{
    QByteArrayList words{};  ///< in upper case, and signs; strings and names in quotes are ""
    qsizetype at = 0;  ///< at which of the words; behind them: at the end
    QByteArray rest{};  ///< the text from there
};

Stopped stoppedAt(const QByteArray &statement, qsizetype offset)
{
    const QByteArray text = statement.left(enough);
    Stopped stopped{{}, 0, text.mid(offset)};
    for (const Token &token : scan(text).tokens) {
        if (token.kind == TokenKind::Comment)
            continue;
        const bool isSign = token.kind == TokenKind::Operator;
        stopped.at += token.range.end <= offset ? 1 : 0;
        stopped.words << (isSign ? text.mid(token.range.begin, token.range.length()) : wordAt(text, token));
    }
    return stopped;
}

bool matchesAt(std::span<const char *const> pattern, const QByteArrayList &words, qsizetype at)
{
    if (pattern.empty() || !pattern.front())
        return true;
    const QByteArrayView wanted(pattern.front());
    if (wanted == "…") {
        for (qsizetype next = at; next < words.size(); ++next) {
            if (matchesAt(pattern.subspan(1), words, next))
                return true;
        }
        return false;
    }
    return at < words.size() && (wanted == "*" || wanted == words[at]) && matchesAt(pattern.subspan(1), words, at + 1);
}

bool occurs(const Pattern &pattern, const QByteArrayList &words)
{
    for (qsizetype at = 0; at < words.size(); ++at) {
        if (matchesAt(pattern.words, words, at))
            return true;
    }
    return false;
}

/// The words behind "…", or all.
std::span<const char *const> tailOf(std::span<const char *const> pattern)
{
    pattern = pattern.first(std::size_t(std::ranges::find(pattern, nullptr) - pattern.begin()));
    const auto gap = std::ranges::find_if(pattern, [](const char *word) { return QByteArrayView(word) == "…"; });
    return gap == pattern.end() ? pattern : pattern.subspan(std::size_t(gap - pattern.begin()) + 1);
}

/// The bracket that is open at this word; -1 for none.
qsizetype openAt(const QByteArrayList &words, qsizetype at)
{
    int closed = 0;
    while (--at >= 0) {
        if (words[at] == ")")
            ++closed;
        else if (words[at] == "(" && closed-- == 0)
            return at;
    }
    return -1;
}

/// The pattern is there, and it is what the grammar stopped at.
bool stopsIn(const Pattern &pattern, const Stopped &stopped)
{
    const auto tail = tailOf(pattern.words);
    const auto length = qsizetype(tail.size());
    const bool isBracket = QByteArrayView(tail.back()) == "(";
    const qsizetype last = isBracket ? openAt(stopped.words, stopped.at) - length + 1 : stopped.at;
    const qsizetype first = isBracket ? last : stopped.at - length + 1;
    for (qsizetype at = std::max<qsizetype>(first, 0); at <= last; ++at) {
        if (matchesAt(tail, stopped.words, at) && occurs(pattern, stopped.words.first(at + length)))
            return true;
    }
    return false;
}

/// `"x"`, or the end: where the grammar stopped, without the words "syntax error".
QString stopOf(const SqlProblem &problem)
{
    const QString near = u"syntax error at or near "_s;
    return problem.text.startsWith(near) ? problem.text.mid(near.size()) : QString();
}

/// What tools fill in before a database sees the text.
constexpr std::array placeholders{"${", "{{", "{%", "<%", "%("};

/// What no version of PostgreSQL has: a placeholder or psql's :name as a value where the grammar stopped, or MySQL's
/// quotes anywhere.
bool isOthers(const Stopped &stopped)
{
    const QByteArray before = stopped.words.value(stopped.at - 1);
    const bool isVariable = stopped.rest.startsWith(':') && (before == "(" || before == ",");
    return isVariable || stopped.words.contains("`")
        || std::ranges::any_of(placeholders, [&](const char *begin) { return stopped.rest.startsWith(begin); });
}

std::optional<Message> newer(const Stopped &stopped, const SqlProblem &problem)
{
    const auto told = [](const QString &name, int version) {
        return Message{QT_TRANSLATE_NOOP("app",
                                         "Not understood here: %1 came with PostgreSQL %2, and the checker has the "
                                         "grammar of %3."),
                       {name, QString::number(version), QString::number(grammarVersion)}};
    };
    if (problem.text.startsWith("trailing junk after numeric"_L1))
        return told(u"0x1F, 1_000"_s, 16);
    if (problem.text.startsWith("subquery in FROM must have an alias"_L1))
        return told(u"FROM (SELECT …)"_s, 16);
    if (isOthers(stopped))
        return std::nullopt;
    const auto *found = std::ranges::find_if(
        newerSyntax, [&stopped](const NewerSyntax &one) { return stopsIn(one.pattern, stopped); });
    return found == newerSyntax.end() ? std::nullopt
                                      : std::optional(told(QString::fromUtf8(found->name), found->version));
}

QString placeholderIn(const QByteArray &statement)
{
    const QByteArray text = statement.left(enough);
    for (const char *begin : placeholders) {
        if (const qsizetype at = text.indexOf(begin); at >= 0)
            return QString::fromUtf8(text.mid(at, 30).split('\n').first());
    }
    return {};
}

/// psql's :name, :'name' and :"name", which no SQL has.
bool hasVariable(const QByteArrayList &words, const SqlProblem &problem)
{
    return stopOf(problem) == "\":\""_L1 && words.contains(":");
}

/// What psql itself does: a file may have one in every line, and no look at its words tells more.
bool isClients(const SqlProblem &problem)
{
    return problem.text.startsWith("a command of psql"_L1) || problem.text.startsWith("rows for COPY"_L1);
}

Message byChecker(const SqlProblem &problem)
{
    return {QT_TRANSLATE_NOOP("app", "Not understood by the checker: %1"), {problem.text}};
}

}  // namespace

bool isForServers(const SqlProblem &problem)
{
    return !isClients(problem) && !problem.text.startsWith("a NUL byte"_L1)
        && !problem.text.startsWith("unterminated"_L1);
}

std::optional<int> versionNeeded(const QByteArray &statement, const SqlProblem &problem, qsizetype begin)
{
    const auto known = newer(stoppedAt(statement, std::max<qsizetype>(problem.byteOffset - begin, 0)), problem);
    return known ? std::optional(known->arguments[1].toInt()) : std::nullopt;
}

Message whyNotUnderstood(const QByteArray &statement, const SqlProblem &problem, qsizetype begin)
{
    if (isClients(problem)) {
        thread_local Message last;  // very many share one, most of the time
        if (last.arguments.value(0) != problem.text)
            last = byChecker(problem);
        return last;
    }
    const QString stop = stopOf(problem);
    const Stopped stopped = stoppedAt(statement, std::max<qsizetype>(problem.byteOffset - begin, 0));
    const QByteArrayList &words = stopped.words;
    if (const auto known = newer(stopped, problem))
        return *known;
    if (const QString placeholder = placeholderIn(statement); !placeholder.isEmpty())
        return {QT_TRANSLATE_NOOP("app", "Not understood: %1 is a placeholder, which some tool has to fill in first."),
                {placeholder}};
    if (hasVariable(words, problem))
        return {QT_TRANSLATE_NOOP("app",
                                  "Not understood: a colon before a name is a variable of psql, which some tool "
                                  "has to fill in first.")};
    const auto *owner = std::ranges::find_if(foreignSyntax,
                                             [&words](const ForeignSyntax &one) { return occurs(one.pattern, words); });
    if (owner != foreignSyntax.end())
        return {QT_TRANSLATE_NOOP("app", "Syntax error: this reads like the SQL of %1, not of PostgreSQL (%2)."),
                {QString::fromUtf8(owner->owner), problem.text}};
    const bool mayBegin = words.isEmpty() || isAmong(firstWords, words.first());
    if (!mayBegin && problem.text.startsWith("syntax error"_L1))
        return {QT_TRANSLATE_NOOP("app",
                                  "Syntax error on every version: no statement of PostgreSQL begins like this "
                                  "(%1)."),
                {stop.isEmpty() ? problem.text : stop}};
    if (stop.isEmpty())
        return byChecker(problem);
    return {QT_TRANSLATE_NOOP("app",
                              "Not understood here: the checker has the grammar of PostgreSQL %1, which stops at "
                              "%2; a newer server may know more."),
            {QString::number(grammarVersion), stop}};
}

}  // namespace lockstep
