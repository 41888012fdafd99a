// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/placeholders.h"

#include "app/migrations/sqlfile.h"
#include "app/project/projectconfig.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// A placeholder's name and where the text goes on behind it.
struct Place
{
    QByteArray name{};
    qsizetype end = 0;
};

/// The placeholder whose prefix ends at `begin`.
std::optional<Place> placeAt(const QByteArray &text, qsizetype begin, const PlaceholderForm &form)
{
    if (form.suffix.isEmpty()) {
        const auto first = text.begin() + begin;
        const auto last = std::find_if_not(first, text.end(), isWordByte);
        return Place{QByteArray(first, last - first), last - text.begin()};
    }
    const qsizetype end = text.indexOf(form.suffix, begin);
    return end < 0 ? std::nullopt : std::optional(Place{text.mid(begin, end - begin), end + form.suffix.size()});
}

}  // namespace

QByteArray filledText(const QByteArray &text, const PlaceholderForm &form, const PlaceholderValue &valueOf)
{
    QByteArray filled;
    qsizetype copied = 0;
    qsizetype at = text.indexOf(form.prefix);
    while (at >= 0) {
        const qsizetype begin = at + form.prefix.size();
        const auto place = placeAt(text, begin, form);
        const auto value = place && !place->name.isEmpty() ? valueOf(QString::fromUtf8(place->name)) : std::nullopt;
        if (value) {
            filled += text.mid(copied, at - copied) + value->toUtf8();
            copied = place->end;
        }
        at = text.indexOf(form.prefix, value ? place->end : begin);
    }
    return filled + text.mid(copied);
}

void fillPlaceholders(SqlFile &file, const PlaceholderForm &form, const PlaceholderValue &valueOf)
{
    QByteArray filled = filledText(file.sql(), form, valueOf);
    if (filled == file.sql())
        return;
    file.section = std::move(filled);
    file.isFilled = true;
    file.sha256 = contentHash(file);
}

std::optional<QString> environmentValue(const QString &root, const QString &name)
{
    const QByteArray variable = name.toLocal8Bit();
    if (qEnvironmentVariableIsSet(variable.constData()))
        return qEnvironmentVariable(variable.constData());
    const auto values = readDotenv(root);
    const auto found = values.constFind(name);
    return found == values.constEnd() ? std::nullopt : std::optional(*found);
}

Message missingPlaceholder(const QString &written, const QString &name)
{
    return {QT_TRANSLATE_NOOP("app",
                              "The file has %1, and nothing says what to put there. Set %2 under [placeholders] in "
                              "lockstep.toml or in the environment."),
            {written, name}};
}

}  // namespace lockstep
