// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/staging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Error cannotStage(const QString &path)
{
    return {ErrorCode::FileUnreadable, {QT_TRANSLATE_NOOP("app", "Cannot write %1."), {path}}};
}

/// Links everything in a folder but the entry `except`, which is on the way to the migrations.
Status linkAll(const QString &from, const QString &to, const QString &except)
{
    const auto entries
        = QDir(from).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        const QString link = QDir(to).filePath(entry.fileName());
        if (entry.fileName() != except && !QFile::link(entry.absoluteFilePath(), link))
            return cannotStage(link);
    }
    return Done{};
}

Status copyAll(const QString &from, const QString &to)
{
    const auto entries
        = QDir(from).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        const QString copy = QDir(to).filePath(entry.fileName());
        const bool isFolder = entry.isDir() && !entry.isSymLink();
        if (isFolder ? !QDir().mkpath(copy) : !QFile::copy(entry.filePath(), copy))
            return cannotStage(copy);
        if (Status inner = isFolder ? copyAll(entry.filePath(), copy) : Status(Done{}); !inner)
            return inner;
    }
    return Done{};
}

}  // namespace

Result<std::unique_ptr<Staging>> Staging::make(const MigrationFolder &folder, const DraftedMigration &drafted)
{
    auto staging = std::make_unique<Staging>();
    if (!staging->m_folder.isValid())
        return cannotStage(staging->m_folder.path());
    Status filled = staging->fill(folder, drafted);
    return filled ? Result<std::unique_ptr<Staging>>(std::move(staging)) : std::move(filled).error();
}

Status Staging::fill(const MigrationFolder &folder, const DraftedMigration &drafted)
{
    QString from = folder.root;
    QString to = root();
    for (const QString &step : folder.folder.split(u'/', Qt::SkipEmptyParts)) {
        if (Status linked = linkAll(from, to, step); !linked)
            return linked;
        from += u'/' + step;
        to += u'/' + step;
        if (!QDir().mkpath(to))
            return cannotStage(to);
    }
    // Where the migrations are the project itself, its folders may be anything and are never entered.
    if (Status there = folder.folder.isEmpty() ? linkAll(from, to, {}) : copyAll(from, to); !there)
        return there;
    for (const DraftFile &file : drafted.files) {
        const QString path = root() + u'/' + file.path;
        QFile::remove(path);
        QFile out(path);
        if (!QDir().mkpath(QFileInfo(path).path()) || !out.open(QIODevice::WriteOnly)
            || out.write(file.bytes) != file.bytes.size())
            return cannotStage(path);
    }
    return Done{};
}

}  // namespace lockstep
