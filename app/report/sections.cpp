// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/sections.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

void advise(Actions &actions, Urgency urgency, const char *text, const ClaimGroup &group)
{
    if (group.claims.empty())
        return;
    std::vector<Place> places;
    for (const Claim &claim : group.claims)
        places.insert(places.end(), claim.places.begin(), claim.places.end());
    actions.push_back({urgency, {{text, {}, int(group.claims.size())}, std::move(places)}});
}

ClaimGroup ledgerTrouble(const ProjectFacts &facts)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Folder and ledger do not agree")}};
    if (!facts.view)
        return group;
    for (const MigrationStatus &status : facts.view->status.migrations) {
        if (!status.needsAttention())
            continue;
        Claim claim{{QT_TRANSLATE_NOOP("app", "%1: %2"), {status.name, status.problem.translated()}}};
        if (status.index)
            claim.places.push_back({facts.workspace.folder.migrations[*status.index].forward.path});
        group.claims.push_back(std::move(claim));
    }
    return group;
}

QString shortenedValue(const QString &text)
{
    constexpr qsizetype longest = 60;
    const QString line = text.simplified();
    return line.size() > longest ? line.left(longest) + u'…' : line;
}

QString quotedValue(const QString &value)
{
    return value.isEmpty() ? Message{QT_TRANSLATE_NOOP("app", "nothing")}.translated()
                           : u'"' + shortenedValue(value) + u'"';
}

}  // namespace lockstep
