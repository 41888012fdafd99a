// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/drift.h"

#include "app/deploy/drift/noise.h"
#include "app/deploy/drift/repeatable.h"
#include "app/deploy/drift/sides.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

DriftItem itemOf(const InventoryDifference &difference)
{
    const bool isInBoth = !difference.expected.isEmpty() && !difference.actual.isEmpty();
    const bool isProperty = isInBoth || difference.difference == DifferenceClass::Different
        || difference.difference == DifferenceClass::Comment;
    return {.difference = difference.difference,
            .kind = itemKindId(difference.kind),
            .object = difference.object,
            .property = isProperty ? QString(itemPropertyId(difference.property)) : QString(),
            .expected = difference.expected,
            .actual = difference.actual,
            .noise = noiseOf(difference)};
}

void resolveByInventories(const CatalogSides &expected, const CatalogSides &actual,
                          const std::vector<InventoryDifference> &differences, Drift &drift)
{
    std::vector<InventoryDifference> counted;
    for (std::size_t at = 0; at < differences.size(); ++at) {
        if (drift.items[at].counts())
            counted.push_back(differences[at]);
    }
    Resolution forward = resolve(actual, expected, counted);
    auto next = forward.each.begin();
    for (DriftItem &item : drift.items) {
        if (item.counts())
            item.sql = std::move(*next++);
    }
    drift.sql = std::move(forward.sql);
    drift.back = resolve(expected, actual, turned(counted)).sql;
}

Status compareHistory(const DriftRequest &request, const CatalogSides &actual, const std::vector<DriftIgnore> &ignores,
                      Drift &drift, const JobContext &context)
{
    const auto expected = runHistory(request, commonOwner(actual.inventory), context);
    if (!expected)
        return expected.error();
    const auto differences = compareInventories(expected->inventory, actual.inventory);
    std::ranges::transform(differences, std::back_inserter(drift.items), itemOf);
    silence(drift, ignores, request.today);
    resolveByInventories(*expected, actual, differences, drift);
    return Done{};
}

/// What went wrong with the files or the server is known then; the rest can still be compared.
bool mayFallBack(const Error &error)
{
    return error.code != ErrorCode::Cancelled && error.code != ErrorCode::ConnectionLost;
}

Status compare(const DriftRequest &request, const CatalogSides &actual, const std::vector<DriftIgnore> &ignores,
               Drift &drift, const JobContext &context)
{
    if (request.against == DriftAgainst::History) {
        const Status compared = compareHistory(request, actual, ignores, drift, context);
        if (compared || !mayFallBack(compared.error()))
            return compared;
        drift.remarks.push_back(
            {QT_TRANSLATE_NOOP("app", "The history was not run, only read: %1"), {compared.error().message.english()}});
        drift.against = DriftAgainst::Files;
    }
    if (request.against == DriftAgainst::Model)
        return compareModel(request, actual.schema, drift);
    compareFiles(request, actual.schema, drift);
    return Done{};
}

}  // namespace

QLatin1StringView driftAgainstId(DriftAgainst against)
{
    static constexpr std::array words{"history"_L1, "files"_L1, "model"_L1};
    return words.at(std::size_t(against));
}

int countDrift(const Drift &drift)
{
    return int(std::ranges::count_if(drift.items, &DriftItem::counts));
}

Result<Drift> findDrift(const DriftRequest &request, const JobContext &context)
{
    const auto ignores = readDriftIgnores(request.workspace->root);
    if (!ignores)
        return ignores.error();
    const auto actual = readActual(request, context);
    if (!actual)
        return actual.error();
    Drift drift{request.against};
    if (Status compared = compare(request, *actual, *ignores, drift, context); !compared)
        return std::move(compared).error();
    return drift;
}

Result<DraftedMigration> draftResolution(const Drift &drift, const MigrationFolder &folder, const QString &name,
                                         const QDateTime &at)
{
    if (drift.sql.steps.empty())
        return Error{
            ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "There is no statement to write: nothing that counts can be resolved.")}};
    return newDraft(withFolderForNew(folder),
                    {.name = name,
                     .at = at,
                     .forward = scriptOf(repeatable(drift.sql)),
                     .revert = scriptOf(repeatable(drift.back))});
}

}  // namespace lockstep
