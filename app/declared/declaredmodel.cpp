// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/declaredmodel.h"

#include "app/declared/readers.h"

#include <array>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QLatin1StringView layout;
    std::optional<DeclaredModel> (*read)(const MigrationFolder &folder, const JobContext &context);
};

constexpr std::array rows{
    Row{QLatin1StringView("prisma"), readPrismaModel},
    Row{QLatin1StringView("drizzle"), readDrizzleModel},
    Row{QLatin1StringView("supabase"), readSupabaseModel},
};

}  // namespace

DeclaredPlace DeclaredModel::placeOf(const Origin &origin) const
{
    const bool isKnown = origin.migration >= 0 && std::size_t(origin.migration) < places.size();
    if (!isKnown || std::size_t(origin.statement) >= places[std::size_t(origin.migration)].size())
        return {};
    return places[std::size_t(origin.migration)][std::size_t(origin.statement)];
}

DefaultBy DeclaredModel::defaultBy(const ObjectName &table, const QString &column) const
{
    const auto found = defaults.find({table, column});
    return found == defaults.end() ? DefaultBy::Database : found->second;
}

std::optional<DeclaredModel> readDeclaredModel(const MigrationFolder &folder, const JobContext &context)
{
    for (const Row &row : rows) {
        auto own = folder.layout == row.layout ? row.read(folder, context) : std::nullopt;
        if (own)
            return own;
    }
    auto other = folder.layout == "prisma"_L1 ? std::nullopt : readPrismaModel(folder, context);
    if (other)
        other->isOwn = false;
    return other;
}

}  // namespace lockstep
