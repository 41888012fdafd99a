// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/baselinesql.h"

#include "app/sql/script.h"

#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Of pg_dump's settings, those that a migration must not have: timeouts are the deploy's, the others are PostgreSQL's
/// defaults, and an empty search_path would hide the ledger from the tool in the same session. Every name in a dump is
/// qualified, so that it means the same without.
bool isSetting(const QByteArray &statement)
{
    static const QRegularExpression form(
        u"^(?:SET (?:statement_timeout|lock_timeout|idle_in_transaction_session_timeout|transaction_timeout|"
        "client_encoding|client_min_messages|row_security|xmloption|standard_conforming_strings|"
        "default_table_access_method|default_with_oids) = |SET default_tablespace = ''|"
        "SELECT pg_catalog\\.set_config\\('search_path', '', false\\))"_s);
    return form.match(QString::fromLatin1(statement.left(100))).hasMatch();
}

/// The extension brings its own comment, which only its owner may write.
bool isLeftOut(const QByteArray &statement)
{
    return isSetting(statement) || statement.startsWith("COMMENT ON EXTENSION ");
}

/// Behind its semicolon.
qsizetype endOf(const Statement &statement, const QByteArray &dump)
{
    const qsizetype semicolon = dump.indexOf(';', statement.range.end);
    const bool isNext
        = semicolon >= 0 && dump.mid(statement.range.end, semicolon - statement.range.end).trimmed().isEmpty();
    return isNext ? semicolon + 1 : statement.range.end;
}

/// "-- Name: orders; Type: TABLE; …" says what follows and stays without what only the dump knows.
bool isRemark(const QByteArray &line)
{
    return line.startsWith("-- Dumped ") || line.startsWith("-- PostgreSQL database dump")
        || line.startsWith("\\restrict ") || line.startsWith("\\unrestrict ") || line == "--";
}

/// What stands between two statements: comments, blank lines, psql's commands.
QByteArray withoutRemarks(const QByteArray &between)
{
    QByteArrayList kept;
    for (const QByteArray &line : between.split('\n')) {
        const bool isSecondBlank = line.isEmpty() && !kept.isEmpty() && kept.back().isEmpty();
        if (!isRemark(line) && !isSecondBlank)
            kept << line;
    }
    return kept.join('\n');
}

}  // namespace

QByteArray baselineSql(const QByteArray &dump)
{
    const Script script = readScript(dump);
    QByteArray sql;
    QByteArray between;
    qsizetype end = 0;
    for (const Statement &statement : script.statements) {
        between += dump.mid(end, statement.range.begin - end);
        end = endOf(statement, dump);
        if (isLeftOut(script.text(statement)))
            continue;
        sql += withoutRemarks(between).trimmed();
        sql += sql.isEmpty() || sql.endsWith('\n') ? "" : "\n";
        sql += dump.mid(statement.range.begin, end - statement.range.begin) + "\n\n";
        between.clear();
    }
    return sql;
}

}  // namespace lockstep
