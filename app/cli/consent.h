// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/progressline.h"
#include "app/cli/terminal.h"
#include "app/deploy/run.h"

namespace lockstep {

/// How a deploy's confirmations are answered: by --yes and --confirm, or by the person at the terminal.
struct ConsentOptions
{
    bool yes = false;
    QString typedDatabase{};  ///< --confirm
    QHash<QString, QString> answers{};  ///< --answer, by the checklist's keys
    QString outsideWindow{};  ///< --outside-window: why
    bool mayRepeat = false;  ///< --resume names the run: what it had begun may be begun again
};

/// PolicyRefused outside of the target's deploy window where no reason is given and nobody can be asked for one.
Status requireWindow(const ConsentOptions &options, const DeployRequest &request, bool asks);

/// Whether a deploy may begin at all with these answers: PolicyRefused names the option that is missing. `asks` tells
/// that a person can be asked.
Status requireConsent(const ConsentOptions &options, const TargetView &view, bool asks);

/// Answers confirmations one by one.
class Consent
{
public:
    Consent(ConsentOptions options, const Terminal &terminal, ProgressLine &progress);

    /// Before any is asked: a protected target's checklist is answered by a person or by --answer, not by --yes.
    /// PolicyRefused names the questions that are left.
    Status requireAnswers(const std::vector<Confirmation> &confirmations, const TargetIdentity &target,
                          bool isProtected) const;
    /// What is typed or said to it. PolicyRefused when the person says no, Cancelled when they stop.
    Result<QString> answer(const Confirmation &confirmation, const JobContext &context) const;
    /// A yes-or-no question beside the confirmations; no when nobody can be asked.
    Result<bool> wants(const QString &question, const JobContext &context) const;

private:
    Result<QString> typed(const Confirmation &confirmation, const JobContext &context) const;
    Result<QString> windowReason(const Confirmation &confirmation, const JobContext &context) const;
    Result<QString> inWords(const Confirmation &confirmation, const JobContext &context) const;

    ConsentOptions m_options;
    const Terminal &m_terminal;
    ProgressLine &m_progress;
};

}  // namespace lockstep
