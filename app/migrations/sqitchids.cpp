// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqitchplan.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString hashOf(const QByteArray &kind, const QStringList &lines)
{
    const QByteArray text = lines.join(u'\n').toUtf8();
    const QByteArray object = kind + ' ' + QByteArray::number(text.size()) + '\0' + text;
    return QString::fromLatin1(QCryptographicHash::hash(object, QCryptographicHash::Sha1).toHex());
}

/// Escapes in upper case, and none where the character needs none.
QString withCanonicalEscapes(const QString &uri)
{
    static const QRegularExpression escape(u"%([0-9A-Fa-f]{2})"_s);
    static const QRegularExpression unreserved(u"^[A-Za-z0-9\\-_.!~*'()]$"_s);
    QString result;
    qsizetype copied = 0;
    for (auto found = escape.globalMatch(uri); found.hasNext();) {
        const auto match = found.next();
        const QString character(QChar(match.captured(1).toUShort(nullptr, 16)));
        result += uri.mid(copied, match.capturedStart() - copied);
        result += unreserved.match(character).hasMatch() ? character : match.captured().toUpper();
        copied = match.capturedEnd();
    }
    return result + uri.mid(copied);
}

/// Lower-case host, no default port, a path: as Perl's URI module has it, whose form goes into the ids.
QString canonicalUri(const QString &uri)
{
    static const QRegularExpression parts(
        u"^(https?|ftp|ssh|git)://((?:[^/?#@]*@)?)([^/?#:]*)(?::(\\d*))?([^?#]*)(.*)$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const auto match = parts.match(withCanonicalEscapes(uri));
    if (!match.hasMatch())
        return withCanonicalEscapes(uri);
    const QString scheme = match.captured(1).toLower();
    const QString port = match.captured(4);
    const QString usual = scheme == "https"_L1 ? u"443"_s
        : scheme == "http"_L1                  ? u"80"_s
        : scheme == "ftp"_L1                   ? u"21"_s
                                               : u"22"_s;
    const bool isNamed = !port.isEmpty() && port != usual;
    const bool needsPath
        = scheme.startsWith("http"_L1) && match.captured(5).isEmpty() && !match.captured(6).startsWith(u'?');
    return scheme + u"://"_s + match.captured(2) + match.captured(3).toLower() + (isNamed ? u':' + port : QString())
        + (needsPath ? u"/"_s : match.captured(5)) + match.captured(6);
}

/// Perl takes "0" for nothing.
bool counts(const QString &text)
{
    return !text.isEmpty() && text != "0"_L1;
}

QStringList head(const SqitchPlan &plan)
{
    QStringList lines{u"project "_s + plan.project};
    if (!plan.uri.isEmpty())
        lines << u"uri "_s + canonicalUri(plan.uri);
    return lines;
}

template <typename Line>
QStringList planning(const Line &line)
{
    return {u"planner %1 <%2>"_s.arg(line.plannerName, line.plannerEmail), u"date "_s + line.plannedAt};
}

QStringList listed(const QString &title, const QStringList &names, QLatin1StringView sign)
{
    QStringList lines;
    for (const QString &name : names)
        lines << sign + name;
    return names.isEmpty() ? lines : QStringList{title} + lines;
}

QString idOf(const SqitchPlan &plan, const SqitchChange &change, const QString &parent)
{
    QStringList lines = head(plan) << u"change "_s + change.name;
    if (!parent.isEmpty())
        lines << u"parent "_s + parent;
    lines << planning(change) << listed(u"requires"_s, change.dependencyNames(false, plan.project), "  + "_L1)
          << listed(u"conflicts"_s, change.dependencyNames(true, plan.project), "  - "_L1);
    if (counts(change.note))
        lines << QString() << change.note;
    return hashOf("change", lines);
}

QString idOf(const SqitchPlan &plan, const SqitchTag &tag, const QString &change)
{
    QStringList lines = head(plan) << u"tag @"_s + tag.name << u"change "_s + change << planning(tag);
    if (counts(tag.note))
        lines << QString() << tag.note;
    return hashOf("tag", lines);
}

}  // namespace

void computeSqitchIds(SqitchPlan &plan)
{
    QString parent;
    for (SqitchChange &change : plan.changes) {
        change.id = idOf(plan, change, parent);
        for (SqitchTag &tag : change.tags)
            tag.id = idOf(plan, tag, change.id);
        parent = change.id;
    }
}

}  // namespace lockstep
