// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqlxnames.h"

#include <QRegularExpression>

namespace lockstep::sqlx {

using namespace Qt::StringLiterals;

std::optional<FileName> parsed(const QString &fileName)
{
    const qsizetype underscore = fileName.indexOf(u'_');
    if (underscore < 0 || !fileName.mid(underscore + 1).endsWith(simpleSuffix))
        return std::nullopt;
    FileName name{fileName.left(underscore), fileName.mid(underscore + 1), simpleSuffix};
    if (name.rest.endsWith(upSuffix))
        name.suffix = upSuffix;
    else if (name.rest.endsWith(downSuffix))
        name.suffix = downSuffix;
    while (name.rest.endsWith(name.suffix))
        name.rest.chop(name.suffix.size());
    return name;
}

std::optional<QString> numberOf(const QString &version)
{
    static const QRegularExpression form(u"^[+-]?[0-9]+$"_s);
    bool isNumber = false;
    const qint64 number = version.toLongLong(&isNumber);
    return isNumber && form.match(version).hasMatch() ? std::optional(QString::number(number)) : std::nullopt;
}

}  // namespace lockstep::sqlx
