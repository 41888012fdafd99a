// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace lockstep::test {

using namespace Qt::StringLiterals;

/// A throw-away project. A path that ends in '/' becomes a folder, others become files with the text behind '=' or SQL.
class FolderTree
{
public:
    explicit FolderTree(const QStringList &paths = {})
    {
        for (const QString &path : paths)
            path.contains(u'=') ? write(path.section(u'=', 0, 0), path.section(u'=', 1).toUtf8())
                                : write(path, "SELECT 1;\n");
    }

    QString root() const { return m_folder.path(); }
    QString path(const QString &relative) const { return m_folder.filePath(relative); }

    void write(const QString &relative, const QByteArray &bytes) const
    {
        const QString whole = path(relative);
        QDir().mkpath(relative.endsWith(u'/') ? whole : whole.section(u'/', 0, -2));
        if (relative.endsWith(u'/'))
            return;
        QFile file(whole);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("Cannot write %s", qPrintable(whole));
    }

private:
    QTemporaryDir m_folder;
};

/// One line a migration: its name, then what is special about it.
inline QStringList rendered(const MigrationFolder &folder)
{
    QStringList lines;
    for (const Migration &migration : folder.migrations) {
        QString line = migration.name;
        if (migration.isBaseline)
            line += u" (baseline)"_s;
        if (migration.revert)
            line += u" <- "_s + migration.revert->path.section(u'/', -1);
        if (!migration.problem.isEmpty())
            line += u" ! "_s + migration.problem.english();
        if (!migration.note.isEmpty())
            line += u" * "_s + migration.note.english();
        lines << line;
    }
    return lines;
}

/// One line a stray: its path and why.
inline QStringList renderedStrays(const MigrationFolder &folder)
{
    QStringList lines;
    for (const Stray &stray : folder.strays)
        lines << stray.path + u": "_s + stray.why.english();
    return lines;
}

}  // namespace lockstep::test
