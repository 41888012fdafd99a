// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/backupmodel.h"

#include "app/deploy/backup/evidence.h"
#include "models/format.h"
#include "models/look.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString sourceText(const Backup &backup)
{
    const QString where = backup.source.display();
    return backup.environment.isEmpty() ? where : u"%1 · %2"_s.arg(backup.environment, where);
}

QString cellText(const Backup &backup, int column)
{
    switch (column) {
    case BackupModel::When:
        return dateTimeText(backup.dump.startedAt);
    case BackupModel::Source:
        return sourceText(backup);
    case BackupModel::Size:
        return QLocale().formattedDataSize(backup.dump.bytes);
    case BackupModel::Proof:
        return proofInAWord(backup).translated();
    case BackupModel::File:
        return QFileInfo(backup.dump.path).fileName();
    }
    return {};
}

/// Of the proof alone; what was not restored yet has no mark.
Look lookOf(const Backup &backup)
{
    if (!backup.proof)
        return {};
    return lookOf(backup.proof->isProven() ? Outcome::Pass : Outcome::Fail);
}

}  // namespace

void BackupModel::setBackups(std::vector<Backup> backups)
{
    beginResetModel();
    m_backups = std::move(backups);
    endResetModel();
}

int BackupModel::rowOf(const QString &path) const
{
    const auto found
        = std::ranges::find_if(m_backups, [&path](const Backup &backup) { return backup.dump.path == path; });
    return found == m_backups.end() ? -1 : int(found - m_backups.begin());
}

int BackupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_backups.size());
}

int BackupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BackupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Backup &backup = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(backup, index.column());
    case Qt::ToolTipRole:
        return index.column() == File ? backup.dump.path : cellText(backup, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3, %4", "when, database, size, proof")
            .arg(cellText(backup, When), cellText(backup, Source), cellText(backup, Size), cellText(backup, Proof));
    case Qt::TextAlignmentRole:
        return index.column() == Size ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case IconNameRole:
        return index.column() == Proof ? lookOf(backup).icon : QString();
    case ToneNameRole:
        return index.column() == Proof ? lookOf(backup).tone : QString();
    default:
        return {};
    }
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("Taken");
    case Source:
        return tr("Database");
    case Size:
        return tr("Size");
    case Proof:
        return tr("Proof");
    case File:
        return tr("File");
    }
    return {};
}

}  // namespace lockstep
