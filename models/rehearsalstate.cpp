// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rehearsalstate.h"

#include "app/deploy/rehearsal/request.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {

RehearsalState::RehearsalState(const ProjectState &project, QObject *parent)
    : QObject(parent)
    , m_project(project)
{
    connect(&m_job, &Job::progressed, this, &RehearsalState::progressed);
    connect(&m_project, &ProjectState::workspaceChanged, this, &RehearsalState::forgetIfOther);
    connect(&m_project, &ProjectState::targetChanged, this, &RehearsalState::forgetIfOther);
}

bool RehearsalState::canRehearse() const
{
    if (isRunning() || !m_project.workspace())
        return false;
    const bool hasFiles = !m_project.workspace()->folder.migrations.empty();
    return m_project.view() ? m_project.pendingCount() > 0 : hasFiles;
}

std::vector<RehearsalSource> RehearsalState::sources() const
{
    if (!m_project.view())
        return {RehearsalSource::History};
    return {RehearsalSource::Schema, RehearsalSource::Backup, RehearsalSource::History};
}

void RehearsalState::rehearse(RehearsalSource source)
{
    if (!canRehearse())
        return;
    forget();
    m_of = placeOf();
    m_files = m_project.workspace();
    m_job.start(
        [workspace = m_project.workspace(), view = m_project.view(),
         source](const JobContext &context) -> Result<Rehearsal> {
            const auto planned = planRehearsal(workspace, view, {.source = source}, context);
            if (!planned)
                return planned.error();
            return rehearseAndKeep(*planned, {}, context);
        },
        [this](Result<Rehearsal> outcome) { take(std::move(outcome)); });
    emit changed();
}

void RehearsalState::take(Result<Rehearsal> outcome)
{
    const bool isOther = m_of != placeOf();
    if (outcome && !isOther) {
        m_result = *std::move(outcome);
        m_model.setRehearsal(*m_result);
    } else if (!outcome && !isOther && outcome.error().code != ErrorCode::Cancelled) {
        m_problem = outcome.error();
    }
    emit changed();
    emit ended();
}

QString RehearsalState::placeOf() const
{
    return m_project.root() + u'\n' + m_project.targetOption();
}

bool RehearsalState::isOfTheseFiles() const
{
    const auto bytesOf = [](const Workspace &workspace, const QString &name) {
        const auto &all = workspace.folder.migrations;
        const auto found = std::ranges::find(all, name, &Migration::name);
        return found == all.end() ? QByteArray()
                                  : found->forward.bytes + '\0' + (found->revert ? found->revert->bytes : QByteArray());
    };
    if (!m_result)
        return true;
    return m_project.workspace() && std::ranges::all_of(m_result->migrations, [&](const MigrationRehearsal &each) {
               return bytesOf(*m_files, each.migration) == bytesOf(*m_project.workspace(), each.migration);
           });
}

void RehearsalState::forget()
{
    m_result.reset();
    m_problem.reset();
    m_model.setRehearsal({});
}

void RehearsalState::forgetIfOther()
{
    const bool isKept = isRunning() || (m_of == placeOf() && isOfTheseFiles());
    if (!isKept) {
        m_of.clear();
        forget();
    }
    emit changed();
}

const MigrationRehearsal *RehearsalState::of(const QString &migration) const
{
    if (!m_result)
        return nullptr;
    const auto found = std::ranges::find(m_result->migrations, migration, &MigrationRehearsal::migration);
    return found == m_result->migrations.end() ? nullptr : &*found;
}

QString RehearsalState::summary() const
{
    if (!m_result)
        return {};
    const auto &all = m_result->migrations;
    const auto with = [&all](RollbackVerdict verdict) {
        return int(std::ranges::count_if(
            all, [verdict](const MigrationRehearsal &each) { return each.forward.isDone && each.verdict == verdict; }));
    };
    const auto ran = std::ranges::count_if(all, [](const MigrationRehearsal &each) { return each.forward.isDone; });
    QStringList parts{tr("%1 of %n migration(s) ran", nullptr, int(m_result->planned)).arg(ran)};
    if (const int proven = with(RollbackVerdict::Proven); proven > 0)
        parts << tr("%n revert(s) proven", nullptr, proven);
    if (const int differing = with(RollbackVerdict::Differs); differing > 0)
        parts << tr("%n revert(s) restore(s) something else", nullptr, differing);
    if (const int failing = with(RollbackVerdict::Failed); failing > 0)
        parts << tr("%n revert(s) fail(s)", nullptr, failing);
    if (const int missing = with(RollbackVerdict::None); missing > 0)
        parts << tr("%n without a revert script", nullptr, missing);
    return parts.join(u"  ·  "_s);
}

}  // namespace lockstep
