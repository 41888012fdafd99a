// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/everything.h"

#include "app/review/review.h"
#include "app/schema/revertscript.h"
#include "app/sql/compare.h"
#include "app/sql/script.h"

namespace lockstep::test {
namespace {

/// Holds in every build, also where assertions are left out.
void must(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

void checkPlaces(const Script &script)
{
    qsizetype last = 0;
    for (const Statement &statement : script.statements) {
        must(statement.range.begin >= last, "statements overlap");
        must(statement.range.end > statement.range.begin, "a statement is empty");
        must(statement.range.end <= script.sql.size(), "a statement ends behind the file");
        last = statement.range.end;
    }
}

void checkFindings(const AnalysedScript &analysed)
{
    for (const Finding &finding : analysed.findings) {
        must(!finding.rule.isEmpty() && finding.message.source, "a finding says nothing");
        must(finding.range.begin >= 0 && finding.range.end <= analysed.script.sql.size(), "a finding is nowhere");
        must(finding.begin.line >= 1 && finding.begin.column >= 1, "a finding has no line");
        (void)finding.message.english();
        if (finding.safer)
            (void)withSaferForm(analysed.script.sql, *finding.safer);
    }
}

/// The text as two files of one history, so that the second half meets what the first has made.
std::vector<Migration> historyOf(const QByteArray &sql)
{
    const qsizetype middle = std::max<qsizetype>(sql.indexOf(';', sql.size() / 2) + 1, 0);
    std::vector<Migration> migrations(2);
    migrations[0] = {.name = QStringLiteral("1"), .forward = {QStringLiteral("1.sql"), sql.left(middle)}};
    migrations[1] = {.name = QStringLiteral("2"), .forward = {QStringLiteral("2.sql"), sql.mid(middle)}};
    return migrations;
}

}  // namespace

void doEverythingWith(const QByteArray &sql)
{
    const Script script = readScript(sql);
    checkPlaces(script);
    must(analyse(script).size() == script.statements.size(), "a statement has no effects");

    const AnalysedScript alone = reviewScript(sql, QStringLiteral("a.sql"), {}, true);
    checkPlaces(alone.script);
    must(alone.effects.size() == alone.script.statements.size(), "a reviewed statement has no effects");
    checkFindings(alone);

    const auto folder = reviewMigrations(historyOf(sql), {});
    must(bool(folder), "a history was not reviewed");
    for (const AnalysedScript &one : folder->scripts)
        checkFindings(one);
    (void)writeRevert(folder->schema, alone.effects).sql();
    must(compareSql(sql, sql) == SqlDifference::None, "a text differs from itself");
    (void)compareSql(sql.left(sql.size() / 2), sql);
}

}  // namespace lockstep::test
