// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/deploy/edits.h"
#include "app/deploy/plan.h"
#include "app/deploy/run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lockstep {

/// CLI.md's JSON. Each begins with "lockstep": 1 and "command"; null where a value is not known.
QJsonObject statusJson(const Workspace &workspace, const TargetView &view, const Edits &edits);
QJsonObject reviewJson(const Workspace &workspace);
/// `serverVersion` is empty where no server was asked.
QJsonObject effectsJson(const Workspace &workspace, const QString &serverVersion = {});
QJsonObject planJson(const Workspace &workspace, const TargetView &view, const Plan &plan);
QJsonObject checksJson(const QString &command, const TargetView &view, const std::vector<Check> &checks);
QJsonObject errorJson(const QString &command, const Error &error);
/// One line of JSON Lines.
QJsonObject eventJson(const QString &run, const RunEvent &event, const QString &command = QStringLiteral("deploy"));

/// The parts that several of them share.
QJsonObject targetJson(const TargetIdentity &target, const QString &environment);
QJsonObject errorObject(const Error &error);  ///< code, message, detail, hint, sqlstate
QJsonArray checkList(const std::vector<Check> &checks);

/// UTF-8 text of such an object. Qt sorts keys; the contract wants "lockstep" and "command" first.
QByteArray jsonText(QJsonObject object, QJsonDocument::JsonFormat format);

}  // namespace lockstep
