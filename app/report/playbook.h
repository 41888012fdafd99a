// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/journal.h"
#include "app/deploy/playbook.h"
#include "app/report/document.h"

#include <QJsonObject>

namespace lockstep {

/// The emergency playbook of a run: detect, contain, the ways on, and a post-mortem with the run's own times, people,
/// statements, rows and waits filled in. Of a run in which nothing failed the post-mortem alone. `events` are the
/// journal's of that run.
Document playbookDocument(const RunRecord &run, const std::vector<JournalEvent> &events);
/// The same for machines.
QJsonObject playbookJson(const RunRecord &run);

}  // namespace lockstep
