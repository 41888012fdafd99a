// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/project/projectconfig.h"

#include <QDir>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A quoted value may span lines; \n and \r are understood in double quotes only, as in dotenv 16.
QString valueOf(const QString &written)
{
    const QString text = written.trimmed();
    const bool isQuoted = text.size() >= 2 && text.front() == text.back() && u"'\"`"_s.contains(text.front());
    if (!isQuoted)
        return text;
    QString value = text.mid(1, text.size() - 2);
    if (text.front() == u'"')
        value.replace(u"\\n"_s, u"\n"_s).replace(u"\\r"_s, u"\r"_s);
    return value;
}

void addVariables(QHash<QString, QString> &variables, const QString &path)
{
    // One line: name, '=' or ': ', then a quoted value that ends the line but for a comment, or the text up to a '#'.
    static const QRegularExpression line(
        uR"re(^[ \t]*(?:export[ \t]+)?([\w.-]+)(?:[ \t]*=[ \t]*|:[ \t]+)('[^']*'(?=[ \t]*(?:#|\r?$))|"[^"]*"(?=[ \t]*(?:#|\r?$))|`[^`]*`(?=[ \t]*(?:#|\r?$))|[^#\r\n]*))re"_s,
        QRegularExpression::MultilineOption);
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return;
    const QString text = QString::fromUtf8(*bytes);
    for (auto matches = line.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        variables.insert(match.captured(1), valueOf(match.captured(2)));
    }
}

}  // namespace

QHash<QString, QString> readDotenv(const QString &root)
{
    QHash<QString, QString> variables;
    for (const QString &name : {u".env"_s, u".env.local"_s})
        addVariables(variables, QDir(root).filePath(name));
    return variables;
}

}  // namespace lockstep
