// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/index.h"

#include <algorithm>
#include <array>

namespace lockstep {

std::span<const Layout *const> allLayouts()
{
    static constexpr std::array layouts{&prismaLayout, &graphileLayout, &dbmateLayout, &sqitchLayout,
                                        &dieselLayout, &sqlxLayout,     &plainLayout};
    return layouts;
}

const Layout *findLayout(const QString &id)
{
    const auto layouts = allLayouts();
    const auto found = std::find_if(layouts.begin(), layouts.end(),
                                    [&id](const Layout *layout) { return id == QLatin1StringView(layout->id); });
    return found == layouts.end() ? nullptr : *found;
}

}  // namespace lockstep
