// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filereview.h"
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
        SectionOf section{};  ///< null: all of it runs
    };

    using QObject::QObject;

    /// An earlier request that is not answered yet is dropped.
    void analyse(Request request);
    bool isRunning() const { return m_job.isRunning(); }

signals:
    /// The newest request's answer, for what of the text runs; its script holds the very text that was asked about.
    void analysed(const lockstep::AnalysedScript &script);

private:
    void start(Request request);

    std::optional<Request> m_waiting;
    Job m_job;
};

}  // namespace lockstep
