// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/dataquestion.h"

#include "app/sql/quoting.h"

#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int samplesShown = 5;
constexpr int longestValue = 40;

/// Names behind which people keep what nobody else should read.
bool isSecret(const QString &name)
{
    static const QRegularExpression secret(u"passw|secret|token|api_?key|private_?key|credential|\\bpin\\b|ssn"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return secret.match(name).hasMatch();
}

/// "email=a@b.c".
QByteArray shown(const QString &label, const QByteArray &value)
{
    const QByteArray text = isSecret(label)
        ? "CASE WHEN (" + value + ") IS NULL THEN 'NULL' ELSE '***' END"
        : "left(coalesce((" + value + ")::text, 'NULL'), " + QByteArray::number(longestValue) + ")";
    return quotedLiteral(label + u'=') + " || " + text;
}

QByteArray sampleOf(const DataQuestion &question)
{
    QByteArrayList parts;
    for (const QByteArray &key : question.grouped)
        parts << shown(QString::fromUtf8(key.startsWith("r.") ? key.sliced(2) : key), key);
    if (!question.grouped.isEmpty())
        return "concat_ws(', ', " + parts.join(", ") + ") || format(' (%s times)', count(*))";
    for (const QString &column : question.shown)
        parts << shown(column, "r." + quotedIdentifier(column));
    return parts.isEmpty() ? QByteArray("r.ctid::text") : "concat_ws(', ', " + parts.join(", ") + ')';
}

QByteArray sqlOf(const DataQuestion &question, double percent)
{
    QByteArray from = " FROM " + qualifiedSql(question.relation) + " r";
    if (percent < 100)
        from += " TABLESAMPLE SYSTEM (" + QByteArray::number(percent, 'f', 6) + ')';
    if (!question.where.isEmpty())
        from += " WHERE " + question.where;
    if (!question.grouped.isEmpty())
        from += " GROUP BY " + question.grouped.join(", ") + " HAVING count(*) > 1";
    return "WITH bad AS MATERIALIZED (SELECT " + sampleOf(question) + " AS sample" + from + " LIMIT "
        + QByteArray::number(rowsCounted)
        + ") SELECT (SELECT count(*) FROM bad), array_to_string(ARRAY(SELECT sample FROM bad LIMIT "
        + QByteArray::number(samplesShown) + "), '; ')";
}

}  // namespace

QByteArray qualifiedSql(const ObjectName &name)
{
    return quotedIdentifier(name.schema) + '.' + quotedIdentifier(name.name);
}

Result<DataAnswer> ask(Session &session, const DataQuestion &question, qint64 estimatedRows, const JobContext &context)
{
    const double percent = estimatedRows > rowsRead ? 100.0 * double(rowsRead) / double(estimatedRows) : 100;
    const auto answer = session.execute(sqlOf(question, percent), context);
    if (!answer)
        return answer.error();
    const auto &row = answer->rows.at(0);
    return DataAnswer{row[0].toLongLong(), QString::fromUtf8(row[1]).simplified(), percent < 100};
}

}  // namespace lockstep
