// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"

namespace lockstep {

/// A session in which names mean what they mean to the migrations: Prisma's engine sets search_path to the URL's
/// ?schema=… when it connects, and so do we.
Result<std::unique_ptr<Session>> openTarget(const ConnectionUrl &url, const JobContext &context,
                                            Session::NoticeSink onNotice = {});

/// The SET that does it; empty when the URL names no schema.
QByteArray searchPathSetting(const ConnectionUrl &url);

/// ServerUnsuitable behind a pooler: it hands each transaction to whichever server process is free, so that locks and
/// settings would be another's.
Status requireAffinity(Session &session, const JobContext &context);

}  // namespace lockstep
