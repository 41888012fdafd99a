// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

constexpr double wcagAA = 4.5;
const QStringList environmentColours{u"red"_s, u"amber"_s, u"green"_s, u"blue"_s, u"grey"_s, u"unknown"_s};

struct ToneName
{
    Tone tone;
    const char *name;
};
constexpr ToneName inks[]{{Tone::Danger, "danger"},
                          {Tone::Warning, "warning"},
                          {Tone::Success, "success"},
                          {Tone::Accent, "accent"},
                          {Tone::Muted, "muted"}};
constexpr ToneName bands[]{{Tone::DangerBand, "danger band"},
                           {Tone::WarningBand, "warning band"},
                           {Tone::SuccessBand, "success band"},
                           {Tone::AccentBand, "accent band"}};

}  // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void contrastRatioIsWcags()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 100), 2100);
        QCOMPARE(qRound(contrastRatio(Qt::white, Qt::white) * 100), 100);
        QCOMPARE(qRound(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) * 100), 448);
    }

    void textIsReadableOnEveryGround_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << int(ColourScheme::Light);
        QTest::newRow("dark") << int(ColourScheme::Dark);
    }

    void textIsReadableOnEveryGround()
    {
        QFETCH(int, scheme);
        applyTheme(*qApp, ColourScheme(scheme));
        const QPalette palette = QApplication::palette();
        QCOMPARE(isDark(palette), ColourScheme(scheme) == ColourScheme::Dark);
        QList<std::pair<QString, QColor>> grounds{{u"base"_s, palette.color(QPalette::Base)},
                                                  {u"window"_s, palette.color(QPalette::Window)},
                                                  {u"raised"_s, tone(Tone::Raised, palette)}};
        QList<std::pair<QString, QColor>> texts{{u"text"_s, palette.color(QPalette::Text)}};
        for (const ToneName &ink : inks)
            texts.append({QString::fromLatin1(ink.name), tone(ink.tone, palette)});
        for (const ToneName &band : bands)
            grounds.append({QString::fromLatin1(band.name), tone(band.tone, palette)});
        for (const auto &[groundName, ground] : grounds) {
            for (const auto &[textName, text] : texts)
                QVERIFY2(contrastRatio(text, ground) >= wcagAA,
                         qPrintable(u"%1 on %2: %3"_s.arg(textName, groundName).arg(contrastRatio(text, ground))));
        }
        QVERIFY(contrastRatio(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= wcagAA);
        for (const QString &colour : environmentColours) {
            const BandColours band = bandColours(colour, palette);
            QVERIFY2(contrastRatio(band.text, band.background) >= wcagAA, qPrintable(colour));
        }
    }

    void everyIconIsDrawn()
    {
        applyTheme(*qApp, ColourScheme::Light);
        int count = 0;
        for (const QFileInfo &file : QDir(u":/icons"_s).entryInfoList({u"*.svg"_s})) {
            const QImage image
                = themedIcon(file.baseName(), Tone::Danger, QApplication::palette()).pixmap(32, 32).toImage();
            bool isInked = false;
            for (int y = 0; y < image.height() && !isInked; ++y) {
                for (int x = 0; x < image.width() && !isInked; ++x)
                    isInked = image.pixelColor(x, y).alpha() > 200;
            }
            QVERIFY2(isInked, qPrintable(file.fileName()));
            ++count;
        }
        QCOMPARE_GE(count, 30);
    }

    void iconsTakeTheirTone()
    {
        applyTheme(*qApp, ColourScheme::Light);
        const QPalette palette = QApplication::palette();
        const QImage image = themedIcon(u"risk-error"_s, Tone::Danger, palette).pixmap(64, 64).toImage();
        QCOMPARE(image.pixelColor(32, 14).name(), tone(Tone::Danger, palette).name());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
