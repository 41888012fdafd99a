// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/windowguard.h"

#include <QCoreApplication>

namespace lockstep {

std::optional<Confirmation> outsideWindow(const ProjectConfig &config, const TargetChoice &choice, const QDateTime &now)
{
    const Environment *environment = findEnvironment(config, choice.environment);
    if (!choice.isProtected || !environment || !environment->window || environment->window->isOpenAt(now))
        return std::nullopt;
    return Confirmation{.id = outsideWindowId,
                        .text = {QT_TRANSLATE_NOOP("app",
                                                   "It is outside of %1's deploy window (%2). Say why it is deployed "
                                                   "to all the same."),
                                 {environment->name, environment->window->text}},
                        .isFreeText = true};
}

}  // namespace lockstep
