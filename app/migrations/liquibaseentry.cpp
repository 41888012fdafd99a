// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/liquibaseentry.h"

#include "app/migrations/sqlfile.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

LiquibaseChangeSet changeSetOf(const LiquibaseEntry &entry, const SqlFile &from, const QString &ledgerPath)
{
    const auto value = [&entry](const char *name) { return entry.values.value(QLatin1StringView(name)); };
    const auto is = [&value](const char *name, const char *word) { return value(name) == QLatin1StringView(word); };
    LiquibaseChangeSet set{value("id"), value("author"), ledgerPath, from.path, entry.line};
    if (!value("logicalFilePath").isEmpty())
        set.path = value("logicalFilePath");
    set.context = value("contextFilter").isEmpty() ? value("context") : value("contextFilter");
    set.labels = value("labels");
    set.dbms = value("dbms").toLower();
    set.comment = value("comment");
    set.validCheckSums = entry.validCheckSums;
    set.runsOnChange = is("runOnChange", "true");
    set.runsAlways = is("runAlways", "true");
    set.isInTransaction = !is("runInTransaction", "false");
    set.failsOnError = !is("failOnError", "false");
    set.isIgnored = is("ignore", "true");
    set.onFail = value("onFail").toUpper();
    set.onError = value("onError").toUpper();
    set.preconditions = entry.preconditions;
    set.forward = from;
    return set;
}

SqlFile shownAs(const SqlFile &from, int line, const QByteArrayList &texts)
{
    QByteArray sql(std::max(line - 1, 0), '\n');
    for (const QByteArray &text : texts) {
        sql += text;
        sql += text.trimmed().endsWith(';') ? "\n" : "\n;\n";
    }
    SqlFile file{from};
    file.section = sql;
    file.isFilled = true;
    file.sha256 = contentHash(file);
    return file;
}

void leaveToLiquibase(LiquibaseChangeSet &set, const LiquibaseEntry &entry)
{
    const int line = entry.foreign.isEmpty() ? entry.line : entry.foreignLine;
    const QByteArrayList lines = set.forward.bytes.split('\n');
    set.changes.clear();
    set.forward.section = QByteArray(std::max(line - 1, 0), '\n') + "-- " + lines.value(line - 1).trimmed() + '\n';
    set.problem = entry.foreign.isEmpty()
        ? Message{QT_TRANSLATE_NOOP("app",
                                    "It has no change at all (%1, line %2); take it out of the changelog, or "
                                    "let Liquibase run it."),
                  {set.file, QString::number(line)}}
        : Message{QT_TRANSLATE_NOOP("app",
                                    "Its “%1” (%2, line %3) is not SQL: Lockstep runs changesets of sql and "
                                    "sqlFile alone. Write it as sql, or let Liquibase run this changeset."),
                  {entry.foreign, set.file, QString::number(line)}};
}

}  // namespace lockstep
