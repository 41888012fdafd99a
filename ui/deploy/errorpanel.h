// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "ui/deploy/bandframe.h"

class QLabel;
class QPushButton;

namespace lockstep {

/// An error in place: what happened in bold, the server's own words with SQLSTATE, what to do, and a button that copies
/// all.
class ErrorPanel : public BandFrame
{
    Q_OBJECT

public:
    explicit ErrorPanel(QWidget *parent = nullptr);

    /// Hides itself when there is none.
    void setError(const std::optional<Error> &error);

private:
    QLabel *m_message;
    QLabel *m_details;
    QLabel *m_hint;
    QPushButton *m_copy;
    QString m_all;
};

}  // namespace lockstep
