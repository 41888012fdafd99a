// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/effects.h"

#include "app/sql/reader.h"
#include "app/sql/splitter.h"

#include <QCoreApplication>
#include <QSet>

#include <array>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Words between the verb and the kind of object that do not change what the command is called.
constexpr std::array modifiers{"OR",       "REPLACE",   "UNIQUE",  "TEMP",       "TEMPORARY",  "LOCAL",  "GLOBAL",
                               "UNLOGGED", "RECURSIVE", "TRUSTED", "PROCEDURAL", "CONSTRAINT", "DEFAULT"};

bool isModifier(const QByteArray &word)
{
    return std::ranges::any_of(modifiers, [&word](const char *modifier) { return word == modifier; });
}

/// The command's name as PostgreSQL reports it: one word, or for CREATE, ALTER, DROP and REFRESH the object's too.
QString tagOf(const QByteArray &statement)
{
    constexpr qsizetype enough = 200;
    const QByteArray start = statement.left(enough).toUpper().simplified();
    const qsizetype space = start.indexOf(' ');
    const QByteArray verb = space < 0 ? start : start.left(space);
    const bool hasObject = verb == "CREATE" || verb == "ALTER" || verb == "DROP" || verb == "REFRESH";
    if (!hasObject)
        return QString::fromUtf8(verb);
    QByteArrayList words = start.mid(verb.size() + 1).split(' ');
    words.removeIf(isModifier);
    if (words.isEmpty())
        return QString::fromUtf8(verb);
    const QByteArray object = words.takeFirst();
    const bool isDouble = object == "MATERIALIZED" || object == "FOREIGN" || object == "EVENT" || object == "ACCESS";
    const QByteArray rest = isDouble && !words.isEmpty() ? ' ' + words.first() : QByteArray();
    return QString::fromUtf8(verb + ' ' + object + rest);
}

StatementEffects analysed(const QByteArray &text, qsizetype begin)
{
    StatementEffects effects;
    effects.tag = tagOf(text);
    readPiece({text, begin}, effects);
    return effects;
}

StatementEffects refused(const Script &script, const Statement &statement)
{
    StatementEffects effects;
    const QByteArray text = script.text(statement);
    effects.tag = tagOf(text);
    Reader({text, statement.range.begin}, effects)
        .notAnalysable(
            statement.range,
            {QT_TRANSLATE_NOOP("app", "The checker does not understand this SQL: %1"), {statement.problem->text}});
    return effects;
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

}  // namespace

std::vector<StatementEffects> analyse(const Script &script)
{
    std::vector<StatementEffects> all;
    all.reserve(script.statements.size());
    for (const Statement &statement : script.statements)
        all.push_back(statement.problem ? refused(script, statement)
                                        : analysed(script.text(statement), statement.range.begin));
    bringForward(all);
    return all;
}

ScriptEffects readEffects(QByteArray sql)
{
    ScriptEffects read;
    read.script = splitScript(std::move(sql), [&read](const Statement &statement, const QByteArray &text) {
        read.effects.resize(std::size_t(statement.number));
        StatementEffects &effects = read.effects.back();
        effects = analysed(text, statement.range.begin);
        // Only what was not understood is worth asking the grammar whether it is to blame.
        return effects.unknown.isEmpty() ? std::optional<SqlProblem>() : grammarProblem(text);
    });
    read.effects.resize(read.script.statements.size());
    for (const Statement &statement : read.script.statements) {
        if (statement.problem)
            read.effects[std::size_t(statement.number) - 1] = refused(read.script, statement);
    }
    bringForward(read.effects);
    return read;
}

}  // namespace lockstep
