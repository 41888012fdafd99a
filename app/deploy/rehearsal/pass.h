// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/place.h"
#include "app/deploy/rehearsal/trace.h"

#include <QSet>

namespace lockstep {

/// One script as its file has it.
struct PassScript
{
    QString migration{};
    QString file{};
    const AnalysedScript &script;
    bool isTransactional = true;
    bool isForetold = false;  ///< its forecasts are for the schema that it meets
};

/// Told of each statement once it has ended: the trace, and what it failed by.
using StatementSink = std::function<void(const StatementTrace &trace, const std::optional<Error> &error)>;

/// A go that is taken back in the end, as its transaction is rolled back: what is done before and looked at after.
struct Trial
{
    std::function<Status(Session &)> before{};
    std::function<Status(Session &)> after{};
};

struct PassRequest
{
    const RehearsalPlace &place;
    const SandboxCopy &copy;
    RehearsalWatch &watch;
    bool isTraced = true;
    StatementSink onStatement{};
    const Trial *trial = nullptr;  ///< of a transactional script alone
};

struct PassOutcome
{
    PassResult result{};
    QSet<QString> touched{};  ///< tables whose rows it may have changed
    bool touchedAny = false;  ///< nobody could see which: all may have been
};

/// Runs the script once, in a session and in the transactions that a deploy would give it. An Error means that nobody
/// could try (cancelled, no connection); what the script failed by is in the outcome.
Result<PassOutcome> runPass(const PassScript &script, const PassRequest &request, const JobContext &context);

}  // namespace lockstep
