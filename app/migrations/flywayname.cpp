// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/flywayname.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using Kind = FlywayName::Kind;

bool isVersion(const QString &text)
{
    static const QRegularExpression form(u"^[0-9]+(?:[._][0-9]+)*\\z"_s);
    return form.match(text).hasMatch();
}

FlywayName none(Message why)
{
    FlywayName name;
    name.why = std::move(why);
    return name;
}

bool isCallback(const QString &name)
{
    static const QRegularExpression form(u"^(?:before|after|createSchema)(?:[A-Z]\\w*?)?(?:__.*)?\\z"_s);
    return form.match(name).hasMatch();
}

/// The name without the suffix; nothing when it has none of them.
std::optional<QString> withoutSuffix(const QString &fileName, const QStringList &suffixes)
{
    for (const QString &suffix : suffixes) {
        if (!suffix.isEmpty() && fileName.endsWith(suffix))
            return fileName.chopped(suffix.size());
    }
    return std::nullopt;
}

FlywayName otherFile(const QString &fileName)
{
    static const QRegularExpression code(u"^[VR].*\\.(?:java|kt|class|groovy|scala|sh|bash|py|ps1)\\z"_s);
    if (code.match(fileName).hasMatch())
        return none({QT_TRANSLATE_NOOP("app", "This migration is a program, which only Flyway itself can run.")});
    return none({QT_TRANSLATE_NOOP("app", "Flyway takes only names that end in .sql.")});
}

FlywayName parsed(Kind kind, const QString &rest, const FlywayNaming &naming)
{
    const qsizetype at = rest.indexOf(naming.separator);
    const QString left = at < 0 ? rest : rest.left(at);
    const QString words = at < 0 ? QString() : rest.mid(at + naming.separator.size()).replace(u'_', u' ');
    if (kind == Kind::Repeatable ? left.isEmpty() && at >= 0 : isVersion(left))
        return {kind, QString(left).replace(u'_', u'.'), words};
    return none({QT_TRANSLATE_NOOP("app",
                                   "The name is not like V1__words.sql, with a version and two underscores, nor like "
                                   "R__words.sql, so Flyway passes it by.")});
}

QStringList partsOf(const QString &version)
{
    QStringList parts = QString(version).replace(u'_', u'.').split(u'.');
    for (QString &part : parts) {
        const auto digit = std::find_if(part.begin(), part.end(), [](QChar c) { return c != u'0'; });
        part.remove(0, digit - part.begin());
    }
    while (parts.size() > 1 && parts.back().isEmpty())
        parts.removeLast();
    return parts;
}

/// Numbers of any length, without leading zeros.
int compareNumbers(const QString &left, const QString &right)
{
    if (left.size() != right.size())
        return left.size() < right.size() ? -1 : 1;
    return std::clamp(left.compare(right), -1, 1);
}

}  // namespace

FlywayName flywayName(const QString &fileName, const FlywayNaming &naming)
{
    const auto base = withoutSuffix(fileName, naming.suffixes);
    if (!base)
        return otherFile(fileName);
    if (isCallback(*base))
        return none({QT_TRANSLATE_NOOP("app", "This is a callback of Flyway's, which Lockstep does not run.")});
    const std::array kinds{std::pair{Kind::Versioned, naming.versioned}, std::pair{Kind::Undo, naming.undo},
                           std::pair{Kind::Baseline, naming.baseline}, std::pair{Kind::Repeatable, naming.repeatable}};
    for (const auto &[kind, prefix] : kinds) {
        if (!prefix.isEmpty() && base->startsWith(prefix))
            return parsed(kind, base->mid(prefix.size()), naming);
    }
    return parsed(Kind::Versioned, u"?"_s, naming);
}

QString flywayVersionNumber(const QString &version)
{
    QStringList parts = partsOf(version);
    parts.replaceInStrings(QRegularExpression(u"^\\z"_s), u"0"_s);
    return parts.join(u'.');
}

int compareFlywayVersions(const QString &left, const QString &right)
{
    const QStringList lefts = partsOf(left);
    const QStringList rights = partsOf(right);
    for (qsizetype index = 0; index < std::max(lefts.size(), rights.size()); ++index) {
        if (const int order = compareNumbers(lefts.value(index), rights.value(index)); order != 0)
            return order;
    }
    return 0;
}

QString flywayKey(Kind kind, const QString &version, const QString &description)
{
    if (kind == Kind::Repeatable)
        return u"R:"_s + description;
    const QString number = flywayVersionNumber(version);
    return kind == Kind::Baseline ? u"B:"_s + number : number;
}

Kind flywayKind(const QString &key)
{
    return key.startsWith("R:"_L1) ? Kind::Repeatable : key.startsWith("B:"_L1) ? Kind::Baseline : Kind::Versioned;
}

QString flywayVersionOf(const QString &key)
{
    switch (flywayKind(key)) {
    case Kind::Repeatable:
        return {};
    case Kind::Baseline:
        return key.mid(2);
    default:
        return key;
    }
}

bool flywayBefore(const QString &left, const QString &right)
{
    const bool isLeftRepeatable = flywayKind(left) == Kind::Repeatable;
    const bool isRightRepeatable = flywayKind(right) == Kind::Repeatable;
    if (isLeftRepeatable || isRightRepeatable)
        return isLeftRepeatable && isRightRepeatable ? left < right : isRightRepeatable;
    const int order = compareFlywayVersions(flywayVersionOf(left), flywayVersionOf(right));
    return order < 0 || (order == 0 && flywayKind(left) == Kind::Baseline && flywayKind(right) != Kind::Baseline);
}

}  // namespace lockstep
