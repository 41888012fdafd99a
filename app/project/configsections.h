// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The larger parts of lockstep.toml, a file each. Inside the project room.

#include "app/project/driftconfig.h"
#include "app/project/projectconfig.h"
#include "app/project/tomltable.h"

namespace lockstep {

/// The keys of [policy], and of [policy.ENVIRONMENT]: what is written replaces what `policy` has.
void readPolicyKeys(TomlReader &reader, const toml::table &table, Policy &policy);

/// [review], where the file has it.
void readReview(TomlReader &reader, const toml::table &file, ReviewConfig &review);

/// [verify], [release] and [smoke], where the file has them; the environments are read before.
void readVerify(TomlReader &reader, const toml::table &file, VerifyConfig &verify);
void readRelease(TomlReader &reader, const toml::table &file, ProjectConfig &config);
void readSmoke(TomlReader &reader, const toml::table &file, ProjectConfig &config);

/// [[drift.ignore]], where the file has it.
std::vector<DriftIgnore> readDrift(TomlReader &reader, const toml::table &file);

/// [fleet.ENVIRONMENT]; the environments are read before.
void readFleets(TomlReader &reader, const toml::table &file, ProjectConfig &config);

}  // namespace lockstep
