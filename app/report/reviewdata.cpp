// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/sections.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

Message wordsOf(const DataLoss &loss)
{
    switch (loss.kind) {
    case EffectKind::DropTable:
        return {QT_TRANSLATE_NOOP("app", "Table %1 is dropped with its rows."), {loss.object}};
    case EffectKind::DropColumn:
    case EffectKind::DropAttribute:
        return {QT_TRANSLATE_NOOP("app", "Column %1 is dropped with its values."), {loss.object}};
    case EffectKind::DropSchema:
        return {QT_TRANSLATE_NOOP("app", "Schema %1 is dropped with its tables."), {loss.object}};
    case EffectKind::Truncate:
        return {QT_TRANSLATE_NOOP("app", "All rows of %1 are removed (TRUNCATE)."), {loss.object}};
    case EffectKind::DeleteAll:
        return {QT_TRANSLATE_NOOP("app", "All rows of %1 are deleted."), {loss.object}};
    default:
        return {QT_TRANSLATE_NOOP("app", "Some rows of %1 are deleted, by a condition."), {loss.object}};
    }
}

QString tableOf(const DataLoss &loss)
{
    return loss.object.section(u'.', 0, -2);
}

/// Columns that one migration takes from one table, with the same said of where they went.
bool isSameTable(const DataLoss &one, const DataLoss &other)
{
    return one.kind == EffectKind::DropColumn && other.kind == one.kind && one.migration == other.migration
        && tableOf(one) == tableOf(other) && one.copy.has_value() == other.copy.has_value()
        && (!one.copy || one.copy->line == other.copy->line);
}

/// By how much is lost.
int rank(EffectKind kind)
{
    return kind == EffectKind::DeleteWhere ? 1 : 0;
}

ClaimGroup lossesFor(const ProjectFacts &facts, bool isCopied)
{
    ClaimGroup group{isCopied
                         ? Message{QT_TRANSLATE_NOOP("app", "Read by a statement shortly before, which may keep it")}
                         : Message{QT_TRANSLATE_NOOP("app", "Nothing in the files keeps it")}};
    std::vector<const DataLoss *> found;
    for (const DataLoss &loss : facts.losses) {
        if (loss.copy.has_value() == isCopied)
            found.push_back(&loss);
    }
    std::ranges::stable_sort(found, {}, [](const DataLoss *loss) { return rank(loss->kind); });
    const DataLoss *last = nullptr;
    QStringList columns;
    for (const DataLoss *loss : found) {
        if (last && isSameTable(*last, *loss)) {
            columns << loss->object.section(u'.', -1);
            group.claims.back().text = {QT_TRANSLATE_NOOP("app", "Columns %1 of %2 are dropped with their values."),
                                        {columns.join(u", "_s), tableOf(*loss)}};
            continue;
        }
        last = loss;
        columns = {loss->object.section(u'.', -1)};
        Claim claim{wordsOf(*loss), {loss->place}};
        if (loss->copy)
            claim.places.push_back(*loss->copy);
        group.claims.push_back(std::move(claim));
    }
    return group;
}

/// Types that hold less than before, found with the rules that know which do.
ClaimGroup narrowings(const ProjectFacts &facts)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "The new type may hold less than the old one")}};
    for (const AnalysedScript &script : facts.workspace.reviews) {
        for (const Finding &finding : script.findings) {
            if (finding.rule == "type-change-loses-data"_L1)
                group.claims.push_back({finding.message, {{finding.file, finding.begin.line}}});
        }
    }
    return group;
}

void recommend(const ProjectFacts &facts, Actions &actions)
{
    std::vector<Place> places;
    int count = 0;
    for (const DataLoss &loss : facts.losses) {
        if (loss.copy || !facts.isOpen(loss.migration) || rank(loss.kind) > 0)
            continue;
        ++count;
        if (places.empty() || places.back() != loss.place)
            places.push_back(loss.place);
    }
    if (places.empty())
        return;
    const Message text = facts.view
        ? Message{QT_TRANSLATE_N_NOOP(
                      "app", "Before the deploy, copy what %n pending operation(s) destroy, or say why it may go."),
                  {},
                  count}
        : Message{QT_TRANSLATE_N_NOOP(
                      "app",
                      "Where they are not applied yet, copy what %n operation(s) destroy first, or say why it may go."),
                  {},
                  count};
    actions.push_back({facts.view ? Urgency::Now : Urgency::Soon, {text, std::move(places)}});
}

}  // namespace

ReportSection sections::dataPreservation(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section{u"dataPreservation"_s, {QT_TRANSLATE_NOOP("app", "Data preservation")}};
    const auto withRevert = std::ranges::count_if(facts.losses, [&facts](const DataLoss &loss) {
        return facts.reverts[loss.migration].verdict != RevertVerdict::Missing;
    });
    section.add(lossesFor(facts, false));
    section.add(narrowings(facts));
    section.add(lossesFor(facts, true));
    if (!facts.losses.empty()) {
        const auto open = std::ranges::count_if(
            facts.losses, [&facts](const DataLoss &loss) { return facts.isOpen(loss.migration); });
        section.summary.push_back(
            {QT_TRANSLATE_N_NOOP("app", "%n operation(s) destroy data that was there before their migration."),
             {},
             int(facts.losses.size())});
        if (facts.view)
            section.summary.push_back({QT_TRANSLATE_N_NOOP("app", "Still to run on this target: %n."), {}, int(open)});
        if (withRevert > 0)
            section.summary.push_back({QT_TRANSLATE_N_NOOP("app",
                                                           "In migrations with a revert script: %n. A revert script "
                                                           "makes the structure again, the rows it cannot."),
                                       {},
                                       int(withRevert)});
    }
    recommend(facts, actions);
    return section;
}

}  // namespace lockstep
