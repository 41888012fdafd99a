// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/confirmationpanel.h"

#include "models/deploystate.h"
#include "ui/deploy/labels.h"
#include "ui/deploy/sentencebox.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// A warning stands in the table above; what is ticked says that it was seen, and does not say it again.
QString sentenceOf(const Confirmation &confirmation, const StepRecord &record)
{
    for (const Check &check : record.checks) {
        if (confirmation.id == u"acknowledge:"_s + check.id)
            return ConfirmationPanel::tr("I have seen the warning “%1” and go on.").arg(check.title.translated());
    }
    return confirmation.text.translated();
}

}  // namespace

ConfirmationPanel::ConfirmationPanel(DeployState &state, Step step, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_step(step)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(smallGap(this));
    setVisible(false);
}

void ConfirmationPanel::mirror()
{
    const std::vector<Confirmation> &wanted = m_state.confirmations(m_step);
    QStringList ids;
    for (const Confirmation &confirmation : wanted)
        ids << confirmation.id + confirmation.text.english();
    if (ids != m_ids) {
        m_ids = ids;
        rebuild(wanted);
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (auto *box = qobject_cast<SentenceBox *>(m_inputs[qsizetype(i)]))
            box->setChecked(m_state.record().at(m_step).state == StepState::Confirmed
                            || m_state.isAnswered(m_step, wanted[i]));
    }
    const bool isOnTurn = m_state.next() == m_step;
    setEnabled(isOnTurn && !m_state.isBusy());
    setVisible(!wanted.empty() && m_state.isOpen() && m_state.activity() != DeployState::Activity::Performing);
}

QWidget *ConfirmationPanel::firstOpen() const
{
    const std::vector<Confirmation> &wanted = m_state.confirmations(m_step);
    for (std::size_t i = 0; i < wanted.size() && qsizetype(i) < m_inputs.size(); ++i) {
        if (!m_state.isAnswered(m_step, wanted[i]))
            return m_inputs[qsizetype(i)];
    }
    return nullptr;
}

void ConfirmationPanel::rebuild(const std::vector<Confirmation> &wanted)
{
    m_inputs.clear();
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Confirmation &confirmation : wanted) {
        if (confirmation.typed.isEmpty() && !confirmation.isFreeText)
            addCheckBox(confirmation);
        else
            addField(confirmation);
    }
}

void ConfirmationPanel::addCheckBox(const Confirmation &confirmation)
{
    auto *box = new SentenceBox(sentenceOf(confirmation, m_state.record().at(m_step)), this);
    box->setObjectName(confirmation.id);
    connect(box, &SentenceBox::toggled, this, [this, id = confirmation.id](bool checked) {
        m_state.answer(m_step, id, checked ? std::optional(QString(u"yes"_s)) : std::nullopt);
    });
    m_layout->addWidget(box);
    m_inputs << box;
}

void ConfirmationPanel::addField(const Confirmation &confirmation)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(confirmation.id);
    field->setAccessibleName(confirmation.text.translated());
    field->setMaximumWidth(fontMetrics().averageCharWidth() * std::max<int>(40, int(confirmation.typed.size()) + 10));
    QLabel *question = wrappedLabel(this, confirmation.text.translated());
    question->setBuddy(field);
    connect(field, &QLineEdit::textChanged, this,
            [this, id = confirmation.id](const QString &text) { m_state.answer(m_step, id, text); });
    m_layout->addWidget(question);
    m_layout->addWidget(field);
    m_inputs << field;
}

}  // namespace lockstep
