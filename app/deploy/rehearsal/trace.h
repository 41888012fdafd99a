// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"
#include "app/deploy/rehearsal/watch.h"
#include "app/review/agreement.h"

namespace lockstep {

/// What the statements of one session do to relations, asked of the server after each: within its transaction, which
/// still holds every lock, or, where none can be around it, by what another session saw meanwhile.
class RelationTracer
{
public:
    explicit RelationTracer(Session &session);

    /// Looks at what there is: before each transaction, and before a statement outside of any.
    Status look(const JobContext &context);
    /// Of the statement that has just ended, in a transaction that is still open.
    Result<RelationFootprint> inside(const JobContext &context);
    /// Of one that had no transaction around it.
    Result<RelationFootprint> outside(const RehearsalWatch::Locks &locks, const JobContext &context);
    /// Bytes of WAL written between the last two questions; others who write at the same time are counted along.
    qint64 walBytes() const { return m_walBytes; }

private:
    struct Relation
    {
        QString name{};
        QByteArray kind{};
        QByteArray file{};  ///< relfilenode: another one means that it was written anew
        qint64 scans = 0;
        bool isOwn = true;  ///< false: TOAST, temporary, PostgreSQL's own
    };
    using Relations = std::map<qint64, Relation>;
    static Relation relationOf(const std::vector<QByteArray> &row);
    Result<Relations> readAll(const JobContext &context);
    void take(qint64 oid, const Relation &now, RelationFootprint &footprint);
    void noteWal(const QByteArray &position);

    Session &m_session;
    Relations m_known{};
    std::map<QString, LockMode> m_held{};
    qint64 m_wal = -1;
    qint64 m_walBytes = 0;
};

/// As the trace tells it, relation by relation.
std::vector<RelationTrace> relationTraces(const RelationFootprint &footprint);

}  // namespace lockstep
