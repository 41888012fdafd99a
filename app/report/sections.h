// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: one function a section of the two reports about a project. An empty section has nothing to say.

#include "app/report/projectfacts.h"

namespace lockstep {

/// When something is to be done, most urgent first.
enum class Urgency { Now, Soon, Later };

struct Action
{
    Urgency urgency{};
    Claim what{};
};
using Actions = std::vector<Action>;

namespace sections {

// Of the migration review; each adds what it recommends.
ReportSection reversibility(const ProjectFacts &facts, Actions &actions);
ReportSection dataPreservation(const ProjectFacts &facts, Actions &actions);
ReportSection alignment(const ProjectFacts &facts, Actions &actions);
ReportSection safetyNets(const ProjectFacts &facts, Actions &actions);

// Of the hygiene report.
ReportSection inventory(const ProjectFacts &facts, Actions &actions);
ReportSection naming(const ProjectFacts &facts, Actions &actions);
ReportSection duplicates(const ProjectFacts &facts, Actions &actions);
ReportSection linearity(const ProjectFacts &facts, Actions &actions);
ReportSection baseline(const ProjectFacts &facts, Actions &actions);
ReportSection rollbackCoverage(const ProjectFacts &facts, Actions &actions);

// Of both.
/// The schema that the project declares beside its migrations, against what they make.
void addDeclared(ReportSection &section, const ProjectFacts &facts, Actions &actions);
ReportSection drift(const ProjectFacts &facts, Actions &actions);
ReportSection recommendations(const Actions &actions, const Message &title);

}  // namespace sections

/// What both begin with: how many of what, where, against which target, when.
std::vector<Message> reportLead(const ProjectFacts &facts);
/// What reading cannot tell, and what was not looked at.
std::vector<Message> reportLimits(const ProjectFacts &facts);

/// What is to be done about the claims, where there are any; the text counts them.
void advise(Actions &actions, Urgency urgency, const char *text, const ClaimGroup &group);
/// Migrations that folder and ledger tell differently.
ClaimGroup ledgerTrouble(const ProjectFacts &facts);
/// A definition in one line, cut where it is long.
QString shortenedValue(const QString &text);
/// The same in quotes; "nothing" for none.
QString quotedValue(const QString &value);

/// The migrations whose reading has one of these verdicts.
std::vector<std::size_t> withVerdict(const ProjectFacts &facts, RevertVerdict verdict);
/// A revert that leaves nothing but another order of columns.
bool differsInOrderAlone(const RevertReading &reading);
/// "table orders is left over; column orders.note is not made again"
QString differencesText(const RevertReading &reading);
Place notePlace(const ProjectFacts &facts, std::size_t migration, const ReplayNote &note);

}  // namespace lockstep
