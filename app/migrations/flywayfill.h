// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/flywaysettings.h"
#include "app/migrations/layout.h"

namespace lockstep {

/// Makes of a file what Flyway would send: without a byte order mark, its placeholders filled in. A value comes from
/// lockstep.toml, the environment as Flyway reads it, Flyway's own settings, and what it always knows, in this order.
class FlywayFiller
{
public:
    FlywayFiller(const FolderRequest &request, const FlywaySettings &settings);

    /// Sets the file's section; the problem when a placeholder has no value.
    Message fill(SqlFile &file, bool fillsPlaceholders) const;

private:
    std::optional<QString> valueOf(const QString &name, const QString &fileName) const;

    const FlywaySettings &m_settings;
    QString m_root;
    QHash<QString, QString> m_given{};
};

}  // namespace lockstep
