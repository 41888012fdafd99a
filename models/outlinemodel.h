// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/scriptanalysis.h"

#include <QAbstractListModel>

#include <optional>

namespace lockstep {

/// A script's statements, one a row: line, command and what it is about.
class OutlineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { BeginRole = Qt::UserRole };  ///< byte offset of the statement

    using QAbstractListModel::QAbstractListModel;

    void setScript(ReviewedScript script);
    /// The row of the statement at an offset, or of the one before it; -1 where there is none.
    int rowAt(qsizetype byteOffset) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString text(std::size_t statement) const;

    ReviewedScript m_script;
    mutable std::optional<TextMap> m_map{};  ///< made when the first line is asked for
};

}  // namespace lockstep
