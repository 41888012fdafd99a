// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lookdelegate.h"
#include "ui/theme.h"

#include <functional>
#include <optional>

class QTableView;

namespace lockstep {

/// How one cell looks beyond its text and what models/look.h names.
struct CellLook
{
    std::optional<Tone> band{};  ///< ground of the row
    bool bold = false;
    bool muted = false;
    bool isCode = false;  ///< in the fixed-width font
};

/// Adds grounds and weights by a function from index to look, so that models need know no colours.
class CellDelegate : public LookDelegate
{
    Q_OBJECT

public:
    using LookOf = std::function<CellLook(const QModelIndex &)>;

    explicit CellDelegate(LookOf lookOf, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    LookOf m_lookOf;
};

/// The wizard's tables: whole rows, no grid, no row numbers, Tab leaves them.
void styleTable(QTableView *view);

}  // namespace lockstep
