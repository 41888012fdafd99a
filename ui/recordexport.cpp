// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recordexport.h"

#include "app/core/files.h"
#include "app/report/record.h"
#include "ui/pdf.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

Status exportRecord(const RunRecord &run, const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == u"md")
        return writeFileDurably(path, toMarkdown(recordDocument(run)).toUtf8());
    if (ending == u"html")
        return writeFileDurably(path, toHtml(recordDocument(run)).toUtf8());
    if (ending == u"json")
        return writeFileDurably(path, QJsonDocument(recordJson(run)).toJson());
    if (ending == u"pdf")
        return writePdf(toHtml(recordDocument(run)), path);
    return Error{ErrorCode::BadRequest,
                 {QT_TRANSLATE_NOOP("app", "A record cannot be written as %1."), {QFileInfo(path).fileName()}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Let the file's name end in .md, .html, .json or .pdf.")}};
}

QString recordName(const RunRecord &run)
{
    const QString at = run.startedAt.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    static const QRegularExpression unfit(u"[^\\w.-]"_s);
    return u"deploy-%1-%2"_s.arg(QString(run.plan.target.database).replace(unfit, u"_"_s), at);
}

}  // namespace lockstep
