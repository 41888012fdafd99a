// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backupview.h"

#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/deploy/backup/evidence.h"
#include "app/report/plaintext.h"

#include <QFileInfo>
#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString ageText(const QDateTime &at)
{
    const qint64 hours = at.secsTo(QDateTime::currentDateTimeUtc()) / 3600;
    return hours < 48 ? durationText(at.msecsTo(QDateTime::currentDateTimeUtc()))
                      : counted(QT_TRANSLATE_N_NOOP("app", "%n day(s)"), hours / 24);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

void showRows(const std::vector<QStringList> &rows, Output &output)
{
    const QStringList lines = aligned(rows);
    for (const QString &line : lines)
        output.line(line);
}

void showCopies(const std::vector<TableCopy> &copies, Output &output)
{
    if (copies.empty())
        return;
    output.line();
    output.line(counted(QT_TRANSLATE_N_NOOP("app", "%n copy(s) of tables in the target"), qsizetype(copies.size())));
    std::vector<QStringList> rows;
    for (const TableCopy &copy : copies)
        rows.push_back({copy.copy, copy.table, ageText(copy.at), sizeText(copy.bytes)});
    showRows(rows, output);
}

}  // namespace

void showBackup(const Backup &backup, const std::vector<TableCopy> &copies, const Surroundings &surroundings)
{
    std::vector<QStringList> rows;
    for (const Fact &fact : backupFacts(backup))
        rows.push_back({fact.label.translated(), fact.value});
    showRows(rows, surroundings.output);
    showCopies(copies, surroundings.output);
}

void showBackups(const QString &folder, const BackupList &list, const std::vector<TableCopy> &copies,
                 const Surroundings &surroundings)
{
    Output &output = surroundings.output;
    output.line(folder);
    if (list.backups.empty())
        output.line(u"  "_s + said(QT_TRANSLATE_NOOP("app", "No backups.")));
    std::vector<QStringList> rows;
    if (!list.backups.empty())
        rows.push_back({said(QT_TRANSLATE_NOOP("app", "Backup")), said(QT_TRANSLATE_NOOP("app", "Age")),
                        said(QT_TRANSLATE_NOOP("app", "Size")), said(QT_TRANSLATE_NOOP("app", "Proof")),
                        said(QT_TRANSLATE_NOOP("app", "Of"))});
    for (const Backup &backup : list.backups)
        rows.push_back({QFileInfo(backup.dump.path).fileName(), ageText(backup.dump.startedAt),
                        sizeText(backup.dump.bytes), proofInAWord(backup).translated(),
                        backup.environment.isEmpty() ? backup.source.display()
                                                     : backup.environment + u", "_s + backup.source.display()});
    showRows(rows, output);
    showCopies(copies, output);
    for (const Error &problem : list.problems)
        surroundings.terminal.note(describe(problem));
}

void showRetention(const Retention &retention, const std::vector<TableCopy> &copies, const Surroundings &surroundings)
{
    Output &output = surroundings.output;
    output.line(
        counted(QT_TRANSLATE_N_NOOP("app", "%n backup(s) may be removed"), qsizetype(retention.removable.size())));
    std::vector<QStringList> rows;
    for (const Backup &backup : retention.removable)
        rows.push_back({QFileInfo(backup.dump.path).fileName(), ageText(backup.dump.startedAt),
                        sizeText(backup.dump.bytes), proofInAWord(backup).translated()});
    showRows(rows, output);
    showCopies(copies, output);
    output.line(counted(QT_TRANSLATE_N_NOOP("app", "%n backup(s) stay"), qsizetype(retention.kept.size())));
    rows.clear();
    for (const KeptBackup &kept : retention.kept)
        rows.push_back({QFileInfo(kept.backup.dump.path).fileName(), kept.why.translated()});
    showRows(rows, output);
}

}  // namespace lockstep
