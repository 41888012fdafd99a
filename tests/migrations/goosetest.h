// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/migrations/foldertree.h"

namespace lockstep::test::goose {

inline const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/goose/");
inline const QByteArray good("-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n");

inline Result<MigrationFolder> open(const FolderTree &tree, const QHash<QString, QString> &placeholders = {})
{
    return openMigrations({tree.root(), {}, placeholders}, u"goose"_s, {});
}

/// One migration whose file holds these bytes.
inline Migration migrationOf(const QByteArray &bytes, const QHash<QString, QString> &placeholders = {})
{
    const FolderTree tree;
    tree.write(u"migrations/1_a.sql"_s, bytes);
    return open(tree, placeholders)->migrations.at(0);
}

}  // namespace lockstep::test::goose
