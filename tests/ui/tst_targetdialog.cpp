// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdeploy.h"
#include "ui/targetdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// In ms. QTRY waits three times as long before it fails, CTest two minutes.
constexpr int patience = 30'000;

/// A project with two environments, of which production names a variable that is not set.
class Project
{
public:
    Project()
    {
        m_deployment.add(u"20250101000000_first"_s, "CREATE TABLE t (id int);\n");
        QFile file(m_deployment.folder() + u"/lockstep.toml"_s);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        file.write("[environments.staging]\nurl = \"" + m_deployment.database.urlText().toUtf8()
                   + "\"\n[environments.production]\nurl = \"env:LOCKSTEP_TEST_NOT_SET\"\nprotected = true\n");
    }

    WorkspacePtr workspace() const
    {
        auto opened = openWorkspace(m_deployment.folder(), {}, {});
        if (!opened)
            qFatal("%s", qPrintable(describe(opened.error())));
        return *opened;
    }
    QString url() const { return m_deployment.database.urlText(); }

private:
    test::Deployment m_deployment;
};

}  // namespace

class TargetDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_project = std::make_unique<Project>(); }
    void listsWhatThereIs();
    void startsWithTheCurrentOne();
    void choosesByKeys();
    void takesATypedAddress_data();
    void takesATypedAddress();
    void testsAConnection();
    void anAnswerForAnotherAddressIsDropped();
    void saysWhyThereIsNoConnection();
    void keepsThePasswordOutOfSight();
    void escapeWhileConnectingCloses();

private:
    static QStringList names(const TargetDialog &dialog)
    {
        const auto *list = dialog.findChild<QListWidget *>(u"choices"_s);
        QStringList all;
        for (int i = 0; i < list->count(); ++i)
            all << list->item(i)->text();
        return all;
    }
    static void typeAddress(TargetDialog &dialog, const QString &url)
    {
        auto *list = dialog.findChild<QListWidget *>(u"choices"_s);
        list->setCurrentRow(list->count() - 1);
        dialog.findChild<QLineEdit *>(u"url"_s)->setText(url);
    }
    static QString outcome(const TargetDialog &dialog) { return dialog.findChild<QLabel *>(u"outcome"_s)->text(); }

    std::unique_ptr<Project> m_project;
};

void TargetDialogTest::listsWhatThereIs()
{
    const TargetDialog dialog(m_project->workspace(), u"staging"_s);
    const QStringList shown = names(dialog);
    QVERIFY2(shown.contains(u"staging"_s) && shown.contains(u"production"_s) && shown.contains(u"Sandbox"_s),
             qPrintable(shown.join(u' ')));
    QCOMPARE(shown.last(), u"Another server"_s);
}

void TargetDialogTest::startsWithTheCurrentOne()
{
    const TargetDialog dialog(m_project->workspace(), u"staging"_s);
    QCOMPARE(dialog.target(), u"staging"_s);
}

void TargetDialogTest::choosesByKeys()
{
    TargetDialog dialog(m_project->workspace(), u"staging"_s);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *list = dialog.findChild<QListWidget *>(u"choices"_s);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(dialog.target(), u"production"_s);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void TargetDialogTest::takesATypedAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isUsable");
    QTest::newRow("nothing yet") << QString() << false;
    QTest::newRow("an address") << u"postgresql://dba@db-1:5433/shop"_s << true;
    QTest::newRow("an address with parameters") << u"postgres://db-1/shop?sslmode=require"_s << true;
    QTest::newRow("another scheme") << u"mysql://db-1/shop"_s << false;
    QTest::newRow("no address at all") << u"the shop"_s << false;
}

void TargetDialogTest::takesATypedAddress()
{
    QFETCH(QString, url);
    TargetDialog dialog(m_project->workspace(), u"staging"_s);
    typeAddress(dialog, url);
    QTEST(dialog.findChild<QPushButton *>(u"use"_s)->isEnabled(), "isUsable");
    QFETCH(bool, isUsable);
    QVERIFY2(outcome(dialog).isEmpty() == (isUsable || url.isEmpty()), "a bad address is explained, no other is");
    QCOMPARE(dialog.target(), url);
}

void TargetDialogTest::testsAConnection()
{
    TargetDialog dialog(m_project->workspace(), u"staging"_s);
    dialog.findChild<QPushButton *>(u"test"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(outcome(dialog).contains(u"Connected to PostgreSQL 15"), patience);
    QVERIFY(outcome(dialog).contains(u"a primary"));
    typeAddress(dialog, m_project->url());
    QVERIFY2(outcome(dialog).isEmpty(), "what was found holds for the choice before");
    dialog.findChild<QPushButton *>(u"test"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(outcome(dialog).contains(u"Connected to PostgreSQL 15"), patience);
}

void TargetDialogTest::anAnswerForAnotherAddressIsDropped()
{
    TargetDialog dialog(m_project->workspace(), u"staging"_s);
    typeAddress(dialog, m_project->url());
    auto *test = dialog.findChild<QPushButton *>(u"test"_s);
    test->click();
    QVERIFY(!test->isEnabled());
    dialog.findChild<QLineEdit *>(u"url"_s)->setText(u"postgresql://nobody@127.0.0.1:1/shop"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test->isEnabled(), patience);
    QVERIFY2(outcome(dialog).isEmpty(), qPrintable(outcome(dialog)));
}

void TargetDialogTest::saysWhyThereIsNoConnection()
{
    TargetDialog dialog(m_project->workspace(), u"staging"_s);
    typeAddress(dialog, u"postgresql://nobody@127.0.0.1:1/shop"_s);
    dialog.findChild<QPushButton *>(u"test"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(outcome(dialog).contains(u"127.0.0.1"), patience);
    QVERIFY2(!outcome(dialog).contains(u"Connected to"), qPrintable(outcome(dialog)));
}

void TargetDialogTest::keepsThePasswordOutOfSight()
{
    TargetDialog dialog(m_project->workspace(), u"staging"_s);
    typeAddress(dialog, u"postgresql://nobody@127.0.0.1:1/shop?sslmode=disable"_s);
    auto *password = dialog.findChild<QLineEdit *>(u"password"_s);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    password->setText(u"geh&eim%"_s);
    const auto url = parseConnectionUrl(dialog.target());
    QVERIFY(url);
    QVERIFY2(url->conninfo.contains("geh&eim%"), "the whole password reaches libpq");
    QVERIFY(!url->display().contains(u"geh"));
    dialog.findChild<QPushButton *>(u"test"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(outcome(dialog).contains(u"127.0.0.1"), patience);
    QVERIFY2(!outcome(dialog).contains(u"geh"), qPrintable(outcome(dialog)));
}

void TargetDialogTest::escapeWhileConnectingCloses()
{
    TargetDialog dialog(m_project->workspace(), u"staging"_s);
    dialog.show();
    dialog.findChild<QPushButton *>(u"test"_s)->click();
    QSignalSpy finished(&dialog, &QDialog::finished);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    if (finished.isEmpty())
        QVERIFY(finished.wait(patience));
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
}

QTEST_MAIN(TargetDialogTest)
#include "tst_targetdialog.moc"
