// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/fleet/fleetrun.h"

#include <QJsonObject>

namespace lockstep {

/// "200 databases: 187 done, 12 waiting, 1 failed", in the order of the states.
QString fleetSummary(const std::vector<FleetRow> &rows);

/// One member: name, target, state, wave from 1, pending, run, step, durationMs, error, questions.
QJsonObject memberJson(const FleetRow &row);
/// A line of JSON Lines about the fleet: "lockstep", "command", "at", "fleet" (its id) and "kind".
QJsonObject fleetEvent(const QString &fleet, const QString &kind);
/// Such a line with all members and how many stand how.
QJsonObject fleetJson(const FleetRun &fleet, const QString &kind);

}  // namespace lockstep
