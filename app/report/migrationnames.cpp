// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/migrationnames.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

PrefixStyle styleOf(const QString &digits)
{
    switch (digits.size()) {
    case 14:
        return PrefixStyle::DateTime;
    case 12:
        return QDate::fromString(digits.left(8), u"yyyyMMdd"_s).isValid() ? PrefixStyle::DateTime : PrefixStyle::Number;
    case 10:
    case 13:
        return PrefixStyle::Epoch;
    case 8:
        return QDate::fromString(digits, u"yyyyMMdd"_s).isValid() ? PrefixStyle::Date : PrefixStyle::Number;
    default:
        return PrefixStyle::Number;
    }
}

}  // namespace

Message prefixStyleText(PrefixStyle style)
{
    switch (style) {
    case PrefixStyle::None:
        return {QT_TRANSLATE_NOOP("app", "no number or date")};
    case PrefixStyle::Number:
        return {QT_TRANSLATE_NOOP("app", "a running number")};
    case PrefixStyle::Date:
        return {QT_TRANSLATE_NOOP("app", "a date")};
    case PrefixStyle::DateTime:
        return {QT_TRANSLATE_NOOP("app", "date and time")};
    case PrefixStyle::Epoch:
        return {QT_TRANSLATE_NOOP("app", "seconds since 1970")};
    case PrefixStyle::Version:
        return {QT_TRANSLATE_NOOP("app", "a version")};
    }
    Q_UNREACHABLE();
}

NameParts nameParts(const QString &migration)
{
    QString name = migration.section(u'/', -1);
    static const QRegularExpression ending(u"(\\.(up|do))?(\\.sql)+$"_s);
    name.remove(ending);
    static const QRegularExpression dashed(u"^(\\d{4}-\\d{2}-\\d{2}-\\d{6})[_-]+(.*)$"_s);
    if (const auto match = dashed.match(name); match.hasMatch())
        return {PrefixStyle::DateTime, match.captured(1), match.captured(2)};
    static const QRegularExpression version(u"^[VBU](\\d+(?:[._]\\d+)+)__(.*)$"_s);
    if (const auto match = version.match(name); match.hasMatch())
        return {PrefixStyle::Version, match.captured(1), match.captured(2)};
    static const QRegularExpression plain(u"^[VBU]?(\\d+)(?:[._ -]+(.*))?$"_s);
    if (const auto match = plain.match(name); match.hasMatch())
        return {styleOf(match.captured(1)), match.captured(1), match.captured(2)};
    return {PrefixStyle::None, {}, name};
}

}  // namespace lockstep
