// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/jsonvalues.h"

#include "app/deploy/workspace.h"
#include "app/report/plaintext.h"

namespace lockstep::json {

using namespace Qt::StringLiterals;

namespace {

constexpr int contractVersion = 1;

}

QJsonObject head(const QString &command)
{
    return {{u"lockstep"_s, contractVersion}, {u"command"_s, command}};
}

QJsonObject projectJson(const Workspace &workspace)
{
    return {{u"root"_s, workspace.root},
            {u"layout"_s, textOrNull(workspace.folder.layout)},
            {u"migrations"_s, qint64(workspace.folder.migrations.size())}};
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue messageOrNull(const Message &message)
{
    return textOrNull(message.english());
}

QJsonValue timeOrNull(const QDateTime &at)
{
    return textOrNull(rfc3339(at));
}

}  // namespace lockstep::json
