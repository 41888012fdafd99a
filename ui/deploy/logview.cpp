// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/logview.h"

#include "models/deploystate.h"

#include <QFontDatabase>

namespace lockstep {

using namespace Qt::StringLiterals;

LogView::LogView(DeployState &state, Step step, const QString &name, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_state(state)
    , m_step(step)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setMaximumBlockCount(int(EventInbox::noticesKept));
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setAccessibleName(name);
    setObjectName(u"log"_s);
    setMinimumHeight(fontMetrics().lineSpacing() * 6);
    setVisible(false);
    connect(&state, &DeployState::logged, this, &LogView::take);
}

QSize LogView::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), fontMetrics().lineSpacing() * 7};
}

void LogView::take(const QStringList &lines)
{
    if (m_state.next() != m_step)
        return;
    appendPlainText(lines.join(u'\n'));
    setVisible(true);
}

}  // namespace lockstep
