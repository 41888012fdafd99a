// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainmenu.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace lockstep {

MainMenu::MainMenu(QMenuBar *bar)
    : QObject(bar)
{
    createFile(bar);
    createEdit(bar);
    createView(bar);
    createMigration(bar);
    createDeploy(bar);
    QMenu *help = bar->addMenu(tr("&Help"));
    about = help->addAction(tr("&About Lockstep"));
}

void MainMenu::createFile(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&File"));
    open = menu->addAction(tr("&Open folder…"), QKeySequence::Open);
    m_recent = menu->addMenu(tr("Open &recent"));
    sample = menu->addAction(tr("&Try it on the sample project"));
    menu->addSeparator();
    save = menu->addAction(tr("&Save script"), QKeySequence::Save);
    reload = menu->addAction(tr("Re&load"), QKeySequence::Refresh);
    reports = menu->addAction(tr("Re&ports…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    menu->addSeparator();
    quit = menu->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
}

void MainMenu::createEdit(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&Edit"));
    undo = menu->addAction(tr("&Undo"), QKeySequence::Undo);
    redo = menu->addAction(tr("Re&do"), QKeySequence::Redo);
    menu->addSeparator();
    find = menu->addAction(tr("&Find…"), QKeySequence::Find);
    findNext = menu->addAction(tr("Find &next"), QKeySequence(Qt::Key_F3));
    findPrevious = menu->addAction(tr("Find &previous"), QKeySequence(Qt::SHIFT | Qt::Key_F3));
    replace = menu->addAction(tr("&Replace…"), QKeySequence(Qt::CTRL | Qt::Key_H));
    goToLine = menu->addAction(tr("&Go to line…"), QKeySequence(Qt::CTRL | Qt::Key_G));
    menu->addSeparator();
    filter = menu->addAction(tr("F&ilter the migrations"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
}

void MainMenu::createView(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&View"));
    showTree = menu->addAction(tr("&Migrations"), QKeySequence(Qt::CTRL | Qt::Key_1));
    showScript = menu->addAction(tr("S&cript"), QKeySequence(Qt::CTRL | Qt::Key_2));
    showFindings = menu->addAction(tr("&Findings"), QKeySequence(Qt::CTRL | Qt::Key_3));
    menu->addSeparator();
    explain = menu->addAction(tr("E&xplain findings in the text"), QKeySequence(Qt::CTRL | Qt::Key_E));
    explain->setCheckable(true);
    explain->setChecked(true);
    fold = menu->addAction(tr("Fol&d or unfold the body"), QKeySequence(Qt::CTRL | Qt::Key_Period));
    expandAll = menu->addAction(tr("&Expand all groups"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Right));
    collapseAll = menu->addAction(tr("C&ollapse all groups"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Left));
    menu->addSeparator();
    createSchemes(menu);
    createLanguages(menu);
}

void MainMenu::createSchemes(QMenu *menu)
{
    m_schemes = menu->addMenu(tr("&Theme"));
    auto *group = new QActionGroup(this);
    const std::pair<QString, ColourScheme> schemes[]{{tr("As the &system"), ColourScheme::System},
                                                     {tr("&Light"), ColourScheme::Light},
                                                     {tr("&Dark"), ColourScheme::Dark}};
    for (const auto &[text, scheme] : schemes) {
        QAction *action = m_schemes->addAction(text);
        action->setCheckable(true);
        action->setData(int(scheme));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme = scheme] { emit colourSchemeChosen(scheme); });
    }
}

void MainMenu::createLanguages(QMenu *menu)
{
    m_languages = menu->addMenu(tr("&Language"));
    auto *group = new QActionGroup(this);
    // A language is named in itself, so that whoever cannot read the current one finds it.
    const std::pair<QString, QString> languages[]{
        {tr("As the &system"), QString()}, {u"English"_s, u"en"_s}, {u"Deutsch"_s, u"de"_s}};
    for (const auto &[text, language] : languages) {
        QAction *action = m_languages->addAction(text);
        action->setCheckable(true);
        action->setData(language);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, language = language] { emit languageChosen(language); });
    }
}

void MainMenu::createMigration(QMenuBar *bar)
{
    m_migration = bar->addMenu(tr("&Migration"));
    newMigration = m_migration->addAction(tr("Ne&w migration…"), QKeySequence(Qt::CTRL | Qt::Key_N));
    m_migration->addSeparator();
    nextFinding = m_migration->addAction(tr("&Next finding or change"), QKeySequence(Qt::Key_F8));
    previousFinding = m_migration->addAction(tr("&Previous finding or change"), QKeySequence(Qt::SHIFT | Qt::Key_F8));
    saferForm = m_migration->addAction(tr("What to do about this &finding…"), QKeySequence(Qt::ALT | Qt::Key_Return));
    saferForm->setToolTip(tr("The safer form, silence with a reason, or an explanation (Alt+Return)"));
    showChanges = m_migration->addAction(tr("&Show what changed"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    showChanges->setToolTip(tr("What was applied against what is on disk (Ctrl+Shift+D)"));
    m_migration->addSeparator();
    copyName = m_migration->addAction(tr("&Copy name"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    deployUpTo = m_migration->addAction(tr("&Deploy up to this one…"));
    revert = m_migration->addAction(tr("Re&vert…"));
    revert->setToolTip(tr("Run its revert script, checked and recorded like a deploy"));
    revertDownTo = m_migration->addAction(tr("Revert down to th&is one…"));
    revertDownTo->setToolTip(tr("Every newer one that is applied first, the newest before all"));
    m_migration->addSeparator();
    markApplied = m_migration->addAction(tr("Mark as &applied…"));
    markRolledBack = m_migration->addAction(tr("Mark as &rolled back…"));
    repairJournal = m_migration->addAction(tr("Put Drizzle's &journal right…"));
    repairJournal->setVisible(false);
    rehash = m_migration->addAction(tr("Write the &hashes anew…"));
    rehash->setToolTip(tr("After files were edited: the tool's own list of hashes, or those in the files' heads"));
    rehash->setVisible(false);
}

void MainMenu::createDeploy(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&Deploy", "menu"));
    deploy = menu->addAction(tr("&Deploy…"), QKeySequence(Qt::CTRL | Qt::Key_D));
    rehearse = menu->addAction(tr("Rehear&se…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    rehearse->setToolTip(tr("Apply, revert and apply again on a copy; the target is not touched (Ctrl+Shift+E)"));
    fleet = menu->addAction(tr("Deploy to a &fleet…"));
    history = menu->addAction(tr("&History"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    backups = menu->addAction(tr("Back&ups…"));
    backups->setToolTip(tr("The backups there are: proven, restored, removed"));
    restore = menu->addAction(tr("Restore a &backup…"));
    restore->setToolTip(tr("Into a new database beside the target, compared, then swapped"));
    restoreRows = menu->addAction(tr("Put rows back from &copies…"));
    restoreRows->setToolTip(tr("Rows that are gone, from the copies that a deploy made beside their tables"));
    menu->addSeparator();
    target = menu->addAction(tr("Choose a &target…"), QKeySequence(Qt::CTRL | Qt::Key_T));
    sandbox = menu->addAction(tr("Use the private &PostgreSQL"));
    adopt = menu->addAction(tr("&Adopt this database (baseline)…"));
    enrol = menu->addAction(tr("&Enrol this target…"));
    enrol->setToolTip(tr("Give it an id of its own, by which it is known from then on; the SQL is shown first"));
    refresh = menu->addAction(tr("&Refresh"), QKeySequence(Qt::CTRL | Qt::Key_R));
    refresh->setToolTip(tr("Ask the database again (Ctrl+R)"));
    history->setToolTip(tr("Past deploys (Ctrl+Shift+H)"));
    deploy->setToolTip(tr("Step through a deploy (Ctrl+D)"));
}

void MainMenu::setRecentProjects(const QStringList &folders)
{
    m_recent->clear();
    m_recent->setEnabled(!folders.isEmpty());
    for (const QString &folder : folders) {
        QAction *action = m_recent->addAction(QString(folder).replace(u"&"_s, u"&&"_s));
        connect(action, &QAction::triggered, this, [this, folder] { emit recentChosen(folder); });
    }
}

void MainMenu::setColourScheme(ColourScheme scheme)
{
    for (QAction *action : m_schemes->actions())
        action->setChecked(action->data().toInt() == int(scheme));
}

void MainMenu::setLanguage(const QString &language)
{
    for (QAction *action : m_languages->actions())
        action->setChecked(action->data().toString() == language);
}

void MainMenu::setProjectOpen(bool isOpen)
{
    for (QAction *action : {save,        reload,          reports,  undo,         redo,      find,
                            findNext,    findPrevious,    replace,  goToLine,     filter,    showTree,
                            showScript,  showFindings,    explain,  fold,         expandAll, collapseAll,
                            nextFinding, previousFinding, copyName, newMigration, refresh,   target,
                            sandbox,     history,         backups,  saferForm})
        action->setEnabled(isOpen);
    if (!isOpen) {
        showChanges->setEnabled(false);
        deploy->setEnabled(false);
        rehearse->setEnabled(false);
        fleet->setEnabled(false);
        for (QAction *action :
             {deployUpTo, revert, revertDownTo, markApplied, markRolledBack, adopt, enrol, restore, restoreRows})
            action->setEnabled(false);
    }
}

}  // namespace lockstep
