// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deeddialog.h"

#include "app/report/plaintext.h"
#include "ui/confirmationlist.h"
#include "ui/deploy/errorpanel.h"
#include "ui/deploy/labels.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

void addPart(QString &text, const QString &title, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    text += (text.isEmpty() ? QString() : u"\n"_s) + title + u'\n';
    for (const QString &line : lines)
        text += withVisibleControls(line) + u'\n';
}

/// Exactly what is written, for whoever wants to check it.
QString detailsOf(const DeedPreview &preview)
{
    QString text;
    addPart(text, DeedDialog::tr("Rows before"), rowTexts(preview.change, preview.change.removed));
    addPart(text, DeedDialog::tr("Rows after (ids and times are new when it is done)"),
            rowTexts(preview.change, preview.change.added));
    addPart(text, DeedDialog::tr("SQL, in one transaction"), preview.change.statements);
    if (!preview.script.isEmpty())
        addPart(text, DeedDialog::tr("The file"), {QString::fromUtf8(preview.script)});
    return text;
}

}  // namespace

DeedDialog::DeedDialog(const QString &title, const QString &action, const QString &target, DeedWork work,
                       QWidget *parent)
    : QDialog(parent)
    , m_state(std::move(work))
    , m_words(wrappedLabel(this))
    , m_details(new QPlainTextEdit(this))
    , m_confirmations(new ConfirmationList(this))
    , m_progress(mutedLabel(this))
    , m_errors(new ErrorPanel(this))
{
    setWindowTitle(title);
    createRows(title, target);
    layout()->addWidget(createButtons(action));
    resizeWithinScreen(this, 110, 34);
    connect(&m_state, &DeedState::changed, this, &DeedDialog::follow);
    connect(&m_state, &DeedState::done, this, &DeedDialog::finishedWell);
    connect(m_confirmations, &ConfirmationList::answered, &m_state, &DeedState::answer);
    m_state.look();
}

void DeedDialog::createRows(const QString &title, const QString &target)
{
    m_words->setObjectName(u"words"_s);
    m_details->setObjectName(u"details"_s);
    m_details->setAccessibleName(tr("Exactly what is written"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(smallGap(this));
    rows->addWidget(titleLabel(this, title));
    rows->addWidget(mutedLabel(this, target));
    rows->addWidget(m_words);
    rows->addWidget(m_details, 100);
    rows->addWidget(m_confirmations);
    rows->addWidget(m_errors);
    rows->addWidget(m_progress);
    rows->addStretch(1);  // where there are no details to show
}

QWidget *DeedDialog::createButtons(const QString &action)
{
    // No QDialogButtonBox: with a new theme it shows again what was hidden.
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins({});
    m_act = new QPushButton(action, buttons);
    m_act->setObjectName(u"act"_s);
    m_close = new QPushButton(tr("&Cancel"), buttons);
    m_close->setObjectName(u"close"_s);
    row->addStretch(1);
    row->addWidget(m_act);
    row->addWidget(m_close);
    // Enter changes no database by itself.
    for (QPushButton *button : {m_act, m_close})
        button->setAutoDefault(false);
    connect(m_act, &QPushButton::clicked, &m_state, &DeedState::act);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    return buttons;
}

void DeedDialog::follow()
{
    using Phase = DeedState::Phase;
    if (m_state.preview() && !std::exchange(m_isShown, true))
        showPreview(*m_state.preview());
    const Phase phase = m_state.phase();
    m_details->setVisible(m_isShown && !m_details->toPlainText().isEmpty());
    m_errors->setError(m_state.error());
    m_progress->setVisible(phase == Phase::Looking || phase == Phase::Acting);
    m_progress->setText(phase == Phase::Looking ? tr("Finding out what would happen …") : tr("Writing …"));
    m_confirmations->setEnabled(phase == Phase::Shown);
    m_act->setEnabled(m_state.canAct());
    const bool isOver = phase == Phase::Done || phase == Phase::Failed || (m_isShown && m_state.preview()->isNothing);
    m_act->setVisible(!isOver);
    m_close->setText(isOver ? tr("&Close") : tr("&Cancel"));
    if (phase == Phase::Done) {
        const bool isLedgers = !m_state.preview()->change.statements.isEmpty();
        m_words->setText(isLedgers ? tr("Done. The history has it.") : tr("Written."));
        m_confirmations->hide();
        m_close->setFocus();
    }
}

void DeedDialog::showPreview(const DeedPreview &preview)
{
    QStringList sentences;
    for (const Message &sentence : preview.sentences)
        sentences << withVisibleControls(sentence.translated());
    const QString nothing = preview.nothing.isEmpty() ? tr("This is done already: folder and ledger say so.")
                                                      : preview.nothing.translated();
    m_words->setText(preview.isNothing ? nothing : sentences.join(u'\n'));
    if (preview.isNothing)
        return;
    m_details->setPlainText(detailsOf(preview));
    m_confirmations->setWanted(preview.confirmations);
    m_details->setFocus();
}

/// What is being written is seen to its end.
void DeedDialog::done(int result)
{
    if (m_state.phase() == DeedState::Phase::Acting)
        return;
    m_state.requestStop();
    QDialog::done(result);
}

}  // namespace lockstep
