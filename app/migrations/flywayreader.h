// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/flywayfill.h"

namespace lockstep {

/// Reads Flyway's locations, one after the other, into one folder.
class FlywayReader
{
public:
    FlywayReader(const FolderRequest &request, const FlywaySettings &settings, MigrationFolder &folder);

    /// `location` is relative to the project.
    Status readLocation(const QString &location, const JobContext &context);
    /// Brings all into order, gives each its undo file, and says what Flyway would stop at.
    void finish();

private:
    using Config = QHash<QString, QString>;

    struct Undo
    {
        QString key{};
        SqlFile file{};
    };

    void take(const QString &location, const QString &file);
    Config readConfig(const QString &path) const;
    void addMigration(const QString &path, const QString &name, const FlywayName &parsed, const Config &config);
    Migration readFilled(const QString &path, const Config &config) const;
    void checkTwins();
    void takeUndo(const QString &path, const FlywayName &name, const Config &config);
    void addUndos();

    const FlywaySettings &m_settings;
    FlywayFiller m_filler;
    MigrationFolder &m_folder;
    std::vector<Undo> m_undos{};
};

}  // namespace lockstep
