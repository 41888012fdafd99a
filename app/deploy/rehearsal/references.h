// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"

namespace lockstep {

/// A foreign key that the server vouches for.
struct ForeignKey
{
    QString name{};
    QString table{};  ///< as SQL
    QString parent{};
    QByteArray condition{};  ///< "c.a = p.b AND …"
    QByteArray present{};  ///< "c.a IS NOT NULL AND …"
    bool operator==(const ForeignKey &) const = default;
};
Result<std::vector<ForeignKey>> readForeignKeys(Session &session, const JobContext &context);

/// Of the keys that nobody vouches for any more, those that rows break: a sentence each.
Result<std::vector<Message>> findOrphans(Session &session, const std::vector<ForeignKey> &before,
                                         const JobContext &context);

}  // namespace lockstep
