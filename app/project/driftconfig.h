// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QDate>
#include <QStringList>

#include <vector>

namespace lockstep {

/// [[drift.ignore]]: differences that a project knows of and lives with.
struct DriftIgnore
{
    QString object{};  ///< a pattern with * and ?, over the whole name: "public.tmp_*"
    QStringList kinds{};  ///< "table", "owner", "columnOrder", …: what it is silent about; empty: all
    QString reason{};
    QDate until{};  ///< the last day on which it holds; invalid: for good
    int line = 0;
};

/// Those of PROJECT/lockstep.toml; errors as readProjectConfig()'s, which checks them too.
Result<std::vector<DriftIgnore>> readDriftIgnores(const QString &root);

}  // namespace lockstep
