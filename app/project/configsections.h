// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The larger parts of lockstep.toml, a file each. Inside the project room.

#include "app/project/projectconfig.h"
#include "app/project/tomltable.h"

namespace lockstep {

/// The keys of [policy], and of [policy.ENVIRONMENT].
const QStringList &policyKeys();
/// What is written replaces what `policy` has.
void readPolicyKeys(TomlReader &reader, const toml::table &table, Policy &policy);

/// [review], where the file has it.
void readReview(TomlReader &reader, const toml::table &file, ReviewConfig &review);

}  // namespace lockstep
