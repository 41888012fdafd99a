// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review.h"
#include "models/job.h"

namespace lockstep {

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
    };

    using QObject::QObject;

    /// An earlier request that is not answered yet is dropped.
    void analyse(Request request);
    bool isRunning() const { return m_job.isRunning(); }

signals:
    /// The newest request's answer; its script holds the very text that was analysed.
    void analysed(const lockstep::AnalysedScript &script);

private:
    void start(Request request);

    std::optional<Request> m_waiting;
    Job m_job;
};

}  // namespace lockstep
