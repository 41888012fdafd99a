// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace lockstep {

/// What a rule finds, why that matters, what to write instead, and SQL of both kinds.
class RuleDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RuleDialog(const QString &rule, QWidget *parent = nullptr);
};

}  // namespace lockstep
