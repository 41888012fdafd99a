// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/forecast.h"

#include "app/review/forecastwriter.h"

#include <array>

namespace lockstep {
namespace {

/// What changes the schema, by kind; what is not here needs no more than its syntax.
struct BySchema
{
    ForecastWriter &writer;

    void operator()(const change::AlterTable &change) const { forecastAlterTable(writer, change); }
    void operator()(const change::DropObject &change) const { forecastDrop(writer, change); }
    void operator()(const change::CreateTable &change) const { forecastCreateTable(writer, change); }
    void operator()(const change::CreateIndex &change) const { forecastCreateIndex(writer, change); }
    void operator()(const change::AlterDomain &change) const { forecastDomain(writer, change); }
    template <typename Other>
    void operator()(const Other &) const
    { }
};

}  // namespace

QLatin1StringView basisId(Basis basis)
{
    static constexpr std::array ids{"syntax", "history", "catalog"};
    return QLatin1StringView(ids[std::size_t(basis)]);
}

Forecast forecast(const ForecastInput &input)
{
    const StatementEffects &statement = input.statement;
    if (!input.schema) {
        Forecast bySyntax{statement.locks, {}, statement.rewrites, statement.scans, statement.builds};
        bySyntax.unknown = statement.unknown;
        return bySyntax;
    }
    ForecastWriter writer(input);
    for (const LocatedChange &located : statement.changes)
        std::visit(BySchema{writer}, located.change);
    forecastEffects(writer);
    return writer.take();
}

}  // namespace lockstep
