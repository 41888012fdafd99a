// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/catalog.h"
#include "models/job.h"

namespace lockstep {

/// How large relations are on a target, asked for in the background. What the server cannot tell stays unknown: sizes
/// are a help for the eye, nothing is decided by them. GUI thread.
class TargetSizes : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The answer comes as answered(); an earlier question that is not answered yet is dropped. Names are an Effect's.
    void ask(const ConnectionUrl &url, const QStringList &names);
    /// Drops what was asked.
    void forget();

signals:
    void answered(const lockstep::RelationSizes &sizes);

private:
    struct Question
    {
        ConnectionUrl url{};
        QStringList names{};
    };

    void start(Question question);

    std::optional<Question> m_waiting;
    bool m_isDropped = false;
    Job m_job;
};

}  // namespace lockstep
