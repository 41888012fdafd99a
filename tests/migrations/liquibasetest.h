// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/migrations/foldertree.h"

namespace lockstep::test::liquibase {

inline const QByteArray head = "--liquibase formatted sql\n";

/// A project whose changelog.sql holds these lines.
inline MigrationFolder folderOf(const QByteArray &lines, const QHash<QString, QString> &placeholders = {})
{
    const FolderTree tree;
    tree.write(u"changelog.sql"_s, head + lines);
    const auto folder = openMigrations({tree.root(), {}, placeholders}, u"liquibase"_s, {});
    if (!folder)
        qFatal("%s", qPrintable(describe(folder.error())));
    return *folder;
}

inline QString keys(const MigrationFolder &folder)
{
    QStringList found;
    for (const Migration &migration : folder.migrations)
        found << migration.key;
    return found.join(u' ');
}

inline QString fact(const Migration &migration, const QString &name)
{
    return migration.facts.value(name).toString();
}

inline const QString set = u"=--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n"_s;

}  // namespace lockstep::test::liquibase
