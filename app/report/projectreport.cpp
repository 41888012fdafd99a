// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/projectreport.h"

#include "app/report/json.h"
#include "app/report/jsonvalues.h"
#include "app/report/sections.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

ProjectReport begun(const ProjectFacts &facts, const QString &kind, Message title)
{
    ProjectReport report{.kind = kind, .folder = facts.workspace.folder.folder, .title = std::move(title)};
    report.lead = reportLead(facts);
    return report;
}

void finish(ProjectReport &report, const ProjectFacts &facts, const Actions &actions, const Message &title)
{
    if (ReportSection todo = sections::recommendations(actions, title); !todo.isEmpty())
        report.sections.push_back(std::move(todo));
    report.closing = reportLimits(facts);
}

QString projectName(const ProjectFacts &facts)
{
    return QFileInfo(facts.workspace.root).fileName();
}

}  // namespace

std::vector<Message> reportLead(const ProjectFacts &facts)
{
    const MigrationFolder &folder = facts.workspace.folder;
    const Layout *layout = findLayout(folder.layout);
    std::vector<Message> lead{{QT_TRANSLATE_N_NOOP("app", "%n migration(s) in %1, laid out as %2 has them."),
                               {folder.folder.isEmpty() ? projectName(facts) : folder.folder,
                                layout ? QString::fromUtf8(layout->title) : folder.layout},
                               int(folder.migrations.size())}};
    if (facts.view) {
        const LedgerStatus &status = facts.view->status;
        const auto pending = std::ranges::count_if(status.migrations, &MigrationStatus::isToRun);
        lead.push_back({QT_TRANSLATE_NOOP("app", "Target: %1. Its ledger (%2): %3 applied, %4 still to run."),
                        {facts.view->identity.display(), status.table,
                         QString::number(status.count(MigrationState::Applied)), QString::number(pending)}});
    }
    if (facts.at.isValid())
        lead.push_back(
            {QT_TRANSLATE_NOOP("app", "As of %1."), {facts.at.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s)}});
    return lead;
}

std::vector<Message> reportLimits(const ProjectFacts &facts)
{
    std::vector<Message> limits;
    if (withVerdict(facts, RevertVerdict::Missing).size() < facts.reverts.size())
        limits.push_back({QT_TRANSLATE_NOOP("app",
                                            "What revert scripts restore is told by reading them: the history is "
                                            "replayed without a server. Comments, owners, storage options and data are "
                                            "not compared. A run on a copy is the proof.")});
    int unknown = 0;
    for (const auto &notes : facts.history.notes)
        unknown += int(std::ranges::count_if(notes, [](const ReplayNote &note) { return !note.wouldFail; }));
    if (unknown > 0)
        limits.push_back(
            {QT_TRANSLATE_N_NOOP("app", "%n statement(s) could not be followed by reading."), {}, unknown});
    if (!facts.view)
        limits.push_back(
            {QT_TRANSLATE_NOOP("app", "No target was given: nothing is said of what is applied, nor of drift.")});
    return limits;
}

ReportSection sections::recommendations(const Actions &actions, const Message &title)
{
    ReportSection section{u"recommendations"_s, title};
    const std::pair<Urgency, Message> groups[]{{Urgency::Now, {QT_TRANSLATE_NOOP("app", "P0, now")}},
                                               {Urgency::Soon, {QT_TRANSLATE_NOOP("app", "P1, soon")}},
                                               {Urgency::Later, {QT_TRANSLATE_NOOP("app", "P2, when there is time")}}};
    for (const auto &[urgency, name] : groups) {
        ClaimGroup group{name};
        for (const Action &action : actions) {
            if (action.urgency == urgency)
                group.claims.push_back(action.what);
        }
        section.add(std::move(group));
    }
    return section;
}

ProjectReport migrationReview(const ProjectFacts &facts)
{
    ProjectReport report
        = begun(facts, u"review"_s, {QT_TRANSLATE_NOOP("app", "Migration review: %1"), {projectName(facts)}});
    Actions actions;
    report.add(sections::reversibility(facts, actions));
    report.add(sections::dataPreservation(facts, actions));
    report.add(sections::alignment(facts, actions));
    if (facts.drift)
        report.add(sections::drift(facts, actions));
    report.add(sections::safetyNets(facts, actions));
    finish(report, facts, actions, {QT_TRANSLATE_NOOP("app", "Recommendations")});
    return report;
}

ProjectReport hygieneReport(const ProjectFacts &facts)
{
    ProjectReport report
        = begun(facts, u"hygiene"_s, {QT_TRANSLATE_NOOP("app", "Migration hygiene: %1"), {projectName(facts)}});
    Actions actions;
    report.add(sections::inventory(facts, actions));
    report.add(sections::naming(facts, actions));
    report.add(sections::duplicates(facts, actions));
    report.add(sections::linearity(facts, actions));
    report.add(sections::baseline(facts, actions));
    ReportSection drift = sections::drift(facts, actions);
    sections::addDeclared(drift, facts, actions);
    if (facts.drift || !drift.isEmpty())
        report.add(std::move(drift));
    report.add(sections::rollbackCoverage(facts, actions));
    finish(report, facts, actions, {QT_TRANSLATE_NOOP("app", "Actions by priority")});
    return report;
}

ProjectReport projectReport(const ProjectFacts &facts, const QString &kind)
{
    return kind == "hygiene"_L1 ? hygieneReport(facts) : migrationReview(facts);
}

QJsonObject projectReportJson(const ProjectFacts &facts, const QString &kind)
{
    QJsonObject object = json::head(u"report"_s);
    object.insert(u"project"_s, json::projectJson(facts.workspace));
    object.insert(u"target"_s,
                  facts.view ? QJsonValue(targetJson(facts.view->identity, facts.view->choice.environment))
                             : QJsonValue());
    const QJsonObject claims = claimsJson(projectReport(facts, kind));
    for (auto member = claims.begin(); member != claims.end(); ++member)
        object.insert(member.key(), member.value());
    return object;
}

}  // namespace lockstep
