// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/steppage.h"

class QPushButton;
class QTextBrowser;

namespace lockstep {

/// The one document of the run: where it is, how it reads, and as a PDF when wanted.
class RecordPage : public StepPage
{
    Q_OBJECT

public:
    explicit RecordPage(DeployState &state, QWidget *parent = nullptr);

    QString actionText() const override { return tr("&Write the record"); }

protected:
    QString summary() const override;
    void mirrorEvidence() override;

private:
    void createButtons();
    void openFolder();
    void savePdf();
    void writePdfTo(const QString &path);

    FittedText *m_files;
    QWidget *m_buttons;
    QTextBrowser *m_preview;
    QLabel *m_said;
};

}  // namespace lockstep
