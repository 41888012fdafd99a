// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QApplication>
#include <QWidget>
#include <QtTest>

namespace lockstep::test {

/// For eyes: with LOCKSTEP_SHOTS set to a folder, what is shown lands there as pictures, light and dark.
inline void takePicture(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("LOCKSTEP_SHOTS");
    if (folder.isEmpty())
        return;
    const std::pair<ColourScheme, QString> schemes[]{{ColourScheme::Dark, QStringLiteral("dark")},
                                                     {ColourScheme::Light, QStringLiteral("light")}};
    for (const auto &[scheme, ending] : schemes) {
        applyTheme(*qApp, scheme);
        QTest::qWait(100);
        QVERIFY(window.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, ending)));
    }
}

}  // namespace lockstep::test
