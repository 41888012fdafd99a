// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/migrationfiltermodel.h"
#include "models/migrationtreemodel.h"

#include <QSet>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace lockstep {

class ProjectState;

/// The project's migrations with a filter. The chosen line stays chosen when folder or ledger are read again.
class MigrationPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MigrationPanel(ProjectState &state, QWidget *parent = nullptr);

    QTreeView *tree() const { return m_tree; }
    void focusFilter();
    void choose(const QString &name);
    /// Chooses it as soon as the folder was read again and has it.
    void chooseWhenThere(const QString &name) { m_chosen = name; }
    /// The chosen migration or stray.
    std::optional<MigrationRow> chosen() const;
    void setAllExpanded(bool expanded);

signals:
    /// Also when the same line was read again; nothing when no line is chosen.
    void rowChosen(const std::optional<lockstep::MigrationRow> &row);
    void contextMenuRequested(const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createFilter();
    void createTree();
    void showColumnMenu(const QPoint &position);
    void refill();
    void chooseFirst();
    void expandGroups();
    void rememberGroup(const QModelIndex &index, bool isExpanded);
    void reportChoice();
    void showEmptiness();

    ProjectState &m_state;
    MigrationTreeModel m_model;
    MigrationFilterModel m_filtered;
    QString m_chosen;
    QSet<QString> m_collapsed;  ///< titles of the groups a person closed
    bool m_isRefilling = false;
    QLineEdit *m_filter;
    QCheckBox *m_risky;
    QCheckBox *m_withoutRevert;
    QTreeView *m_tree;
    QLabel *m_emptiness;
};

}  // namespace lockstep
