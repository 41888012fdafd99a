// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/journal.h"
#include "app/deploy/run.h"

namespace lockstep {

QString chainText(const ChainCheck &chain);
QJsonObject chainJson(const ChainCheck &chain);

void showRunList(const std::vector<RunRecord> &runs, Output &output);
QJsonObject runsJson(const std::vector<RunRecord> &runs);

void showRunEvents(const RunRecord &run, const std::vector<JournalEvent> &events, Output &output);
QJsonObject runJson(const RunRecord &run, const std::vector<JournalEvent> &events);

}  // namespace lockstep
