// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/migrationnames.h"
#include "app/report/sections.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Tools that find order in a list of their own and names in the changes themselves.
bool isNumberedByName(const Workspace &workspace)
{
    return workspace.folder.layout != "liquibase"_L1 && workspace.folder.layout != "sqitch"_L1;
}

using ByStyle = std::map<PrefixStyle, std::vector<std::size_t>>;

ByStyle byStyle(const Workspace &workspace)
{
    ByStyle styles;
    for (std::size_t index = 0; index < workspace.folder.migrations.size(); ++index) {
        const Migration &migration = workspace.folder.migrations[index];
        if (migration.repeat == Repeat::Once && !migration.isBaseline)
            styles[nameParts(migration.name).style].push_back(index);
    }
    return styles;
}

PrefixStyle mostUsed(const ByStyle &styles)
{
    const auto found = std::ranges::max_element(styles, {}, [](const auto &entry) { return entry.second.size(); });
    return found == styles.end() ? PrefixStyle::None : found->first;
}

ClaimGroup otherStyles(const Workspace &workspace, const ByStyle &styles)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Begin with something else")}};
    const PrefixStyle common = mostUsed(styles);
    for (const auto &[style, migrations] : styles) {
        if (style == common)
            continue;
        Claim claim{{QT_TRANSLATE_N_NOOP("app", "%n name(s): %1."),
                     {prefixStyleText(style).translated()},
                     int(migrations.size())}};
        for (const std::size_t index : migrations)
            claim.places.push_back({workspace.folder.migrations[index].forward.path});
        group.claims.push_back(std::move(claim));
    }
    return group;
}

/// Numbers left out, where numbers run; a tool that counts in tens leaves more out than it uses.
ClaimGroup gaps(const Workspace &workspace, const ByStyle &styles)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Numbers left out")}};
    const auto found = styles.find(PrefixStyle::Number);
    if (found == styles.end() || mostUsed(styles) != PrefixStyle::Number)
        return group;
    std::map<qlonglong, std::size_t> numbers;
    for (const std::size_t index : found->second)
        numbers.emplace(nameParts(workspace.folder.migrations[index].name).prefix.toLongLong(), index);
    const qlonglong span = numbers.rbegin()->first - numbers.begin()->first + 1;
    if (span > qlonglong(numbers.size()) * 2)
        return group;
    qlonglong last = numbers.begin()->first;
    for (const auto &[number, index] : numbers) {
        if (number == last + 2)
            group.claims.push_back(
                {{QT_TRANSLATE_NOOP("app", "%1 is missing before this one."), {QString::number(last + 1)}},
                 {{workspace.folder.migrations[index].forward.path}}});
        else if (number > last + 2)
            group.claims.push_back({{QT_TRANSLATE_NOOP("app", "%1 to %2 are missing before this one."),
                                     {QString::number(last + 1), QString::number(number - 1)}},
                                    {{workspace.folder.migrations[index].forward.path}}});
        last = number;
    }
    return group;
}

/// What its layout has to say of a name: placeholders, names without a number.
ClaimGroup notes(const Workspace &workspace)
{
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Names to look at")}};
    for (const Migration &migration : workspace.folder.migrations) {
        if (!migration.note.isEmpty() && isNumberedByName(workspace))
            group.claims.push_back({migration.note, {{migration.forward.path}}});
        else if (nameParts(migration.name).words.isEmpty())
            group.claims.push_back(
                {{QT_TRANSLATE_NOOP("app", "The name says nothing of what it does.")}, {{migration.forward.path}}});
    }
    return group;
}

ClaimGroup doubleExtensions(const Workspace &workspace)
{
    std::vector<Place> run;
    std::vector<Place> passedBy;
    for (const Migration &migration : workspace.folder.migrations) {
        if (migration.forward.path.endsWith(".sql.sql"_L1))
            run.push_back({migration.forward.path});
    }
    for (const Stray &stray : workspace.folder.strays) {
        if (stray.path.endsWith(".sql.sql"_L1))
            passedBy.push_back({stray.path});
    }
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "The name ends in .sql twice")}};
    if (!run.empty())
        group.claims.push_back(
            {{QT_TRANSLATE_N_NOOP("app", "%n file(s), and they run all the same."), {}, int(run.size())}, run});
    if (!passedBy.empty())
        group.claims.push_back(
            {{QT_TRANSLATE_N_NOOP("app", "%n file(s), and none of them ever runs."), {}, int(passedBy.size())},
             passedBy});
    return group;
}

/// Words with "-" where most have "_", or the other way round, or capitals where most have none.
ClaimGroup otherSpelling(const Workspace &workspace)
{
    std::map<QString, std::vector<std::size_t>> spellings;
    for (std::size_t index = 0; index < workspace.folder.migrations.size(); ++index) {
        const QString words = nameParts(workspace.folder.migrations[index].name).words;
        if (words.contains(u' '))
            spellings[u"add note"_s].push_back(index);
        else if (words.contains(u'-') && words.contains(u'_'))
            spellings[u"add-note_to"_s].push_back(index);
        else if (words.contains(u'-'))
            spellings[u"add-note"_s].push_back(index);
        else if (words != words.toLower())
            spellings[words.contains(u'_') ? u"Add_note"_s : u"AddNote"_s].push_back(index);
        else if (words.contains(u'_'))
            spellings[u"add_note"_s].push_back(index);
    }
    ClaimGroup group{{QT_TRANSLATE_NOOP("app", "Words written in another way than most")}};
    const auto common = std::ranges::max_element(spellings, {}, [](const auto &entry) { return entry.second.size(); });
    for (auto entry = spellings.begin(); entry != spellings.end(); ++entry) {
        if (entry == common)
            continue;
        Claim claim{{QT_TRANSLATE_N_NOOP("app", "%n name(s) as in \"%1\", where most are as in \"%2\"."),
                     {entry->first, common->first},
                     int(entry->second.size())}};
        for (const std::size_t index : entry->second)
            claim.places.push_back({workspace.folder.migrations[index].forward.path});
        group.claims.push_back(std::move(claim));
    }
    return group;
}

}  // namespace

ReportSection sections::naming(const ProjectFacts &facts, Actions &actions)
{
    ReportSection section{u"naming"_s, {QT_TRANSLATE_NOOP("app", "Naming")}};
    const Workspace &workspace = facts.workspace;
    if (workspace.folder.migrations.empty())
        return section;
    ClaimGroup mixed;
    if (isNumberedByName(workspace)) {
        const ByStyle styles = byStyle(workspace);
        mixed = otherStyles(workspace, styles);
        if (!mixed.claims.empty())
            section.summary.push_back({QT_TRANSLATE_N_NOOP("app", "%n name(s) begin with %1."),
                                       {prefixStyleText(mostUsed(styles)).translated()},
                                       int(styles.at(mostUsed(styles)).size())});
        section.add(mixed);
        section.add(gaps(workspace, styles));
    }
    const ClaimGroup odd = notes(workspace);
    const ClaimGroup twice = doubleExtensions(workspace);
    section.add(odd);
    section.add(twice);
    section.add(otherSpelling(workspace));
    std::vector<Place> places;
    for (const ClaimGroup *group : std::initializer_list<const ClaimGroup *>{&mixed, &odd, &twice}) {
        for (const Claim &claim : group->claims)
            places.insert(places.end(), claim.places.begin(), claim.places.end());
    }
    if (!places.empty())
        actions.push_back({Urgency::Later,
                           {{QT_TRANSLATE_N_NOOP("app",
                                                 "Agree on one form of names. What was applied keeps its name, since "
                                                 "the ledger knows it by it: %n file(s)."),
                             {},
                             int(places.size())},
                            places}});
    return section;
}

}  // namespace lockstep
