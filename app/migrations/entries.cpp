// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/entries.h"

#include "app/project/projectconfig.h"

#include <QDir>

namespace lockstep {

using namespace Qt::StringLiterals;

QFileInfoList entriesOf(const QString &path)
{
    return QDir(path).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

bool isOfProject(const QFileInfo &entry, const QString &folder)
{
    const QString name = entry.fileName();
    return folder.isEmpty() && (entry.isDir() || name.startsWith(u'.') || !name.endsWith(".sql"_L1));
}

void readLedgerTable(MigrationFolder &folder, const QString &variable)
{
    const QString table = readDotenv(folder.root).value(variable);
    const bool hasSchema = table.contains(u'.');
    folder.ledgerSchema = hasSchema ? table.section(u'.', 0, 0) : QString();
    folder.ledgerTable = hasSchema ? table.section(u'.', 1) : table;
}

Error folderProblem(const QString &root, const QString &path, Message message, Message hint, int line)
{
    Error error{ErrorCode::FileMalformed, std::move(message)};
    error.hint = std::move(hint);
    error.file = QDir(root).filePath(path);
    error.line = line;
    return error;
}

}  // namespace lockstep
