// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/equivalence.h"

#include "app/schema/difference.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// What format_type() leaves out when it is the default, and what of a name says nothing.
QString plainType(QString type)
{
    static const QRegularExpression fullPrecision(u"\\(6\\)(?= with| without|$|\\[)"_s);
    const bool isTime = type.startsWith("time"_L1);
    if (isTime)
        type.remove(fullPrecision);
    return type == "character varying"_L1 ? u"text"_s : type == "character varying[]"_L1 ? u"text[]"_s : type;
}

QString withoutModifiers(QString type)
{
    static const QRegularExpression modifiers(u"\\([^)]*\\)"_s);
    return type.remove(modifiers);
}

/// A literal's content without its quotes and casts; other expressions as they are.
QString bare(QString sql)
{
    static const QRegularExpression cast(u"::[\\w .\"]+(?:\\([\\d, ]*\\))?(?:\\[\\])*$"_s);
    static const QRegularExpression quoted(u"^E?'((?:[^']|'')*)'$"_s);
    sql = sql.trimmed();
    while (cast.match(sql).hasMatch())
        sql.remove(cast);
    while (sql.startsWith(u'(') && sql.endsWith(u')') && sql.count(u'(') == 1)
        sql = sql.mid(1, sql.size() - 2).trimmed();
    const auto literal = quoted.match(sql);
    return literal.hasMatch() ? literal.captured(1).replace("''"_L1, "'"_L1) : sql;
}

bool isNow(const QString &sql)
{
    static const QRegularExpression now(
        u"^\\(*(now\\(\\)|current_timestamp(\\(\\d\\))?|transaction_timestamp\\(\\)|localtimestamp(\\(\\d\\))?)\\)*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return now.match(bare(sql)).hasMatch();
}

bool isEmptyArray(const QString &sql)
{
    static const QRegularExpression empty(u"^(\\{\\}|ARRAY\\[\\s*\\])$"_s, QRegularExpression::CaseInsensitiveOption);
    return empty.match(bare(sql)).hasMatch();
}

bool areSameNumbers(const QString &one, const QString &other)
{
    bool isOne = false;
    bool isOther = false;
    const double left = one.toDouble(&isOne);
    const double right = other.toDouble(&isOther);
    return isOne && isOther && left == right;
}

bool areSameTruths(const QString &one, const QString &other)
{
    const auto truth = [](const QString &sql) {
        const QString word = sql.toLower();
        return word == "true"_L1 || word == "t"_L1 ? 1 : word == "false"_L1 || word == "f"_L1 ? 0 : -1;
    };
    return truth(one) >= 0 && truth(one) == truth(other);
}

bool areSameJson(const QString &one, const QString &other)
{
    const QJsonDocument left = QJsonDocument::fromJson(one.toUtf8());
    return !left.isNull() && left == QJsonDocument::fromJson(other.toUtf8());
}

bool areTexts(const QString &one, const QString &other)
{
    const auto isText = [](const QString &type) {
        return !type.endsWith(u']') && (type == "text"_L1 || type.startsWith("character"_L1));
    };
    return isText(one) && isText(other);
}

bool isNextValue(const QString &sql)
{
    return sql.contains("nextval("_L1, Qt::CaseInsensitive);
}

}  // namespace

Likeness likenessOf(const QString &oneType, const QString &otherType)
{
    const QString one = plainType(oneType);
    const QString other = plainType(otherType);
    if (one == other)
        return Likeness::Same;
    static const QRegularExpression measured(u"^(text|character|timestamp|time|numeric|interval|bit)\\b"_s);
    const bool isClose = withoutModifiers(one) == withoutModifiers(other) && measured.match(one).hasMatch();
    return isClose || areTexts(one, other) ? Likeness::Close : Likeness::Other;
}

bool isSameDefault(const QString &one, const QString &other)
{
    if (one.isEmpty() != other.isEmpty())
        return false;
    if (isSameExpression(one, other) || (isNow(one) && isNow(other)) || (isEmptyArray(one) && isEmptyArray(other)))
        return true;
    if (isNextValue(one) && isNextValue(other))
        return true;
    const QString left = bare(one);
    const QString right = bare(other);
    return left == right || areSameNumbers(left, right) || areSameTruths(left, right) || areSameJson(left, right);
}

bool isCounting(const ColumnShape &column)
{
    return !column.identity.isEmpty() || isNextValue(column.defaultSql);
}

QStringList plainColumns(const IndexShape &index)
{
    static const QRegularExpression column(u"^(?:\"((?:[^\"]|\"\")+)\"|(\\w+))(?=\\s|$)"_s);
    static const QRegularExpression rest(u"^(\\s+[\\w.]+)*$"_s);
    QStringList columns;
    for (const QString &key : index.keys) {
        const auto match = column.match(key);
        if (!match.hasMatch() || !rest.match(key.mid(match.capturedEnd())).hasMatch())
            return {};
        columns << match.captured(1).replace("\"\""_L1, "\""_L1) + match.captured(2);
    }
    return columns;
}

}  // namespace lockstep
