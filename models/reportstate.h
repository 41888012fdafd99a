// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/projectreport.h"
#include "models/job.h"

namespace lockstep {

/// What a person asked for in the dialog of the two reports.
struct ReportWish
{
    QString kind{};  ///< "review" or "hygiene"
    QString file{};  ///< its ending is the format: .md, .html, .pdf, .json
};

/// A finished report, but for the PDF, which needs the GUI thread.
struct MadeReport
{
    QByteArray bytes{};
    QString html{};  ///< of a PDF to be
};

/// Reads the project, and the target where one is given, and writes the report in the form that the file's ending
/// names. BadRequest for any other ending.
Result<MadeReport> makeReport(const WorkspacePtr &workspace, const std::optional<TargetView> &view,
                              const ReportWish &wish, const QDateTime &at, const JobContext &context);

/// "shop-migration-review.md"
QString reportFileName(const QString &root, const QString &kind, const QString &ending);

}  // namespace lockstep
