// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/startpage.h"

#include "ui/settings.h"
#include "ui/twolinedelegate.h"

#include <QAccessible>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int folderRole = Qt::UserRole;

QString shortFolder(const QString &folder)
{
    const QString home = QDir::homePath();
    return folder.startsWith(home + u'/') ? u"~"_s + folder.mid(home.size()) : folder;
}

QString droppedFolder(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !QFileInfo(urls.first().toLocalFile()).isDir())
        return {};
    return urls.first().toLocalFile();
}

QLabel *wrappedLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

/// Larger type for the page's one title.
QFont titleFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 1.9);
    font.setWeight(QFont::DemiBold);
    return font;
}

void colourText(QLabel *label, const QColor &colour)
{
    QPalette own = label->palette();
    own.setColor(QPalette::WindowText, colour);
    label->setPalette(own);
}

}  // namespace

StartPage::StartPage(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_tagline(wrappedLabel(tr("PostgreSQL schema migrations, one confirmed step at a time."), this))
{
    setAcceptDrops(true);
    auto *title = new QLabel(u"Lockstep"_s, this);
    title->setFont(titleFont(font()));
    auto *column = new QWidget(this);
    column->setMaximumWidth(fontMetrics().averageCharWidth() * 78);
    auto *rows = new QVBoxLayout(column);
    rows->addWidget(title);
    rows->addWidget(m_tagline);
    rows->addSpacing(fontMetrics().height());
    rows->addWidget(createActions());
    rows->addSpacing(fontMetrics().height());
    rows->addWidget(createRecent());
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(column, 8);
    middle->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->addStretch(2);
    page->addLayout(middle);
    page->addStretch(3);
    applyPalette();
    refresh();
}

QWidget *StartPage::createActions()
{
    auto *box = new QWidget(this);
    auto *open = new QPushButton(tr("&Open a folder…"), box);
    open->setObjectName(u"open"_s);
    open->setProperty("primary", true);
    open->setAutoDefault(true);
    m_sample = new QPushButton(tr("&Try it on the sample project"), box);
    m_sample->setObjectName(u"sample"_s);
    m_sampleText = wrappedLabel({}, box);
    m_sampleText->setObjectName(u"sampleText"_s);
    m_progress = new QProgressBar(box);
    m_progress->setAccessibleName(tr("Progress of preparing the sample project"));
    m_progress->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(open);
    buttons->addWidget(m_sample);
    buttons->addStretch(1);
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins({});
    rows->addLayout(buttons);
    rows->addWidget(m_sampleText);
    rows->addWidget(m_progress);
    connect(open, &QPushButton::clicked, this, &StartPage::chooseFolder);
    connect(m_sample, &QPushButton::clicked, this, &StartPage::requestSample);
    return box;
}

QWidget *StartPage::createRecent()
{
    m_recentBox = new QWidget(this);
    auto *caption = new QLabel(tr("&Recent projects"), m_recentBox);
    m_recent = new QListWidget(m_recentBox);
    m_recent->setObjectName(u"recent"_s);
    m_recent->setAccessibleName(tr("Recent projects"));
    m_recent->setItemDelegate(new TwoLineDelegate(m_recent));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->viewport()->setAutoFillBackground(false);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->setToolTip(tr("Enter opens a project, Delete takes it off the list."));
    m_recent->installEventFilter(this);
    caption->setBuddy(m_recent);
    auto *rows = new QVBoxLayout(m_recentBox);
    rows->setContentsMargins({});
    rows->addWidget(caption);
    rows->addWidget(m_recent, 1);
    connect(m_recent, &QListWidget::itemActivated, this, &StartPage::openCurrent);
    connect(m_recent, &QListWidget::itemClicked, this, &StartPage::openCurrent);
    return m_recentBox;
}

void StartPage::refresh()
{
    m_recent->clear();
    for (const QString &folder : m_settings.recentProjects()) {
        const bool isThere = QFileInfo(folder).isDir();
        auto *item = new QListWidgetItem(QFileInfo(folder).fileName(), m_recent);
        item->setData(folderRole, folder);
        item->setData(TwoLineDelegate::SecondLineRole, shortFolder(folder));
        item->setData(TwoLineDelegate::NoteRole, isThere ? QString() : tr("not there now"));
        item->setData(Qt::AccessibleTextRole,
                      isThere ? tr("%1 in %2").arg(item->text(), folder)
                              : tr("%1 in %2, not there now").arg(item->text(), folder));
    }
    m_recent->setCurrentRow(0);
    m_recentBox->setVisible(m_recent->count() > 0);
    m_sampleText->setText(
        tr("The sample is a small shop with migrations to deploy. It runs on a private PostgreSQL that "
           "only you can reach and needs nothing else."));
    if (m_recent->count() > 0)
        m_recent->setFocus();
}

void StartPage::showProgress(const Progress &progress)
{
    m_sample->setEnabled(false);
    m_progress->show();
    m_progress->setMaximum(int(progress.total));
    m_progress->setValue(int(progress.done));
    m_sampleText->setText(progress.step.translated());
}

void StartPage::showSampleOutcome(const Status &outcome)
{
    m_sample->setEnabled(true);
    m_progress->hide();
    applyPalette();
    if (outcome) {
        refresh();
        return;
    }
    colourText(m_sampleText, tone(Tone::Danger, palette()));
    m_sampleText->setText(tr("The sample could not be prepared.\n%1").arg(describe(outcome.error())));
    m_sampleText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QAccessibleEvent alert(m_sampleText, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void StartPage::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a project's folder"));
    if (!folder.isEmpty())
        emit openRequested(folder);
}

void StartPage::requestSample()
{
    applyPalette();
    showProgress({});
    m_sampleText->setText(tr("Preparing the sample project …"));
    emit sampleRequested();
}

void StartPage::openCurrent()
{
    if (const QListWidgetItem *item = m_recent->currentItem())
        emit openRequested(item->data(folderRole).toString());
}

void StartPage::forgetCurrent()
{
    if (const QListWidgetItem *item = m_recent->currentItem()) {
        m_settings.forgetRecentProject(item->data(folderRole).toString());
        refresh();
    }
}

void StartPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFolder(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void StartPage::dropEvent(QDropEvent *event)
{
    emit openRequested(droppedFolder(*event->mimeData()));
}

void StartPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
    QWidget::changeEvent(event);
}

bool StartPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Delete)) {
        forgetCurrent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void StartPage::applyPalette()
{
    colourText(m_tagline, tone(Tone::Muted, palette()));
    if (m_sampleText)
        colourText(m_sampleText, tone(Tone::Muted, palette()));
}

}  // namespace lockstep
