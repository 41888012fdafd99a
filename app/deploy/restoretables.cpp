// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restoretables.h"

#include "app/deploy/deed.h"
#include "app/deploy/restorejournal.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <utility>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Identified anew, with the policy's limit on waiting for locks.
Result<std::unique_ptr<Session>> openFor(const TablesOrder &order, const JobContext &context)
{
    return lockstep::openFor(Deed{.kind = u"restore"_s, .workspace = order.workspace, .view = order.view}, context);
}

Error noCopy(const QString &table)
{
    return {ErrorCode::BadRequest,
            table.isEmpty()
                ? Message{QT_TRANSLATE_NOOP("app", "There is no copy of a table here to put rows back from.")}
                : Message{QT_TRANSLATE_NOOP("app", "There is no copy of %1 here."), {table}},
            {},
            {QT_TRANSLATE_NOOP("app", "lockstep backup --list shows the copies that there are.")}};
}

/// Of each table the newest that is meant.
Result<std::vector<TableCopy>> chosen(const TablesOrder &order, const std::vector<TableCopy> &all)
{
    std::vector<TableCopy> copies;
    const auto isMeant = [&order](const TableCopy &copy) {
        return order.tables.isEmpty() || std::ranges::any_of(order.tables, [&copy](const QString &table) {
                   return mayBeSameName(table, copy.table);
               });
    };
    for (const TableCopy &copy : all) {
        const bool isTaken = std::ranges::find(copies, copy.table, &TableCopy::table) != copies.end();
        if (!isTaken && copy.run.startsWith(order.run) && isMeant(copy))
            copies.push_back(copy);
    }
    for (const QString &table : order.tables) {
        if (std::ranges::none_of(copies, [&](const TableCopy &copy) { return mayBeSameName(table, copy.table); }))
            return noCopy(table);
    }
    return copies.empty() ? Result<std::vector<TableCopy>>(noCopy({})) : copies;
}

int counted(qint64 number)
{
    return int(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

std::vector<Message> sentencesOf(const TableReturn &table, bool overwrites)
{
    const QString name = table.copy.table;
    std::vector<Message> sentences{
        {QT_TRANSLATE_N_NOOP("app", "%n row(s) that %1 no longer has are put back from its copy %2, made at %3."),
         {name, table.copy.copy, table.copy.at.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s)},
         counted(table.gone)}};
    if (table.changed > 0)
        sentences.push_back(
            {overwrites
                 ? QT_TRANSLATE_N_NOOP("app", "%n row(s) of %1 have other values now and get those of the copy.")
                 : QT_TRANSLATE_N_NOOP("app", "%n row(s) of %1 have other values now than the copy; they stay so."),
             {name},
             counted(table.changed)});
    if (table.newer > 0)
        sentences.push_back({QT_TRANSLATE_N_NOOP("app", "%n row(s) of %1 are newer than the copy and stay."),
                             {name},
                             counted(table.newer)});
    if (!table.onlyInCopy.isEmpty())
        sentences.push_back(
            {QT_TRANSLATE_NOOP("app", "%1 no longer has these columns, which stay in the copy alone: %2."),
             {name, table.onlyInCopy.join(u", "_s)}});
    if (!table.triggers.isEmpty())
        sentences.push_back({QT_TRANSLATE_NOOP("app", "Triggers of %1 run with each of these rows: %2."),
                             {name, table.triggers.join(u", "_s)}});
    return sentences;
}

/// In their order; what locks first.
QList<QByteArray> statementsOf(const TablesPreview &preview, bool overwrites)
{
    QList<QByteArray> locks;
    QList<QByteArray> writes;
    for (const TableReturn &table : preview.tables) {
        const bool updates = overwrites && table.changed > 0;
        if (table.gone == 0 && !updates)
            continue;
        locks << "LOCK TABLE ONLY " + quotedName(table.copy.table) + " IN SHARE ROW EXCLUSIVE MODE";
        if (table.gone > 0)
            writes << table.insert << table.sequences;
        if (updates)
            writes << table.update;
    }
    return locks + writes;
}

Error rowsMoved(const QString &table)
{
    return {ErrorCode::PlanChanged,
            {QT_TRANSLATE_NOOP("app", "Other rows of %1 are gone now than were shown. Nothing was written."), {table}},
            {},
            {QT_TRANSLATE_NOOP("app", "Look at what would happen now, then decide again.")}};
}

/// Under the locks nothing changes any more: what is there is what was shown, or nothing is done.
Status requireAsShown(Session &session, const TablesPreview &preview, const JobContext &context)
{
    for (const TableReturn &shown : preview.tables) {
        TableReturn now = shown;
        if (Status done = countReturn(session, now, context); !done)
            return done;
        if (now.gone != shown.gone || now.changed != shown.changed)
            return rowsMoved(shown.copy.table);
    }
    return Done{};
}

Result<TablesRestored> writeRows(Session &session, const TablesOrder &order, const TablesPreview &preview,
                                 const JobContext &context)
{
    TablesRestored restored;
    bool isLocked = false;
    for (const QByteArray &statement : statementsOf(preview, order.overwrites)) {
        const bool isLock = statement.startsWith("LOCK");
        if (!isLock && !std::exchange(isLocked, true)) {
            if (Status same = requireAsShown(session, preview, context); !same)
                return std::move(same).error();
        }
        const auto done = session.execute(statement, context);
        if (!done)
            return done.error();
        if (statement.startsWith("INSERT"))
            restored.inserted += done->affectedRows;
        else if (statement.startsWith("UPDATE"))
            restored.updated += done->affectedRows;
    }
    return restored;
}

Result<TablesRestored> inTransaction(const TablesOrder &order, const TablesPreview &preview, const JobContext &context)
{
    const auto session = openFor(order, context);
    if (!session)
        return session.error();
    for (const char *opening : {"BEGIN", "SET LOCAL statement_timeout = 0"}) {
        if (const auto done = (*session)->execute(opening, context); !done)
            return done.error();
    }
    context.report({{QT_TRANSLATE_NOOP("app", "Putting rows back")}});
    auto restored = writeRows(**session, order, preview, context);
    if (!restored) {
        (void)(*session)->execute("ROLLBACK", {});
        return restored;
    }
    const auto committed = (*session)->execute("COMMIT", context);
    return committed ? std::move(restored) : Result<TablesRestored>(committed.error());
}

/// Tables that are gone are said and left out, as long as nobody named them and others are there.
Status readTables(Session &session, const TablesOrder &order, const std::vector<TableCopy> &copies,
                  TablesPreview &preview, const JobContext &context)
{
    std::optional<Error> missing;
    for (const TableCopy &copy : copies) {
        const auto there = tableOf(session, copy, context);
        if (!there)
            return there.error();
        auto table = readReturn(session, copy, context);
        if (!table && there->isNull() && order.tables.isEmpty()) {
            preview.sentences.push_back(table.error().message);
            preview.sentences.push_back(table.error().hint);
            missing = std::move(table).error();
        } else if (!table) {
            return std::move(table).error();
        } else {
            preview.tables.push_back(*std::move(table));
        }
    }
    return preview.tables.empty() && missing ? Status(*missing) : Status(Done{});
}

std::vector<Fact> factsOf(const TablesPreview &preview)
{
    std::vector<Fact> facts;
    for (const Message &sentence : preview.sentences)
        facts.push_back({{QT_TRANSLATE_NOOP("app", "Rows")}, sentence.english()});
    facts.push_back({{QT_TRANSLATE_NOOP("app", "Statements")}, preview.statements.join(u";\n"_s) + u';'});
    return facts;
}

}  // namespace

Result<TablesPreview> previewTables(const TablesOrder &order, const JobContext &context)
{
    const auto session = openFor(order, context);
    if (!session)
        return session.error();
    const auto all = listCopies(**session, context);
    if (!all)
        return all.error();
    const auto copies = chosen(order, *all);
    if (!copies)
        return copies.error();
    TablesPreview preview;
    if (Status done = readTables(**session, order, *copies, preview, context); !done)
        return std::move(done).error();
    if (Status ordered = putInOrder(**session, preview.tables, context); !ordered)
        return std::move(ordered).error();
    for (const TableReturn &table : preview.tables) {
        auto sentences = sentencesOf(table, order.overwrites);
        std::ranges::move(sentences, std::back_inserter(preview.sentences));
    }
    const QList<QByteArray> statements = statementsOf(preview, order.overwrites);
    for (const QByteArray &statement : statements)
        preview.statements << QString::fromUtf8(statement);
    preview.confirmations
        = confirmationsFor(order.view,
                           {QT_TRANSLATE_NOOP("app", "Put these rows back into %1. Nothing else is touched."),
                            {order.view.identity.display()}});
    return preview;
}

Result<TablesRestored> putTablesBack(const TablesOrder &order, const TablesPreview &preview,
                                     const QHash<QString, QString> &answers, const JobContext &context)
{
    auto deed = SideDeed::begin({.kind = u"restore"_s,
                                 .workspace = *order.workspace,
                                 .view = order.view,
                                 .journalPath = order.journalPath,
                                 .confirmations = preview.confirmations,
                                 .facts = factsOf(preview)},
                                answers);
    if (!deed)
        return std::move(deed).error();
    auto restored = inTransaction(order, preview, context);
    const Status ended = (*deed)->end(restored ? Status(Done{}) : Status(restored.error()), {});
    return ended ? std::move(restored) : ended.error();
}

}  // namespace lockstep
