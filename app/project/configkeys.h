// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QStringList>

namespace lockstep {

/// Every key that lockstep.toml may have, by the table in which it stands: "" is the file itself, "environments.*" any
/// environment, "smoke.commands" each of a list. What the reader refuses and what the schema for editors says are both
/// held to this. Tables whose keys are the project's own ([placeholders], [checklist], [review.rules]) are not here.
const QMap<QString, QStringList> &configKeys();
QStringList keysOf(const char *section);

}  // namespace lockstep
