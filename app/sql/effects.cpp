// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/effects.h"

#include "app/core/parallel.h"
#include "app/sql/notunderstood.h"
#include "app/sql/reader.h"
#include "app/sql/splitter.h"
#include "app/sql/words.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Words between the verb and the kind of object that do not change what the command is called.
constexpr std::array modifiers{"OR",       "REPLACE",   "UNIQUE",  "TEMP",       "TEMPORARY",  "LOCAL",  "GLOBAL",
                               "UNLOGGED", "RECURSIVE", "TRUSTED", "PROCEDURAL", "CONSTRAINT", "DEFAULT"};

bool isSpace(char character)
{
    return character == ' ' || (character >= '\t' && character <= '\r');
}

/// The word that the text goes on with, in upper case; the text is then what stands behind it.
QByteArray takeWord(QByteArrayView &text)
{
    const auto begin = std::ranges::find_if_not(text, isSpace);
    const auto end = std::find_if(begin, text.end(), isSpace);
    const QByteArray word = QByteArray(begin, end - begin).toUpper();
    text = QByteArrayView(end, text.end());
    return word;
}

QByteArray takeObjectsWord(QByteArrayView &text)
{
    QByteArray word = takeWord(text);
    while (isAmong(modifiers, word))
        word = takeWord(text);
    return word;
}

/// Very many statements have one of few tags, which they share then.
QString sharedTag(const QByteArray &tag)
{
    constexpr qsizetype many = 256;
    thread_local QHash<QByteArray, QString> tags;
    const auto known = tags.constFind(tag);
    if (known != tags.cend())
        return *known;
    QString text = QString::fromUtf8(tag);
    if (tags.size() < many)
        tags.insert(tag, text);
    return text;
}

/// The command's name as PostgreSQL reports it: one word, or for CREATE, ALTER, DROP and REFRESH the object's too.
QString tagOf(const QByteArray &statement)
{
    constexpr qsizetype enough = 200;
    QByteArrayView text = QByteArrayView(statement).first(std::min(statement.size(), enough));
    QByteArray tag = takeWord(text);
    const bool hasObject = tag == "CREATE" || tag == "ALTER" || tag == "DROP" || tag == "REFRESH";
    const QByteArray object = hasObject ? takeObjectsWord(text) : QByteArray();
    if (!object.isEmpty())
        tag += ' ' + object;
    const bool isDouble = object == "MATERIALIZED" || object == "FOREIGN" || object == "EVENT" || object == "ACCESS";
    if (const QByteArray second = isDouble ? takeObjectsWord(text) : QByteArray(); !second.isEmpty())
        tag += ' ' + second;
    return sharedTag(tag);
}

/// `problem` is one of the text's own.
StatementEffects refused(const QByteArray &text, qsizetype begin, const SqlProblem &problem)
{
    StatementEffects effects;
    effects.tag = tagOf(text);
    Reader({text, begin}, effects).notAnalysable({begin, begin + text.size()}, whyNotUnderstood(text, problem));
    return effects;
}

StatementEffects refused(const Script &script, const Statement &statement)
{
    const qsizetype begin = statement.range.begin;
    return refused(script.text(statement), begin, {statement.problem->text, statement.problem->byteOffset - begin});
}

struct Analysed
{
    StatementEffects effects{};
    std::optional<SqlProblem> problem{};  ///< of the grammar
};

Analysed analysed(const QByteArray &text, qsizetype begin, const std::vector<Token> *tokens = nullptr)
{
    Analysed read;
    read.effects.tag = tagOf(text);
    const Piece piece{text, begin};
    if (tokens && readLongInsert(piece, read.effects, *tokens))
        return read;
    const auto problem = tryPiece(piece, read.effects, tokens);
    onlyOnce(read.effects);
    if (!problem)
        return read;
    // What is too much for its tree may be good SQL all the same.
    read.problem = problem->text == tooDeep ? grammarProblem(text) : problem;
    read.effects = refused(text, begin, read.problem.value_or(*problem));
    return read;
}

bool definesFunction(const StatementEffects &statement)
{
    if (statement.effects.empty())
        return false;
    const EffectKind first = statement.effects.front().kind;
    return first == EffectKind::CreateFunction || first == EffectKind::ReplaceFunction;
}

/// What a function's body does happens after all when a later statement of the same text calls it. Schemas are left
/// out of the comparison: the search path decides them.
void bringForward(std::vector<StatementEffects> &all)
{
    QSet<QString> called;
    for (auto statement = all.rbegin(); statement != all.rend(); ++statement) {
        for (const QString &function : std::as_const(statement->calls))
            called.insert(function.section(u'.', -1));
        if (!definesFunction(*statement) || !called.contains(statement->effects.front().object.section(u'.', -1)))
            continue;
        for (Effect &effect : statement->effects)
            effect.deferred = false;
    }
}

void leaveOut(StatementEffects &statement)
{
    statement.lacksChanges = !statement.changes.empty();
    statement.changes = {};
}

/// Reads each statement as it is cut; of a long text many at a time, on all cores.
class AsItIsCut
{
public:
    AsItIsCut(const QByteArray &sql, Changes changes)
        : m_isLong(sql.size() > longText)
        , m_changes(changes)
    {
        m_effects.reserve(roomForStatements(sql));
    }

    std::optional<SqlProblem> take(const Statement &statement, const QByteArray &text, std::vector<Token> &tokens)
    {
        const std::size_t index = std::size_t(statement.number) - 1;
        m_effects.resize(index + 1);
        if (!m_isLong)
            return read(index, text, statement.range.begin, tokens);
        m_waiting.push_back({index, text, statement.range.begin, handedOver(tokens), {}});
        m_waitingBytes += text.size();
        if (m_waitingBytes > longText)
            readWaiting();
        return {};
    }
    /// Of all statements; what hinders reading those that waited is said in the script.
    std::vector<StatementEffects> effects(Script &script)
    {
        readWaiting();
        for (auto &[index, problem] : m_problems) {
            Statement &statement = script.statements[index];
            problem.byteOffset += statement.range.begin;
            if (!statement.problem)
                statement.problem = std::move(problem);
        }
        m_effects.resize(script.statements.size());
        return std::move(m_effects);
    }

private:
    struct Waiting
    {
        std::size_t index = 0;
        QByteArray text{};
        qsizetype begin = 0;
        std::vector<Token> tokens{};
        std::optional<SqlProblem> problem{};
    };

    std::optional<SqlProblem> read(std::size_t index, const QByteArray &text, qsizetype begin,
                                   const std::vector<Token> &tokens)
    {
        Analysed one = analysed(text, begin, &tokens);
        if (m_changes == Changes::LeftOut)
            leaveOut(one.effects);
        m_effects[index] = std::move(one.effects);
        return std::move(one.problem);
    }
    /// Few are copied, so that their room serves the next statement; of very many there are not to be two.
    static std::vector<Token> handedOver(std::vector<Token> &tokens)
    {
        constexpr std::size_t many = 1024;
        return tokens.size() > many ? std::move(tokens) : tokens;
    }
    void readWaiting()
    {
        const auto readOne = [this](std::size_t at) {
            Waiting &one = m_waiting[at];
            one.problem = read(one.index, one.text, one.begin, one.tokens);
        };
        (void)forEachIndex(m_waiting.size(), readOne, {});  // nobody can ask it to stop
        for (Waiting &one : m_waiting) {
            if (one.problem)
                m_problems.emplace_back(one.index, *std::move(one.problem));
        }
        m_waiting.clear();
        m_waitingBytes = 0;
    }

    bool m_isLong;
    Changes m_changes;
    std::vector<StatementEffects> m_effects;
    std::vector<Waiting> m_waiting;
    qsizetype m_waitingBytes = 0;
    std::vector<std::pair<std::size_t, SqlProblem>> m_problems;
};

}  // namespace

std::vector<StatementEffects> analyse(const Script &script)
{
    std::vector<StatementEffects> all;
    all.reserve(script.statements.size());
    for (const Statement &statement : script.statements)
        all.push_back(statement.problem ? refused(script, statement)
                                        : analysed(script.text(statement), statement.range.begin).effects);
    bringForward(all);
    return all;
}

void ChangesInView::show(std::size_t from, std::size_t to)
{
    for (std::size_t i = m_from; i < std::min(from, m_to); ++i)
        leaveOut(m_effects[i]);
    const auto readAgain = [this, first = std::max(from, m_to)](std::size_t at) {
        const Statement &statement = m_script.statements[first + at];
        StatementEffects &effects = m_effects[first + at];
        if (std::exchange(effects.lacksChanges, false))
            effects.changes = analysed(m_script.text(statement), statement.range.begin).effects.changes;
    };
    if (to > m_to)
        (void)forEachIndex(to - std::max(from, m_to), readAgain, {});  // nobody can ask it to stop
    m_from = from;
    m_to = std::max(from, to);
}

ScriptEffects readEffects(QByteArray sql, Changes changes)
{
    ScriptEffects read;
    AsItIsCut reading(sql, changes);
    read.script = splitScript(std::move(sql),
                              [&reading](const Statement &statement, const QByteArray &text,
                                         std::vector<Token> &tokens) { return reading.take(statement, text, tokens); });
    read.effects = reading.effects(read.script);
    for (const Statement &statement : read.script.statements) {
        StatementEffects &effects = read.effects[std::size_t(statement.number) - 1];
        if (statement.problem && effects.unknown.isEmpty())  // nobody was asked about it
            effects = refused(read.script, statement);
    }
    bringForward(read.effects);
    return read;
}

}  // namespace lockstep
