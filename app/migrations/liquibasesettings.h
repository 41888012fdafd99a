// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/liquibasefilter.h"

namespace lockstep {

/// Where a project's changelog begins, and what its liquibase.properties say.
struct LiquibaseProject
{
    QString root{};  ///< the root changelog, relative to the project; empty: every SQL file of the folder, by name
    QString settings{};  ///< liquibase.properties, where it names the changelog
    QString base{};  ///< folder that the ledger's paths are relative to, relative to the project; "" is the project
    QStringList searchPath{};  ///< more such folders, where a changelog names one that is not below `base`
    bool isOfModules = false;  ///< `searchPath` has the resources of the modules below the project
    LiquibaseFilter filter{};
    LiquibaseProperties properties{};
    QString schema{};  ///< of the ledger; empty: public
    QString table{};  ///< empty: databasechangelog
    std::vector<Message> reasons{};  ///< why it is Liquibase's; empty when it is not
};

LiquibaseProject findLiquibaseProject(const QString &root, const QString &folder);

}  // namespace lockstep
