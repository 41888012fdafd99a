// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/changesstate.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QToolButton;

namespace lockstep {

class ElidedLabel;
class SqlEditor;

/// What was applied, on the left, beside what is on disk, on the right; both scroll as one.
class ChangesView : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesView(QWidget *parent = nullptr);

    /// Shows its first change.
    void setComparison(const Comparison &comparison);
    void nextChange();
    void previousChange();

    SqlEditor *before() const { return m_before.editor; }
    SqlEditor *after() const { return m_after.editor; }

private:
    struct Side
    {
        ElidedLabel *origin = nullptr;  ///< where the text is from
        SqlEditor *editor = nullptr;
    };

    QWidget *createHeader();
    Side createSide(const QString &objectName, const QString &title, const QString &accessibleName);
    QToolButton *createStep(Qt::ArrowType arrow, const QString &name, const QString &tip);
    void follow(SqlEditor *leader, SqlEditor *follower);
    void goTo(std::size_t change);
    void showFirst();
    void showPlace();

    std::vector<RowBlock> m_changes;
    ElidedLabel *m_summary;
    QLabel *m_place;
    QToolButton *m_previous;
    QToolButton *m_next;
    QSplitter *m_sides;
    Side m_before;
    Side m_after;
    bool m_isFollowing = false;
};

}  // namespace lockstep
