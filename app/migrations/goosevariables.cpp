// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/goosevariables.h"

#include "app/migrations/sqlfile.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// An escaped dollar, a name alone, or a name in braces with what follows it.
const QRegularExpression &variableForm()
{
    static const QRegularExpression form(
        uR"re((\$\$|\\\$)|\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?:(:?-)([^}]*)|([^}]*))\})re"_s);
    return form;
}

struct Filled
{
    QString text{};  ///< bytes as Latin-1
    Message problem{};
};

QString latin1Of(const QString &value)
{
    return QString::fromLatin1(value.toUtf8());
}

Filled valueAt(const QRegularExpressionMatch &match, const PlaceholderValue &valueOf)
{
    if (match.hasCaptured(1))
        return {u"$"_s};
    const QString name = match.hasCaptured(2) ? match.captured(2) : match.captured(3);
    if (!match.captured(6).isEmpty())
        return {{}, {QT_TRANSLATE_NOOP("app", "Lockstep does not know what goose makes of %1."), {match.captured()}}};
    const std::optional<QString> value = valueOf(name);
    const bool isDefault = !value || (value->isEmpty() && match.captured(4) == ":-"_L1);
    if (!isDefault)
        return {latin1Of(*value)};
    if (match.hasCaptured(4) && !match.captured(4).isEmpty())
        return {match.captured(5)};
    return {{}, missingPlaceholder(match.captured(), name)};
}

Filled filledLine(const QString &line, const PlaceholderValue &valueOf)
{
    Filled filled;
    qsizetype copied = 0;
    for (auto matches = variableForm().globalMatch(line); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const Filled one = valueAt(match, valueOf);
        if (!one.problem.isEmpty())
            return one;
        filled.text += line.mid(copied, match.capturedStart() - copied) + one.text;
        copied = match.capturedEnd();
    }
    filled.text += line.mid(copied);
    return filled;
}

}  // namespace

Message fillGooseVariables(SqlFile &file, const std::vector<FilePart> &parts, const PlaceholderValue &valueOf)
{
    QByteArray filled = file.sql();
    // From the end, so that the offsets before stay.
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        const qsizetype length = part->end - part->begin;
        const Filled line = filledLine(QString::fromLatin1(file.sql().mid(part->begin, length)), valueOf);
        if (!line.problem.isEmpty())
            return line.problem;
        filled.replace(part->begin, length, line.text.toLatin1());
    }
    if (filled == file.sql())
        return {};
    file.section = std::move(filled);
    file.isFilled = true;
    file.sha256 = contentHash(file);
    return {};
}

}  // namespace lockstep
