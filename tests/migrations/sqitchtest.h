// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/sqitchplan.h"
#include "tests/migrations/foldertree.h"

namespace lockstep::test::sqitch {

inline const QString fixture = QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/sqitch");
inline const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/sqitch/chef__chef-server/");
inline const QString head = u"%syntax-version=1.0.0\n%project=shop\n\n"_s;
inline const QString by = u" 2025-01-06T09:00:00Z P <p@x.org>"_s;

inline Result<MigrationFolder> open(const FolderTree &tree)
{
    return openMigrations({tree.root()}, u"sqitch"_s, {});
}

inline QStringList mistakesOf(const QString &plan)
{
    QStringList lines;
    for (const SqitchPlan::Mistake &mistake : parseSqitchPlan(plan.toUtf8()).mistakes)
        lines << QString::number(mistake.line) + u": "_s + mistake.what.english();
    return lines;
}

/// A project of these changes, each with its deploy script.
inline FolderTree projectOf(const QStringList &names)
{
    FolderTree tree;
    QString plan = head;
    for (const QString &name : names) {
        plan += name + by + u'\n';
        tree.write(u"deploy/"_s + name + u".sql"_s, "SELECT '" + name.toUtf8() + "';\n");
    }
    tree.write(u"sqitch.plan"_s, plan.toUtf8());
    return tree;
}

}  // namespace lockstep::test::sqitch
