// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/rehash.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

struct Row
{
    QLatin1StringView layout;
    Result<DraftedMigration> (*rehashed)(const MigrationFolder &folder);
};

constexpr std::array rows{Row{QLatin1StringView("atlas"), rehashedAtlas},
                          Row{QLatin1StringView("graphile-migrate"), rehashedGraphile}};

const Row *rowOf(const MigrationFolder &folder)
{
    const auto row = std::ranges::find_if(rows, [&folder](const Row &each) { return each.layout == folder.layout; });
    return row == rows.end() ? nullptr : &*row;
}

}  // namespace

bool keepsHashes(const MigrationFolder &folder)
{
    return rowOf(folder) != nullptr;
}

Result<DraftedMigration> rehashed(const MigrationFolder &folder)
{
    if (const Row *row = rowOf(folder))
        return row->rehashed(folder);
    return Error{ErrorCode::BadRequest,
                 {QT_TRANSLATE_NOOP("app", "%1 keeps no hashes beside its migrations."),
                  {QString::fromLatin1(findLayout(folder.layout)->title)}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "There is nothing to do.")}};
}

}  // namespace lockstep
