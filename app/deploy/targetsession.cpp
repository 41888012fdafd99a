// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetsession.h"

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

}  // namespace lockstep
