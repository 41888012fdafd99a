// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/restoreview.h"

#include "app/cli/progressline.h"
#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/report/jsonvalues.h"
#include "app/report/plaintext.h"

#include <QJsonArray>
#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString changeText(SchemaDifference::Change change)
{
    switch (change) {
    case SchemaDifference::Change::Missing:
        return said(QT_TRANSLATE_NOOP("app", "only in the backup"));
    case SchemaDifference::Change::Extra:
        return said(QT_TRANSLATE_NOOP("app", "only in the target"));
    case SchemaDifference::Change::Different:
        return said(QT_TRANSLATE_NOOP("app", "different"));
    }
    Q_UNREACHABLE();
}

QString changeId(SchemaDifference::Change change)
{
    return change == SchemaDifference::Change::Missing ? u"onlyInBackup"_s
        : change == SchemaDifference::Change::Extra    ? u"onlyInTarget"_s
                                                       : u"different"_s;
}

QString rowsText(const std::optional<qint64> &rows)
{
    return rows ? QLocale().toString(*rows) : u"–"_s;
}

QJsonValue rowsJson(const std::optional<qint64> &rows)
{
    return rows ? QJsonValue(*rows) : QJsonValue();
}

QJsonArray differencesJson(const DatabaseComparison &comparison)
{
    QJsonArray differences;
    for (const SchemaDifference &each : comparison.objects)
        differences << QJsonObject{{u"kind"_s, each.kind},
                                   {u"object"_s, each.object},
                                   {u"change"_s, changeId(each.change)},
                                   {u"inBackup"_s, json::textOrNull(each.expected)},
                                   {u"inTarget"_s, json::textOrNull(each.actual)}};
    return differences;
}

QJsonArray tablesJson(const DatabaseComparison &comparison)
{
    QJsonArray tables;
    for (const TableComparison &table : comparison.tables)
        tables << QJsonObject{{u"table"_s, table.table},
                              {u"rowsInBackup"_s, rowsJson(table.inBackup)},
                              {u"rowsInTarget"_s, rowsJson(table.inTarget)},
                              {u"equal"_s, table.isEqual()}};
    return tables;
}

std::vector<QStringList> objectRows(const DatabaseComparison &comparison)
{
    std::vector<QStringList> rows;
    for (const SchemaDifference &each : comparison.objects)
        rows.push_back({u"  "_s + changeText(each.change), each.kind, withVisibleControls(each.object),
                        withVisibleControls(each.expected.simplified().left(60)),
                        withVisibleControls(each.actual.simplified().left(60))});
    return rows;
}

std::vector<QStringList> tableRows(const DatabaseComparison &comparison)
{
    std::vector<QStringList> rows;
    for (const TableComparison &table : comparison.tables) {
        if (table.isEqual())
            continue;
        const bool isOnlyContent = table.inBackup && table.inTarget && *table.inBackup == *table.inTarget;
        rows.push_back({u"  "_s + withVisibleControls(table.table), rowsText(table.inBackup), rowsText(table.inTarget),
                        isOnlyContent ? said(QT_TRANSLATE_NOOP("app", "other rows")) : QString()});
    }
    return rows;
}

QJsonArray textsJson(const std::vector<Message> &messages)
{
    QJsonArray texts;
    for (const Message &message : messages)
        texts << message.english();
    return texts;
}

std::vector<QStringList> backupRows(const Backup &backup)
{
    return {{said(QT_TRANSLATE_NOOP("app", "Backup")), backup.dump.path},
            {said(QT_TRANSLATE_NOOP("app", "Of")), backup.source.display()},
            {said(QT_TRANSLATE_NOOP("app", "Taken")), backup.point.at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s)},
            {said(QT_TRANSLATE_NOOP("app", "SHA-256")), backup.dump.sha256}};
}

QJsonObject backupJson(const Backup &backup)
{
    return {{u"backup"_s, backup.dump.path},
            {u"sha256"_s, backup.dump.sha256},
            {u"takenAt"_s, json::timeOrNull(backup.point.at)}};
}

}  // namespace

RestoreView::RestoreView(const Surroundings &surroundings)
    : m_surroundings(surroundings)
    , m_step(std::make_shared<QString>())
    , m_context(surroundings.context.stopToken(), [step = m_step, surroundings](const Progress &progress) {
        if (!surroundings.output.isJson())
            return surroundings.context.report(progress);
        QJsonObject object = json::head(u"restore"_s);
        object.insert(u"at"_s, json::timeOrNull(QDateTime::currentDateTimeUtc()));
        object.insert(u"kind"_s, u"progress"_s);
        object.insert(u"step"_s, *step);
        object.insert(u"text"_s, progress.step.english());
        object.insert(u"done"_s, progress.done);
        object.insert(u"total"_s, progress.total);
        surroundings.output.jsonLine(object);
    })
{ }

void RestoreView::line(const QString &text) const
{
    if (!m_surroundings.output.isJson())
        m_surroundings.output.line(text);
}

void RestoreView::event(const QString &kind, QJsonObject data) const
{
    if (!m_surroundings.output.isJson())
        return;
    const QJsonObject head = json::head(u"restore"_s);
    for (auto it = head.begin(); it != head.end(); ++it)
        data.insert(it.key(), it.value());
    data.insert(u"at"_s, json::timeOrNull(QDateTime::currentDateTimeUtc()));
    data.insert(u"kind"_s, kind);
    data.insert(u"step"_s, *m_step);
    m_surroundings.output.jsonLine(data);
}

void RestoreView::begin(const QString &step) const
{
    *m_step = step;
    event(u"stepStarted"_s, {});
}

void RestoreView::preview(const RestorePreview &preview) const
{
    for (const QString &row : aligned(backupRows(preview.backup)))
        line(row);
    line(said(QT_TRANSLATE_NOOP("app", "It is restored into the new database %1:"),
              {withVisibleControls(preview.database)}));
    for (const QString &statement : preview.statements)
        line(u"    "_s + withVisibleControls(statement) + u';');
    line(u"    "_s + withVisibleControls(preview.command));
    for (const Message &note : preview.notes)
        line(u"  "_s + withVisibleControls(note.translated()));
    QJsonObject data = backupJson(preview.backup);
    data.insert(u"database"_s, preview.database);
    data.insert(u"statements"_s, QJsonArray::fromStringList(preview.statements));
    data.insert(u"commandLine"_s, preview.command);
    data.insert(u"notes"_s, textsJson(preview.notes));
    event(u"stepFinished"_s, data);
}

void RestoreView::preview(const InPlacePreview &preview) const
{
    for (const QString &row : aligned(backupRows(preview.backup)))
        line(row);
    line(said(QT_TRANSLATE_NOOP("app", "First a backup of what is there now, then the restore in one transaction:")));
    for (const QString &command : preview.copyCommands)
        line(u"    "_s + withVisibleControls(command));
    line(u"    "_s + withVisibleControls(preview.command));
    line(said(QT_TRANSLATE_NOOP("app", "What only the target has stays. A failure changes nothing.")));
    QJsonObject data = backupJson(preview.backup);
    data.insert(u"commandLine"_s, preview.command);
    event(u"stepFinished"_s, data);
}

void RestoreView::preview(const TablesPreview &preview) const
{
    QJsonArray rows;
    for (const TableReturn &table : preview.tables)
        rows << QJsonObject{{u"table"_s, table.copy.table},
                            {u"copy"_s, table.copy.copy},
                            {u"gone"_s, table.gone},
                            {u"changed"_s, table.changed},
                            {u"newer"_s, table.newer}};
    for (const Message &sentence : preview.sentences)
        line(withVisibleControls(sentence.translated()));
    for (const QString &statement : preview.statements)
        line(u"    "_s + withVisibleControls(statement) + u';');
    if (preview.statements.isEmpty())
        line(said(QT_TRANSLATE_NOOP("app", "No row is gone: there is nothing to do.")));
    event(u"stepFinished"_s,
          {{u"statements"_s, QJsonArray::fromStringList(preview.statements)},
           {u"notes"_s, textsJson(preview.sentences)},
           {u"rows"_s, rows}});
}

void RestoreView::restored(const TablesRestored &restored) const
{
    line(counted(QT_TRANSLATE_N_NOOP("app", "Put %n row(s) back, in one transaction. The copies stay."),
                 qsizetype(restored.inserted)));
    if (restored.updated > 0)
        line(counted(QT_TRANSLATE_N_NOOP("app", "%n row(s) have the copy's values again."),
                     qsizetype(restored.updated)));
    event(u"stepFinished"_s, {{u"inserted"_s, restored.inserted}, {u"updated"_s, restored.updated}});
}

void RestoreView::restored(const Restored &restored) const
{
    line(said(
        QT_TRANSLATE_NOOP("app", "Restored into %1 by %2, took %3."),
        {withVisibleControls(restored.database), restored.facts.program, durationText(restored.facts.durationMs)}));
    for (const Message &note : restored.notes)
        line(u"  "_s + withVisibleControls(note.translated()));
    event(u"stepFinished"_s,
          {{u"database"_s, restored.database},
           {u"durationMs"_s, restored.facts.durationMs},
           {u"notes"_s, textsJson(restored.notes)}});
}

void RestoreView::restored(const RestoredInPlace &restored) const
{
    line(said(QT_TRANSLATE_NOOP("app", "Restored in place by %1, took %2. What was there before is in %3."),
              {restored.facts.program, durationText(restored.facts.durationMs), restored.copy.dump.path}));
    event(u"stepFinished"_s, {{u"durationMs"_s, restored.facts.durationMs}, {u"copy"_s, restored.copy.dump.path}});
}

void RestoreView::compared(const QString &database, const DatabaseComparison &comparison) const
{
    event(u"stepFinished"_s,
          {{u"database"_s, database},
           {u"equal"_s, comparison.isEqual()},
           {u"differences"_s, differencesJson(comparison)},
           {u"tables"_s, tablesJson(comparison)}});
    if (comparison.isEqual())
        return line(counted(QT_TRANSLATE_N_NOOP("app", "Backup and target are equal: every object, and %n table(s)."),
                            qsizetype(comparison.tables.size())));
    if (!comparison.objects.empty())
        line(counted(QT_TRANSLATE_N_NOOP("app", "%n object(s) not alike (in the backup, in the target):"),
                     qsizetype(comparison.objects.size())));
    for (const QString &row : aligned(objectRows(comparison)))
        line(row);
    if (comparison.unequalTables() > 0)
        line(counted(QT_TRANSLATE_N_NOOP("app", "%n table(s) with other rows (rows in the backup, in the target):"),
                     comparison.unequalTables()));
    for (const QString &row : aligned(tableRows(comparison)))
        line(row);
}

void RestoreView::swap(const SwapPlan &plan, bool isNext) const
{
    line(isNext ? said(QT_TRANSLATE_NOOP("app", "%1 now takes the place of %2, by these statements:"),
                       {withVisibleControls(plan.restored), withVisibleControls(plan.target)})
                : said(QT_TRANSLATE_NOOP("app",
                                         "For %1 to take the place of %2, run these from another database of the "
                                         "server, or give --swap:"),
                       {withVisibleControls(plan.restored), withVisibleControls(plan.target)}));
    for (const QString &statement : plan.statements)
        line(u"    "_s + withVisibleControls(statement) + u';');
    if (!isNext)
        event(u"notice"_s,
              {{u"swap"_s, QJsonArray::fromStringList(plan.statements)},
               {u"wayBack"_s, QJsonArray::fromStringList(plan.wayBack)}});
}

void RestoreView::swapped(const SwapPlan &plan) const
{
    line(said(QT_TRANSLATE_NOOP("app", "Swapped. What was %1 is %2 now. The way back:"),
              {withVisibleControls(plan.target), withVisibleControls(plan.kept)}));
    for (const QString &statement : plan.wayBack)
        line(u"    "_s + withVisibleControls(statement) + u';');
    event(u"stepFinished"_s,
          {{u"database"_s, plan.target},
           {u"kept"_s, plan.kept},
           {u"wayBack"_s, QJsonArray::fromStringList(plan.wayBack)}});
}

int RestoreView::finished(int status) const
{
    event(u"finished"_s, {{u"outcome"_s, u"done"_s}, {u"exitCode"_s, status}});
    return status;
}

}  // namespace lockstep
