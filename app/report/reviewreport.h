// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/report/document.h"

namespace lockstep {

/// The review for people: what was looked at, the findings by file, each with its reason and the safer form.
Document reviewDocument(const Workspace &workspace);
/// Markdown for a comment on a pull request: the verdict in a line, a table of the findings, the most severe first, and
/// each rule's reason once. Never longer than GitHub takes; what is left out is counted.
QByteArray pullRequestComment(const Workspace &workspace);
/// SARIF 2.1.0 (OASIS), for code hosts. Columns count UTF-16 units.
QByteArray sarif(const Workspace &workspace);
/// JUnit's XML as CI servers read it: one test case a file, failed where a finding is at least as severe as this.
QByteArray junit(const Workspace &workspace, std::optional<Severity> threshold = Severity::Error);

}  // namespace lockstep
