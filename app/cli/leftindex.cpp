// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/leftindex.h"

#include "app/cli/changeview.h"
#include "app/cli/text.h"
#include "app/deploy/leftindex.h"
#include "app/report/plaintext.h"

namespace lockstep {

using namespace Qt::StringLiterals;

Status dropIndexLeftBy(const QString &run, const DeployRequest &request, const ConsentOptions &options,
                       const Surroundings &surroundings)
{
    const LeftIndexOrder order{request.workspace, request.view, run, {}};
    const auto preview = previewLeftIndex(order, surroundings.context);
    surroundings.progress.giveWay();
    if (!preview)
        return preview.error();
    const Terminal &terminal = surroundings.terminal;
    if (preview->index.isEmpty()) {
        terminal.note(said(QT_TRANSLATE_NOOP("app", "No invalid index was left: there is nothing to drop.")));
        return Done{};
    }
    for (const Message &sentence : preview->sentences)
        terminal.note(withVisibleControls(sentence.translated()));
    terminal.note(withVisibleControls(preview->statement) + u';');
    const auto answers = answersTo(preview->confirmations, options, surroundings);
    if (!answers)
        return answers.error();
    if (Status dropped = dropLeftIndex(order, *preview, *answers, surroundings.context); !dropped)
        return dropped;
    terminal.note(said(QT_TRANSLATE_NOOP("app", "Dropped. History has it.")));
    return Done{};
}

}  // namespace lockstep
