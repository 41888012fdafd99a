// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/sections.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Change = SchemaDifference::Change;

Message wordsOf(const SchemaDifference &difference)
{
    if (difference.change != Change::Different || difference.kind.endsWith("body"_L1))
        return {QT_TRANSLATE_NOOP("app", "%1 %2"), {difference.kind, difference.object}};
    return {QT_TRANSLATE_NOOP("app", "%1 of %2: %3 in the files, %4 in the database"),
            {difference.kind, difference.object, quotedValue(difference.expected), quotedValue(difference.actual)}};
}

/// Where the files made it, as far as the history remembers: its table's file.
std::vector<Place> madeBy(const ProjectFacts &facts, const SchemaDifference &difference)
{
    const auto &made = facts.history.madeFirst;
    const bool isTableItself = made.contains(difference.object);
    const auto found = made.constFind(isTableItself ? difference.object : difference.object.section(u'.', 0, -2));
    if (found == made.constEnd())
        return {};
    return {{facts.workspace.folder.migrations[std::size_t(*found)].forward.path}};
}

}  // namespace

ReportSection sections::drift(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section{u"drift"_s, {QT_TRANSLATE_NOOP("app", "Drift")}};
    if (!facts.drift)
        return section;
    ClaimGroup missing{{QT_TRANSLATE_NOOP("app", "In the applied files, not in the database")}};
    ClaimGroup extra{{QT_TRANSLATE_NOOP("app", "In the database, made by no applied file")}};
    ClaimGroup different{{QT_TRANSLATE_NOOP("app", "In both, and not the same")}};
    for (const SchemaDifference &one : *facts.drift) {
        ClaimGroup &group = one.change == Change::Missing ? missing : one.change == Change::Extra ? extra : different;
        group.claims.push_back({wordsOf(one), madeBy(facts, one)});
    }
    section.add(std::move(missing));
    section.add(std::move(different));
    section.add(std::move(extra));
    if (!facts.drift->empty())
        actions.push_back({Urgency::Now,
                           {{QT_TRANSLATE_N_NOOP("app", "Bring files and database together: %n difference(s)."),
                             {},
                             int(facts.drift->size())}}});
    return section;
}

}  // namespace lockstep
