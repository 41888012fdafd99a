// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/postgratornames.h"

#include <QRegularExpression>
#include <QStringList>

namespace lockstep::postgrator {

using namespace Qt::StringLiterals;

std::optional<FileName> parsed(const QString &fileName)
{
    static const QRegularExpression form(u"\\A([0-9]+)((?:\\.[^.]*)*)\\.(sql|js|mjs|cjs)\\z"_s);
    const auto match = form.match(fileName);
    bool isNumber = false;
    const qint64 version = match.captured(1).toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    const QStringList parts = match.captured(2).split(u'.');  // the first is empty
    return FileName{version, parts.value(1), parts.value(2), match.captured(3) != "sql"_L1};
}

}  // namespace lockstep::postgrator
