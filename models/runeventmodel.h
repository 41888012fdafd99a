// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/journal.h"

#include <QAbstractTableModel>

namespace lockstep {

/// A run's journal events, one a row, as they were written: codes are not translated.
class RunEventModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Kind, Step, Details, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEvents(std::vector<JournalEvent> events);
    const JournalEvent &at(int row) const { return m_events[std::size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<JournalEvent> m_events;
};

}  // namespace lockstep
