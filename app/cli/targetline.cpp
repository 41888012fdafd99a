// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/targetline.h"

#include "app/cli/text.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

QString targetLine(const TargetView &view)
{
    QStringList parts;
    if (view.choice.isProtected)
        parts << said(QT_TRANSLATE_NOOP("app", "%1, protected"), {view.choice.environment});
    else if (!view.choice.environment.isEmpty())
        parts << view.choice.environment;
    parts << view.identity.display() << u"PostgreSQL "_s + view.identity.serverVersion;
    if (view.identity.inRecovery)
        parts << said(QT_TRANSLATE_NOOP("app", "a standby"));
    else if (view.identity.readOnly)
        parts << said(QT_TRANSLATE_NOOP("app", "read-only"));
    return parts.join(u" · "_s);
}

}  // namespace lockstep
