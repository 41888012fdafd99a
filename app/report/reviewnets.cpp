// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/sections.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool losesData(const ProjectFacts &facts, std::size_t migration)
{
    return std::ranges::any_of(facts.losses, [migration](const DataLoss &loss) { return loss.migration == migration; });
}

ClaimGroup withoutRevert(const ProjectFacts &facts, bool thatLoseData)
{
    ClaimGroup group{thatLoseData ? Message{QT_TRANSLATE_NOOP("app", "Destroys data, and has no revert script")}
                                  : Message{QT_TRANSLATE_NOOP("app", "Changes the schema, and has no revert script")}};
    for (const std::size_t index : withVerdict(facts, RevertVerdict::Missing)) {
        const Migration &migration = facts.workspace.folder.migrations[index];
        const bool belongs
            = thatLoseData ? losesData(facts, index) : facts.reverts[index].changesSchema && !losesData(facts, index);
        if (belongs && !migration.isBaseline)
            group.claims.push_back({verbatim(migration.name), {{migration.forward.path}}});
    }
    return group;
}

ClaimGroup halfWay(const ProjectFacts &facts)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "A failure half-way leaves a part of it")}};
    const QStringList rules{u"non-tx-mixed"_s, u"uncommitted-transaction"_s, u"concurrent-in-transaction"_s};
    for (const AnalysedScript &script : facts.workspace.reviews) {
        for (const Finding &finding : script.findings) {
            if (rules.contains(finding.rule))
                group.claims.push_back({finding.message, {{finding.file, finding.begin.line}}});
        }
    }
    return group;
}

}  // namespace

ReportSection sections::safetyNets(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section{u"safetyNets"_s, {QT_TRANSLATE_NOOP("app", "Missing rollbacks and safety nets")}};
    const ClaimGroup destructive = withoutRevert(facts, true);
    const bool hasNone = withVerdict(facts, RevertVerdict::Missing).size() == facts.reverts.size();
    const ClaimGroup parts = halfWay(facts);
    section.add(destructive);
    if (!hasNone)  // where there is none at all, Reversibility has said so
        section.add(withoutRevert(facts, false));
    section.add(parts);
    int silenced = 0;
    for (const AnalysedScript &script : facts.workspace.reviews)
        silenced += script.suppressed;
    if (silenced > 0)
        section.summary.push_back(
            {QT_TRANSLATE_N_NOOP("app", "%n finding(s) are silenced by a comment or the project's baseline."),
             {},
             silenced});
    advise(actions, Urgency::Soon,
           QT_TRANSLATE_N_NOOP("app",
                               "Write down the way back of %n migration(s) that destroy data: a revert script, or the "
                               "backup that holds the rows."),
           destructive);
    advise(actions, Urgency::Later,
           QT_TRANSLATE_N_NOOP("app", "Give %n statement(s) that run outside of a transaction a file of their own."),
           parts);
    return section;
}

}  // namespace lockstep
