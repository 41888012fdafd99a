// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/index.h"

#include <algorithm>
#include <array>

namespace lockstep {

std::span<const Layout *const> allLayouts()
{
    // Drizzle after the plain runner: where both claim a folder, a script made the journal beside plain files.
    static constexpr std::array layouts{&prismaLayout,   &graphileLayout,      &flywayLayout,     &atlasLayout,
                                        &dbmateLayout,   &sqitchLayout,        &liquibaseLayout,  &dieselLayout,
                                        &sqlxLayout,     &nodePgMigrateLayout, &postgratorLayout, &gooseLayout,
                                        &supabaseLayout, &golangMigrateLayout, &plainLayout,      &drizzleLayout};
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
