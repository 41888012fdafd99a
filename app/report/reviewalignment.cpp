// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/sections.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

ClaimGroup remade(const ProjectFacts &facts)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Tables defined twice, and differently")}};
    for (const Recreation &again : facts.history.recreations) {
        if (again.where.migration < 0 || (again.differences.isEmpty() && again.ifNotExists))
            continue;
        Claim claim;
        if (again.ifNotExists)
            claim.text = {QT_TRANSLATE_NOOP("app", "%1: the second definition does nothing where the first ran (%2)."),
                          {again.table.display(), again.differences.join(u"; "_s)}};
        else
            claim.text = {QT_TRANSLATE_NOOP("app", "%1: the second CREATE TABLE stops where the first ran."),
                          {again.table.display()}};
        claim.places.push_back(forwardPlace(facts.workspace, std::size_t(again.where.migration), again.range.begin));
        if (again.first.migration >= 0) {
            const std::size_t first = std::size_t(again.first.migration);
            const Script &script = facts.workspace.reviews[first].script;
            claim.places.push_back(forwardPlace(facts.workspace, first,
                                                script.statements[std::size_t(again.first.statement)].range.begin));
        }
        group.claims.push_back(std::move(claim));
    }
    return group;
}

ClaimGroup usedTooEarly(const ProjectFacts &facts)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Stops on an empty database")}};
    for (std::size_t index = 0; index < facts.history.notes.size(); ++index) {
        for (const ReplayNote &note : facts.history.notes[index]) {
            const auto made = facts.history.madeFirst.constFind(note.object);
            const bool isLater = made != facts.history.madeFirst.constEnd() && *made > int(index);
            if (!note.wouldFail || !isLater)
                continue;
            const Migration &later = facts.workspace.folder.migrations[std::size_t(*made)];
            group.claims.push_back({{QT_TRANSLATE_NOOP("app", "%1 is used here and made only later."), {note.object}},
                                    {notePlace(facts, index, note), {later.forward.path}}});
        }
    }
    return group;
}

struct RuleGroup
{
    const char *rule;
    const char *title;
};

ClaimGroup findingsOf(const ProjectFacts &facts, const RuleGroup &rule)
{
    ClaimGroup group{{rule.title}};
    for (const ReviewedFile &file : reviewedFiles(facts.workspace)) {
        for (const Finding &finding : file.review.findings) {
            if (finding.rule == QLatin1StringView(rule.rule))
                group.claims.push_back({finding.message, {{finding.file, finding.begin.line}}});
        }
    }
    return group;
}

}  // namespace

Place notePlace(const ProjectFacts &facts, std::size_t migration, const ReplayNote &note)
{
    return forwardPlace(facts.workspace, migration, note.range.begin);
}

void sections::addDeclared(ReportSection &section, const ProjectFacts &facts, Actions &actions)
{
    const ClaimGroup declared = findingsOf(
        facts, {"declared-model-mismatch", QT_TRANSLATE_NOOP("app", "Declared and made, and not the same")});
    section.add(declared);
    advise(
        actions, Urgency::Soon,
        QT_TRANSLATE_N_NOOP("app", "Bring what is declared and what the migrations make together: %n difference(s)."),
        declared);
}

ReportSection sections::alignment(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section{u"alignment"_s, {QT_TRANSLATE_NOOP("app", "Schema alignment and order")}};
    const ClaimGroup twice = remade(facts);
    const ClaimGroup early = usedTooEarly(facts);
    const ClaimGroup ledger = ledgerTrouble(facts);
    const ClaimGroup loose = findingsOf(
        facts, {"constraint-left-not-valid", QT_TRANSLATE_NOOP("app", "Constraints that were never validated")});
    const ClaimGroup closed
        = findingsOf(facts, {"rls-enabled-no-policy", QT_TRANSLATE_NOOP("app", "Row security on, and no policy")});
    const ClaimGroup idle
        = findingsOf(facts, {"policy-without-rls", QT_TRANSLATE_NOOP("app", "Policies without row security")});
    for (const ClaimGroup *group : {&ledger, &early, &twice, &loose, &closed, &idle})
        section.add(*group);
    addDeclared(section, facts, actions);
    advise(actions, Urgency::Now,
           QT_TRANSLATE_N_NOOP("app", "Settle %n migration(s) on which folder and ledger do not agree."), ledger);
    advise(actions, Urgency::Soon,
           QT_TRANSLATE_N_NOOP("app", "Make what %n statement(s) use before it is made, or move them."), early);
    advise(actions, Urgency::Soon,
           QT_TRANSLATE_N_NOOP("app", "Bring %n table(s) that are defined twice to one shape, in a new migration."),
           twice);
    advise(actions, Urgency::Later,
           QT_TRANSLATE_N_NOOP("app", "Validate %n constraint(s), or say why old rows may break them."), loose);
    advise(actions, Urgency::Soon,
           QT_TRANSLATE_N_NOOP("app",
                               "Give %n table(s) a policy, or turn row security off: nobody but the owner sees a row."),
           closed);
    advise(
        actions, Urgency::Soon,
        QT_TRANSLATE_N_NOOP("app", "Turn row security on for the table(s) of %n policies that do nothing without it."),
        idle);
    return section;
}

}  // namespace lockstep
