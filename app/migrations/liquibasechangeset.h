// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/migration.h"

#include <QHash>

namespace lockstep {

/// What has to be true before a changeset runs.
struct LiquibasePrecondition
{
    QString kind{};  ///< "sql-check", "table-exists", …
    QString expected{};  ///< what the query has to answer
    QString text{};  ///< the query, or what the check names
};

/// One changeset, whatever kind of file it stands in.
struct LiquibaseChangeSet
{
    QString id{};
    QString author{};
    QString path{};  ///< of its changelog, as the ledger has it
    QString file{};  ///< of its changelog, relative to the project
    int line = 0;
    QString context{};  ///< with those of the files that include it, as the ledger has it
    QString labels{};  ///< "a,b"
    QString dbms{};
    QString comment{};
    QStringList validCheckSums{};
    QStringList descriptions{};  ///< "sql", one a change
    bool runsOnChange = false;
    bool runsAlways = false;
    bool isInTransaction = true;
    bool failsOnError = true;
    bool isIgnored = false;
    QString onFail{};  ///< what becomes of it where a precondition is not met; "HALT" when empty
    QString onError{};  ///< where a precondition cannot be asked; "HALT" when empty
    std::vector<LiquibasePrecondition> preconditions{};
    std::vector<QByteArray> changes{};  ///< the text of each change, properties filled in
    SqlFile forward{};
    std::optional<SqlFile> revert{};
    Message problem{};
    Message note{};

    QString key() const
    {
        return QStringLiteral("%1::%2::%3").arg(path, id, author);
    }  ///< as Liquibase's messages have it
};

/// ${name}: the first definition counts, and those of the project's settings come before the changelogs'.
struct LiquibaseProperties
{
    QHash<QString, QString> values{};

    void define(const QString &name, const QString &value)
    {
        if (!values.contains(name))
            values.insert(name, value);
    }
};

/// A mistake in a changelog, for MigrationFolder::problems.
struct LiquibaseMistake
{
    QString file{};
    int line = 0;
    Message what{};
};

}  // namespace lockstep
