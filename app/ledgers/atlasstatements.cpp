// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/atlasstatements.h"

#include "app/migrations/atlassum.h"
#include "app/sql/script.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// By PostgreSQL's own rules, which Atlas's scanner follows: strings, dollar quotes, BEGIN ATOMIC.
std::vector<AtlasStatement> cutAtSemicolons(const QByteArray &sql)
{
    const Script script = readScript(sql);
    std::vector<AtlasStatement> statements;
    for (std::size_t index = 0; index < script.statements.size(); ++index) {
        const ByteRange &range = script.statements[index].range;
        const bool isLast = index + 1 == script.statements.size();
        const qsizetype next = isLast ? sql.size() : script.statements[index + 1].range.begin;
        const qsizetype semicolon = sql.indexOf(';', range.end);
        const qsizetype end = semicolon >= 0 && semicolon < next ? semicolon + 1 : next;
        statements.push_back({sql.mid(range.begin, end - range.begin).trimmed(), {}, end});
    }
    return statements;
}

/// Where the file's first line names another delimiter.
std::vector<AtlasStatement> cutAt(QByteArray delimiter, const QByteArray &sql)
{
    delimiter.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    std::vector<AtlasStatement> statements;
    qsizetype begin = sql.indexOf('\n') + 1;
    while (begin < sql.size()) {
        const qsizetype found = sql.indexOf(delimiter, begin);
        const qsizetype end = found < 0 ? sql.size() : found + delimiter.size();
        const QByteArray text = sql.mid(begin, (found < 0 ? end : found) - begin).trimmed();
        if (!text.isEmpty())
            statements.push_back({text, {}, end});
        begin = end;
    }
    return statements;
}

}  // namespace

std::vector<AtlasStatement> atlasStatements(const QByteArray &sql)
{
    const auto delimiter = atlasDirective(sql, u"delimiter"_s);
    const bool isOther = delimiter && !delimiter->isEmpty() && *delimiter != u';';
    auto statements = isOther ? cutAt(delimiter->toUtf8(), sql) : cutAtSemicolons(sql);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (AtlasStatement &statement : statements) {
        hash.addData(statement.text);
        statement.hash = QString::fromLatin1(hash.result().toBase64());
    }
    return statements;
}

QByteArray atlasPartialHashes(const std::vector<AtlasStatement> &statements, std::size_t count)
{
    QJsonArray hashes;
    for (std::size_t index = 0; index < std::min(count, statements.size()); ++index)
        hashes.append(u"h1:"_s + statements[index].hash);
    return QJsonDocument(hashes).toJson(QJsonDocument::Compact);
}

}  // namespace lockstep
