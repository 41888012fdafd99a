// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/atlassum.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString base64(const QByteArray &digest)
{
    return QString::fromLatin1(digest.toBase64());
}

QString totalOf(const std::vector<AtlasSumLine> &lines)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const AtlasSumLine &line : lines) {
        hash.addData(line.name.toUtf8());
        hash.addData(line.hash.toLatin1());
    }
    return base64(hash.result());
}

}  // namespace

struct AtlasHasher::Private
{
    QCryptographicHash hash{QCryptographicHash::Sha256};
};

AtlasHasher::AtlasHasher()
    : d(std::make_unique<Private>())
{ }

AtlasHasher::~AtlasHasher() = default;

QString AtlasHasher::add(const QString &name, const QByteArray &bytes)
{
    d->hash.addData(name.toUtf8());
    if (atlasDirective(bytes, u"sum"_s) == u"ignore"_s)
        return {};
    d->hash.addData(bytes);
    return base64(d->hash.result());
}

QByteArray atlasSumText(const std::vector<AtlasSumLine> &lines)
{
    QString text = u"h1:"_s + totalOf(lines) + u'\n';
    for (const AtlasSumLine &line : lines)
        text += line.name + u" h1:"_s + line.hash + u'\n';
    return text.toUtf8();
}

std::optional<std::vector<AtlasSumLine>> readAtlasSum(const QByteArray &text)
{
    static const QRegularExpression form(u"^(.+) h1:([A-Za-z0-9+/]+=*)\\z"_s);
    QStringList written = QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts);
    if (written.isEmpty())
        return std::nullopt;
    const QString total = written.takeFirst();
    std::vector<AtlasSumLine> lines;
    for (const QString &line : written) {
        const auto match = form.match(line);
        if (!match.hasMatch())
            return std::nullopt;
        lines.push_back({match.captured(1), match.captured(2)});
    }
    return total == u"h1:"_s + totalOf(lines) ? std::optional(lines) : std::nullopt;
}

std::optional<QString> atlasDirective(const QByteArray &text, const QString &name)
{
    static const QRegularExpression form(u"^[ -~]*atlas:(\\w+)(?: +([ -~]*))*"_s);
    const qsizetype end = text.indexOf('\n');
    const auto match = form.match(QString::fromLatin1(end < 0 ? text : text.left(end)));
    return match.captured(1) == name ? std::optional(match.captured(2).trimmed()) : std::nullopt;
}

QStringList atlasFileDirectives(const QByteArray &bytes, const QString &name)
{
    QStringList values;
    qsizetype at = 0;
    while (bytes.mid(at, 2) == "--" || bytes.mid(at, 1) == "#") {
        const qsizetype end = bytes.indexOf('\n', at);
        if (const auto value = atlasDirective(bytes.mid(at, end < 0 ? -1 : end - at), name))
            values << *value;
        at = end < 0 ? bytes.size() : end + 1;
    }
    return at < bytes.size() && bytes[at] == '\n' ? values : QStringList();
}

}  // namespace lockstep
