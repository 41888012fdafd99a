// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/core/files.h"
#include "app/report/json.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>

namespace lockstep {

Output::Output(ResultOptions options)
    : m_options(std::move(options))
{ }

void Output::line(const QString &text)
{
    write((text + u'\n').toUtf8());
}

void Output::write(const QByteArray &bytes)
{
    if (!m_options.file.isEmpty()) {
        m_collected += bytes;
        return;
    }
    const bool whole
        = std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout) == std::size_t(bytes.size());
    if ((!whole || std::fflush(stdout) != 0) && m_failure == 0)
        m_failure = errno;
}

void Output::json(const QJsonObject &object)
{
    write(jsonText(object, QJsonDocument::Indented));
}

void Output::jsonLine(const QJsonObject &object)
{
    write(jsonText(object, QJsonDocument::Compact));
}

Status Output::finish()
{
    if (!m_options.file.isEmpty())
        return writeFileDurably(m_options.file, m_collected);
    if (m_failure != 0 && m_failure != EPIPE)
        return Error{m_failure == ENOSPC ? ErrorCode::DiskFull : ErrorCode::FileUnreadable,
                     {QT_TRANSLATE_NOOP("app", "The result could not be written to standard output.")},
                     qt_error_string(m_failure)};
    return Done{};
}

}  // namespace lockstep
