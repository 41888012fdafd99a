// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/message.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

/// One pass over the text: chained arg() calls would expand a "%2" that came in as data.
QString filled(const QString &text, const QStringList &arguments)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool placeholder = text[i] == u'%' && i + 1 < text.size() && text[i + 1] >= u'1' && text[i + 1] <= u'9';
        if (!placeholder) {
            out += text[i];
            continue;
        }
        const int number = text[++i].digitValue();
        out += number <= arguments.size() ? arguments[number - 1] : QString();
    }
    return out;
}

}  // namespace

QString Message::english() const
{
    QString text = QString::fromUtf8(source);
    if (count >= 0) {
        text.replace(QStringLiteral("%n"), QString::number(count));
        for (const auto &ending : {QStringLiteral("s"), QStringLiteral("es")})
            text.replace(u'(' + ending + u')', count == 1 ? QString() : ending);
    }
    return filled(text, arguments);
}

QString Message::translated() const
{
    const QString text = QCoreApplication::translate("app", source, nullptr, count);
    // What no translation has comes back as it was marked, with its "(s)".
    const bool isMarked
        = count >= 0 && text == QString::fromUtf8(source).replace(QStringLiteral("%n"), QString::number(count));
    return isMarked ? english() : filled(text, arguments);
}

Message verbatim(const QString &text)
{
    return {"%1", {text}};
}

}  // namespace lockstep
