// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pdf.h"

#include "app/core/files.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>

namespace lockstep {

using namespace Qt::StringLiterals;

Status writePdf(const QString &html, const QString &path)
{
    QTextDocument document;
    document.setHtml(html);
    QBuffer pages;
    if (!pages.open(QIODevice::WriteOnly))
        return Error{ErrorCode::FileUnreadable, verbatim(pages.errorString())};
    QPdfWriter writer(&pages);
    writer.setTitle(document.metaInformation(QTextDocument::DocumentTitle));
    writer.setCreator(u"Lockstep"_s);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());  // QTextDocument::print() leaves 2 cm all around by itself
    document.print(&writer);
    pages.close();
    return writeFileDurably(path, pages.data());
}

}  // namespace lockstep
