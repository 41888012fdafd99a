// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/extent.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Numbers and sizes are as the reader's locale prints them, so each of the two texts has its own.
Message sizeText(const Extent &extent, const QLocale &locale)
{
    const QString bytes = locale.formattedDataSize(extent.bytes, 1);
    if (!extent.rows)
        return {QT_TRANSLATE_NOOP("app", "Size: %1; its rows were never counted."), {bytes}};
    if (*extent.rows == 0)
        return {QT_TRANSLATE_NOOP("app", "It holds no rows.")};
    return {QT_TRANSLATE_NOOP("app", "Rows: about %1; size: %2."), {locale.toString(*extent.rows), bytes}};
}

}  // namespace

std::optional<Extent> extentOf(const RuleInput &input, const QString &relation)
{
    if (!input.target || !input.schema)
        return std::nullopt;
    const auto name = input.schema->find(relation);
    if (!name)
        return std::nullopt;
    const Snapshot &snapshot = input.schema->snapshot();
    const auto table = snapshot.tables.find(*name);
    const auto view = snapshot.views.find(*name);
    const bool isMadeHere = (table != snapshot.tables.end() && table->second.origin.migration >= 0)
        || (view != snapshot.views.end() && view->second.origin.migration >= 0);
    if (isMadeHere)
        return Extent{0, 0};
    const auto found = input.target->relations.find(*name);
    return found == input.target->relations.end() ? std::nullopt
                                                  : std::optional(Extent{found->second.rows, found->second.bytes});
}

SizeClass sizeClass(const Extent &extent, const SizeLimits &limits)
{
    const qint64 rows = extent.rows.value_or(0);
    if (rows >= limits.bigRows || extent.bytes >= limits.bigBytes)
        return SizeClass::Big;
    return rows < limits.tinyRows && extent.bytes < limits.tinyBytes ? SizeClass::Tiny : SizeClass::Middling;
}

Severity weighed(Severity own, Toll toll, const std::optional<Extent> &extent, const SizeLimits &limits)
{
    if (!extent || toll == Toll::None)
        return own;
    if (toll == Toll::Loss)  // What was never filled loses nothing, but who reads it breaks.
        return extent->rows == 0 ? std::min(own, Severity::Warning) : own;
    switch (sizeClass(*extent, limits)) {
    case SizeClass::Tiny:
        return std::min(own, Severity::Note);
    case SizeClass::Middling:
        return std::min(own, Severity::Warning);
    case SizeClass::Big:
        return own;
    }
    Q_UNREACHABLE();
}

QString englishText(const Finding &finding)
{
    const QString text = finding.message.english();
    return finding.extent ? text + u' ' + sizeText(*finding.extent, QLocale::c()).english() : text;
}

QString translatedText(const Finding &finding)
{
    const QString text = finding.message.translated();
    return finding.extent ? text + u' ' + sizeText(*finding.extent, QLocale()).translated() : text;
}

}  // namespace lockstep
