// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/deploywizard.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include <functional>

namespace lockstep::test {

/// Drives the wizard as a person at a keyboard does: Tab, Space and letters, nothing else.
class WizardDriver
{
public:
    static constexpr int patience = 60'000;  // ms; a real server on a busy machine

    explicit WizardDriver(DeployWizard &wizard)
        : m_wizard(wizard)
    { }

    QPushButton *mainButton() const { return m_wizard.findChild<QPushButton *>(QStringLiteral("main")); }
    QString mainText() const { return mainButton()->text().remove(u'&'); }
    QString sentence() const { return m_wizard.findChild<QLabel *>(QStringLiteral("databaseSentence"))->text(); }

    /// The first visible child of that name.
    template <typename T>
    T *visible(const QString &name) const
    {
        for (T *widget : m_wizard.findChildren<T *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    bool isBusy() const { return visible<QPushButton>(QStringLiteral("cancel")) != nullptr; }
    bool waitIdle() const
    {
        return QTest::qWaitFor([this] { return !isBusy(); }, patience);
    }

    /// Agrees to everything and presses the main button each time it is on, until it reads `text`. False when stuck.
    bool goUntil(const QString &text) const
    {
        return goUntil([&] { return mainText() == text; });
    }
    bool goUntil(const std::function<bool()> &isThere) const
    {
        for (int presses = 0; presses < 600; ++presses) {
            if (!waitIdle())
                return false;
            if (isThere())
                return true;
            pressNext();
        }
        return false;
    }

    /// The same to the end of the way, in any language; `at` is called between the keys.
    bool goUntilEnd(const std::function<void()> &at) const
    {
        return goUntil([&] {
            at();
            const auto *leave = m_wizard.findChild<QPushButton *>(QStringLiteral("leave"));
            return leave->isHidden();  // nothing is left to be taken up again
        });
    }

    /// Gives what is to be confirmed on the page that is shown.
    void confirmPage() const
    {
        for (int presses = 0; presses < 60 && !mainButton()->isEnabled(); ++presses)
            pressNext();
    }

    void pressMain() const
    {
        for (int presses = 0; presses < 60 && QApplication::focusWidget() != mainButton(); ++presses)
            QTest::keyClick(focus(), Qt::Key_Tab);
        QTest::keyClick(focus(), Qt::Key_Space);
    }

private:
    QWidget *focus() const { return QApplication::focusWidget() ? QApplication::focusWidget() : &m_wizard; }

    void pressNext() const
    {
        QWidget *at = focus();
        auto *box = qobject_cast<QCheckBox *>(at);
        auto *field = qobject_cast<QLineEdit *>(at);
        if ((box && !box->isChecked()) || (at == mainButton() && mainButton()->isEnabled()))
            QTest::keyClick(at, Qt::Key_Space);
        else if (field && field->text().isEmpty())
            QTest::keyClicks(at,
                             field->objectName().startsWith(u"checklist:")
                                 ? QStringLiteral("Anna")
                                 : m_wizard.windowTitle().section(u' ', 2, 2));
        else
            QTest::keyClick(at, Qt::Key_Tab);
    }

    DeployWizard &m_wizard;
};

}  // namespace lockstep::test
