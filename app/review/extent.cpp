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

/// This plan makes it: whatever the target has of that name is gone by then.
bool isMadeHere(const Replay &schema, const ObjectName &name)
{
    const Snapshot &snapshot = schema.snapshot();
    const auto table = snapshot.tables.find(name);
    const auto view = snapshot.views.find(name);
    return (table != snapshot.tables.end() && table->second.origin.migration >= 0)
        || (view != snapshot.views.end() && view->second.origin.migration >= 0);
}

QString dayOf(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd"_s);
}

}  // namespace

std::optional<Extent> extentOf(const RuleInput &input, const QString &relation)
{
    const auto name = input.target && input.schema ? input.schema->find(relation) : std::nullopt;
    if (!name)
        return std::nullopt;
    if (isMadeHere(*input.schema, *name))
        return Extent{0, 0};
    const RelationFacts *facts = relationFacts(input, relation);
    return facts ? std::optional(Extent{facts->rows, facts->bytes}) : std::nullopt;
}

const RelationFacts *relationFacts(const RuleInput &input, const QString &relation)
{
    const auto name = input.target && input.schema ? input.schema->find(relation) : std::nullopt;
    if (!name || isMadeHere(*input.schema, *name))
        return nullptr;
    const auto found = input.target->relations.find(*name);
    return found == input.target->relations.end() ? nullptr : &found->second;
}

Message lastWriteOf(const RuleInput &input, const QString &relation)
{
    const RelationFacts *facts = relationFacts(input, relation);
    if (!facts || facts->rows == 0)
        return {};
    if (facts->lastWrite.isValid())
        return {QT_TRANSLATE_NOOP("app", "Its newest row was written on %1."), {dayOf(facts->lastWrite)}};
    const QDateTime &since = input.target->countedSince;
    if (!since.isValid())  // a counter that may have begun a minute ago says nothing by being 0
        return facts->writes == 0
            ? Message{}
            : Message{QT_TRANSLATE_NOOP("app", "Rows written since the server's statistics began: %1."),
                      {QString::number(facts->writes)}};
    return {QT_TRANSLATE_NOOP("app", "Rows written since the statistics were reset on %1: %2."),
            {dayOf(since), QString::number(facts->writes)}};
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
    QStringList parts{finding.message.english()};
    if (finding.extent)
        parts << sizeText(*finding.extent, QLocale::c()).english();
    if (!finding.lastWrite.isEmpty())
        parts << finding.lastWrite->english();
    return parts.join(u' ');
}

QString translatedText(const Finding &finding)
{
    QStringList parts{finding.message.translated()};
    if (finding.extent)
        parts << sizeText(*finding.extent, QLocale()).translated();
    if (!finding.lastWrite.isEmpty())
        parts << finding.lastWrite->translated();
    return parts.join(u' ');
}

}  // namespace lockstep
