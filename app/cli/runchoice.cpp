// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runchoice.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

Result<RunRecord> chosenRun(const Journal &journal, const QString &text)
{
    if (text == "last"_L1)
        return readRun(journal, text);
    const auto ids = journal.runs({});
    if (!ids)
        return ids.error();
    QStringList meant;
    for (const QString &id : *ids) {
        if (id.startsWith(text))
            meant << id;
    }
    if (meant.size() > 1)
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "More than one run begins with %1."), {text}},
                     meant.join(u'\n'),
                     {QT_TRANSLATE_NOOP("app", "Give more of the run's id.")}};
    return readRun(journal, meant.value(0, text));
}

}  // namespace lockstep
