// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/datarules.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int hasInputIsValid = 160000;  ///< pg_input_is_valid() came with 16

bool isText(const QString &type)
{
    return type == "text"_L1 || type.startsWith("character"_L1) || type == "name"_L1 || type == "citext"_L1;
}

bool isNumber(const QString &type)
{
    static const QStringList names{u"smallint"_s, u"integer"_s, u"bigint"_s, u"real"_s, u"double precision"_s};
    return names.contains(type) || type.startsWith("numeric"_L1);
}

struct IntegerType
{
    QLatin1StringView name;
    const char *least;
    const char *greatest;
};
constexpr std::array integers{
    IntegerType{"smallint"_L1, "-32768", "32767"},
    IntegerType{"integer"_L1, "-2147483648", "2147483647"},
    IntegerType{"bigint"_L1, "-9223372036854775808", "9223372036854775807"},
};

/// True of a text that is a number: `bad` of its value, else true.
QByteArray ofNumber(const QByteArray &cell, bool fromText, const QByteArray &pattern, const QByteArray &bad)
{
    if (!fromText)
        return QByteArray(bad).replace("$", cell + "::numeric");
    return "CASE WHEN " + cell + " ~ '" + pattern + "' THEN " + QByteArray(bad).replace("$", cell + "::numeric")
        + " ELSE true END";
}

/// The values of a column that do not go into the type; empty where all do or it cannot be told.
QByteArray misfit(const QByteArray &cell, const QString &from, const QString &to)
{
    const bool fromText = isText(from);
    static const QRegularExpression sized(u"^character(?: varying)?\\((\\d+)\\)$"_s);
    if (const auto match = sized.match(to); match.hasMatch())
        return "length(rtrim(" + cell + "::text)) > " + match.captured(1).toUtf8();
    if (!fromText && !isNumber(from))
        return {};
    const auto integer = std::ranges::find(integers, to, &IntegerType::name);
    if (integer != integers.end())
        return ofNumber(cell, fromText, "^\\s*[+-]?[0-9]{1,30}\\s*$",
                        QByteArray("round($) NOT BETWEEN ") + integer->least + " AND " + integer->greatest);
    static const QRegularExpression numeric(u"^numeric\\((\\d+),(-?\\d+)\\)$"_s);
    if (const auto match = numeric.match(to); match.hasMatch()) {
        const int whole = match.captured(1).toInt() - match.captured(2).toInt();
        return ofNumber(cell, fromText, "^\\s*[+-]?([0-9]{1,200}\\.?[0-9]{0,200}|\\.[0-9]{1,200})\\s*$",
                        "abs(round($, " + match.captured(2).toUtf8() + ")) >= 10::numeric ^ "
                            + QByteArray::number(whole));
    }
    if (fromText && to == "uuid"_L1)
        return cell + " !~* '^\\{?[0-9a-f]{4}(-?[0-9a-f]{4}){7}\\}?$'";
    if (fromText && to == "boolean"_L1)
        return "lower(btrim(" + cell
            + ")) NOT IN ('t', 'f', 'true', 'false', 'yes', 'no', 'y', 'n', 'on', 'off', '1', "
              "'0', 'tr', 'tru', 'fa', 'fal', 'fals', 'ye', 'of')";
    return {};
}

const TypeShape *enumOf(const DataScene &scene, const WrittenType &type)
{
    const auto name = scene.schema.findType(type.name);
    const auto &types = scene.schema.snapshot().types;
    const auto found = name ? types.find(*name) : types.end();
    const bool isEnum = found != types.end() && found->second.kind == TypeKind::Enum && type.dimensions == 0;
    return isEnum ? &found->second : nullptr;
}

QByteArray notAmong(const QByteArray &cell, const QStringList &labels)
{
    QByteArrayList literals;
    for (const QString &label : labels)
        literals << quotedLiteral(label);
    return literals.isEmpty() ? cell + " IS NOT NULL" : cell + "::text NOT IN (" + literals.join(", ") + ')';
}

/// USING column::type, as most write it: each value is read as the new type, and what is none stops the statement.
bool isPlainCast(const QByteArray &clause, const QString &column)
{
    static const QRegularExpression expression(u"\\bUSING\\b(.*)$"_s,
                                               QRegularExpression::CaseInsensitiveOption
                                                   | QRegularExpression::DotMatchesEverythingOption);
    const QString used = expression.match(QString::fromUtf8(clause)).captured(1);
    QString rest = used.simplified().remove(u'(').remove(u')').remove(u'"').trimmed();
    if (rest.startsWith("cast "_L1, Qt::CaseInsensitive))
        rest = rest.sliced(5).trimmed();
    else if (rest.startsWith("cast"_L1, Qt::CaseInsensitive))
        rest = rest.sliced(4).trimmed();
    return used.isEmpty() || rest.startsWith(column + u"::"_s) || rest.startsWith(column + u" ::"_s)
        || rest.startsWith(column + u" as "_s, Qt::CaseInsensitive);
}

}  // namespace

std::optional<DataQuestion> typeCondition(const DataScene &scene, const MetTable &table,
                                          const change::AlterColumnType &change, const QByteArray &clause)
{
    const ColumnShape *column = table.shape->column(change.column);
    if (!column)
        return std::nullopt;
    const QString to = scene.schema.typeText(change.type);
    auto question = questionAbout(scene, table, DataQuestion::Kind::Type, {change.column},
                                  {QT_TRANSLATE_N_NOOP("app", "not fit for %1: %n value(s)"), {to}});
    if (!question)
        return std::nullopt;
    const QByteArray own = cell(scene, table, change.column);
    if (const TypeShape *labels = enumOf(scene, change.type); labels && isText(column->type))
        question->where = notAmong(own, labels->labels);
    else if (isText(column->type) && scene.serverVersion >= hasInputIsValid && !isText(to)
             && change.type.dimensions == 0)
        question->where = "NOT pg_input_is_valid(" + own + "::text, " + quotedLiteral(to) + ')';
    else if (change.type.dimensions == 0)
        question->where = misfit(own, column->type, to);
    if (question->where.isEmpty())
        return std::nullopt;
    // A cast to a shorter text cuts without a word; any other expression may do what it likes.
    const bool hasExpression = QString::fromUtf8(clause).contains(u"USING"_s, Qt::CaseInsensitive);
    question->isUncertain = !isPlainCast(clause, change.column) || (hasExpression && isText(to));
    return question;
}

}  // namespace lockstep
