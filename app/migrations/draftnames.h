// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

#include <QChar>

namespace lockstep {

/// A person's words as part of a file name: "Add note to orders!" is "add_note_to_orders". Lower-case ASCII letters and
/// digits, accents dropped, everything else one `separator`. BadRequest where nothing is left.
Result<QString> draftSlug(const QString &name, QChar separator = u'_');

/// `at` as "20251119104827", UTC, or one second after the newest stamp that `names` begin with where that is later: a
/// new migration comes after those that are there.
QString draftStamp(const QDateTime &at, const QStringList &names);

/// The number after the greatest one that `names` begin with, in as many digits: "0007". `width` is for the first.
QString draftNumber(const QStringList &names, int width);

/// The names of all migrations in a folder.
QStringList migrationNames(const MigrationFolder &folder);

/// The plain runners' partner of a forward script: "007_x.sql" has "007_x_rollback.sql".
QString rollbackPartner(const QString &fileName);

}  // namespace lockstep
