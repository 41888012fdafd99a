// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reportstate.h"

#include "app/core/files.h"
#include "app/report/json.h"

#include <QFileInfo>

namespace lockstep {

using namespace Qt::StringLiterals;

Result<MadeReport> makeReport(const WorkspacePtr &workspace, const std::optional<TargetView> &view,
                              const ReportWish &wish, const QDateTime &at, const JobContext &context)
{
    const QString ending = QFileInfo(wish.file).suffix().toLower();
    if (!QStringList{u"md"_s, u"html"_s, u"pdf"_s, u"json"_s}.contains(ending))
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "A report cannot be written as %1."), {QFileInfo(wish.file).fileName()}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Let the file's name end in .md, .html, .json or .pdf.")}};
    const auto facts = view ? readFacts(*workspace, *view, at, context) : readFacts(*workspace, at, context);
    if (!facts)
        return facts.error();
    MadeReport made;
    if (ending == "json"_L1) {
        made.bytes = jsonText(projectReportJson(*facts, wish.kind), QJsonDocument::Indented);
    } else {
        const Document page = toDocument(projectReport(*facts, wish.kind), linkBaseFor(wish.file, workspace->root));
        if (ending == "pdf"_L1)
            made.html = toHtml(page);
        else
            made.bytes = (ending == "md"_L1 ? toMarkdown(page) : toHtml(page)).toUtf8();
    }
    if (made.html.isEmpty()) {
        if (const Status written = writeFileDurably(wish.file, made.bytes); !written)
            return written.error();
    }
    return made;
}

QString reportFileName(const QString &root, const QString &kind, const QString &ending)
{
    const QString what = kind == "hygiene"_L1 ? u"migration-hygiene"_s : u"migration-review"_s;
    return u"%1-%2.%3"_s.arg(QFileInfo(root).fileName(), what, ending);
}

}  // namespace lockstep
