// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/sections.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

Message wordsOf(const RevertDifference &difference)
{
    const SchemaDifference &what = difference.what;
    switch (difference.flaw) {
    case RevertFlaw::ColumnOrder:
        return {QT_TRANSLATE_NOOP("app", "the order of columns of %1"), {what.object}};
    case RevertFlaw::EnumValueLeft:
        return {QT_TRANSLATE_NOOP("app", "the new value of enum %1 stays (now %2)"),
                {what.object, shortenedValue(what.actual)}};
    case RevertFlaw::LeftOver:
        return {QT_TRANSLATE_NOOP("app", "%1 %2 is left over"), {what.kind, what.object}};
    case RevertFlaw::NotBroughtBack:
        return {QT_TRANSLATE_NOOP("app", "%1 %2 is not made again"), {what.kind, what.object}};
    case RevertFlaw::Changed:
        break;
    }
    if (what.kind.contains("body"_L1) || what.kind.contains("definition"_L1) || what.kind == "trigger"_L1)
        return {QT_TRANSLATE_NOOP("app", "the %1 of %2 is another one"), {what.kind, what.object}};
    return {QT_TRANSLATE_NOOP("app", "%1 of %2 was %3 and becomes %4"),
            {what.kind, what.object, quotedValue(what.expected), quotedValue(what.actual)}};
}

ClaimGroup differing(const ProjectFacts &facts, bool inOrderAlone)
{
    ClaimGroup group{inOrderAlone ? Message{QT_TRANSLATE_NOOP("app", "Restores all but the order of columns")}
                                  : Message{QT_TRANSLATE_NOOP("app", "Runs, and leaves the schema other than it was")}};
    for (const std::size_t index : withVerdict(facts, RevertVerdict::Differs)) {
        const RevertReading &reading = facts.reverts[index];
        if (differsInOrderAlone(reading) != inOrderAlone)
            continue;
        const Message text = reading.isEmpty
            ? Message{QT_TRANSLATE_NOOP("app", "The revert script is empty: %1."), {differencesText(reading)}}
            : Message{QT_TRANSLATE_NOOP("app", "%1."), {differencesText(reading)}};
        group.claims.push_back({text, {revertPlace(facts.workspace, facts.reverts, index)}});
    }
    return group;
}

ClaimGroup failing(const ProjectFacts &facts)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Would stop")}};
    for (const std::size_t index : withVerdict(facts, RevertVerdict::Fails)) {
        const RevertReading &reading = facts.reverts[index];
        const auto note = std::ranges::find_if(reading.notes, &ReplayNote::wouldFail);
        const Migration &migration = facts.workspace.folder.migrations[index];
        const int line = TextMap(reading.script.script.sql).at(note->range.begin).line;
        group.claims.push_back({note->why, {{migration.revert->path, line}}});
    }
    return group;
}

ClaimGroup untold(const ProjectFacts &facts)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Reading cannot tell")}};
    for (const std::size_t index : withVerdict(facts, RevertVerdict::Unknown)) {
        const RevertReading &reading = facts.reverts[index];
        const Migration &migration = facts.workspace.folder.migrations[index];
        const auto &forward = facts.history.notes[index];
        if (!reading.notes.empty()) {
            const int line = TextMap(reading.script.script.sql).at(reading.notes.front().range.begin).line;
            group.claims.push_back({reading.notes.front().why, {{migration.revert->path, line}}});
        } else if (!forward.empty()) {
            group.claims.push_back({forward.front().why, {notePlace(facts, index, forward.front())}});
        }
    }
    return group;
}

std::vector<Place> revertPlaces(const ProjectFacts &facts, const std::vector<std::size_t> &migrations)
{
    std::vector<Place> places;
    for (const std::size_t index : migrations)
        places.push_back(revertPlace(facts.workspace, facts.reverts, index));
    return places;
}

/// Only what a table of verdicts would need: rows that count nothing are left out.
void addCount(ReportSection &section, const char *what, std::size_t count, std::size_t total)
{
    if (count > 0)
        section.counts.push_back({{what},
                                  u"%1 (%2 %)"_s.arg(QString::number(count),
                                                     QString::number(qRound(100.0 * double(count) / double(total))))});
}

void addCoverage(ReportSection &section, const ProjectFacts &facts)
{
    const std::size_t total = facts.reverts.size();
    const auto differs = withVerdict(facts, RevertVerdict::Differs);
    const auto order = std::size_t(std::ranges::count_if(
        differs, [&facts](std::size_t index) { return differsInOrderAlone(facts.reverts[index]); }));
    addCount(section, QT_TRANSLATE_NOOP("app", "The revert script restores the schema"),
             withVerdict(facts, RevertVerdict::Restores).size(), total);
    addCount(section, QT_TRANSLATE_NOOP("app", "Restores all but the order of columns"), order, total);
    addCount(section, QT_TRANSLATE_NOOP("app", "Runs, and leaves the schema other than it was"), differs.size() - order,
             total);
    addCount(section, QT_TRANSLATE_NOOP("app", "Would stop"), withVerdict(facts, RevertVerdict::Fails).size(), total);
    addCount(section, QT_TRANSLATE_NOOP("app", "Reading cannot tell"),
             withVerdict(facts, RevertVerdict::Unknown).size(), total);
    addCount(section, QT_TRANSLATE_NOOP("app", "No revert script"), withVerdict(facts, RevertVerdict::Missing).size(),
             total);
}

void recommend(const ProjectFacts &facts, Actions &actions)
{
    const auto fails = withVerdict(facts, RevertVerdict::Fails);
    if (!fails.empty())
        actions.push_back(
            {Urgency::Soon,
             {{QT_TRANSLATE_N_NOOP("app", "Correct %n revert script(s) that would stop."), {}, int(fails.size())},
              revertPlaces(facts, fails)}});
    auto differs = withVerdict(facts, RevertVerdict::Differs);
    std::erase_if(differs, [&facts](std::size_t index) { return differsInOrderAlone(facts.reverts[index]); });
    if (!differs.empty())
        actions.push_back(
            {Urgency::Soon,
             {{QT_TRANSLATE_N_NOOP("app", "Complete %n revert script(s) that leave another schema behind."),
               {},
               int(differs.size())},
              revertPlaces(facts, differs)}});
}

}  // namespace

std::vector<std::size_t> withVerdict(const ProjectFacts &facts, RevertVerdict verdict)
{
    std::vector<std::size_t> found;
    for (std::size_t index = 0; index < facts.reverts.size(); ++index) {
        if (facts.reverts[index].verdict == verdict)
            found.push_back(index);
    }
    return found;
}

bool differsInOrderAlone(const RevertReading &reading)
{
    return std::ranges::all_of(reading.differences,
                               [](const RevertDifference &one) { return one.flaw == RevertFlaw::ColumnOrder; });
}

QString differencesText(const RevertReading &reading)
{
    constexpr qsizetype shown = 4;
    QStringList words;
    for (const RevertDifference &one : reading.differences) {
        if (words.size() < shown)
            words << wordsOf(one).translated();
    }
    const qsizetype rest = qsizetype(reading.differences.size()) - words.size();
    if (rest > 0)
        words << Message{QT_TRANSLATE_NOOP("app", "and %1 more"), {QString::number(rest)}}.translated();
    return words.join(u"; "_s);
}

ReportSection sections::reversibility(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section{u"reversibility"_s, {QT_TRANSLATE_NOOP("app", "Reversibility")}};
    if (facts.reverts.empty())
        return section;
    if (withVerdict(facts, RevertVerdict::Missing).size() == facts.reverts.size()) {
        section.summary.push_back({QT_TRANSLATE_N_NOOP("app", "None of the %n migration(s) has a revert script."),
                                   {},
                                   int(facts.reverts.size())});
        return section;
    }
    addCoverage(section, facts);
    section.add(failing(facts));
    section.add(differing(facts, false));
    section.add(untold(facts));
    section.add(differing(facts, true));
    recommend(facts, actions);
    return section;
}

ReportSection sections::rollbackCoverage(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section = reversibility(facts, actions);
    section.id = u"rollbackCoverage"_s;
    section.title = {QT_TRANSLATE_NOOP("app", "Rollback coverage")};
    return section;
}

}  // namespace lockstep
