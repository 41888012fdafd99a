// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetwords.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

QString identityLine(const TargetIdentity &target)
{
    const auto say = [](const char *source, const QStringList &arguments = {}) {
        return Message{source, arguments}.translated();
    };
    QStringList parts{say(QT_TRANSLATE_NOOP("app", "%1 as %2"), {target.display(), target.user}),
                      target.inRecovery ? say(QT_TRANSLATE_NOOP("app", "a standby"))
                                        : say(QT_TRANSLATE_NOOP("app", "primary"))};
    if (!target.systemIdentifier.isEmpty())
        parts << say(QT_TRANSLATE_NOOP("app", "system %1"), {target.systemIdentifier});
    parts << say(QT_TRANSLATE_NOOP("app", "OID %1"), {QString::number(target.databaseOid)});
    if (target.timeline > 0)
        parts << say(QT_TRANSLATE_NOOP("app", "timeline %1"), {QString::number(target.timeline)});
    if (!target.enrolment.isEmpty())
        parts << say(QT_TRANSLATE_NOOP("app", "enrolled as %1"), {target.enrolment});
    return parts.join(u" · "_s);
}

}  // namespace lockstep
