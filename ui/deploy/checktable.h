// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/checkmodel.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace lockstep {

/// A table of checks: what needs eyes first and banded, the many that passed held back behind one button.
class CheckTable : public QWidget
{
    Q_OBJECT

public:
    explicit CheckTable(const QString &accessibleName, QWidget *parent = nullptr);

    void setChecks(const std::vector<Check> &checks);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void toggleRest();
    void mirrorRest();

    CheckModel m_model;
    QTableView *m_view;
    QPushButton *m_rest;
};

}  // namespace lockstep
