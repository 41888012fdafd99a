// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"
#include "app/migrations/liquibasesettings.h"

#include <QSet>

namespace lockstep {

/// A changelog and all that it includes.
struct LiquibaseChangelog
{
    std::vector<LiquibaseChangeSet> sets{};  ///< in the order in which they run
    std::vector<LiquibaseMistake> mistakes{};
    QSet<QString> files{};  ///< that were read, relative to the project
    std::vector<Stray> strays{};  ///< of these, what holds nothing that could run
};

/// Follows the project's root changelog; without one, every .sql file of `folder` in the order of names.
Result<LiquibaseChangelog> readLiquibaseChangelog(const QString &root, const QString &folder,
                                                  const LiquibaseProject &project, const JobContext &context);

/// One change of a changeset in XML.
struct LiquibaseChange
{
    QString text{};  ///< of <sql>
    QString path{};  ///< of <sqlFile>
    bool isRelative = false;
    bool isSplit = true;
    QString endDelimiter{};
    int line = 0;
};

/// One thing that a changelog in XML, YAML or JSON says.
struct LiquibaseEntry
{
    enum class Kind { Include, IncludeAll, Property, ChangeSet };
    Kind kind{};
    QHash<QString, QString> values{};  ///< file, path, relativeToChangelogFile, context, name, value, id, author, …
    int line = 0;
    std::vector<LiquibaseChange> changes{};
    std::vector<LiquibasePrecondition> preconditions{};
    std::optional<QString> rollback{};
    QStringList validCheckSums{};
    QString foreign{};  ///< a change or a precondition that is not followed: "createTable"
    int foreignLine = 0;

    void setForeign(const QString &name, int where)
    {
        foreign = name;
        foreignLine = where;
    }
};

/// As Liquibase writes a path into the ledger: no "classpath:", no "/" first, no dots.
QString normalizedLiquibasePath(QString path);

/// What a changelog of each form says. Where it is none, `mistake` has the line and what is wrong.
std::vector<LiquibaseEntry> liquibaseXml(const QByteArray &bytes, LiquibaseMistake &mistake);
std::vector<LiquibaseEntry> liquibaseYaml(const QByteArray &bytes, LiquibaseMistake &mistake);
std::vector<LiquibaseEntry> liquibaseJson(const QByteArray &bytes, LiquibaseMistake &mistake);

}  // namespace lockstep
