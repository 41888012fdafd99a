// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/report/document.h"

namespace lockstep {

/// The review for people: what was looked at, the findings by file, each with its reason and the safer form.
Document reviewDocument(const Workspace &workspace);
/// SARIF 2.1.0 (OASIS), for code hosts. Columns count Unicode characters.
QByteArray sarif(const Workspace &workspace);
/// JUnit's XML as CI servers read it: one test case a file, failed where it has an error.
QByteArray junit(const Workspace &workspace);

}  // namespace lockstep
