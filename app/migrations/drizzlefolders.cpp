// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/companions.h"
#include "app/migrations/drizzlefolder.h"
#include "app/migrations/entries.h"
#include "app/migrations/javascriptorder.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

const QString sqlFile = u"migration.sql"_s;
const QString snapshotFile = u"snapshot.json"_s;

/// The time that the folder's name begins with, which Drizzle writes into the ledger.
std::optional<qint64> timeOf(const QString &name)
{
    QDateTime time = QDateTime::fromString(name.left(14), u"yyyyMMddHHmmss"_s);
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

void readMigration(MigrationFolder &folder, const QFileInfo &directory)
{
    const QString path = joined(folder.folder, directory.fileName());
    Migration migration{directory.fileName()};
    if (readForward(migration, folder.root, joined(path, sqlFile)))
        migration.problem = encodingProblem(migration.forward.bytes);
    const auto time = timeOf(migration.name);
    if (!time)
        migration.problem = {QT_TRANSLATE_NOOP("app",
                                               "The folder's name begins with no time of 14 digits, which Drizzle "
                                               "writes into its ledger. Rename it.")};
    migration.facts.insert(QLatin1StringView(drizzleTime), time.value_or(0));
    migration.facts.insert(QLatin1StringView(drizzleName), migration.name);
    readCompanions(folder, migration, path, {sqlFile, snapshotFile},
                   {QT_TRANSLATE_NOOP("app", "Drizzle runs only migration.sql.")});
    folder.migrations.push_back(std::move(migration));
}

Message strayReason(const QFileInfo &entry)
{
    if (entry.isDir())
        return {QT_TRANSLATE_NOOP("app", "The directory has no migration.sql, so Drizzle passes it by.")};
    return {QT_TRANSLATE_NOOP("app",
                              "Drizzle runs only directories with a migration.sql; a file beside them is never run.")};
}

}  // namespace

Status readFolders(MigrationFolder &folder, const JobContext &context)
{
    for (const QFileInfo &entry : entriesOf(QDir(folder.root).filePath(folder.folder))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return wanted;
        const QFileInfo script(entry.filePath() + u'/' + sqlFile);
        const bool isMigration = script.isFile() || script.isSymLink();
        if (!isMigration && !isOfProject(entry, folder.folder))
            folder.strays.push_back({joined(folder.folder, entry.fileName()), strayReason(entry)});
        if (!isMigration)
            continue;
        readMigration(folder, entry);
    }
    std::ranges::sort(folder.migrations, isBeforeInJavascript, &Migration::name);
    return Done{};
}

}  // namespace lockstep
