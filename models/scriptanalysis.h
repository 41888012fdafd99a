// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "models/filereview.h"
#include "models/job.h"

namespace lockstep {

/// Shared between the views of one text; never changed.
using ReviewedScript = std::shared_ptr<const AnalysedScript>;

/// Reviews a text while it is being typed: off the GUI thread, and only the newest text counts.
class ScriptAnalysis : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray sql{};  ///< UTF-8
        QString file{};
        QString migration{};
        bool hasRevert = false;
        SectionOf section{};  ///< null: all of it runs
        /// Whose settings hold, and whose other files make the schema; null: a text by itself.
        WorkspacePtr workspace{};
        std::optional<std::size_t> index{};  ///< of the migration in the workspace; none: no migration of it
        bool isRevert = false;
        std::vector<ReviewedScript> outdated{};  ///< let go of on the worker's thread, since that takes a while
    };

    using QObject::QObject;

    /// An earlier request that is not answered yet is dropped.
    void analyse(Request request);
    bool isRunning() const { return m_job.isRunning(); }

signals:
    /// The newest request's answer, for what of the text runs; its script holds the very text that was asked about.
    /// Whoever has no use for it hands it to the next request as outdated.
    void analysed(const lockstep::ReviewedScript &script);

private:
    struct Folder;

    void start(Request request);
    static Result<AnalysedScript> review(const Request &request, std::shared_ptr<Folder> &folder,
                                         const JobContext &context);

    std::optional<Request> m_waiting;
    std::shared_ptr<Folder> m_folder;  ///< touched by the worker alone while it runs
    Job m_job;
};

}  // namespace lockstep
