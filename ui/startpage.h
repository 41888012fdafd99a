// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace lockstep {

class Settings;

/// What the window shows while no project is open: open a folder, take a recent one, or try the sample.
/// A folder may also be dropped on it.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    /// `settings` must outlive the page.
    explicit StartPage(Settings &settings, QWidget *parent = nullptr);

    /// Reads the recent projects again.
    void refresh();
    /// What the sample's preparation is doing; its button rests until then.
    void showProgress(const Progress &progress);
    /// Ends the preparation; an error says why there is no sample.
    void showSampleOutcome(const Status &outcome);

signals:
    void openRequested(const QString &folder);
    void sampleRequested();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createActions();
    QWidget *createRecent();
    void chooseFolder();
    void requestSample();
    void openCurrent();
    void forgetCurrent();
    void applyPalette();

    Settings &m_settings;
    QLabel *m_tagline;
    QPushButton *m_sample = nullptr;
    QLabel *m_sampleText = nullptr;
    QProgressBar *m_progress = nullptr;
    QWidget *m_recentBox = nullptr;
    QListWidget *m_recent = nullptr;
};

}  // namespace lockstep
