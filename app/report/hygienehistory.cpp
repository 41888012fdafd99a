// SPDX-License-Identifier: GPL-3.0-or-later

// Duplicates, linearity and the baseline: what the history is as a line.

#include "app/report/migrationnames.h"
#include "app/report/sections.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Groups = std::map<QString, std::vector<std::size_t>>;

void addTwins(ClaimGroup &group, const Workspace &workspace, const Groups &groups, const char *text)
{
    for (const auto &[what, migrations] : groups) {
        if (migrations.size() < 2)
            continue;
        Claim claim{{text, {what, QString::number(migrations.size())}}};
        for (const std::size_t index : migrations)
            claim.places.push_back({workspace.folder.migrations[index].forward.path});
        group.claims.push_back(std::move(claim));
    }
}

ClaimGroup sameContent(const Workspace &workspace)
{
    Groups groups;
    const auto &migrations = workspace.folder.migrations;
    for (std::size_t index = 0; index < migrations.size(); ++index) {
        if (!workspace.reviews[index].script.statements.empty())
            groups[QString::fromLatin1(migrations[index].forward.sql().simplified().toHex())].push_back(index);
    }
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "The same SQL")}};
    addTwins(group, workspace, groups, QT_TRANSLATE_NOOP("app", "%2 files."));
    return group;
}

ClaimGroup sameWords(const Workspace &workspace)
{
    Groups groups;
    const auto &migrations = workspace.folder.migrations;
    for (std::size_t index = 0; index < migrations.size(); ++index) {
        const NameParts parts = nameParts(migrations[index].name);
        if (parts.style != PrefixStyle::None && !parts.words.isEmpty())
            groups[parts.words].push_back(index);
    }
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "The same words in the name")}};
    addTwins(group, workspace, groups, QT_TRANSLATE_NOOP("app", "%1: %2 files."));
    return group;
}

/// CREATE TABLE IF NOT EXISTS of one that is there, alike or not.
ClaimGroup tablesTwice(const ProjectFacts &facts)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Tables made twice")}};
    for (const Recreation &again : facts.history.recreations) {
        const auto &migrations = facts.workspace.folder.migrations;
        const bool isOfBaseline
            = again.first.migration >= 0 && migrations[std::size_t(again.first.migration)].isBaseline;
        if (again.where.migration < 0 || (isOfBaseline && again.differences.isEmpty()))
            continue;  // a baseline describes what the files make
        const Place place = forwardPlace(facts.workspace, std::size_t(again.where.migration), again.range.begin);
        Message text{QT_TRANSLATE_NOOP("app", "%1, alike."), {again.table.display()}};
        if (!again.differences.isEmpty())
            text = {QT_TRANSLATE_NOOP("app", "%1, not alike: %2."),
                    {again.table.display(), again.differences.join(u"; "_s)}};
        group.claims.push_back({text, {place}});
        if (again.first.migration >= 0)
            group.claims.back().places.push_back(
                {facts.workspace.folder.migrations[std::size_t(again.first.migration)].forward.path});
    }
    return group;
}

/// A date alone is no version: the names of a day sort by their words.
ClaimGroup sameVersion(const Workspace &workspace)
{
    Groups groups;
    const auto &migrations = workspace.folder.migrations;
    for (std::size_t index = 0; index < migrations.size(); ++index) {
        const NameParts parts = nameParts(migrations[index].name);
        const bool isVersion = parts.style != PrefixStyle::None && parts.style != PrefixStyle::Date;
        if (isVersion && migrations[index].repeat == Repeat::Once && !migrations[index].isBaseline)
            groups[parts.prefix].push_back(index);
    }
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "One version, several migrations")}};
    addTwins(group, workspace, groups, QT_TRANSLATE_NOOP("app", "%1: %2 files."));
    return group;
}

/// Names of one form that sort in another order than they run in.
ClaimGroup againstOrder(const Workspace &workspace)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Runs after one with a later version")}};
    std::map<PrefixStyle, std::pair<QString, std::size_t>> newest;
    const auto &migrations = workspace.folder.migrations;
    for (std::size_t index = 0; index < migrations.size(); ++index) {
        const NameParts parts = nameParts(migrations[index].name);
        const bool counts = parts.style != PrefixStyle::None && parts.style != PrefixStyle::Version
            && migrations[index].repeat == Repeat::Once && !migrations[index].isBaseline;
        if (!counts)
            continue;
        const QString number = parts.prefix.rightJustified(20, u'0');
        const auto last = newest.find(parts.style);
        if (last != newest.end() && number < last->second.first)
            group.claims.push_back(
                {{QT_TRANSLATE_NOOP("app", "It runs after %1."), {migrations[last->second.second].name}},
                 {{migrations[index].forward.path}}});
        else
            newest[parts.style] = {number, index};
    }
    return group;
}

ClaimGroup problems(const Workspace &workspace)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "The tool would stop")}};
    for (const Error &error : workspace.folder.problems) {
        Claim claim{error.message};
        const QString inside
            = error.file.startsWith(workspace.root + u'/') ? error.file.mid(workspace.root.size() + 1) : error.file;
        if (!inside.isEmpty() && inside != workspace.root)
            claim.places.push_back({inside, error.line});
        group.claims.push_back(std::move(claim));
    }
    for (const Migration &migration : workspace.folder.migrations) {
        if (!migration.problem.isEmpty())
            group.claims.push_back({migration.problem, {{migration.forward.path}}});
    }
    return group;
}

}  // namespace

ReportSection sections::duplicates(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section{u"duplicates"_s, {QT_TRANSLATE_NOOP("app", "Duplicates")}};
    const ClaimGroup tables = tablesTwice(facts);
    section.add(sameContent(facts.workspace));
    section.add(tables);
    section.add(sameWords(facts.workspace));
    advise(actions, Urgency::Soon,
           QT_TRANSLATE_N_NOOP(
               "app", "Settle %n table(s) that are made twice: databases of different age may have different ones."),
           tables);
    return section;
}

ReportSection sections::linearity(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section{u"linearity"_s, {QT_TRANSLATE_NOOP("app", "Linearity")}};
    const bool isListed
        = facts.workspace.folder.layout == "liquibase"_L1 || facts.workspace.folder.layout == "sqitch"_L1;
    const ClaimGroup broken = problems(facts.workspace);
    const ClaimGroup ledger = ledgerTrouble(facts);
    const ClaimGroup twins = isListed ? ClaimGroup{} : sameVersion(facts.workspace);
    const ClaimGroup late = isListed ? ClaimGroup{} : againstOrder(facts.workspace);
    for (const ClaimGroup *group : {&broken, &ledger, &twins, &late})
        section.add(*group);
    advise(actions, Urgency::Now, QT_TRANSLATE_N_NOOP("app", "Mend what the tool itself would stop at: %n place(s)."),
           broken);
    advise(actions, Urgency::Now,
           QT_TRANSLATE_N_NOOP("app", "Settle %n migration(s) on which folder and ledger do not agree."), ledger);
    advise(
        actions, Urgency::Soon,
        QT_TRANSLATE_N_NOOP("app", "Give each migration a version of its own: %n version(s) are used more than once."),
        twins);
    return section;
}

ReportSection sections::baseline(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section{u"baseline"_s, {QT_TRANSLATE_NOOP("app", "Baseline")}};
    for (const Migration &migration : facts.workspace.folder.migrations) {
        if (migration.isBaseline)
            section.add(
                {{},
                 {{{QT_TRANSLATE_NOOP("app", "%1 describes an existing database and never runs."), {migration.name}},
                   {{migration.forward.path, 1}}}}});
    }
    std::map<QString, std::vector<Place>> missing;
    for (std::size_t index = 0; index < facts.history.notes.size(); ++index) {
        for (const ReplayNote &note : facts.history.notes[index]) {
            const QString &object = note.object;
            if (note.wouldFail && !object.isEmpty() && !facts.history.madeFirst.contains(object))
                missing[note.why.translated()].push_back(notePlace(facts, index, note));
        }
    }
    ClaimGroup elsewhere{{QT_TRANSLATE_NOOP("app", "Needed, and made by no file")}};
    for (auto &[why, places] : missing)
        elsewhere.claims.push_back({verbatim(why), std::move(places)});
    if (!elsewhere.claims.empty()) {
        section.summary.push_back({QT_TRANSLATE_NOOP(
            "app",
            "These files alone do not make the database: a new one needs something that comes from elsewhere.")});
        advise(actions, Urgency::Soon,
               QT_TRANSLATE_N_NOOP(
                   "app", "Write a baseline with what no file makes (%n object(s)), or say where it comes from."),
               elsewhere);
    }
    section.add(std::move(elsewhere));
    return section;
}

}  // namespace lockstep
