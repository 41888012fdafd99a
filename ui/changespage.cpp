// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changespage.h"

#include "ui/changesview.h"
#include "ui/wordlabel.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace lockstep {

ChangesPage::ChangesPage(QWidget *parent)
    : QStackedWidget(parent)
    , m_words(createWordLabel(this))
    , m_view(new ChangesView(this))
{
    setObjectName(u"changes"_s);
    m_words->setTextFormat(Qt::PlainText);
    addWidget(m_words);
    addWidget(m_view);
    connect(&m_state, &ChangesState::changed, this, &ChangesPage::mirror);
}

void ChangesPage::mirror()
{
    m_words->setText(m_state.words());
    if (m_state.comparison())
        m_view->setComparison(*m_state.comparison());
    setCurrentIndex(m_state.comparison() ? 1 : 0);
}

void ChangesPage::showEvent(QShowEvent *event)
{
    QStackedWidget::showEvent(event);
    m_state.setShown(true);
}

void ChangesPage::hideEvent(QHideEvent *event)
{
    QStackedWidget::hideEvent(event);
    m_state.setShown(false);
}

}  // namespace lockstep
