// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace lockstep {

/// Text from files, servers and people as it may be shown: control characters (but line feed and tab) and those that
/// turn the reading direction become "⟨U+202E⟩", so that nothing on a page or terminal reads other than it runs.
QString withVisibleControls(const QString &text);

/// Columns on a terminal that its text takes; East Asian wide characters take two.
int displayWidth(const QString &text);

/// "2025-11-20T04:21:59.000Z": RFC 3339, UTC. Empty when there is no time.
QString rfc3339(const QDateTime &at);

/// "12 ms", "3.4 s", "2 min 5 s", "1 h 2 min": for people, in the application's locale.
QString durationText(qint64 milliseconds);

}  // namespace lockstep
