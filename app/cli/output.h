// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QJsonObject>

namespace lockstep {

/// How and where a subcommand's result is wanted.
struct ResultOptions
{
    QString format = QStringLiteral("text");
    QString file{};  ///< --output; empty: standard output
};

/// The result of a subcommand on its way out: standard output as it comes, or a file written whole at the end.
class Output
{
public:
    explicit Output(ResultOptions options);

    const QString &format() const { return m_options.format; }
    /// Where the result goes; empty: standard output.
    const QString &file() const { return m_options.file; }
    bool isJson() const { return m_options.format == QLatin1StringView("json"); }

    void line(const QString &text = {});
    void write(const QByteArray &bytes);
    void json(const QJsonObject &object);
    /// One line of JSON Lines, sent at once.
    void jsonLine(const QJsonObject &object);

    /// Call once at the end: writes the file, or says that standard output could not be written. A reader that has
    /// had enough (“| head”) is no error.
    Status finish();

private:
    ResultOptions m_options;
    QByteArray m_collected;
    int m_failure = 0;  ///< errno of the first write that failed
};

}  // namespace lockstep
