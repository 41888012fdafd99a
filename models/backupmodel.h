// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/backup.h"

#include <QAbstractTableModel>

namespace lockstep {

/// Backups, one a row, newest first: when, of which database, how big, whether proven.
class BackupModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Source, Size, Proof, File, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setBackups(std::vector<Backup> backups);
    const Backup &at(int row) const { return m_backups[std::size_t(row)]; }
    /// The row of the backup with that dump; -1 when there is none.
    int rowOf(const QString &path) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Backup> m_backups;
};

}  // namespace lockstep
