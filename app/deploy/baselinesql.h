// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lockstep {

/// What pg_dump printed, as a migration: psql's commands, pg_dump's own remarks on the dump and settings that are the
/// server's defaults or would outlive the script are left out, statements stay byte for byte. `check_function_bodies`
/// stays off, since functions stand before the tables they read. Any dump of the same schema gives the same bytes.
QByteArray baselineSql(const QByteArray &dump);

}  // namespace lockstep
