// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confirmationlist.h"

#include "app/report/plaintext.h"
#include "ui/deploy/labels.h"
#include "ui/deploy/sentencebox.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {

ConfirmationList::ConfirmationList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(smallGap(this));
}

void ConfirmationList::setWanted(const std::vector<Confirmation> &wanted)
{
    QStringList shown;
    for (const Confirmation &confirmation : wanted)
        shown << confirmation.id + confirmation.text.english();
    if (shown == m_shown)
        return;
    m_shown = shown;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Confirmation &confirmation : wanted)
        add(confirmation);
    setVisible(!wanted.empty());
}

void ConfirmationList::add(const Confirmation &confirmation)
{
    const QString text = withVisibleControls(confirmation.text.translated());
    if (!confirmation.typed.isEmpty() || confirmation.isFreeText)
        return addField(confirmation, text);
    auto *box = new SentenceBox(text, this);
    box->setObjectName(confirmation.id);
    connect(box, &SentenceBox::toggled, this, [this, id = confirmation.id](bool isChecked) {
        emit answered(id, isChecked ? std::optional(u"yes"_s) : std::nullopt);
    });
    m_layout->addWidget(box);
}

void ConfirmationList::addField(const Confirmation &confirmation, const QString &text)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(confirmation.id);
    field->setAccessibleName(text);
    QLabel *question = wrappedLabel(this, text);
    question->setBuddy(field);
    connect(field, &QLineEdit::textChanged, this,
            [this, id = confirmation.id](const QString &typed) { emit answered(id, typed); });
    m_layout->addWidget(question);
    m_layout->addWidget(field);
}

}  // namespace lockstep
