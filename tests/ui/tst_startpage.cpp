// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"
#include "ui/startpage.h"

#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class StartPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void offersWhatThereIs();
    void opensARecentProjectByKeys();
    void forgetsByTheDeleteKey();
    void saysThatAFolderIsGone();
    void asksForTheSampleOnce();
    void tellsWhyThereIsNoSample();
    void takesADroppedFolder_data();
    void takesADroppedFolder();
    void everyControlHasAName();

private:
    QString project(const QString &name)
    {
        QDir(m_folder->path()).mkpath(name);
        return m_folder->filePath(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
};

void StartPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"console.ini"_s));
}

void StartPageTest::offersWhatThereIs()
{
    StartPage page(*m_settings);
    page.show();
    QVERIFY(page.findChild<QPushButton *>(u"open"_s)->isVisible());
    QVERIFY(page.findChild<QPushButton *>(u"sample"_s)->isVisible());
    QVERIFY2(!page.findChild<QListWidget *>(u"recent"_s)->isVisible(), "an empty list says nothing");
    m_settings->addRecentProject(project(u"shop"_s));
    page.refresh();
    QVERIFY(page.findChild<QListWidget *>(u"recent"_s)->isVisible());
}

void StartPageTest::opensARecentProjectByKeys()
{
    m_settings->addRecentProject(project(u"shop"_s));
    m_settings->addRecentProject(project(u"bank"_s));
    StartPage page(*m_settings);
    QSignalSpy opened(&page, &StartPage::openRequested);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QTRY_COMPARE(page.focusWidget(), page.findChild<QListWidget *>(u"recent"_s));
    QTest::keyClick(page.focusWidget(), Qt::Key_Down);
    QTest::keyClick(page.focusWidget(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).toString(), project(u"shop"_s));
}

void StartPageTest::forgetsByTheDeleteKey()
{
    m_settings->addRecentProject(project(u"shop"_s));
    StartPage page(*m_settings);
    page.show();
    auto *recent = page.findChild<QListWidget *>(u"recent"_s);
    QTest::keyClick(recent, Qt::Key_Delete);
    QCOMPARE(recent->count(), 0);
    QVERIFY(m_settings->recentProjects().isEmpty());
    QVERIFY2(QDir(project(u"shop"_s)).exists(), "only the list forgets it");
}

void StartPageTest::saysThatAFolderIsGone()
{
    m_settings->addRecentProject(m_folder->filePath(u"gone"_s));
    StartPage page(*m_settings);
    const QListWidgetItem *item = page.findChild<QListWidget *>(u"recent"_s)->item(0);
    QVERIFY(item->data(Qt::AccessibleTextRole).toString().contains(u"not there now"));
}

void StartPageTest::asksForTheSampleOnce()
{
    StartPage page(*m_settings);
    page.show();
    QSignalSpy asked(&page, &StartPage::sampleRequested);
    auto *sample = page.findChild<QPushButton *>(u"sample"_s);
    sample->click();
    sample->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(!sample->isEnabled());
    page.showProgress({{"Starting the private PostgreSQL"}, 1, 3});
    QVERIFY(page.findChild<QLabel *>(u"sampleText"_s)->text().contains(u"Starting"));
    QCOMPARE(page.findChild<QProgressBar *>()->maximum(), 3);
    page.showSampleOutcome(Done{});
    QVERIFY(sample->isEnabled());
    QVERIFY(!page.findChild<QProgressBar *>()->isVisible());
}

void StartPageTest::tellsWhyThereIsNoSample()
{
    StartPage page(*m_settings);
    page.show();
    page.findChild<QPushButton *>(u"sample"_s)->click();
    page.showSampleOutcome(Error{ErrorCode::ProgramMissing, {"initdb was not found."}, {}, {"Install postgresql."}});
    const QString text = page.findChild<QLabel *>(u"sampleText"_s)->text();
    QVERIFY2(text.contains(u"initdb was not found.") && text.contains(u"Install postgresql."), qPrintable(text));
    QVERIFY(page.findChild<QPushButton *>(u"sample"_s)->isEnabled());
}

void StartPageTest::takesADroppedFolder_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("one folder") << QStringList{u"shop"_s} << true;
    QTest::newRow("two folders") << QStringList{u"shop"_s, u"bank"_s} << false;
    QTest::newRow("a file") << QStringList{u"file.sql"_s} << false;
    QTest::newRow("nothing") << QStringList{} << false;
}

void StartPageTest::takesADroppedFolder()
{
    QFETCH(QStringList, names);
    project(u"shop"_s);
    project(u"bank"_s);
    QFile file(m_folder->filePath(u"file.sql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QList<QUrl> urls;
    for (const QString &name : names)
        urls << QUrl::fromLocalFile(m_folder->filePath(name));
    QMimeData data;
    data.setUrls(urls);
    StartPage page(*m_settings);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&page, &enter);
    QTEST(enter.isAccepted(), "isTaken");
}

void StartPageTest::everyControlHasAName()
{
    m_settings->addRecentProject(project(u"shop"_s));
    StartPage page(*m_settings);
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QPushButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        const bool isOwn = !widget->objectName().startsWith(u"qt_");
        if (widget->focusPolicy() & Qt::TabFocus && isOwn)
            QVERIFY2(isNamed, widget->metaObject()->className());
    }
}

QTEST_MAIN(StartPageTest)
#include "tst_startpage.moc"
