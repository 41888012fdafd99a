// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/fleet/fleetrun.h"

namespace lockstep {

/// What may be said to a member's run without asking anybody.
struct FleetConsent
{
    bool isWaveConfirmed = false;  ///< covers "seen", "go" and the database's typed name
    QHash<QString, QString> answers{};  ///< by the question's id

    /// The answers to all of `needed`; the questions that have none where there are such.
    QHash<QString, QString> answersTo(const std::vector<Confirmation> &needed, std::vector<Confirmation> &open) const;
};

/// How far a member's run came.
struct MemberEnd
{
    MemberState state{};
    std::optional<Error> error{};
    std::vector<Confirmation> questions{};
};

/// The run of a member that has something pending: one of this process, an interrupted one of this machine taken up
/// again, or a new one. None where nothing is pending any more.
Result<std::shared_ptr<DeployRun>> openMember(const WorkspacePtr &workspace, const FleetStanding &standing,
                                              const FleetOptions &options, const QString &fleet,
                                              const JobContext &context);

/// Of a run that could not be begun or gone on with: cancelled when the person asked, failed otherwise.
MemberEnd endOf(const Error &error);

/// Goes on with the run until it is done, fails, or asks what nobody has answered. A run that left nothing behind that
/// needs a decision is ended when it fails; a held one stays open.
MemberEnd advance(DeployRun &run, const FleetConsent &consent, const EventSink &events, const JobContext &context);

}  // namespace lockstep
