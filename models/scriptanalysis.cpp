// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scriptanalysis.h"

#include "app/review/livereview.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lockstep {

/// What the newest request's workspace says of any of its texts; read once.
struct ScriptAnalysis::Folder
{
    Folder(WorkspacePtr of, std::optional<std::size_t> edited)
        : workspace(std::move(of))
        , index(edited)
        , settings(settingsOf(*workspace))
        , review(workspace->folder.migrations, workspace->reviews, settings, workspace->judgedBy)
    { }

    static ReviewSettings settingsOf(const Workspace &workspace)
    {
        auto read = reviewSettings(workspace.root, workspace.config.review, workspace.folder.layout);
        return read ? *std::move(read) : ReviewSettings();  // the workspace itself was opened with them
    }

    WorkspacePtr workspace;
    std::optional<std::size_t> index;  ///< the one whose text is not the folder's
    ReviewSettings settings;
    LiveReview review;
};

Result<AnalysedScript> ScriptAnalysis::review(const Request &request, std::shared_ptr<Folder> &folder,
                                              const JobContext &context)
{
    const QByteArray sql = (request.section ? request.section(request.sql) : std::nullopt).value_or(request.sql);
    if (!request.workspace)
        return reviewScript(sql, request.file, request.migration, request.hasRevert);
    if (!folder || folder->workspace != request.workspace || folder->index != request.index)
        folder = std::make_shared<Folder>(request.workspace, request.index);
    if (!request.index || *request.index >= request.workspace->reviews.size())
        return reviewScript(sql, request.file, request.migration, request.hasRevert, folder->settings);
    return request.isRevert ? folder->review.revert(*request.index, sql, context)
                            : folder->review.forward(*request.index, sql, context);
}

void ScriptAnalysis::analyse(Request request)
{
    if (!m_job.isRunning())
        return start(std::move(request));
    if (m_waiting)  // what it was to let go of still is
        std::ranges::move(m_waiting->outdated, std::back_inserter(request.outdated));
    m_waiting = std::move(request);
}

void ScriptAnalysis::start(Request request)
{
    m_job.start(
        [request = std::move(request), folder = m_folder](const JobContext &context) mutable {
            request.outdated.clear();
            Result<AnalysedScript> reviewed = review(request, folder, context);
            ReviewedScript script = reviewed
                ? std::make_shared<const AnalysedScript>(inFile(*std::move(reviewed), request.sql))
                : nullptr;
            return std::pair(std::move(script), std::move(folder));
        },
        [this](std::pair<ReviewedScript, std::shared_ptr<Folder>> answer) {
            m_folder = std::move(answer.second);
            if (!m_waiting) {
                if (answer.first)
                    emit analysed(answer.first);
                return;
            }
            m_waiting->outdated.push_back(std::move(answer.first));
            start(*std::exchange(m_waiting, std::nullopt));
        });
}

}  // namespace lockstep
