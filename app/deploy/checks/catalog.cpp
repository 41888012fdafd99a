// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/catalog.h"

#include "app/deploy/checks/checks.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

Result<CheckAnswer> invalid(const CheckInput &input)
{
    const auto names = invalidIndexes(input.session, input.context);
    if (!names)
        return names.error();
    return warnOf(*names, {QT_TRANSLATE_NOOP("app", "Every index is valid.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n index(es) are invalid: they cost writes and serve no read."),
                   {},
                   int(names->size())},
                  {QT_TRANSLATE_NOOP("app", "Drop each with DROP INDEX CONCURRENTLY and build it anew.")});
}

Result<CheckAnswer> unvalidated(const CheckInput &input)
{
    const auto names = unvalidatedConstraints(input.session, input.context);
    if (!names)
        return names.error();
    return warnOf(*names, {QT_TRANSLATE_NOOP("app", "Every constraint is validated.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n constraint(s) not validated for the rows that were there before."),
                   {},
                   int(names->size())},
                  {QT_TRANSLATE_NOOP("app", "Validate each with ALTER TABLE … VALIDATE CONSTRAINT.")});
}

}  // namespace

std::span<const CheckRow> catalogChecks()
{
    static constexpr std::array rows{
        CheckRow{"invalid-indexes", QT_TRANSLATE_NOOP("app", "Indexes valid"), invalid},
        CheckRow{"unvalidated-constraints", QT_TRANSLATE_NOOP("app", "Constraints validated"), unvalidated},
    };
    return rows;
}

}  // namespace lockstep
