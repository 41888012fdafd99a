// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backupsdialog.h"

#include "app/deploy/backup/evidence.h"
#include "app/report/progresswords.h"
#include "ui/deploy/errorpanel.h"
#include "ui/deploy/fittedtext.h"
#include "ui/deploy/labels.h"
#include "ui/lookdelegate.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int barSteps = 1000;
/// In the order of BackupModel::Column.
constexpr std::array<int, BackupModel::ColumnCount> columnCharacters{26, 34, 13, 24, 20};

QPushButton *button(QWidget *parent, const QString &name, const QString &text)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

}  // namespace

BackupsDialog::BackupsDialog(QString folder, BackupRules rules, QWidget *parent)
    : QDialog(parent)
    , m_state(std::move(folder), std::move(rules))
    , m_table(new QTableView(this))
    , m_facts(new FittedText(tr("Facts of the backup"), this))
    , m_words(mutedLabel(this))
    , m_errors(new ErrorPanel(this))
    , m_bar(new QProgressBar(this))
{
    setWindowTitle(tr("Backups"));
    createTable();
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_facts->setLineLimit(14);
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(smallGap(this));
    rows->addWidget(titleLabel(this, tr("Backups")));
    rows->addWidget(mutedLabel(this, m_state.folder()));
    rows->addWidget(m_table, 1);
    rows->addWidget(m_facts);
    rows->addWidget(createRemoval());
    rows->addWidget(m_errors);
    rows->addWidget(m_bar);
    rows->addWidget(m_words);
    rows->addWidget(createButtons());
    connectState();
    resizeWithinScreen(this, 130, 36);
    m_state.read();
}

void BackupsDialog::createTable()
{
    m_table->setObjectName(u"backups"_s);
    m_table->setAccessibleName(tr("Backups"));
    m_table->setModel(&m_state.model());
    m_table->setItemDelegate(new LookDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (int column = 0; column < BackupModel::ColumnCount; ++column)
        header->resizeSection(column, fontMetrics().averageCharWidth() * columnCharacters[std::size_t(column)]);
}

QWidget *BackupsDialog::createRemoval()
{
    m_removal = new QWidget(this);
    m_removable = wrappedLabel(m_removal);
    m_removable->setObjectName(u"removable"_s);
    m_agree = new QCheckBox(m_removal);
    m_agree->setObjectName(u"agree"_s);
    m_remove = button(m_removal, u"remove"_s, tr("Remove the&m"));
    auto *rows = new QVBoxLayout(m_removal);
    rows->setContentsMargins({});
    auto *row = new QHBoxLayout;
    row->addWidget(m_agree, 1);
    row->addWidget(m_remove);
    rows->addWidget(m_removable);
    rows->addLayout(row);
    connect(m_agree, &QCheckBox::toggled, this, &BackupsDialog::followButtons);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_removal->hide();
        m_state.removeOld();
    });
    m_removal->hide();
    return m_removal;
}

QWidget *BackupsDialog::createButtons()
{
    auto *buttons = new QWidget(this);
    m_prove = button(buttons, u"prove"_s, tr("&Prove it"));
    m_prove->setToolTip(tr("Restores it into the private PostgreSQL and compares it with what was recorded"));
    m_restore = button(buttons, u"restore"_s, tr("&Restore it…"));
    m_old = button(buttons, u"old"_s, tr("Remove &old ones…"));
    m_close = button(buttons, u"close"_s, tr("&Close"));
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins({});
    row->addWidget(m_old);
    row->addStretch(1);
    row->addWidget(m_prove);
    row->addWidget(m_restore);
    row->addWidget(m_close);
    connect(m_prove, &QPushButton::clicked, this, [this] { m_state.prove(chosen()); });
    connect(m_restore, &QPushButton::clicked, this,
            [this] { emit restoreRequested(m_state.model().at(chosen()).dump.path); });
    connect(m_old, &QPushButton::clicked, this, &BackupsDialog::showRemoval);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_state.isBusy())
            m_state.requestStop();
        else
            close();
    });
    return buttons;
}

void BackupsDialog::connectState()
{
    connect(&m_state, &BackupsState::changed, this, &BackupsDialog::follow);
    connect(&m_state, &BackupsState::progressed, this, &BackupsDialog::showProgress);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BackupsDialog::showChosen);
    connect(m_table, &QTableView::doubleClicked, this, [this] {
        if (m_restore->isEnabled())
            m_restore->click();
    });
}

void BackupsDialog::done(int result)
{
    m_state.requestStop();
    QDialog::done(result);
}

int BackupsDialog::chosen() const
{
    return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
}

QString BackupsDialog::stateText() const
{
    switch (m_state.activity()) {
    case BackupsState::Activity::Reading:
        return tr("Reading the folder …");
    case BackupsState::Activity::Proving:
        return tr("Restoring into the private PostgreSQL …");
    case BackupsState::Activity::Removing:
        return tr("Removing …");
    case BackupsState::Activity::Idle:
        break;
    }
    QStringList lines;
    if (m_state.model().rowCount() == 0)
        lines << tr("No backups. Every deploy takes one, unless its policy says otherwise.");
    for (const Error &problem : m_state.problems())
        lines << problem.message.translated();
    return lines.join(u'\n');
}

void BackupsDialog::follow()
{
    m_errors->setError(m_state.error());
    m_words->setText(stateText());
    m_words->setVisible(!m_words->text().isEmpty());
    m_bar->setVisible(m_state.isBusy());
    m_bar->setRange(0, 0);
    if (!m_state.isBusy() && m_state.model().rowCount() > 0 && chosen() < 0)
        m_table->selectRow(std::max(0, m_state.model().rowOf(m_kept)));
    showChosen();
}

void BackupsDialog::followButtons()
{
    const bool isFree = !m_state.isBusy();
    const int row = chosen();
    m_prove->setEnabled(isFree && row >= 0 && m_state.model().at(row).isWhole());
    m_restore->setEnabled(isFree && row >= 0);
    m_old->setEnabled(isFree && !m_state.retention().removable.empty());
    m_old->setToolTip(m_old->isEnabled() ? QString()
                                         : tr("backup_keep and backup_keep_for in lockstep.toml keep all of them"));
    m_remove->setEnabled(isFree && m_agree->isChecked());
    m_close->setText(isFree ? tr("&Close") : tr("&Cancel"));
}

void BackupsDialog::showChosen()
{
    const int row = chosen();
    m_facts->setVisible(row >= 0);
    if (row >= 0) {
        const Backup &backup = m_state.model().at(row);
        m_kept = backup.dump.path;
        std::vector<std::pair<QString, QString>> facts;
        for (const Fact &fact : backupFacts(backup))
            facts.emplace_back(fact.label.translated(), fact.value);
        m_facts->setFacts(facts);
    }
    followButtons();
}

void BackupsDialog::showRemoval()
{
    QStringList lines;
    qint64 bytes = 0;
    for (const Backup &backup : m_state.retention().removable) {
        lines << u"• "_s + QFileInfo(backup.dump.path).fileName();
        bytes += backup.dump.bytes;
    }
    m_removable->setText(tr("The policy keeps these no longer (%1):", "a size").arg(QLocale().formattedDataSize(bytes))
                         + u'\n' + lines.join(u'\n'));
    m_agree->setText(tr("Remove %n backup(s) for &good", nullptr, int(lines.size())));
    m_agree->setChecked(false);
    m_removal->show();
    m_agree->setFocus();
    followButtons();
}

void BackupsDialog::showProgress(const Progress &progress)
{
    const QString words = progressWords(progress);
    m_words->setText(words.isEmpty() ? progress.step.translated() : progress.step.translated() + u" · "_s + words);
    m_words->show();
    m_bar->setRange(0, progress.total > 0 ? barSteps : 0);
    if (progress.total > 0)
        m_bar->setValue(int(barSteps * std::clamp(double(progress.done) / double(progress.total), 0.0, 1.0)));
}

}  // namespace lockstep
