// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep {

/// Whether `left` comes first by JavaScript's localeCompare, as Node has it: ICU's root collation.
bool isBeforeInJavascript(const QString &left, const QString &right);

}  // namespace lockstep
