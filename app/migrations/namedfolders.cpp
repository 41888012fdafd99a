// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/namedfolders.h"

#include "app/migrations/placeholders.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

QStringList foldersInProject(const QString &root, const QStringList &named)
{
    const QDir project(root);
    QStringList folders;
    for (const QString &name : named) {
        const QString whole = project.filePath(name.trimmed());
        const QString folder = QDir::cleanPath(project.relativeFilePath(whole));
        const bool isOutside = folder == ".."_L1 || folder.startsWith("../"_L1) || QDir::isAbsolutePath(folder);
        if (!name.trimmed().isEmpty() && !isOutside && QFileInfo(whole).isDir())
            folders << (folder == "."_L1 ? QString() : folder);
    }
    folders.removeDuplicates();
    return folders;
}

QString folderOfPattern(const QString &pattern)
{
    static const QRegularExpression magic(u"[*?\\[\\]{}()!]"_s);
    const qsizetype first = pattern.indexOf(magic);
    const QString plain = first < 0 ? pattern : pattern.left(first);
    return plain.section(u'/', 0, -2);
}

QStringList foldersOfVariable(const QString &root, const QString &variable)
{
    return foldersInProject(root, environmentValue(root, variable).value_or(QString()).split(u','));
}

}  // namespace lockstep
