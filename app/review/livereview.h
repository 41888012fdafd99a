// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review.h"
#include "app/review/targetfacts.h"

namespace lockstep {

/// Reviews a text of a folder again and again while it is edited, as the review of the whole folder would once it is
/// saved: with the folder's settings, the schema that the files before it leave, and the rules over all files. What the
/// other files say is read once.
class LiveReview
{
public:
    /// `scripts` as reviewMigrations() gave them; `migrations` must outlive this. What is pending on the target, where
    /// there is one, is judged by it.
    LiveReview(const std::vector<Migration> &migrations, std::vector<AnalysedScript> scripts, ReviewSettings settings,
               TargetInput target = {});

    /// migrations[index], if this were what of it runs. Cancelled when a stop was asked for.
    Result<AnalysedScript> forward(std::size_t index, const QByteArray &sql, const JobContext &context);
    /// Its revert script, in the schema that it leaves itself.
    Result<AnalysedScript> revert(std::size_t index, const QByteArray &sql, const JobContext &context);

private:
    const std::vector<Migration> &m_migrations;
    std::vector<AnalysedScript> m_scripts;
    ReviewSettings m_settings;
    TargetInput m_target;
};

}  // namespace lockstep
