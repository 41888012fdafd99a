// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/graphilefile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// JavaScript's trim() also takes the byte order mark for white space.
QString trimmedAsNode(const QString &text)
{
    constexpr QChar mark(0xFEFF);
    QString trimmed = text.trimmed();
    while (trimmed.startsWith(mark) || trimmed.endsWith(mark))
        trimmed = (trimmed.startsWith(mark) ? trimmed.mid(1) : trimmed.chopped(1)).trimmed();
    return trimmed;
}

Message required(const GraphileFile &file)
{
    if (file.headers.value(u"Previous"_s).isEmpty())
        return {QT_TRANSLATE_NOOP("app", "The file has no \"--! Previous:\" line with the hash before it.")};
    if (file.hash().isEmpty())
        return {QT_TRANSLATE_NOOP("app", "The file has no \"--! Hash:\" line.")};
    return {};
}

void fail(GraphileFile &file, int line, Message problem)
{
    if (!file.problem.isEmpty())
        return;
    file.line = line;
    file.problem = std::move(problem);
}

/// The text of the line at `begin`, without its line end.
QByteArray lineAt(const QByteArray &bytes, qsizetype begin)
{
    const qsizetype end = bytes.indexOf('\n', begin);
    return bytes.mid(begin, end < 0 ? -1 : end - begin);
}

}  // namespace

QString GraphileFile::previousHash() const
{
    const QString hash = headers.value(u"Previous"_s);
    return hash == u'-' ? QString() : hash;
}

GraphileFile readGraphileFile(const QByteArray &bytes)
{
    static const QRegularExpression form(u"^--! ([A-Z][a-zA-Z0-9_]*)(?::(.*))?$"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    GraphileFile file;
    int number = 1;
    for (; file.body < bytes.size(); ++number) {
        const QByteArray line = lineAt(bytes, file.body);
        const auto match = form.match(QString::fromUtf8(line));
        if (!match.hasMatch())
            break;
        if (file.headers.contains(match.captured(1)))
            fail(file, number, {QT_TRANSLATE_NOOP("app", "\"%1\" stands twice in the head."), {match.captured(1)}});
        file.headers.insert(match.captured(1), trimmedAsNode(match.captured(2)));
        file.body = std::min(file.body + line.size() + 1, bytes.size());
    }
    if (!lineAt(bytes, file.body).isEmpty() || number == 1)
        fail(file, number,
             {QT_TRANSLATE_NOOP("app",
                                "An empty line must follow the \"--!\" lines that the file begins with; the file must "
                                "have line ends without CR.")});
    if (const Message missing = required(file); !missing.isEmpty())
        fail(file, 1, missing);
    return file;
}

QString graphileHash(const QByteArray &body, const QString &previousHash)
{
    const QString text = trimmedAsNode(previousHash + u'\n' + trimmedAsNode(QString::fromUtf8(body)));
    return u"sha1:"_s
        + QString::fromLatin1(QCryptographicHash::hash((text + u'\n').toUtf8(), QCryptographicHash::Sha1).toHex());
}

QString graphileLedgerHash(const QByteArray &bytes)
{
    const GraphileFile file = readGraphileFile(bytes);
    return file.allowsInvalidHash() ? file.hash() : graphileHash(bytes.mid(file.body), file.previousHash());
}

bool isGraphileNoTransaction(const QByteArray &body)
{
    static const QRegularExpression form(u"^--!\\s*no-transaction\\b"_s);
    return form.match(trimmedAsNode(QString::fromUtf8(body)).section(u'\n', 0, 0)).hasMatch();
}

}  // namespace lockstep
