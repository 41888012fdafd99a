// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/changesstate.h"

#include <QStackedWidget>

class QLabel;

namespace lockstep {

class ChangesView;

/// The Changes tab: the comparison, or in words why there is none. Looks for what was applied once it is on show.
class ChangesPage : public QStackedWidget
{
    Q_OBJECT

public:
    explicit ChangesPage(QWidget *parent = nullptr);

    ChangesState &state() { return m_state; }
    ChangesView *view() const { return m_view; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void mirror();

    QLabel *m_words;
    ChangesView *m_view;
    ChangesState m_state;
};

}  // namespace lockstep
