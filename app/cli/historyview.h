// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/journal.h"
#include "app/deploy/run.h"

namespace lockstep {

QString chainText(const ChainCheck &chain);
QJsonObject chainJson(const ChainCheck &chain);

/// `cutOff`: those of them of which nobody knows whether they took effect.
void showRunList(const std::vector<RunRecord> &runs, const std::vector<RunRecord> &cutOff, Output &output);
QJsonObject runsJson(const std::vector<RunRecord> &runs);

/// `doubt`: what is not known of it; empty for nothing.
void showRunEvents(const RunRecord &run, const Message &doubt, const std::vector<JournalEvent> &events, Output &output);
QJsonObject runJson(const RunRecord &run, const std::vector<JournalEvent> &events);

}  // namespace lockstep
