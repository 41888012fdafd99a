// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/links.h"

#include "app/core/parallel.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isLink(const QString &path)
{
    char first = 0;
    return ::readlink(QFile::encodeName(path).constData(), &first, 1) >= 0;
}

/// Where the path leads, when that is not below `root`, which has no links in it.
QString wayOut(const QString &root, const QString &path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    return real.isEmpty() || real.startsWith(root + u'/') ? QString() : real;
}

}  // namespace

Status noteLinksOut(MigrationFolder &folder, const JobContext &context)
{
    const QString root = QFileInfo(folder.root).canonicalFilePath();
    const QDir project(folder.root);
    // Where the folder of the migrations leads out, each of them does.
    const bool isAllOut = !folder.folder.isEmpty() && !wayOut(root, project.filePath(folder.folder)).isEmpty();
    return forEachIndex(
        folder.migrations.size(),
        [&](std::size_t index) {
            Migration &migration = folder.migrations[index];
            const QString path = project.filePath(migration.forward.path);
            if (migration.forward.path.isEmpty() || (!isAllOut && !isLink(path) && !isLink(path.section(u'/', 0, -2))))
                return;
            if (const QString real = wayOut(root, path); !real.isEmpty())
                migration.note = {QT_TRANSLATE_NOOP("app", "%1 is a link that leads out of the project, to %2."),
                                  {migration.forward.path, real}};
        },
        context);
}

}  // namespace lockstep
