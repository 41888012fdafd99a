// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void startsEmpty();
    void remembersAcrossStarts();
    void keepsTenProjectsTheNewestFirst();
    void putsMissingProjectsLast();
    void sameFolderCountsOnce_data();
    void sameFolderCountsOnce();
    void survivesAFileOfNonsense();
    void namesSchemes_data();
    void namesSchemes();

private:
    QString file() const { return m_folder.filePath(u"%1.ini"_s.arg(QLatin1StringView(QTest::currentTestFunction()))); }
    QString project(const QString &name) const
    {
        QDir(m_folder.path()).mkpath(name);
        return m_folder.filePath(name);
    }

    QTemporaryDir m_folder;
};

void SettingsTest::startsEmpty()
{
    const Settings settings(file());
    QVERIFY(settings.recentProjects().isEmpty());
    QVERIFY(settings.layout(u"mainwindow/geometry"_s).isEmpty());
    QCOMPARE(settings.colourScheme(), ColourScheme::System);
    QCOMPARE(settings.language(), QString());
}

void SettingsTest::remembersAcrossStarts()
{
    {
        Settings settings(file());
        settings.setLayout(u"mainwindow/geometry"_s, QByteArray("\x01\x00\xff", 3));
        settings.setColourScheme(ColourScheme::Dark);
        settings.setLanguage(u"de"_s);
        settings.addRecentProject(project(u"shop"_s));
    }
    const Settings settings(file());
    QCOMPARE(settings.layout(u"mainwindow/geometry"_s), QByteArray("\x01\x00\xff", 3));
    QCOMPARE(settings.colourScheme(), ColourScheme::Dark);
    QCOMPARE(settings.language(), u"de"_s);
    QCOMPARE(settings.recentProjects(), QStringList(project(u"shop"_s)));
}

void SettingsTest::keepsTenProjectsTheNewestFirst()
{
    Settings settings(file());
    for (int i = 1; i <= 12; ++i)
        settings.addRecentProject(project(u"p%1"_s.arg(i)));
    QCOMPARE(settings.recentProjects().size(), 10);
    QCOMPARE(settings.recentProjects().first(), project(u"p12"_s));
    QCOMPARE(settings.recentProjects().last(), project(u"p3"_s));
}

void SettingsTest::putsMissingProjectsLast()
{
    Settings settings(file());
    settings.addRecentProject(project(u"there"_s));
    settings.addRecentProject(m_folder.filePath(u"gone"_s));
    QCOMPARE(settings.recentProjects(), (QStringList{project(u"there"_s), m_folder.filePath(u"gone"_s)}));
    settings.forgetRecentProject(m_folder.filePath(u"gone"_s));
    QCOMPARE(settings.recentProjects(), QStringList(project(u"there"_s)));
}

void SettingsTest::sameFolderCountsOnce_data()
{
    QTest::addColumn<QString>("again");
    QTest::newRow("as it was") << project(u"once"_s);
    QTest::newRow("with a slash at the end") << project(u"once"_s) + u'/';
    QTest::newRow("by way of its parent") << project(u"once"_s) + u"/../once"_s;
}

void SettingsTest::sameFolderCountsOnce()
{
    QFETCH(QString, again);
    Settings settings(file());
    settings.addRecentProject(project(u"once"_s));
    settings.addRecentProject(again);
    QCOMPARE(settings.recentProjects(), QStringList(project(u"once"_s)));
}

void SettingsTest::survivesAFileOfNonsense()
{
    QFile nonsense(file());
    QVERIFY(nonsense.open(QIODevice::WriteOnly));
    nonsense.write("[layout\ncolourScheme=purple\n\xff\xfe\n");
    nonsense.close();
    Settings settings(file());
    QCOMPARE(settings.colourScheme(), ColourScheme::System);
    QVERIFY(settings.recentProjects().isEmpty());
    settings.setColourScheme(ColourScheme::Light);
    QCOMPARE(settings.colourScheme(), ColourScheme::Light);
}

void SettingsTest::namesSchemes_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("system") << u"system"_s << true;
    QTest::newRow("light") << u"light"_s << true;
    QTest::newRow("dark") << u"dark"_s << true;
    QTest::newRow("another word") << u"sepia"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void SettingsTest::namesSchemes()
{
    QFETCH(QString, id);
    const auto scheme = colourSchemeFromId(id);
    QTEST(scheme.has_value(), "isKnown");
    if (scheme)
        QCOMPARE(colourSchemeId(*scheme), id);
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
