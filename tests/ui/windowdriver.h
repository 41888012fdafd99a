// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/pictures.h"
#include "ui/mainwindow.h"

#include <QtTest>
#include <QtWidgets>

namespace lockstep::test {

/// Drives the main window as a person does: the tree by keys, the menus by their texts.
class WindowDriver
{
public:
    static constexpr int patience = 20'000;  // ms; a real server on a busy machine

    explicit WindowDriver(MainWindow &window)
        : m_window(window)
    { }

    QTreeView *tree() const { return m_window.findChild<QTreeView *>(QStringLiteral("migrations")); }

    /// The menu's entry of that text, without its mnemonic.
    QAction *action(const QString &text) const
    {
        for (QAction *each : m_window.findChildren<QAction *>()) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        qFatal("There is no action %s", qPrintable(text));
    }

    /// Walks down the tree by keys to the first line that begins so.
    void choose(const QString &start) const
    {
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Home);
        for (int steps = 0; steps < 50 && !tree()->currentIndex().data().toString().startsWith(start); ++steps)
            QTest::keyClick(tree(), Qt::Key_Down);
    }

    /// Waits for a dialog of that kind; null when none comes.
    template <typename Dialog>
    Dialog *waitFor() const
    {
        (void)QTest::qWaitFor([this] { return m_window.findChild<Dialog *>() != nullptr; }, patience);
        return m_window.findChild<Dialog *>();
    }

private:
    MainWindow &m_window;
};

}  // namespace lockstep::test
