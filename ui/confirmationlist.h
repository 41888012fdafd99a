// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QWidget>

class QVBoxLayout;

namespace lockstep {

/// What a person must say: one check box a sentence, a field where a text must be typed.
class ConfirmationList : public QWidget
{
    Q_OBJECT

public:
    explicit ConfirmationList(QWidget *parent = nullptr);

    void setWanted(const std::vector<Confirmation> &wanted);

signals:
    /// Nothing: it is taken back.
    void answered(const QString &id, const std::optional<QString> &text);

private:
    void add(const Confirmation &confirmation);
    void addField(const Confirmation &confirmation, const QString &text);

    QVBoxLayout *m_layout;
    QStringList m_shown;
};

}  // namespace lockstep
