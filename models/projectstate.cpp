// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projectstate.h"

#include <QDataStream>
#include <QDir>
#include <QIODevice>

#include <algorithm>

using namespace std::chrono_literals;

namespace lockstep {
namespace {

bool hasPending(const TargetView &view)
{
    return std::ranges::any_of(view.status.migrations, &MigrationStatus::isToRun);
}

}  // namespace

ProjectState::ProjectState(QObject *parent)
    : QObject(parent)
{
    m_poll.setSingleShot(true);
    m_poll.setInterval(10s);
    connect(&m_poll, &QTimer::timeout, this, [this] { inspect(true); });
    connect(&m_watch, &FolderWatch::changed, this, &ProjectState::reload);
}

void ProjectState::open(const QString &root, const QString &target)
{
    m_root = QDir(root).absolutePath();
    m_targetOption = target;
    m_folder.reset();
    m_workspace.reset();
    m_workspaceError.reset();
    m_target = {};
    m_facts = FactsFor::WhatIsPending;
    m_inspect.requestStop();
    emit workspaceChanged();
    emit targetChanged();
    load();
}

void ProjectState::setTarget(const QString &target)
{
    m_targetOption = target;
    m_target = {};
    m_facts = FactsFor::WhatIsPending;
    m_inspect.requestStop();
    emit targetChanged();
    inspect(false);
}

void ProjectState::reload()
{
    if (!m_root.isEmpty())
        load();
}

void ProjectState::refresh()
{
    inspect(false);
}

void ProjectState::prepareForEdits()
{
    if (std::exchange(m_facts, FactsFor::Anything) == FactsFor::WhatIsPending && m_target.view)
        inspect(false);
}

void ProjectState::setPollInterval(std::chrono::milliseconds interval)
{
    m_poll.setInterval(interval);
}

QString ProjectState::projectName() const
{
    return QDir(m_root).dirName();
}

int ProjectState::pendingCount() const
{
    if (!m_target.view)
        return 0;
    return int(std::ranges::count_if(m_target.view->status.migrations, &MigrationStatus::isToRun));
}

void ProjectState::load()
{
    if (m_load.isRunning()) {
        m_loadAgain = true;
        m_load.requestStop();
        return;
    }
    m_watch.watch(m_root);  // from before the reading, so that no change falls between
    m_load.start([root = m_root](const JobContext &context) { return openWorkspace(root, {}, context); },
                 [this](Result<WorkspacePtr> outcome) { takeWorkspace(std::move(outcome)); });
    emit busyChanged();
}

void ProjectState::takeWorkspace(Result<WorkspacePtr> outcome)
{
    if (std::exchange(m_loadAgain, false)) {
        load();
        return;
    }
    m_workspaceError.reset();
    if (outcome) {
        m_folder = *std::move(outcome);
        m_workspace = m_folder;
        m_watch.watch(*m_folder);
    } else {
        m_workspaceError = std::move(outcome).error();
    }
    emit workspaceChanged();
    emit busyChanged();
    inspect(false);
}

ProjectState::Target ProjectState::lookAt(const WorkspacePtr &workspace, const QString &option,
                                          std::optional<FactsFor> facts, const JobContext &context)
{
    Result<TargetChoice> choice = chooseTarget(workspace->root, workspace->config, option);
    if (!choice)
        return {.error = std::move(choice).error()};
    Target target{.choice = *choice, .workspace = workspace};
    const auto settled = settleLayout(workspace, *choice, context);
    if (settled)
        target.workspace = *settled;
    Result<TargetView> view
        = settled ? inspectTarget(**settled, *choice, context) : Result<TargetView>(settled.error());
    if (view)
        target.view = *std::move(view);
    else
        target.error = std::move(view).error();
    if (target.view && facts && hasPending(*target.view)) {
        // Where the server does not answer this, what the history says stands.
        if (auto judged = reviewOnTarget(target.workspace, *target.view, *facts, context))
            target.workspace = *std::move(judged);
    }
    return target;
}

void ProjectState::inspect(bool isPoll)
{
    if (!m_folder || (isPoll && m_load.isRunning()))
        return;
    if (m_inspect.isRunning()) {
        m_inspectAgain = m_inspectAgain || !isPoll;
        return;
    }
    m_poll.stop();
    m_isPolling = isPoll;
    m_inspect.start(
        [workspace = m_folder, option = m_targetOption, facts = isPoll ? std::nullopt : std::optional(m_facts)](
            const JobContext &context) { return lookAt(workspace, option, facts, context); },
        [this, workspace = m_folder](Target target) { takeTarget(workspace, std::move(target)); });
    emit busyChanged();
}

void ProjectState::takeTarget(const WorkspacePtr &of, Target target)
{
    if (std::exchange(m_inspectAgain, false)) {
        inspect(false);
        return;
    }
    const bool isCancelled = target.error && target.error->code == ErrorCode::Cancelled;
    if (!isCancelled && of == m_folder) {
        const bool isNews = fingerprint(target) != fingerprint(m_target);
        const bool isAnotherLayout = target.workspace && target.workspace->folder.layout != m_workspace->folder.layout;
        // A poll does not ask for what the review is judged by; when it finds news, all is asked again.
        const bool isAnotherReview = target.workspace && !m_isPolling && target.workspace != m_workspace;
        m_target = std::move(target);
        if (isAnotherLayout || isAnotherReview) {
            m_workspace = m_target.workspace;
            emit workspaceChanged();
        }
        if (m_isPolling && isNews)
            QMetaObject::invokeMethod(
                this, [this] { inspect(false); }, Qt::QueuedConnection);
        if (isNews)
            emit targetChanged();
        emit targetRead();
        m_poll.start();
    }
    m_isPolling = false;
    emit busyChanged();
}

void ProjectState::makePlanTo(const QString &to)
{
    if (!m_workspace || !m_target.view || m_plan.isRunning())
        return;
    m_plan.start([workspace = m_workspace, view = *m_target.view,
                  to](const JobContext &) { return makePlan(*workspace, view, to); },
                 [this, root = m_root, option = m_targetOption](Result<Plan> plan) {
                     if (root != m_root || option != m_targetOption)
                         return;
                     if (plan)
                         emit planned(*plan);
                     else
                         emit planFailed(plan.error());
                 });
}

QByteArray ProjectState::fingerprint(const Target &target)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    if (target.choice)
        stream << target.choice->environment << target.choice->colour << target.choice->source;
    if (target.error)
        stream << describe(*target.error);
    if (!target.view)
        return bytes;
    const TargetIdentity &identity = target.view->identity;
    stream << identity.display() << identity.user << identity.serverVersion << identity.systemIdentifier
           << identity.databaseOid << identity.inRecovery << identity.readOnly << target.view->status.exists
           << target.view->status.obstacle.english();
    for (const MigrationStatus &status : target.view->status.migrations) {
        stream << status.name << int(status.state) << qint64(status.index.value_or(0)) << status.checksum
               << status.problem.english();
        if (status.entry)
            stream << status.entry->startedAt << status.entry->finishedAt;
    }
    return bytes;
}

}  // namespace lockstep
