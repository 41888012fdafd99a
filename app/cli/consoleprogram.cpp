// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/consoleprogram.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace lockstep {

Result<QString> findConsoleProgram()
{
    const QString name = QStringLiteral("lockstep-console");
    QString path = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    if (path.isEmpty())
        path = QStandardPaths::findExecutable(name);
    if (path.isEmpty())
        return Error{ErrorCode::ProgramMissing,
                     {QT_TRANSLATE_NOOP("app", "The console is not installed.")},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Install lockstep-console, or use lockstep deploy in this terminal.")}};
    return path;
}

}  // namespace lockstep
