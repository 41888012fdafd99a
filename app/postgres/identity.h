// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"

namespace lockstep {

/// Which server and database a session really is on: facts from the server, not from the URL.
struct TargetIdentity
{
    QString host{};  ///< as connected: host name, address, or socket folder
    int port = 0;
    QString database{};
    QString user{};  ///< current_user
    QString serverVersion{};  ///< "15.18"
    int serverVersionNum = 0;  ///< 150018
    QString systemIdentifier{};  ///< pg_control_system(); empty when the role may not read it
    qint64 databaseOid = 0;
    int timeline = 0;  ///< 0 when unknown
    bool inRecovery = false;  ///< a standby
    bool readOnly = false;  ///< default_transaction_read_only or a standby
    QString enrolment{};  ///< lockstep.enrolment.id in the target; empty where none is stored or may be read

    /// displayTarget() of its parts.
    QString display() const;
};

Result<TargetIdentity> identify(Session &session, const JobContext &context);

/// WrongTarget says what differs: system identifier, database OID and name, enrolment; where the identifier is
/// unreadable, host, port and name.
Status requireSameDatabase(const TargetIdentity &expected, const TargetIdentity &actual);

/// Status of a session against the identity a plan was made for: the same database, and nothing came between. Another
/// timeline (a failover or a recovery to a point in time, after which commits may be missing), a primary that is a
/// standby now, and another role are WrongTarget too.
Status requireSameTarget(const TargetIdentity &expected, const TargetIdentity &actual);

}  // namespace lockstep
