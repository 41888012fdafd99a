// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/nodepgmigratenames.h"

#include <QCollator>
#include <QDateTime>
#include <QRegularExpression>
#include <QStringList>

namespace lockstep::nodepgmigrate {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype utcDigits = 17;

QCollator javascriptOrder()
{
    QCollator collator{QLocale(QLocale::English)};
    collator.setCaseSensitivity(Qt::CaseSensitive);
    collator.setNumericMode(true);
    collator.setIgnorePunctuation(true);
    return collator;
}

}  // namespace

std::optional<double> prefixOf(const QString &fileName)
{
    static const QRegularExpression form(u"^[0-9]+"_s);
    const QString digits = form.match(fileName).captured();
    if (digits.isEmpty())
        return std::nullopt;
    if (digits.size() != utcDigits)
        return digits.toDouble();
    QDateTime time = QDateTime::fromString(digits, u"yyyyMMddHHmmsszzz"_s);
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? std::optional(double(time.toMSecsSinceEpoch())) : std::nullopt;
}

bool before(const QString &left, const QString &right)
{
    static thread_local const QCollator collator = javascriptOrder();
    const double leftNumber = prefixOf(left).value_or(0);
    const double rightNumber = prefixOf(right).value_or(0);
    if (leftNumber != rightNumber)
        return leftNumber < rightNumber;
    const int order = collator.compare(left, right);
    return order < 0 || (order == 0 && left < right);
}

bool isProgram(const QString &fileName)
{
    static const QStringList extensions{u"js"_s, u"ts"_s, u"cjs"_s, u"mjs"_s, u"cts"_s, u"mts"_s};
    return fileName.contains(u'.') && extensions.contains(fileName.section(u'.', -1).toLower());
}

QString nameOf(const QString &fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot > 0 ? fileName.left(dot) : fileName;
}

}  // namespace lockstep::nodepgmigrate
