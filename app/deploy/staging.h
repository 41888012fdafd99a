// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

#include <QTemporaryDir>

#include <memory>

namespace lockstep {

/// A project as it will be once a draft is written, in a folder of its own that goes with the value: the drafted files,
/// copies of what stands in the migrations folder, and links to all else, where layouts look for their settings.
class Staging
{
public:
    static Result<std::unique_ptr<Staging>> make(const MigrationFolder &folder, const DraftedMigration &drafted);
    QString root() const { return m_folder.path(); }

private:
    Status fill(const MigrationFolder &folder, const DraftedMigration &drafted);

    QTemporaryDir m_folder;
};

}  // namespace lockstep
