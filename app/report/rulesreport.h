// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/document.h"
#include "app/review/catalogue.h"

#include <QJsonObject>

namespace lockstep {

/// The manual's page of rules: a table of all, and each with its reason and its SQL.
Document rulesDocument(const std::vector<RuleEntry> &rules);
/// The heading and all that is said of one rule.
Document ruleDocument(const RuleEntry &rule);
QJsonObject rulesJson(const std::vector<RuleEntry> &rules);

}  // namespace lockstep
