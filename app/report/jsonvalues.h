// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"

#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>

namespace lockstep {
struct Workspace;
}

/// The small values of which the contract's objects are made. Texts in JSON are English: scripts read them.
namespace lockstep::json {

/// {"lockstep": 1, "command": …}.
QJsonObject head(const QString &command);
QJsonObject projectJson(const Workspace &workspace);

QJsonValue textOrNull(const QString &text);
QJsonValue messageOrNull(const Message &message);
QJsonValue timeOrNull(const QDateTime &at);

}  // namespace lockstep::json
