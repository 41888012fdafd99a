// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace lockstep {

/// The tree's lines that a person asked for; a group shows while one of its lines does.
class MigrationFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit MigrationFilterModel(QObject *parent = nullptr);

    /// Words that all must occur in the name, the state or an object touched; case does not matter.
    void setText(const QString &text);
    void setRiskyOnly(bool riskyOnly);  ///< warnings and errors
    void setWithoutRevertOnly(bool withoutRevertOnly);
    bool isFiltering() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
    bool m_riskyOnly = false;
    bool m_withoutRevertOnly = false;
};

}  // namespace lockstep
