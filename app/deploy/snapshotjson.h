// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/snapshot.h"

#include <QJsonObject>

namespace lockstep {

/// What compareSnapshots() looks at of tables, views, types, functions and sequences; origins and privileges are left
/// out. For the journal.
QJsonObject toJson(const Snapshot &snapshot);
Snapshot snapshotFromJson(const QJsonObject &json);

QString toJson(const ObjectName &name);
ObjectName nameFromJson(const QString &text);

}  // namespace lockstep
