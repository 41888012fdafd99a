// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/revertfile.h"

#include "app/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

Error inOneFile(const Migration &migration)
{
    Error error{ErrorCode::BadRequest,
                {QT_TRANSLATE_NOOP("app", "The revert of %1 belongs into its own file, %2."),
                 {migration.name, migration.forward.path}}};
    error.hint = {QT_TRANSLATE_NOOP("app", "Print it with --dry-run and put it into the file's revert section.")};
    error.file = migration.forward.path;
    return error;
}

bool keepsBothInOne(const QString &layout, const QString &path)
{
    return layout == "goose"_L1 || layout == "dbmate"_L1 || layout == "liquibase"_L1
        || (layout == "node-pg-migrate"_L1 && !path.endsWith(".up.sql"_L1));
}

/// The tools' names for the two directions; the first that fits.
QString reverted(const QString &layout, const QString &path)
{
    const QString folder = path.contains(u'/') ? path.section(u'/', 0, -2) + u'/' : QString();
    const QString name = path.section(u'/', -1);
    if (name == "migration.sql"_L1 || name == "up.sql"_L1)
        return folder + u"down.sql"_s;
    if (name.endsWith(".up.sql"_L1))
        return folder + name.chopped(7) + u".down.sql"_s;
    if (name.contains(".do."_L1))
        return folder + QString(name).replace(u".do."_s, u".undo."_s);
    static const QRegularExpression deploy(u"(^|/)deploy/"_s);
    if (layout == "sqitch"_L1)
        return QString(path).replace(deploy, u"\\1revert/"_s);
    static const QRegularExpression versioned(u"^V(?=\\d)"_s);
    if (layout == "flyway"_L1 && name.contains(versioned))
        return folder + QString(name).replace(versioned, u"U"_s);
    return folder + QFileInfo(name).completeBaseName() + u"_rollback.sql"_s;
}

}  // namespace

Result<QString> revertFileFor(const MigrationFolder &folder, const Migration &migration)
{
    if (keepsBothInOne(folder.layout, migration.forward.path))
        return inOneFile(migration);
    return reverted(folder.layout, migration.forward.path);
}

Status writeRevertFile(const FolderRequest &request, const QString &layout, const QString &migration,
                       const DraftFile &file, const JobContext &context)
{
    const QString path = QDir(request.root).filePath(file.path);
    QDir().mkpath(QFileInfo(path).path());
    if (const Status written = writeNewFileDurably(path, file.bytes); !written)
        return written;
    const auto again = openMigrations(request, layout, context);
    const bool isTaken = again && std::ranges::any_of(again->migrations, [&](const Migration &one) {
                             return one.name == migration && one.revert && one.revert->path == file.path;
                         });
    if (isTaken)
        return Done{};
    QFile::remove(path);
    Error error{ErrorCode::BadRequest,
                {QT_TRANSLATE_NOOP("app", "%1 would not be taken for the revert script of %2 in this layout."),
                 {file.path, migration}}};
    error.hint
        = {QT_TRANSLATE_NOOP("app", "Nothing was written. Print it with --dry-run and put it where it belongs.")};
    return error;
}

}  // namespace lockstep
