// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/findingmodel.h"

#include <QWidget>

class QAction;
class QLabel;
class QTableView;

namespace lockstep {

/// The findings of the script on show; Enter or a click leads to the place.
class FindingPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FindingPanel(QWidget *parent = nullptr);

    /// `emptiness` is said when there are none.
    void setFindings(const SharedFindings &findings, const QString &emptiness);
    QTableView *table() const { return m_table; }
    /// Selects the finding that begins there, or none, without leading to the place.
    void choose(qsizetype byteOffset);

signals:
    void placeChosen(const lockstep::ByteRange &range);
    void explanationRequested(const QString &rule);

private:
    void createTable();
    void reveal(const QModelIndex &index);
    QString titleOf(const std::vector<Finding> &findings) const;

    FindingModel m_model;
    QLabel *m_title;
    QLabel *m_emptiness;
    QTableView *m_table;
    bool m_isFollowing = false;  ///< the text leads, so the table does not
};

}  // namespace lockstep
