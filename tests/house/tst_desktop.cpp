// SPDX-License-Identifier: GPL-3.0-or-later
#include "version.h"

#include <QXmlStreamReader>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

const auto applicationId = u"io.github.lockstep.Lockstep"_s;
const auto folder = u"" LOCKSTEP_SOURCE_DIR "/resources/linux/"_s;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString elementText(const QByteArray &xml, QLatin1StringView element)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == element)
            return reader.readElementText();
    }
    return {};
}

}  // namespace

/// What a desktop reads about the console must be valid and name the same application as the program does.
class DesktopTest : public QObject
{
    Q_OBJECT

private slots:
    void isValid_data();
    void isValid();
    void namesOneApplication();
    void namesThisVersion();
};

void DesktopTest::isValid_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("desktop file") << QStringList{u"desktop-file-validate"_s, folder + applicationId + u".desktop"_s};
    QTest::newRow("metainfo") << QStringList{u"appstreamcli"_s, u"validate"_s, u"--no-net"_s,
                                             folder + applicationId + u".metainfo.xml"_s};
}

void DesktopTest::isValid()
{
    QFETCH(QStringList, command);
    QProcess validator;
    validator.setProcessChannelMode(QProcess::MergedChannels);
    validator.start(command.first(), command.mid(1));
    if (!validator.waitForStarted())
        QSKIP(qPrintable(u"%1 is not installed, so %2 was not validated"_s.arg(command.first(), command.last())));
    QVERIFY(validator.waitForFinished());
    QVERIFY2(validator.exitCode() == 0, validator.readAll().constData());
}

void DesktopTest::namesOneApplication()
{
    const QByteArray desktop = contents(folder + applicationId + u".desktop"_s);
    const QByteArray metainfo = contents(folder + applicationId + u".metainfo.xml"_s);
    QCOMPARE(elementText(metainfo, "id"_L1), applicationId);
    QCOMPARE(elementText(metainfo, "launchable"_L1), applicationId + u".desktop"_s);
    QVERIFY(desktop.contains("\nIcon=" + applicationId.toUtf8() + '\n'));
    QVERIFY(contents(u"" LOCKSTEP_SOURCE_DIR "/ui/main.cpp"_s).contains(applicationId.toUtf8()));
}

void DesktopTest::namesThisVersion()
{
    const QByteArray metainfo = contents(folder + applicationId + u".metainfo.xml"_s);
    QVERIFY(metainfo.contains("<release version=\"" LOCKSTEP_VERSION "\""));
}

QTEST_GUILESS_MAIN(DesktopTest)
#include "tst_desktop.moc"
