// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportdialog.h"

#include "ui/deploy/labels.h"
#include "ui/pdf.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {

ReportDialog::ReportDialog(WorkspacePtr workspace, std::optional<TargetView> view, QWidget *parent)
    : QDialog(parent)
    , m_workspace(std::move(workspace))
    , m_view(std::move(view))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
    , m_kind(new QComboBox(this))
    , m_format(new QComboBox(this))
    , m_file(new QLineEdit(this))
    , m_outcome(wrappedLabel(this))
{
    setWindowTitle(tr("Reports"));
    if (!QFileInfo(m_folder).isDir())
        m_folder = QDir::homePath();
    createRows();
    proposeFile();
    nameSave();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ReportDialog::proposeFile);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ReportDialog::proposeFile);
    connect(m_file, &QLineEdit::textChanged, this, &ReportDialog::nameSave);
    resize(fontMetrics().averageCharWidth() * 84, sizeHint().height());
}

void ReportDialog::createRows()
{
    m_kind->setObjectName(u"kind"_s);
    m_kind->addItem(tr("Migration review: reversibility, data, order, safety nets"), u"review"_s);
    m_kind->addItem(tr("Hygiene: names, duplicates, linearity, drift, rollbacks"), u"hygiene"_s);
    m_format->setObjectName(u"format"_s);
    m_format->addItem(tr("Markdown"), u"md"_s);
    m_format->addItem(tr("HTML"), u"html"_s);
    m_format->addItem(tr("PDF"), u"pdf"_s);
    m_format->addItem(tr("JSON"), u"json"_s);
    m_outcome->setObjectName(u"outcome"_s);
    m_outcome->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    m_outcome->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_outcome->setText(m_view ? tr("With the ledger and the schema of %1.").arg(m_view->identity.display())
                              : tr("From the files alone, since no target answers."));
    auto *form = new QFormLayout;
    form->addRow(tr("&Report:"), m_kind);
    form->addRow(tr("&Format:"), m_format);
    auto *label = new QLabel(tr("File &name:"), this);
    label->setBuddy(m_file);
    form->addRow(label, createFileRow());
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(smallGap(this));
    rows->addLayout(form);
    rows->addWidget(m_outcome, 1);
    createButtons();
}

QWidget *ReportDialog::createFileRow()
{
    m_file->setObjectName(u"file"_s);
    m_file->setAccessibleName(tr("File name"));
    auto *row = new QWidget(this);
    auto *choose = new QPushButton(tr("&Choose…"), row);
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose where the report is written"));
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins({});
    columns->addWidget(m_file, 1);
    columns->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, &ReportDialog::chooseFile);
    return row;
}

void ReportDialog::createButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon(QIcon());
    m_open = buttons->addButton(tr("&Open it"), QDialogButtonBox::ActionRole);
    m_open->setObjectName(u"open"_s);
    m_open->setEnabled(false);
    m_save = buttons->addButton(tr("&Write"), QDialogButtonBox::ActionRole);
    m_save->setObjectName(u"save"_s);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    layout()->addWidget(buttons);
    connect(m_save, &QPushButton::clicked, this, &ReportDialog::save);
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_written)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ReportDialog::proposeFile()
{
    m_file->setText(QDir::toNativeSeparators(QDir(m_folder).filePath(
        reportFileName(m_workspace->root, m_kind->currentData().toString(), m_format->currentData().toString()))));
}

/// What is there already is not replaced without the button saying so.
void ReportDialog::nameSave()
{
    m_save->setText(QFileInfo::exists(m_file->text().trimmed()) ? tr("&Write over it") : tr("&Write"));
}

void ReportDialog::chooseFile()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Write the report"), m_file->text(), {}, nullptr,
                                                      QFileDialog::DontConfirmOverwrite);  // the button says it
    if (file.isEmpty())
        return;
    m_folder = QFileInfo(file).path();
    m_file->setText(QDir::toNativeSeparators(file));
}

void ReportDialog::save()
{
    if (m_job.isRunning())
        return;
    const ReportWish wish{m_kind->currentData().toString(), QDir::fromNativeSeparators(m_file->text().trimmed())};
    m_save->setEnabled(false);
    tell(tr("Reading …"), false);
    m_job.start(
        [workspace = m_workspace, view = m_view, wish](const JobContext &context) {
            return makeReport(workspace, view, wish, QDateTime::currentDateTimeUtc(), context);
        },
        [this, wish](const Result<MadeReport> &made) { take(wish, made); });
}

void ReportDialog::take(const ReportWish &wish, const Result<MadeReport> &made)
{
    m_save->setEnabled(true);
    Status written = made ? Status(Done{}) : Status(made.error());
    if (made && !made->html.isEmpty())
        written = writePdf(made->html, wish.file);
    if (!written)
        return tell(describe(written.error()), true);
    m_written = wish.file;
    m_open->setEnabled(true);
    m_open->setFocus();
    nameSave();
    tell(tr("Written: %1").arg(QDir::toNativeSeparators(wish.file)), false);
}

void ReportDialog::tell(const QString &text, bool isBad)
{
    QPalette own = m_outcome->palette();
    own.setColor(QPalette::WindowText, isBad ? tone(Tone::Danger, palette()) : palette().color(QPalette::WindowText));
    m_outcome->setPalette(own);
    m_outcome->setText(text);
    QAccessibleEvent alert(m_outcome, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

}  // namespace lockstep
