// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sampleloader.h"

#include "app/deploy/sampleproject.h"

namespace lockstep {

SampleLoader::SampleLoader(QObject *parent)
    : QObject(parent)
{
    connect(&m_job, &Job::progressed, this, &SampleLoader::progressed);
}

void SampleLoader::load()
{
    if (m_job.isRunning())
        return;
    m_job.start(prepareSample, [this](Result<QString> folder) {
        if (folder)
            emit ready(*folder);
        else
            emit failed(folder.error());
    });
}

void SampleLoader::cancel()
{
    m_job.requestStop();
}

}  // namespace lockstep
