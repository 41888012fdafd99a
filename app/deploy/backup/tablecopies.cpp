// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/tablecopies.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestName = 63;  // NAMEDATALEN - 1, in bytes
constexpr int mostTries = 1000;

/// At most so many bytes of UTF-8, no character cut in two.
QString shortened(const QString &text, qsizetype bytes)
{
    QString part = text;
    while (part.toUtf8().size() > bytes)
        part.chop(part.size() > 1 && part.back().isLowSurrogate() ? 2 : 1);
    return part;
}

QString beside(const QString &table, const QString &name)
{
    QStringList parts = identifiersOf(table);
    parts.back() = name;
    return joinedIdentifiers(parts);
}

/// What marks a table as a copy of ours.
QString commentOf(const TableCopy &copy)
{
    return u"Lockstep: copy of %1 at %2, run %3"_s.arg(copy.table, copy.at.toUTC().toString(Qt::ISODate),
                                                       copy.run.isEmpty() ? u"-"_s : copy.run);
}

std::optional<TableCopy> copyOf(const QString &name, const QString &comment, qint64 bytes)
{
    static const QRegularExpression form(u"^Lockstep: copy of (.+) at (\\S+), run (\\S+)$"_s);
    const auto match = form.match(comment);
    if (!match.hasMatch())
        return std::nullopt;
    const QString run = match.captured(3);
    return TableCopy{.table = match.captured(1),
                     .copy = name,
                     .at = QDateTime::fromString(match.captured(2), Qt::ISODate).toUTC(),
                     .run = run == "-"_L1 ? QString() : run,
                     .bytes = bytes};
}

/// ROLLBACK comes without a stop request: it is what a stop request is answered with.
Status inTransaction(Session &session, const QList<QByteArray> &statements, const JobContext &context)
{
    for (const QByteArray &statement : statements) {
        const auto done = session.execute(statement, context);
        if (done)
            continue;
        (void)session.execute("ROLLBACK", {});
        return done.error();
    }
    return Done{};
}

QList<QByteArray> opening(std::chrono::milliseconds lockTimeout)
{
    return {"BEGIN ISOLATION LEVEL REPEATABLE READ", "SET LOCAL statement_timeout = 0",
            "SET LOCAL lock_timeout = " + QByteArray::number(qint64(lockTimeout.count()))};
}

}  // namespace

QString copyName(const QString &table, const QDateTime &at, int number)
{
    QString suffix = u'_' + at.toUTC().toString(u"yyyyMMdd"_s);
    if (number > 1)
        suffix += u"_%1"_s.arg(number);
    const QString prefix = u"_backup_"_s;
    return prefix + shortened(ownName(table), longestName - prefix.size() - suffix.size()) + suffix;
}

Result<std::vector<TableCopy>> planCopies(Session &session, const QStringList &tables, const QDateTime &at,
                                          const QString &run, const JobContext &context)
{
    std::vector<TableCopy> copies;
    QStringList taken;
    for (const QString &table : tables) {
        TableCopy copy{.table = table, .at = at, .run = run};
        for (int number = 1; number < mostTries && copy.copy.isEmpty(); ++number) {
            const QString name = beside(table, copyName(table, at, number));
            const auto there = session.execute("SELECT to_regclass($1) IS NOT NULL", {quotedName(name)}, context);
            if (!there)
                return there.error();
            if (there->rows[0][0] != "t" && !taken.contains(name))
                copy.copy = name;
        }
        taken << copy.copy;
        copies.push_back(std::move(copy));
    }
    return copies;
}

QList<QByteArray> copyStatements(const std::vector<TableCopy> &copies, std::chrono::milliseconds lockTimeout)
{
    QList<QByteArray> statements = opening(lockTimeout);
    for (const TableCopy &copy : copies) {
        const QByteArray name = quotedName(copy.copy);
        statements << "CREATE TABLE " + name + " AS SELECT * FROM ONLY " + quotedName(copy.table)
                   << "COMMENT ON TABLE " + name + " IS " + quotedLiteral(commentOf(copy));
    }
    return statements << "COMMIT";
}

Status makeCopies(Session &session, const std::vector<TableCopy> &copies, std::chrono::milliseconds lockTimeout,
                  const JobContext &context)
{
    context.report({{QT_TRANSLATE_NOOP("app", "Copying the tables at risk")}});
    return copies.empty() ? Status(Done{}) : inTransaction(session, copyStatements(copies, lockTimeout), context);
}

Result<std::vector<TableCopy>> listCopies(Session &session, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT n.nspname, c.relname, obj_description(c.oid, 'pg_class'), pg_total_relation_size(c.oid) "
        "FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.relkind = 'r' "
        "AND c.relname LIKE '\\_backup\\_%' AND obj_description(c.oid, 'pg_class') LIKE 'Lockstep: copy of %' ORDER BY "
        "1, 2",
        context);
    if (!answer)
        return answer.error();
    std::vector<TableCopy> copies;
    for (const auto &row : answer->rows) {
        const QString name = joinedIdentifiers({QString::fromUtf8(row[0]), QString::fromUtf8(row[1])});
        if (auto copy = copyOf(name, QString::fromUtf8(row[2]), row[3].toLongLong()))
            copies.push_back(*std::move(copy));
    }
    std::ranges::stable_sort(copies, std::ranges::greater{}, [](const TableCopy &copy) { return copy.at; });
    return copies;
}

Status dropCopies(Session &session, const std::vector<TableCopy> &copies, std::chrono::milliseconds lockTimeout,
                  const JobContext &context)
{
    const auto present = listCopies(session, context);
    if (!present)
        return present.error();
    QList<QByteArray> statements = opening(lockTimeout);
    for (const TableCopy &copy : copies) {
        const auto isIt = [&copy](const TableCopy &each) { return each.copy == copy.copy && each.table == copy.table; };
        if (std::ranges::any_of(*present, isIt))
            statements << "DROP TABLE " + quotedName(copy.copy);
    }
    return inTransaction(session, statements << "COMMIT", context);
}

}  // namespace lockstep
