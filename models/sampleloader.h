// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/job.h"

namespace lockstep {

/// Runs prepareSample() (app/deploy/sampleproject.h) beside the window.
class SampleLoader : public QObject
{
    Q_OBJECT

public:
    explicit SampleLoader(QObject *parent = nullptr);

    bool isLoading() const { return m_job.isRunning(); }
    /// Ends in ready() or failed(). Asking again meanwhile changes nothing.
    void load();
    void cancel();

signals:
    void progressed(const lockstep::Progress &progress);
    void ready(const QString &projectRoot);
    void failed(const lockstep::Error &error);

private:
    Job m_job;
};

}  // namespace lockstep
