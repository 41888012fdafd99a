// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"
#include "app/report/document.h"

namespace lockstep {

/// The one document of a run: plan, people, every step with its evidence, every statement, checks, errors, chain head.
Document recordDocument(const RunRecord &run);
/// The same for machines.
QJsonObject recordJson(const RunRecord &run);
/// A run without its steps, as lists show it.
QJsonObject runSummaryJson(const RunRecord &run);
/// Writes NAME.md, NAME.html and NAME.json into `folder` (made when missing), NAME = "deploy-<database>-<UTC time>";
/// returns the paths in that order.
Result<QStringList> writeRecord(const RunRecord &run, const QString &folder);
/// The state folder's "records".
QString defaultRecordFolder();

}  // namespace lockstep
