// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QWidget>

class QPushButton;

namespace lockstep {

class ErrorPanel;

/// What went wrong, in place and without a dialog: a standing error stays until its cause is gone, a passing one until
/// it is closed.
class ErrorBanner : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorBanner(QWidget *parent = nullptr);

    void setStanding(const std::optional<Error> &error);
    void setPassing(const std::optional<Error> &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void applyPalette();

    std::optional<Error> m_standing;
    std::optional<Error> m_passing;
    ErrorPanel *m_panel;
    QPushButton *m_close;
};

}  // namespace lockstep
