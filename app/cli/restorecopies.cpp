// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/restorecopies.h"

#include "app/cli/changeview.h"
#include "app/cli/progressline.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

void addCopies(CLI::App &command, CopiesOptions &options)
{
    CLI::Option *copies = addFlag(
        command, "--copies", options.isMeant,
        QT_TRANSLATE_NOOP("app", "Instead of a backup: put rows that are gone back from the copies of their tables"));
    command
        .add_option("--table", options.tables,
                    said(QT_TRANSLATE_NOOP("app", "With --copies, only this table; may be given again")).toStdString())
        ->type_name("NAME")
        ->allow_extra_args(false)
        ->needs(copies);
    addText(command, "--run", options.run,
            QT_TRANSLATE_NOOP("app", "With --copies, those that this deploy made; the newest of each table by default"))
        ->type_name("RUN")
        ->needs(copies);
    addFlag(command, "--overwrite", options.overwrites,
            QT_TRANSLATE_NOOP("app", "With --copies, rows that have other values now get the copy's, too"))
        ->needs(copies);
}

Result<int> restoreCopies(const CopiesOptions &options, const ConsentOptions &consent, bool isTrial,
                          const OpenedTarget &opened, const Surroundings &surroundings)
{
    TablesOrder order{
        .workspace = opened.workspace, .view = opened.view, .run = options.run, .overwrites = options.overwrites};
    for (const std::string &table : options.tables)
        order.tables << QString::fromStdString(table);
    const RestoreView view(surroundings);
    view.begin(u"check"_s);
    const auto preview = previewTables(order, view.context());
    surroundings.progress.giveWay();
    if (!preview)
        return preview.error();
    view.preview(*preview);
    if (isTrial || preview->statements.isEmpty())
        return view.finished(0);
    const auto answers = answersTo(preview->confirmations, consent, surroundings);
    if (!answers)
        return answers.error();
    view.begin(u"restore"_s);
    const auto restored = putTablesBack(order, *preview, *answers, view.context());
    surroundings.progress.giveWay();
    if (!restored)
        return restored.error();
    view.restored(*restored);
    return view.finished(0);
}

}  // namespace lockstep
