// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace lockstep {

/// Rows as lines with aligned columns, two spaces between them, every line indented by two. A cell of
/// more than 60 columns widens no other row: its own simply runs on. Control characters in cells are made visible.
QStringList aligned(const std::vector<QStringList> &rows);

}  // namespace lockstep
