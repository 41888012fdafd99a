// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/companions.h"

#include "app/migrations/entries.h"
#include "app/migrations/pairing.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>

namespace lockstep {

void readCompanions(MigrationFolder &folder, Migration &migration, const QString &path, const QStringList &own,
                    const Message &why)
{
    if (holdsOnly(QDir(folder.root).filePath(path), own))
        return;
    QStringList reverts;
    for (const QFileInfo &entry : entriesOf(QDir(folder.root).filePath(path))) {
        const QString file = joined(path, entry.fileName());
        if (own.contains(entry.fileName()) && !entry.isDir())
            continue;
        if (entry.isFile() && isCompanionRevertName(entry.fileName()))
            reverts << file;
        else
            folder.strays.push_back({file, why});
    }
    for (const QString &file : reverts.size() > 1 ? reverts : QStringList()) {
        folder.strays.push_back({file,
                                 {QT_TRANSLATE_NOOP("app",
                                                    "Several revert scripts stand beside %1; which one "
                                                    "undoes it is not certain."),
                                  {migration.name}}});
    }
    if (reverts.size() == 1)
        readRevert(migration, folder.root, reverts.front());
}

}  // namespace lockstep
