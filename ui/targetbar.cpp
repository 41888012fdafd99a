// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targetbar.h"

#include "models/projectstate.h"
#include "ui/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

QComboBox *createCombo(const QString &name, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setAccessibleName(name);
    combo->setToolTip(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    combo->setMinimumContentsLength(14);
    return combo;
}

QString layoutTitle(const WorkspacePtr &workspace)
{
    const Layout *layout = workspace ? findLayout(workspace->folder.layout) : nullptr;
    return layout ? QString::fromLatin1(layout->title) : QString();
}

}  // namespace

TargetBar::TargetBar(ProjectState &state, const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_actions(actions)
    , m_projects(createCombo(tr("Project"), this))
    , m_targets(createCombo(tr("Target"), this))
    , m_deploy(createButton(actions.deploy))
{
    auto *layout = new QHBoxLayout(this);
    m_projects->setObjectName(u"projects"_s);
    m_targets->setObjectName(u"targets"_s);
    m_deploy->setObjectName(u"deploy"_s);
    makePrimary(m_deploy);
    layout->addWidget(m_projects);
    layout->addWidget(m_targets);
    layout->addStretch(1);
    layout->addWidget(createButton(actions.refresh));
    layout->addWidget(createButton(actions.history));
    layout->addWidget(createButton(actions.rehearse));
    layout->addWidget(m_deploy);
    connect(m_projects, &QComboBox::activated, this, &TargetBar::chooseProject);
    connect(m_targets, &QComboBox::activated, this, &TargetBar::chooseTarget);
    connect(&state, &ProjectState::workspaceChanged, this, [this] { setRecentProjects(m_recent); });
    connect(&state, &ProjectState::targetChanged, this, &TargetBar::fillTargets);
    connect(&state, &ProjectState::targetChanged, this, &TargetBar::showDeploy);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    fillTargets();
    showDeploy();
}

QPushButton *TargetBar::createButton(QAction *action)
{
    auto *button = new QPushButton(action->text().remove(u'&'), this);  // the menu bar has those keys
    button->setToolTip(action->toolTip());
    button->setEnabled(action->isEnabled());
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, button, &QPushButton::setEnabled);
    return button;
}

void TargetBar::setRecentProjects(const QStringList &folders)
{
    const QSignalBlocker quiet(m_projects);
    m_recent = folders;
    m_projects->clear();
    const QString title = layoutTitle(m_state.workspace());
    m_projects->addItem(title.isEmpty() ? m_state.projectName() : u"%1  ·  %2"_s.arg(m_state.projectName(), title),
                        m_state.root());
    for (const QString &folder : folders) {
        if (folder == m_state.root())
            continue;
        m_projects->addItem(QDir(folder).dirName(), folder);
        m_projects->setItemData(m_projects->count() - 1, folder, Qt::ToolTipRole);
    }
    m_projects->insertSeparator(m_projects->count());
    m_projects->addItem(tr("Open folder…"));
    fillTargets();
}

void TargetBar::fillTargets()
{
    const QSignalBlocker quiet(m_targets);
    m_targets->clear();
    if (m_state.workspace()) {
        for (const Environment &environment : m_state.workspace()->config.environments)
            m_targets->addItem(environment.name, environment.name);
    }
    m_targets->addItem(tr("sandbox"), u"sandbox"_s);
    const std::optional<TargetChoice> &choice = m_state.choice();
    QString current = choice ? (choice->isSandbox() ? u"sandbox"_s : choice->environment) : m_state.targetOption();
    if (choice && current.isEmpty()) {
        current = m_state.targetOption();
        const bool isNamed = current.isEmpty() && !choice->source.isEmpty();  // "DATABASE_URL in .env"
        m_targets->insertItem(0, isNamed ? choice->source : choice->url->display(), current);
    } else if (m_targets->findData(current) < 0) {
        m_targets->insertItem(0, tr("Choose a target"), current);
    }
    m_targets->setCurrentIndex(std::max(0, m_targets->findData(current)));
    m_targets->insertSeparator(m_targets->count());
    m_targets->addItem(tr("Other target…"));
}

void TargetBar::chooseProject(int index)
{
    const QString folder = m_projects->itemData(index).toString();
    if (folder.isEmpty()) {
        m_projects->setCurrentIndex(0);
        emit openRequested();
    } else if (folder != m_state.root()) {
        emit projectChosen(folder);
    }
}

void TargetBar::chooseTarget(int index)
{
    if (index == m_targets->count() - 1) {
        fillTargets();
        emit otherTargetRequested();
    } else {
        m_state.setTarget(m_targets->itemData(index).toString());
    }
}

void TargetBar::showDeploy()
{
    const int pending = m_state.pendingCount();
    m_deploy->setText(pending > 0 ? tr("Deploy %n…", "number of pending migrations", pending) : tr("Deploy…"));
    m_deploy->setAccessibleName(pending > 0 ? tr("Deploy %n pending migration(s)", nullptr, pending) : tr("Deploy"));
    m_actions.deploy->setEnabled(m_state.canDeploy());
}

}  // namespace lockstep
