// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <QString>

namespace lockstep {

/// Where the sample project's copy is: "sample/shop" in the state folder.
QString sampleFolder();

/// Makes the sample project ready to be opened: its folder copied out of the program, the private PostgreSQL started,
/// the history of past deploys applied there. Returns sampleFolder(). Doing it again changes nothing that is there.
Result<QString> prepareSample(const JobContext &context);

/// The same for a project that is there already: starts the private PostgreSQL, makes the project's database and
/// applies its history up to lockstep.toml's [sample] applied_up_to, where it has one. Returns the folder.
Result<QString> loadProject(const QString &root, const JobContext &context);

/// Removes the copy; no error when there is none.
Status removeSample();

}  // namespace lockstep
