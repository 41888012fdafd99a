// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/deploy/backup/take.h"
#include "app/report/json.h"
#include "app/report/plaintext.h"

#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct BackupOptions : ProjectOptions
{
    QString folder{};
};

void showFacts(const DumpFacts &facts, Output &output)
{
    const QLocale locale;
    const std::vector<QStringList> rows{
        {said(QT_TRANSLATE_NOOP("app", "File")), facts.path},
        {said(QT_TRANSLATE_NOOP("app", "Size")), locale.formattedDataSize(facts.bytes)},
        {said(QT_TRANSLATE_NOOP("app", "SHA-256")), facts.sha256},
        {said(QT_TRANSLATE_NOOP("app", "Contents")),
         counted(QT_TRANSLATE_N_NOOP("app", "%n table(s) with data"), facts.tables) + u", "_s
             + counted(QT_TRANSLATE_N_NOOP("app", "%n entries in all"), facts.objects)},
        {said(QT_TRANSLATE_NOOP("app", "Took")), durationText(facts.durationMs)},
        {said(QT_TRANSLATE_NOOP("app", "Made by")), facts.program},
    };
    for (const QString &line : aligned(rows))
        output.line(line);
}

Result<int> backUp(const BackupOptions &options, const Surroundings &surroundings)
{
    const auto opened = openTarget(options, surroundings.context);
    if (!opened)
        return opened.error();
    const BackupRequest request{.folder = options.folder.isEmpty() ? defaultBackupFolder() : options.folder,
                                .at = QDateTime::currentDateTimeUtc(),
                                .rules = opened->view.choice.policy.backups,
                                .project = opened->workspace->root};
    const auto backup = takeBackup(opened->view, request, surroundings.context);
    surroundings.progress.giveWay();
    if (!backup)
        return backup.error();
    if (surroundings.output.isJson()) {
        surroundings.output.json(backupJson(opened->view, backup->dump));
    } else {
        surroundings.output.line(targetLine(opened->view));
        showFacts(backup->dump, surroundings.output);
    }
    return 0;
}

}  // namespace

void addBackup(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<BackupOptions>();
    CLI::App *command
        = addCommand(app, invocation, "backup", QT_TRANSLATE_NOOP("app", "Take a backup and check that it is whole"),
                     [options](const Surroundings &surroundings) { return backUp(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addText(*command, "--backup-dir", options->folder,
            QT_TRANSLATE_NOOP("app", "The folder for backups; the state folder's when left out"))
        ->type_name("FOLDER");
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
