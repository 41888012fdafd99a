// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/mismatches.h"
#include "app/deploy/drift/noise.h"
#include "app/deploy/drift/sides.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct Kind
{
    const char *kind;
    const char *property;
    int parts;  ///< of an object's whole name
};

/// By MismatchOf.
constexpr std::array kinds{Kind{"table", "", 2},
                           Kind{"column", "", 3},
                           Kind{"column", "type", 3},
                           Kind{"column", "notNull", 3},
                           Kind{"column", "default", 3},
                           Kind{"constraint", "definition", 3},
                           Kind{"constraint", "definition", 3},
                           Kind{"index", "definition", 2},
                           Kind{"constraint", "definition", 3},
                           Kind{"type", "", 2},
                           Kind{"type", "labels", 2},
                           Kind{"policy", "definition", 3},
                           Kind{"function", "definition", 2},
                           Kind{"trigger", "definition", 3},
                           Kind{"view", "definition", 2}};
static_assert(kinds.size() == size_t(MismatchOf::View) + 1);

DriftItem itemOf(const Mismatch &mismatch)
{
    const Kind &kind = kinds.at(size_t(mismatch.of));
    const bool isDifferent = mismatch.change == Mismatch::Change::Different;
    const bool isShort = identifiersOf(mismatch.object).size() < kind.parts;
    DriftItem item{.kind = QString::fromLatin1(kind.kind),
                   .object = isShort ? u"public."_s + mismatch.object : mismatch.object,
                   .property = isDifferent ? QString::fromLatin1(kind.property) : QString(),
                   .expected = mismatch.declared,
                   .actual = mismatch.made,
                   .noise = mismatch.weight == MismatchWeight::Cosmetic ? u"impliedDefaults"_s : QString()};
    item.difference = isDifferent                      ? DifferenceClass::Different
        : mismatch.change == Mismatch::Change::Missing ? DifferenceClass::Missing
                                                       : DifferenceClass::Extra;
    if (item.expected.isEmpty() && item.difference == DifferenceClass::Missing)
        item.expected = item.object;
    if (item.actual.isEmpty() && item.difference == DifferenceClass::Extra)
        item.actual = item.object;
    return item;
}

}  // namespace

Status compareModel(const DriftRequest &request, const Snapshot &actual, Drift &drift)
{
    const auto &model = request.workspace->declared;
    if (!model)
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "This project declares no schema beside its migrations.")},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Compare with --against history.")}};
    for (const Mismatch &mismatch : mismatchesOf(*model, {actual, {}}))
        drift.items.push_back(itemOf(mismatch));
    if (const auto ignores = readDriftIgnores(request.workspace->root))
        silence(drift, *ignores, request.today);
    resolveBySnapshots(actual, model->schema, drift);
    return Done{};
}

}  // namespace lockstep
