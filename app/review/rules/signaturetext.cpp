// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/rules/signatures.h"
#include "app/review/rules/words.h"

#include <QByteArrayList>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// Many keywords are names as well: "name", "type", "value". Those that stand for a value are none.
bool isName(const Words &words, std::size_t at)
{
    static const QByteArrayList values{"NULL",         "TRUE",           "FALSE",     "END",
                                       "CURRENT_DATE", "CURRENT_TIME",   "LOCALTIME", "LOCALTIMESTAMP",
                                       "CURRENT_USER", "SESSION_USER",   "USER",      "CURRENT_TIMESTAMP",
                                       "CURRENT_ROLE", "CURRENT_CATALOG"};
    return words.isOf(at, TokenKind::Identifier) || words.isOf(at, TokenKind::QuotedIdentifier)
        || (words.isOf(at, TokenKind::Keyword) && !values.contains(words.upper(at)));
}

QString nameAt(const Words &words, std::size_t at)
{
    const QString written = QString::fromUtf8(words.text(at));
    return words.isOf(at, TokenKind::QuotedIdentifier) ? written.sliced(1).chopped(1).replace(u"\"\""_s, u"\""_s)
                                                       : written.toLower();
}

/// The list's items, cut at commas that stand in no parentheses.
QStringList items(const QString &list)
{
    QStringList found;
    int depth = 0;
    bool isText = false;
    QString item;
    for (const QChar character : list) {
        isText = character == u'\'' ? !isText : isText;
        depth += isText                              ? 0
            : character == u'(' || character == u'[' ? 1
            : character == u')' || character == u']' ? -1
                                                     : 0;
        if (character == u',' && depth == 0 && !isText) {
            found << item.trimmed();
            item.clear();
        } else {
            item += character;
        }
    }
    if (!item.trimmed().isEmpty())
        found << item.trimmed();
    return found;
}

QString withoutSchemas(QString text)
{
    static const QRegularExpression schema(u"(?:\"[^\"]+\"|\\b\\w+)\\."_s);
    return text.remove(schema);
}

/// Without length and schema, which no parameter keeps.
QString typeOf(const Replay &schema, WrittenType type)
{
    type.modifiers.clear();
    return withoutSchemas(schema.typeText(type));
}

bool isGiven(const change::CreateFunction::Argument &argument)
{
    return argument.mode != "out"_L1 && argument.mode != "table"_L1;
}

QStringList typesOf(const Replay &schema, const change::CreateFunction &function)
{
    QStringList types;
    for (const auto &argument : function.arguments) {
        if (isGiven(argument))
            types << typeOf(schema, argument.type);
    }
    return types;
}

/// "total(integer, text)" → {"integer", "text"}
QStringList typesOf(const ObjectName &function)
{
    const QString list = function.name.section(u'(', 1).chopped(1);
    QStringList types;
    for (const QString &type : items(list))
        types << withoutSchemas(type);
    return types;
}

/// One of "a integer, OUT b text, c text DEFAULT 'x'": what stands before the type is its name.
std::optional<FunctionSignature::Parameter> parameterOf(QString text, const QString &type)
{
    static const QRegularExpression mode(u"^(?:INOUT|VARIADIC|IN) "_s);
    const qsizetype value = text.indexOf(" DEFAULT "_L1);
    FunctionSignature::Parameter parameter{{}, value >= 0};
    text = withoutSchemas(text.left(value < 0 ? text.size() : value)).remove(mode);
    static const QRegularExpression length(u"\\([0-9, ]+\\)"_s);
    text.remove(length);
    if (text == type)
        return parameter;
    if (!text.endsWith(u' ' + type))
        return std::nullopt;
    parameter.name = text.chopped(type.size() + 1);
    if (parameter.name.startsWith(u'"'))
        parameter.name = parameter.name.sliced(1).chopped(1);
    return parameter;
}

/// Empty where something in it is not understood: nothing is then said of the parameters.
FunctionSignature signatureOf(const ObjectName &name, const FunctionShape &shape)
{
    FunctionSignature signature{{}, withoutSchemas(shape.returns)};
    const QStringList types = typesOf(name);
    QStringList given = items(shape.arguments);
    given.removeIf([](const QString &one) { return one.startsWith("OUT "_L1); });
    signature.isVariadic = shape.arguments.contains("VARIADIC "_L1);
    for (qsizetype i = 0; i < types.size(); ++i) {
        const auto parameter = given.size() == types.size() ? parameterOf(given[i], types[i]) : std::nullopt;
        signature.parameters.push_back(parameter.value_or(FunctionSignature::Parameter{}));
    }
    return signature;
}

bool isCalled(const ObjectName &function, const WrittenName &name)
{
    return function.name.section(u'(', 0, 0) == name.name && (name.schema.isEmpty() || name.schema == function.schema);
}

/// What the server calls a column of this item: its alias, or its own name. Empty for what it makes up, and for "*".
QString columnName(const Words &words, std::size_t begin, std::size_t end)
{
    if (begin >= end || !isName(words, end - 1))
        return {};
    const bool isWhole = end - begin == 1;
    const bool hasAlias = !isWhole && words.upper(end - 2) == "AS";
    const bool isQualified = !isWhole && words.upper(end - 2) == "." && end - begin == 3;
    return isWhole || hasAlias || isQualified ? nameAt(words, end - 1) : QString();
}

/// "SELECT a, t.b, f(c) AS d FROM …" → a, b, d.
QStringList selectedNames(const QByteArray &query)
{
    const Words words(query);
    QStringList names;
    if (words.size() < 2 || words.upper(0) != "SELECT" || words.upper(1) == "DISTINCT" || words.upper(1) == "ALL")
        return names;
    int depth = 0;
    std::size_t begin = 1;
    for (std::size_t at = 1; at <= words.size(); ++at) {
        const QByteArray word = at < words.size() ? words.upper(at) : QByteArray("FROM");
        depth += word == "(" || word == "[" ? 1 : word == ")" || word == "]" ? -1 : 0;
        const bool isLast = depth == 0 && (word == "FROM" || word == "WHERE" || word == "UNION" || word == ";");
        if (!isLast && (depth > 0 || word != ","))
            continue;
        const QString name = columnName(words, begin, at);
        if (name.isEmpty())
            return {};
        names << name;
        begin = at + 1;
        if (isLast)
            return names;
    }
    return names;
}

}  // namespace

std::size_t FunctionSignature::required() const
{
    return std::size_t(std::ranges::count(parameters, false, &Parameter::hasDefault));
}

FunctionSignature signatureOf(const Replay &schema, const change::CreateFunction &function)
{
    FunctionSignature signature;
    for (const auto &argument : function.arguments) {
        if (isGiven(argument))
            signature.parameters.push_back({argument.name, !argument.defaultSql.isEmpty()});
        signature.isVariadic = signature.isVariadic || argument.mode == "variadic"_L1;
    }
    const bool isPlain = std::ranges::all_of(
        function.arguments, [](const auto &one) { return one.mode == "in"_L1 || one.mode == "variadic"_L1; });
    if (isPlain && !function.returns.name.name.isEmpty() && !function.returnsTable)
        signature.returns = (function.returns.isSetOf ? u"SETOF "_s : QString()) + typeOf(schema, function.returns);
    return signature;
}

std::optional<FunctionSignature> functionReplaced(const Replay &schema, const change::CreateFunction &function)
{
    const QStringList types = typesOf(schema, function);
    std::optional<FunctionSignature> found;
    for (const auto &[name, shape] : schema.snapshot().functions) {
        if (!isCalled(name, function.name) || typesOf(name) != types)
            continue;
        if (found)
            return std::nullopt;
        found = signatureOf(name, shape);
    }
    return found;
}

std::optional<FunctionSignature> onlyFunction(const Replay &schema, const WrittenName &written)
{
    std::optional<FunctionSignature> found;
    for (const auto &[name, shape] : schema.snapshot().functions) {
        if (!isCalled(name, written))
            continue;
        if (found)
            return std::nullopt;
        found = signatureOf(name, shape);
    }
    return found;
}

QStringList columnsOf(const ViewShape &view)
{
    return view.columns.isEmpty() ? selectedNames(view.definition.toUtf8()) : view.columns;
}

QStringList columnsOf(const change::CreateView &view)
{
    return view.columns.isEmpty() ? selectedNames(view.query) : view.columns;
}

QStringList eventsOf(const QByteArray &trigger)
{
    static const QByteArrayList events{"INSERT", "UPDATE", "DELETE", "TRUNCATE"};
    const Words words(trigger);
    QStringList found;
    bool isListed = false;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const QByteArray word = words.upper(at);
        if (isListed && word == "ON")
            return found;
        if (isListed && events.contains(word) && (words.upper(at - 1) == "OR" || found.isEmpty()))
            found << QString::fromLatin1(word);
        isListed = isListed || word == "BEFORE" || word == "AFTER" || word == "OF";
    }
    return found;
}

}  // namespace lockstep::rules
