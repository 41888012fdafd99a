// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/graphilesettings.h"
#include "app/migrations/layout.h"

namespace lockstep {

/// Makes of a committed file what graphile-migrate would send: its body, with placeholders filled in, after the
/// pgSettings. lockstep.toml decides over a placeholder, then .gmrc. The database's name and owner are the connection's
/// in the tool; here they are not known yet.
class GraphileFiller
{
public:
    explicit GraphileFiller(const FolderRequest &request);

    const GraphileSettings &settings() const { return m_settings; }
    /// Sets the section of a file whose body begins at `body`; the problem when a placeholder has no value.
    Message fill(SqlFile &file, qsizetype body) const;

private:
    std::optional<QString> valueOf(const QString &name, QStringList &missing) const;

    QString m_root;
    QHash<QString, QString> m_given;
    GraphileSettings m_settings;
};

}  // namespace lockstep
