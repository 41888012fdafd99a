// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#include "app/core/privatememory.h"
#include "app/core/translations.h"
#include "version.h"

#include <QCoreApplication>

#include <clocale>

int main(int argc, char *argv[])
{
    lockstep::keepMemoryPrivate();
    const bool isUtf8 = lockstep::useUtf8Locale();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("lockstep"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOCKSTEP_VERSION));
    // libpq labels a server's message ("DETAIL:") in this language, and the session reads those labels.
    std::setlocale(LC_MESSAGES, "C");
    lockstep::installTranslations();
    return lockstep::runCommandLine(argc, argv, lockstep::Terminal(isUtf8));
}
