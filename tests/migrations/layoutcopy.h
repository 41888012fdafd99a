// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/migrations/foldertree.h"

#include <QDirIterator>

namespace lockstep::test {

/// A folder written each tool's way, by layout.
inline const QString layoutsFolder = QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/");

inline void copyLayout(const FolderTree &tree, const QString &layout)
{
    const QDir root(layoutsFolder + layout);
    QDirIterator all(root.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("Cannot read %s", qPrintable(file.fileName()));
        tree.write(root.relativeFilePath(file.fileName()), file.readAll());
    }
}

}  // namespace lockstep::test
