// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/restoredialog.h"

#include "app/report/plaintext.h"
#include "models/format.h"
#include "ui/deploy/errorpanel.h"
#include "ui/deploy/labels.h"
#include "ui/restoretable.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

using Phase = RestoreState::Phase;

QString choiceText(const Backup &backup)
{
    const bool isProven = backup.proof && backup.proof->isProven();
    const QString text = RestoreDialog::tr("%1 · %2 · %3", "when · database · size")
                             .arg(dateTimeText(backup.point.at), backup.source.display(),
                                  QLocale().formattedDataSize(backup.dump.bytes));
    return isProven ? text + RestoreDialog::tr(" · restored and compared", "of a backup") : text;
}

QString asSql(const QStringList &statements)
{
    QStringList lines;
    for (const QString &statement : statements)
        lines << withVisibleControls(statement) + u';';
    return lines.join(u'\n');
}

}  // namespace

RestoreDialog::RestoreDialog(WorkspacePtr workspace, TargetView view, const QString &backup, QWidget *parent)
    : QDialog(parent)
    , m_state(std::move(workspace), std::move(view))
    , m_words(wrappedLabel(this))
    , m_details(new QPlainTextEdit(this))
    , m_differences(new QTableWidget(this))
    , m_confirmations(new QWidget(this))
    , m_bar(new QProgressBar(this))
    , m_progress(mutedLabel(this))
    , m_errors(new ErrorPanel(this))
{
    setWindowTitle(tr("Restore a backup beside %1", "a database").arg(m_state.view().identity.database));
    createRows();
    connectState(backup);
    resizeWithinScreen(this, 120, 38);
}

void RestoreDialog::createRows()
{
    m_words->setObjectName(u"words"_s);
    m_details->setObjectName(u"details"_s);
    m_details->setAccessibleName(tr("Exactly what is run"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_differences->setObjectName(u"differences"_s);
    m_differences->setAccessibleName(tr("Backup and target, compared"));
    prepareComparison(*m_differences);
    m_bar->setTextVisible(false);
    (new QVBoxLayout(m_confirmations))->setContentsMargins({});
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(smallGap(this));
    rows->addWidget(titleLabel(this, windowTitle()));
    rows->addWidget(mutedLabel(this, m_state.view().identity.display()));
    rows->addWidget(createChoice());
    rows->addWidget(m_words);
    rows->addWidget(m_differences, 100);
    rows->addWidget(m_details, 60);
    rows->addWidget(m_confirmations);
    rows->addWidget(m_errors);
    rows->addWidget(m_bar);
    rows->addWidget(m_progress);
    rows->addStretch(1);
    rows->addWidget(createButtons());
}

QWidget *RestoreDialog::createChoice()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    m_choice = new QComboBox(row);
    m_choice->setObjectName(u"backups"_s);
    m_choice->setAccessibleName(tr("Backup"));
    auto *label = new QLabel(tr("&Backup"), row);
    label->setBuddy(m_choice);
    auto *other = new QPushButton(tr("&Other file…"), row);
    other->setAutoDefault(false);
    layout->addWidget(label);
    layout->addWidget(m_choice, 1);
    layout->addWidget(other);
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { m_state.choose(m_choice->itemData(index).toString()); });
    connect(other, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("A backup's facts (.json) or its file"));
        if (!path.isEmpty())
            m_state.choose(path);
    });
    return row;
}

QWidget *RestoreDialog::createButtons()
{
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins({});
    m_act = new QPushButton(buttons);
    m_act->setObjectName(u"act"_s);
    m_close = new QPushButton(buttons);
    m_close->setObjectName(u"close"_s);
    row->addStretch(1);
    row->addWidget(m_act);
    row->addWidget(m_close);
    // Enter changes no database by itself.
    for (QPushButton *button : {m_act, m_close})
        button->setAutoDefault(false);
    connect(m_act, &QPushButton::clicked, this,
            [this] { m_state.phase() == Phase::Compared ? m_state.swap() : m_state.restore(); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    return buttons;
}

void RestoreDialog::connectState(const QString &backup)
{
    connect(&m_state, &RestoreState::changed, this, &RestoreDialog::follow);
    connect(&m_state, &RestoreState::answersChanged, this, &RestoreDialog::followButtons);
    connect(&m_state, &RestoreState::progressed, this, &RestoreDialog::showProgress);
    connect(&m_state, &RestoreState::swapped, this, &RestoreDialog::swapped);
    m_state.list(backup);
}

void RestoreDialog::follow()
{
    const Phase phase = m_state.phase();
    if (phase == Phase::Choosing)
        fillChoice();
    if (phase == Phase::Shown && m_asked != phase)
        showPreview();
    if (m_state.comparison() && m_asked != Phase::Compared)
        showComparison();
    if (phase == Phase::Swapped)
        m_words->setText(tr("Swapped. What was %1 is %2 now. The way back stands below.")
                             .arg(m_state.swapPlan()->target, m_state.swapPlan()->kept));
    if (phase == Phase::Swapped)
        m_details->setPlainText(asSql(m_state.swapPlan()->wayBack));
    const bool isQuiet = !m_state.isBusy() || phase == Phase::Shown || phase == Phase::Compared
        || phase == Phase::Choosing || phase == Phase::Swapped;
    m_choice->parentWidget()->setEnabled(phase == Phase::Choosing || phase == Phase::Shown);
    m_details->setVisible(!m_details->toPlainText().isEmpty());
    m_differences->setVisible(m_state.comparison().has_value() && m_differences->rowCount() > 0);
    m_confirmations->setVisible(phase == Phase::Shown || phase == Phase::Compared);
    m_errors->setError(m_state.error());
    m_bar->setVisible(!isQuiet);
    m_progress->setVisible(!isQuiet);
    if (!isQuiet)
        m_bar->setRange(0, 0);
    if (phase == Phase::Looking)
        m_progress->setText(tr("Reading the backup and checking its hashes …"));
    followButtons();
}

void RestoreDialog::followButtons()
{
    const Phase phase = m_state.phase();
    const bool isAsking = phase == Phase::Shown || (phase == Phase::Compared && m_state.swapPlan());
    m_act->setVisible(isAsking);
    m_act->setText(phase == Phase::Compared ? tr("&Swap the databases") : tr("&Restore into a new database"));
    m_act->setEnabled(phase == Phase::Compared ? m_state.canSwap() : m_state.canRestore());
    const bool isOver = phase == Phase::Compared || phase == Phase::Swapped;
    m_close->setText(isOver ? tr("&Close") : tr("&Cancel"));
}

void RestoreDialog::fillChoice()
{
    if (m_choice->count() > 0)
        return;
    for (const Backup &backup : m_state.backups().backups) {
        if (backup.isWhole())
            m_choice->addItem(choiceText(backup), backup.dump.path);
    }
    m_choice->setCurrentIndex(-1);
    m_words->setText(m_choice->count() > 0
                         ? tr("Choose the backup. It is restored into a new database; the target is only read.")
                         : tr("There is no backup in the folder. Choose another file."));
}

void RestoreDialog::showPreview()
{
    const RestorePreview &preview = *m_state.preview();
    m_asked = Phase::Shown;
    // One from elsewhere than the folder that is listed.
    if (m_choice->findData(preview.backup.dump.path) < 0)
        m_choice->addItem(choiceText(preview.backup), preview.backup.dump.path);
    m_choice->setCurrentIndex(m_choice->findData(preview.backup.dump.path));
    QStringList words{tr("The backup is as it was written: every hash agrees. It becomes the new database %1.")
                          .arg(withVisibleControls(preview.database))};
    for (const Message &note : preview.notes)
        words << withVisibleControls(note.translated());
    m_words->setText(words.join(u'\n'));
    m_details->setPlainText(asSql(preview.statements) + u'\n' + withVisibleControls(preview.command));
    ask(preview.confirmations);
}

void RestoreDialog::showComparison()
{
    const DatabaseComparison &comparison = *m_state.comparison();
    m_asked = Phase::Compared;
    const QString took = durationText(m_state.restored()->facts.durationMs);
    QStringList words{tr("Restored into %1 in %2.").arg(withVisibleControls(m_state.restored()->database), took)};
    words << (comparison.isEqual() ? tr("Backup and target are equal: every object, and %n table(s).", nullptr,
                                        int(comparison.tables.size()))
                                   : tr("%n object(s) not alike", nullptr, int(comparison.objects.size())) + u", "_s
                      + tr("%n table(s) with other rows.", nullptr, comparison.unequalTables()));
    words << tr("For it to take the target's place, these statements run; or leave both as they are.");
    m_words->setText(words.join(u'\n'));
    showComparisonIn(*m_differences, comparison);
    m_details->setPlainText(asSql(m_state.swapPlan()->statements));
    ask(m_state.swapPlan()->confirmations);
}

void RestoreDialog::showProgress(const Progress &progress)
{
    m_bar->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0)
        m_bar->setValue(int(progress.done * 1000 / progress.total));
    m_progress->setText(withVisibleControls(progress.step.translated()));
}

void RestoreDialog::ask(const std::vector<Confirmation> &confirmations)
{
    const auto old = m_confirmations->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *widget : old)
        delete widget;
    addConfirmations(*m_confirmations, confirmations,
                     [this](const QString &id, const std::optional<QString> &text) { m_state.answer(id, text); });
}

/// A restore is stopped first, which drops what it made; a swap is seen to its end.
void RestoreDialog::done(int result)
{
    if (m_state.phase() == Phase::Swapping)
        return;
    if (m_state.isBusy()) {
        m_state.requestStop();
        if (m_state.phase() == Phase::Restoring)
            return;
    }
    QDialog::done(result);
}

}  // namespace lockstep
