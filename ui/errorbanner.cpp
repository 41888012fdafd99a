// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errorbanner.h"

#include "ui/deploy/errorpanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lockstep {

ErrorBanner::ErrorBanner(QWidget *parent)
    : QWidget(parent)
    , m_panel(new ErrorPanel(this))
    , m_close(new QPushButton(this))
{
    auto *layout = new QHBoxLayout(this);
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(m_close->accessibleName());
    layout->addWidget(m_panel, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QPushButton::clicked, this, [this] { setPassing({}); });
    applyPalette();
    refresh();
}

void ErrorBanner::setStanding(const std::optional<Error> &error)
{
    m_standing = error;
    refresh();
}

void ErrorBanner::setPassing(const std::optional<Error> &error)
{
    m_passing = error;
    refresh();
}

void ErrorBanner::refresh()
{
    m_panel->setError(m_passing ? m_passing : m_standing);
    m_close->setVisible(m_passing.has_value());
    setVisible(m_passing || m_standing);
}

void ErrorBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
    QWidget::changeEvent(event);
}

void ErrorBanner::applyPalette()
{
    m_close->setIcon(themedIcon(u"cancel"_s, Tone::Muted, palette()));
}

}  // namespace lockstep
