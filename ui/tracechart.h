// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"

#include <QWidget>

namespace lockstep {

/// A pass over time: a lane a relation, a bar for as long as its lock was held, by what it blocks. The pattern says the
/// same as the colour, and each bar its lock in words where it is wide enough.
class TraceChart : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    void setStatements(const std::vector<StatementTrace> &statements);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {sizeHint().width() / 2, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Bar
    {
        int lane = 0;
        qint64 from = 0;  ///< in ms since the pass began
        qint64 to = 0;
        LockMode mode{};
        int line = 0;
    };

    int laneHeight() const;
    int nameWidth() const;
    QRect rectOf(const Bar &bar) const;
    void paintBar(QPainter &painter, const Bar &bar) const;
    void paintAxis(QPainter &painter) const;

    QStringList m_lanes;
    std::vector<Bar> m_bars;
    qint64 m_end = 1;
};

}  // namespace lockstep
