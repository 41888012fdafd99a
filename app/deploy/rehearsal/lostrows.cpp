// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/lostrows.h"

#include "app/deploy/rehearsal/generator.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct ColumnCount
{
    QByteArray number{};  ///< attnum
    QString name{};
    qint64 values = 0;  ///< that are not NULL
};

/// A table with rows, known by its OID: it may be renamed.
struct Filled
{
    qint64 oid = 0;
    QString name{};
    qint64 rows = 0;
    std::vector<ColumnCount> columns{};
};

/// None: there is no such table any more.
Result<std::optional<Filled>> count(Session &session, qint64 oid, const QString &name, const JobContext &context)
{
    const auto columns
        = session.execute("SELECT a.attrelid::regclass::text, a.attnum, a.attname FROM pg_attribute AS a "
                          "WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY "
                          "a.attnum",
                          {QByteArray::number(oid)}, context);
    if (!columns)
        return columns.error();
    if (columns->rows.empty())
        return std::optional<Filled>();
    Filled filled{.oid = oid, .name = name};
    QByteArray list;
    for (const auto &row : columns->rows)
        list += ", count(" + quotedIdentifier(QString::fromUtf8(row[2])) + ')';
    const auto counts = session.execute("SELECT count(*)" + list + " FROM " + columns->rows[0][0], context);
    if (!counts)
        return counts.error();
    const auto &cells = counts->rows.at(0);
    filled.rows = cells[0].toLongLong();
    for (std::size_t i = 0; i < columns->rows.size(); ++i)
        filled.columns.push_back(
            {columns->rows[i][1], QString::fromUtf8(columns->rows[i][2]), cells[i + 1].toLongLong()});
    return std::optional(std::move(filled));
}

Result<std::vector<Filled>> fill(Session &session, const QSet<QString> &tables, const JobContext &context)
{
    std::vector<Filled> all;
    QStringList names(tables.begin(), tables.end());
    names.sort();
    for (const QString &name : names) {
        const auto oid = session.execute("SELECT c.oid FROM pg_class AS c WHERE c.oid = to_regclass($1) AND c.relkind "
                                         "IN ('r', 'p')",
                                         {quotedName(name)}, context);
        if (!oid)
            return oid.error();
        if (oid->rows.empty())
            continue;
        const qint64 number = oid->rows[0][0].toLongLong();
        const auto put = putRow(session, number, context);
        if (!put)
            return put.error();
        auto counted = *put ? count(session, number, name, context) : Result<std::optional<Filled>>(std::nullopt);
        if (!counted)
            return std::move(counted).error();
        if (*counted)
            all.push_back(**std::move(counted));
    }
    return all;
}

Message rowsGone(const QString &table, qint64 rows)
{
    return {QT_TRANSLATE_N_NOOP("app", "%1: %n row(s) of it that came in after the migration go with the revert."),
            {table},
            int(rows)};
}

void compareColumns(const Filled &before, const Filled &after, std::vector<Message> &lost)
{
    for (const ColumnCount &column : before.columns) {
        const auto found = std::ranges::find(after.columns, column.number, &ColumnCount::number);
        if (column.values > 0 && (found == after.columns.end() || found->values < column.values))
            lost.push_back(
                {QT_TRANSLATE_NOOP("app", "%1: what was written into it after the migration goes with the revert."),
                 {before.name + u'.' + column.name}});
    }
}

Result<std::vector<Message>> lostOf(Session &session, const std::vector<Filled> &filled, const JobContext &context)
{
    std::vector<Message> lost;
    for (const Filled &before : filled) {
        const auto after = count(session, before.oid, before.name, context);
        if (!after)
            return after.error();
        if (!*after)
            lost.push_back(
                {QT_TRANSLATE_NOOP("app", "%1: the rows that came in after the migration go with the table."),
                 {before.name}});
        else if ((*after)->rows < before.rows)
            lost.push_back(rowsGone(before.name, before.rows - (*after)->rows));
        else
            compareColumns(before, **after, lost);
    }
    return lost;
}

}  // namespace

Result<std::vector<Message>> findLostRows(const PassScript &revert, PassRequest request, const QSet<QString> &tables,
                                          const JobContext &context)
{
    std::vector<Filled> filled;
    std::vector<Message> lost;
    bool hasRun = false;
    const Trial trial{[&](Session &session) -> Status {
                          auto found = fill(session, tables, context);
                          if (!found)
                              return std::move(found).error();
                          filled = *std::move(found);
                          return Done{};
                      },
                      [&](Session &session) -> Status {
                          hasRun = true;
                          auto found = lostOf(session, filled, context);
                          if (!found)
                              return std::move(found).error();
                          lost = *std::move(found);
                          return Done{};
                      }};
    request.trial = &trial;
    request.isTraced = false;
    request.onStatement = {};
    auto outcome = runPass(revert, request, context);
    if (!outcome)
        return std::move(outcome).error();
    if (!hasRun && outcome->result.error && outcome->result.error->sql && !filled.empty())
        lost.push_back({QT_TRANSLATE_NOOP("app", "With rows that came in after the migration, the revert fails: %1"),
                        {outcome->result.error->sql->message}});
    return lost;
}

}  // namespace lockstep
