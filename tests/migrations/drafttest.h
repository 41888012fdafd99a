// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/migrations/foldertree.h"

#include <QTest>

namespace lockstep::test {

/// A migration as a person words it, and how its file is to begin when it is read back.
struct DraftCase
{
    QString layout{};
    bool isBaseline = false;
    QByteArray forward = "SELECT 1;\n";
    QByteArray revert = "SELECT 2;\n";
    QByteArray forwardHead{};  ///< what the layout writes above
    QByteArray revertHead{};
};

/// In a test function: the layout drafts it for the project; written, it is the newest of the folder, as it was meant.
inline void verifyDraft(const FolderTree &tree, const DraftCase &one, const QString &name)
{
    const auto open = [&] { return openMigrations({tree.root()}, one.layout, {}); };
    const Draft draft{u"Add note"_s, QDateTime({2026, 2, 3}, {4, 5, 6}, Qt::UTC), one.forward, one.revert,
                      one.isBaseline};
    const auto before = open();
    QVERIFY(before);
    const auto drafted = findLayout(one.layout)->draft(*before, draft);
    QVERIFY2(bool(drafted), drafted ? "" : qPrintable(describe(drafted.error())));
    QCOMPARE(drafted->name, name);
    for (const DraftFile &file : drafted->files)
        tree.write(file.path, file.bytes);
    const auto after = open();
    QVERIFY(after);
    QVERIFY(after->problems.empty());
    const Migration &last = after->migrations.back();
    QCOMPARE(last.name, name);
    QCOMPARE(last.forward.sql().trimmed(), (one.forwardHead + one.forward).trimmed());
    QCOMPARE(last.revert.has_value(), !one.isBaseline);
    if (last.revert)
        QCOMPARE(last.revert->sql().trimmed(), (one.revertHead + one.revert).trimmed());
}

/// In a test function: a project with this one file is taken for "<layout> <folder>", and for nothing else.
inline void verifyFound(const QString &path, const QByteArray &bytes, const QString &found)
{
    const FolderTree tree;
    tree.write(path, bytes);
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(QString(folder->layout + u' ' + folder->folder), found);
    QVERIFY(folder->alternatives.isEmpty());
    QVERIFY(!folder->reasons.empty());
}

}  // namespace lockstep::test
