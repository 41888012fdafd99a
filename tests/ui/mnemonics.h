// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>
#include <QtWidgets>

namespace lockstep::test {

namespace detail {

/// The texts by which Alt and a letter lead to the widget, or to its buddy.
inline QStringList textsWithKeys(const QWidget *widget)
{
    QStringList texts;
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        texts << button->text();
    } else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy()) {
        texts << label->text();
    } else if (const auto *group = qobject_cast<const QGroupBox *>(widget)) {
        texts << group->title();
    } else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int tab = 0; tab < tabs->count(); ++tab)
            texts << tabs->tabText(tab);
    } else if (const auto *bar = qobject_cast<const QMenuBar *>(widget)) {
        for (const QAction *action : bar->actions())
            texts << action->text();
    }
    return texts;
}

inline void add(const QString &text, QHash<QString, QString> &seen, QStringList &found)
{
    const QString letter = QKeySequence::mnemonic(text).toString();
    if (letter.isEmpty())
        return;
    if (seen.contains(letter))
        found << QStringLiteral("%1: %2; %3").arg(letter, seen.value(letter), text);
    seen.insert(letter, text);
}

}  // namespace detail

/// Letters that two controls in sight, or two entries of one menu, claim. What is off now may be on in a moment, so
/// only what is hidden does not count.
inline QStringList clashes(const QWidget &window)
{
    QStringList found;
    QHash<QString, QString> seen;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == &window) {
            for (const QString &text : detail::textsWithKeys(widget))
                detail::add(text, seen, found);
        }
    }
    for (const QMenu *menu : window.findChildren<QMenu *>()) {
        QHash<QString, QString> inMenu;
        for (const QAction *action : menu->actions()) {
            if (action->isVisible())
                detail::add(action->text(), inMenu, found);
        }
    }
    return found;
}

}  // namespace lockstep::test
