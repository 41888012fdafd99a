// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/liquibasechangelog.h"

#include <QByteArrayList>

namespace lockstep {

/// What the entry's attributes say of its changeset; its changes come later.
LiquibaseChangeSet changeSetOf(const LiquibaseEntry &entry, const SqlFile &from, const QString &ledgerPath);

/// A file whose lines are those of the changelog and whose text is the changes', one after the other.
SqlFile shownAs(const SqlFile &from, int line, const QByteArrayList &texts);

/// Nothing of it runs here; the line at which it ends is shown as a comment.
void leaveToLiquibase(LiquibaseChangeSet &set, const LiquibaseEntry &entry);

}  // namespace lockstep
