// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/restorecompare.h"
#include "app/deploy/restoreinplace.h"
#include "app/deploy/restoreswap.h"
#include "app/deploy/restoretables.h"

namespace lockstep {

/// Shows a restore while it happens: to a person as text, to a script as one event a line. Its steps are "check",
/// "restore", "compare" and "swap".
class RestoreView
{
public:
    explicit RestoreView(const Surroundings &surroundings);

    /// For the engine: progress becomes events where lines are JSON.
    const JobContext &context() const { return m_context; }

    void begin(const QString &step) const;
    void preview(const RestorePreview &preview) const;
    void preview(const InPlacePreview &preview) const;
    void preview(const TablesPreview &preview) const;
    void restored(const Restored &restored) const;
    void restored(const RestoredInPlace &restored) const;
    void restored(const TablesRestored &restored) const;
    void compared(const QString &database, const DatabaseComparison &comparison) const;
    /// `isNext`: it follows; otherwise it is for the person to run.
    void swap(const SwapPlan &plan, bool isNext) const;
    void swapped(const SwapPlan &plan) const;
    int finished(int status) const;

private:
    void line(const QString &text) const;
    void event(const QString &kind, QJsonObject data) const;

    const Surroundings m_surroundings;
    std::shared_ptr<QString> m_step;  ///< the one that runs, also for progress
    JobContext m_context;
};

}  // namespace lockstep
