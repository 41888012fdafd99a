// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetsession.h"

#include "app/postgres/catalog.h"

#include <QCoreApplication>

namespace lockstep {

QByteArray searchPathSetting(const ConnectionUrl &url)
{
    return url.schema.isEmpty() ? QByteArray() : "SET search_path = " + quotedIdentifier(url.schema);
}

Result<std::unique_ptr<Session>> openTarget(const ConnectionUrl &url, const JobContext &context,
                                            Session::NoticeSink onNotice)
{
    auto session = Session::open(url, context, std::move(onNotice));
    const QByteArray setting = searchPathSetting(url);
    if (!session || setting.isEmpty())
        return session;
    if (const auto set = (*session)->execute(setting, context); !set)
        return set.error();
    return session;
}

Status requireAffinity(Session &session, const JobContext &context)
{
    const auto kept = hasSessionAffinity(session, context);
    if (!kept)
        return kept.error();
    if (*kept)
        return Done{};
    return Error{
        .code = ErrorCode::ServerUnsuitable,
        .message = {QT_TRANSLATE_NOOP("app",
                                      "A pooler stands between, and this connection does not keep one server process "
                                      "from statement to statement: neither locks nor settings would hold.")},
        .hint = {QT_TRANSLATE_NOOP("app", "Nothing was changed. Give the server's own address as the target.")}};
}

}  // namespace lockstep
