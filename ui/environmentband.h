// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"

#include <QWidget>

namespace lockstep {

/// Which database everything below is about: the environment's colour with its name in words, and what the server says
/// of itself. Too little room elides the facts, never the name.
class EnvironmentBand : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentBand(QWidget *parent = nullptr);

    /// No choice: no target. A choice without a view: not reached (yet).
    void setTarget(const std::optional<TargetChoice> &choice, const std::optional<TargetView> &view, bool isReading);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_colour;
    QString m_name;
    QString m_facts;
    QString m_identity;
};

/// "shop on db-1:5432 · primary · PostgreSQL 15.18 · as deployer", translated.
QString identityText(const TargetIdentity &identity);

}  // namespace lockstep
