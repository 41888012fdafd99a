// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/postgres/session.h"

namespace lockstep {

/// What of a server's catalog the statements that are to run may be about.
struct TargetScope
{
    QStringList names{};  ///< every name in their text, inside of code and of quoted texts too
    QStringList schemas{};  ///< those that go, or get another name, with all that is in them
    bool followsReferences = false;  ///< TRUNCATE … CASCADE reaches whatever points there, and so on
    QStringList madeUnique{};  ///< tables that get a unique index
    QStringList dropped{};  ///< tables that go
};
TargetScope scopeOf(const Workspace &workspace, const std::vector<bool> &isPending);

/// A set of relations on the server.
struct RelationSet
{
    bool isAll = true;
    QByteArray oids{};  ///< "16384, 16390"; "0" for none
    QStringList names{};  ///< without schema
};
/// Those that the scope names, and what hangs together with them: partitions and parents, tables at the other end of
/// foreign keys, views that read them, what a view reads, owned sequences.
Result<RelationSet> relationsIn(Session &session, const TargetScope &scope, const JobContext &context);

}  // namespace lockstep
