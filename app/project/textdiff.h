// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace lockstep {

/// One line of two texts laid beside each other.
struct DiffLine
{
    enum class Kind { Same, Removed, Added };
    Kind kind{};
    int before = 0;  ///< its line in the older text, from 1; 0: not there
    int after = 0;  ///< in the newer one
    QByteArray text{};  ///< without its line end
};

/// Every line of both texts, those that only one has marked; in the order of a diff, what was removed before what took
/// its place.
std::vector<DiffLine> diffLines(const QByteArray &before, const QByteArray &after);

/// As `diff -u` prints it, three lines around each change; empty when the texts are equal.
QByteArray unifiedDiff(const QByteArray &before, const QByteArray &after, const QString &nameBefore,
                       const QString &nameAfter);

}  // namespace lockstep
