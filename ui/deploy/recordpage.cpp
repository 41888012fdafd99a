// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/recordpage.h"

#include "app/report/record.h"
#include "models/deploystate.h"
#include "ui/deploy/fittedtext.h"
#include "ui/deploy/labels.h"
#include "ui/pdf.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>

namespace lockstep {

using namespace Qt::StringLiterals;

RecordPage::RecordPage(DeployState &state, QWidget *parent)
    : StepPage(state, Step::Record, parent)
    , m_files(new FittedText(tr("Files of the record"), this))
    , m_buttons(new QWidget(this))
    , m_preview(new QTextBrowser(this))
    , m_said(mutedLabel(this))
{
    createButtons();
    m_preview->setObjectName(u"recordPreview"_s);
    m_preview->setAccessibleName(tr("The record"));
    m_preview->setTabChangesFocus(true);
    m_preview->setOpenLinks(false);
    m_preview->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_preview->setMinimumHeight(fontMetrics().height() * 10);
    addEvidence(m_files);
    addEvidence(m_buttons);
    addEvidence(m_said);
    addEvidence(m_preview, 1);
}

void RecordPage::createButtons()
{
    auto *open = new QPushButton(tr("&Open the folder"), m_buttons);
    auto *save = new QPushButton(tr("Save as &PDF…"), m_buttons);
    save->setObjectName(u"savePdf"_s);
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins({});
    for (QPushButton *button : {open, save}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    connect(open, &QPushButton::clicked, this, &RecordPage::openFolder);
    connect(save, &QPushButton::clicked, this, &RecordPage::savePdf);
}

QString RecordPage::summary() const
{
    if (state().recordFiles().isEmpty())
        return tr("The run is closed; its record could not be written as files. The journal has all of it.");
    return tr("The run is closed and kept in the history. Its record lies here:");
}

void RecordPage::mirrorEvidence()
{
    const QStringList &files = state().recordFiles();
    QStringList paths;
    for (const QString &file : files)
        paths << QDir::toNativeSeparators(file);
    const bool isClosed = !state().record().isOpen();
    m_files->setCode(paths.join(u'\n'));
    m_files->setVisible(!files.isEmpty());
    m_buttons->setVisible(!files.isEmpty());
    m_said->setVisible(!m_said->text().isEmpty());
    m_preview->setVisible(isClosed);
    if (isClosed && m_preview->document()->isEmpty())
        m_preview->setHtml(toHtml(recordDocument(state().record())));
}

void RecordPage::openFolder()
{
    const QFileInfo file(state().recordFiles().value(0));
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(file.absolutePath())))
        m_said->setText(tr("No program here opens folders. The files are in %1").arg(file.absolutePath()));
    mirrorEvidence();
}

void RecordPage::savePdf()
{
    const QFileInfo first(state().recordFiles().value(0));
    const QString proposed = first.absolutePath() + u'/' + first.completeBaseName() + u".pdf"_s;
    auto *dialog = new QFileDialog(this, tr("Save the record as PDF"), proposed, tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(proposed);
    connect(dialog, &QFileDialog::fileSelected, this, &RecordPage::writePdfTo);
    dialog->open();
}

void RecordPage::writePdfTo(const QString &path)
{
    const Status written = writePdf(toHtml(recordDocument(state().record())), path);
    m_said->setText(written ? tr("Saved as %1").arg(path) : describe(written.error()));
    mirrorEvidence();
}

}  // namespace lockstep
