// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/targetfacts.h"

namespace lockstep {

/// Whether an expression may give each row another value: a default that does is worked out row by row.
enum class Volatility { Steady, Volatile, Unknown };

/// By its functions: those that PostgreSQL ships, those of the schema (a volatile SQL function that only wraps a steady
/// expression is inlined, and steady), and those of extensions where the target tells of them (null: none does).
Volatility volatilityOf(const QByteArray &expression, const Snapshot &schema, const TargetFacts *target);

}  // namespace lockstep
