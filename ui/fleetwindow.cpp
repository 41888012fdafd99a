// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleetwindow.h"

#include "ui/confirmationlist.h"
#include "ui/deploy/celldelegate.h"
#include "ui/deploy/errorpanel.h"
#include "ui/deploy/labels.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

enum SourceKind { ByName, ByQuery, ByList };

CellLook lookOfRow(const QModelIndex &index)
{
    CellLook look;
    switch (MemberState(index.data(FleetModel::StateRole).toInt())) {
    case MemberState::Held:
        look.band = Tone::WarningBand;
        break;
    case MemberState::Failed:
    case MemberState::Undone:
    case MemberState::Partial:
    case MemberState::Unusable:
        look.band = Tone::DangerBand;
        break;
    default:
        break;
    }
    look.bold = look.band && index.column() == FleetModel::NameColumn;
    look.muted = index.column() == FleetModel::TargetColumn;
    return look;
}

QSpinBox *numberBox(QWidget *parent, const QString &name, int most, int value)
{
    auto *box = new QSpinBox(parent);
    box->setRange(1, most);
    box->setValue(value);
    box->setAccessibleName(name);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return box;
}

}  // namespace

FleetWindow::FleetWindow(WorkspacePtr workspace, TargetChoice base, QWidget *parent)
    : QDialog(parent)
    , m_state(std::move(workspace), std::move(base))
    , m_kind(new QComboBox(this))
    , m_source(new QLineEdit(this))
    , m_canaries(numberBox(this, tr("Canaries"), 1000, 1))
    , m_wave(numberBox(this, tr("Databases in a wave"), 100'000, 10))
    , m_parallel(numberBox(this, tr("Databases at the same time"), 64, 4))
    , m_noBackup(new QCheckBox(tr("Take no back&up, because"), this))
    , m_because(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_summary(wrappedLabel(this))
    , m_confirmations(new ConfirmationList(this))
    , m_errors(new ErrorPanel(this))
    , m_ask(new QPushButton(tr("&Ask them"), this))
    , m_deploy(new QPushButton(this))
    , m_stop(new QPushButton(tr("S&top"), this))
    , m_close(new QPushButton(tr("&Close"), this))
{
    setWindowTitle(tr("Deploy to a fleet"));
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(smallGap(this));
    rows->addWidget(titleLabel(this, tr("Deploy to a fleet")));
    QLabel *words = mutedLabel(this,
                               tr("One plan over many databases, each with a run of its own: the canaries first, "
                                  "then wave after wave. After the first failure no further one begins."));
    QSizePolicy asHighAsItsText(QSizePolicy::Preferred, QSizePolicy::Maximum);
    asHighAsItsText.setHeightForWidth(true);
    words->setSizePolicy(asHighAsItsText);
    rows->addWidget(words);
    rows->addWidget(createSource());
    rows->addWidget(createPace());
    rows->addWidget(createBackup());
    rows->addWidget(createTable(), 100);
    rows->addWidget(m_summary);
    rows->addWidget(m_confirmations);
    rows->addWidget(m_errors);
    rows->addWidget(createButtons());
    resizeWithinScreen(this, 140, 40);
    showConfigured();
    connect(&m_state, &FleetState::changed, this, &FleetWindow::follow);
    connect(&m_state, &FleetState::answersChanged, this, &FleetWindow::mirrorButtons);
    connect(&m_state, &FleetState::ended, this, &QDialog::reject);
    connect(&m_state, &FleetState::progressed, this, [this](const Progress &progress) {
        m_summary->setText(tr("%1 (%2 of %3)").arg(progress.step.translated()).arg(progress.done).arg(progress.total));
    });
    connect(m_confirmations, &ConfirmationList::answered, &m_state, &FleetState::answer);
    follow();
}

QWidget *FleetWindow::createSource()
{
    m_kind->setObjectName(u"kind"_s);
    m_kind->setAccessibleName(tr("How the databases are found"));
    m_kind->addItem(tr("Databases named"));
    m_kind->addItem(tr("Found by the query"));
    m_kind->addItem(tr("Listed in the file"));
    m_source->setObjectName(u"source"_s);
    m_source->setAccessibleName(tr("Which databases"));
    const auto hint = [this](int kind) {
        const std::array hints{tr("tenant_*"), tr("SELECT datname FROM tenants"), tr("tenants.txt, in the project")};
        m_source->setPlaceholderText(hints[std::size_t(kind)]);
    };
    hint(ByName);
    m_ask->setObjectName(u"ask"_s);
    auto *row = new QWidget(this);
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins({});
    columns->addWidget(m_kind);
    columns->addWidget(m_source, 1);
    columns->addWidget(m_ask);
    connect(m_kind, &QComboBox::currentIndexChanged, this, hint);
    connect(m_source, &QLineEdit::textChanged, this, &FleetWindow::mirrorButtons);
    connect(m_source, &QLineEdit::returnPressed, this, &FleetWindow::ask);
    connect(m_ask, &QPushButton::clicked, this, &FleetWindow::ask);
    return row;
}

QWidget *FleetWindow::createPace()
{
    auto *row = new QWidget(this);
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins({});
    const std::pair<QString, QSpinBox *> boxes[]{
        {tr("Ca&naries"), m_canaries}, {tr("In a &wave"), m_wave}, {tr("At the same t&ime"), m_parallel}};
    for (const auto &[text, box] : boxes) {
        auto *label = new QLabel(text, row);
        label->setBuddy(box);
        columns->addWidget(label);
        columns->addWidget(box);
        columns->addSpacing(largeGap(this));
    }
    columns->addStretch(1);
    return row;
}

/// The record of each run says why there is none.
QWidget *FleetWindow::createBackup()
{
    m_noBackup->setObjectName(u"noBackup"_s);
    m_because->setObjectName(u"because"_s);
    m_because->setAccessibleName(tr("Why no backup is needed"));
    m_because->setPlaceholderText(tr("Why no backup is needed; the record says so"));
    auto *row = new QWidget(this);
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins({});
    columns->addWidget(m_noBackup);
    columns->addWidget(m_because, 1);
    row->setVisible(m_state.base().policy.backup != BackupPolicy::None);
    connect(m_noBackup, &QCheckBox::toggled, this, [this](bool isChosen) {
        mirrorButtons();
        if (isChosen)
            m_because->setFocus();
    });
    connect(m_because, &QLineEdit::textChanged, this, &FleetWindow::mirrorButtons);
    connect(m_because, &QLineEdit::returnPressed, this, &FleetWindow::ask);
    return row;
}

QWidget *FleetWindow::createTable()
{
    m_table->setObjectName(u"fleet"_s);
    m_table->setAccessibleName(tr("The fleet's databases"));
    m_table->setModel(&m_state.model());
    m_table->setItemDelegate(new CellDelegate(lookOfRow, m_table));
    styleTable(m_table);
    m_table->horizontalHeader()->setSectionResizeMode(FleetModel::RemarkColumn, QHeaderView::Stretch);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const QString run = index.data(FleetModel::RunRole).toString();
        if (!run.isEmpty())
            emit runChosen(run);
    });
    return m_table;
}

QWidget *FleetWindow::createButtons()
{
    auto *row = new QWidget(this);
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins({});
    columns->addStretch(1);
    m_deploy->setObjectName(u"deploy"_s);
    m_stop->setObjectName(u"stop"_s);
    m_close->setObjectName(u"close"_s);
    makePrimary(m_deploy);
    for (QPushButton *button : {m_deploy, m_stop, m_close})
        columns->addWidget(button);
    // Enter changes no database by itself.
    for (QPushButton *button : {m_ask, m_deploy, m_stop, m_close})
        button->setAutoDefault(false);
    connect(m_deploy, &QPushButton::clicked, &m_state, &FleetState::deploy);
    connect(m_stop, &QPushButton::clicked, &m_state, &FleetState::requestStop);
    connect(m_close, &QPushButton::clicked, this, &FleetWindow::reject);
    return row;
}

void FleetWindow::showConfigured()
{
    const FleetConfig fleet = m_state.configured();
    if (fleet.source.isEmpty())
        return;
    m_kind->setCurrentIndex(!fleet.source.databases.isEmpty()   ? ByName
                                : !fleet.source.query.isEmpty() ? ByQuery
                                                                : ByList);
    m_source->setText(fleet.source.databases + fleet.source.query + fleet.source.list);
    m_canaries->setValue(fleet.pace.canaries);
    m_wave->setValue(fleet.pace.wave);
    m_parallel->setValue(fleet.pace.parallel);
}

void FleetWindow::ask()
{
    if (!m_ask->isEnabled())
        return;
    const QString text = m_source->text().trimmed();
    FleetSource source;
    QString *const places[]{&source.databases, &source.query, &source.list};
    *places[m_kind->currentIndex()] = text;
    m_state.setNoBackupBecause(m_noBackup->isChecked() ? m_because->text().trimmed() : QString());
    m_state.ask(source, {.canaries = m_canaries->value(), .wave = m_wave->value(), .parallel = m_parallel->value()});
}

void FleetWindow::follow()
{
    if (!m_state.isBusy() || m_state.activity() == FleetState::Activity::Deploying)
        m_summary->setText(m_state.summary());
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_confirmations->setWanted(m_state.wanted());
    m_confirmations->setEnabled(!m_state.isBusy());
    m_errors->setError(m_state.problem());
    for (int column = 0; column < FleetModel::RemarkColumn; ++column)
        m_table->resizeColumnToContents(column);
    if (!m_state.isBusy() && !m_state.model().rows().empty())
        emit targetTouched();
    mirrorButtons();
    if (m_isLeaving && !m_state.isBusy())
        reject();
}

bool FleetWindow::mayAsk() const
{
    const bool isReasonMissing = m_noBackup->isChecked() && m_because->text().trimmed().isEmpty();
    return !m_state.isBusy() && !m_source->text().trimmed().isEmpty() && !isReasonMissing;
}

void FleetWindow::mirrorButtons()
{
    const bool isIdle = !m_state.isBusy();
    m_ask->setEnabled(mayAsk());
    m_because->setEnabled(isIdle && m_noBackup->isChecked());
    const auto wave = m_state.next();
    m_deploy->setVisible(isIdle && wave.has_value());
    m_deploy->setText(wave == 0 ? tr("&Deploy to the canaries") : tr("&Deploy to the next wave"));
    m_deploy->setEnabled(m_state.canDeploy());
    m_stop->setVisible(!isIdle);
    for (QWidget *input :
         std::initializer_list<QWidget *>{m_kind, m_source, m_canaries, m_wave, m_parallel, m_noBackup})
        input->setEnabled(isIdle);
}

void FleetWindow::reject()
{
    if (m_state.isBusy()) {
        m_isLeaving = true;
        return m_state.requestStop();
    }
    const auto &rows = m_state.model().rows();
    if (std::ranges::find(rows, MemberState::Held, &FleetRow::state) != rows.end())
        return m_state.abandon();
    QDialog::reject();
}

}  // namespace lockstep
