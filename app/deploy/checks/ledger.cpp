// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/checks.h"
#include "app/deploy/edits.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QStringList namesIn(const CheckInput &input, MigrationState state)
{
    QStringList names;
    for (const MigrationStatus &row : input.view.status.migrations) {
        if (row.state == state)
            names << row.name;
    }
    return names;
}

Result<CheckAnswer> readable(const CheckInput &input)
{
    const LedgerStatus &status = input.view.status;
    if (status.exists)
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "The ledger %1 was read."), {status.table}}};
    return CheckAnswer{.message
                       = {QT_TRANSLATE_NOOP("app", "There is no ledger yet; the deploy creates %1."), {status.table}}};
}

Result<bool> mayWrite(const CheckInput &input, bool exists, const QString &table)
{
    // Prisma completes its row by an UPDATE; a plain ledger only ever inserts.
    const QByteArray inTable = input.view.status.tool == "prisma"_L1
        ? "SELECT has_table_privilege($1, 'INSERT') AND has_table_privilege($1, 'UPDATE')"
        : "SELECT has_table_privilege($1, 'INSERT')";
    const QByteArray inSchema = "SELECT coalesce(has_schema_privilege(to_regnamespace($1), 'CREATE'), true)";
    const QString schema = table.left(table.lastIndexOf(u'.'));
    const auto answer = exists ? input.session.execute(inTable, {table.toUtf8()}, input.context)
                               : input.session.execute(inSchema, {schema.toUtf8()}, input.context);
    return answer ? Result<bool>(answer->rows.at(0).at(0) == "t") : Result<bool>(answer.error());
}

Result<CheckAnswer> writable(const CheckInput &input)
{
    const LedgerStatus &status = input.view.status;
    const auto may = mayWrite(input, status.exists, status.table);
    if (!may)
        return may.error();
    const QString &user = input.view.identity.user;
    if (*may)
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "%1 may write the ledger %2."), {user, status.table}}};
    return CheckAnswer{Outcome::Fail,
                       {QT_TRANSLATE_NOOP("app", "%1 may not write the ledger %2."), {user, status.table}},
                       {},
                       {QT_TRANSLATE_NOOP("app", "Connect as the role that owns it, or grant the right.")}};
}

Result<CheckAnswer> clean(const CheckInput &input)
{
    const QStringList failed = namesIn(input, MigrationState::Failed);
    const Message &obstacle = input.view.status.obstacle;
    if (failed.isEmpty() && obstacle.isEmpty())
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "No migration began without finishing.")}};
    const Message message = !obstacle.isEmpty()
        ? obstacle
        : Message{QT_TRANSLATE_N_NOOP("app", "%n migration(s) began and did not finish."), {}, int(failed.size())};
    return CheckAnswer{
        Outcome::Fail,
        message,
        detailOf(failed),
        {QT_TRANSLATE_NOOP("app", "Look at what is there, then mark each with the tool that owns the ledger.")}};
}

/// "NAME: Only comments differ from what was applied."; the name alone where nobody knows what was applied.
QString editLine(const QString &name, const Edits &edits)
{
    const auto edit = edits.constFind(name);
    return edit == edits.constEnd() ? name : name + u": "_s + describeDifference(edit->difference).english();
}

/// The file would do what was done, whatever its text.
bool isHarmless(const QString &name, const Edits &edits)
{
    const auto edit = edits.constFind(name);
    return edit != edits.constEnd() && edit->difference < SqlDifference::Statements;
}

/// What was applied is looked for in git; where that cannot be read, each edit counts as one that matters.
Result<Edits> editsOf(const CheckInput &input)
{
    auto edits = explainEdits(input.workspace, input.view, input.context);
    const bool isUnknown = !edits && edits.error().code == ErrorCode::FileUnreadable;
    return isUnknown ? Result<Edits>(Edits()) : std::move(edits);
}

Result<CheckAnswer> checksums(const CheckInput &input)
{
    const QStringList changed = namesIn(input, MigrationState::Changed);
    const auto edits = editsOf(input);
    if (!edits)
        return edits.error();
    QStringList lines;
    int harmless = 0;
    for (const QString &name : changed) {
        lines << editLine(name, *edits);
        harmless += isHarmless(name, *edits) ? 1 : 0;
    }
    const int count = int(changed.size());
    if (harmless == count)
        return warnOf(
            lines, {QT_TRANSLATE_NOOP("app", "Every applied file is the one that was applied.")},
            {QT_TRANSLATE_N_NOOP("app",
                                 "%n applied file(s) were edited afterwards, in nothing that PostgreSQL "
                                 "would do differently."),
             {},
             count},
            {QT_TRANSLATE_NOOP("app", "Nothing needs to be done; put the file back where its tool objects.")});
    const Message some{QT_TRANSLATE_N_NOOP("app",
                                           "%n applied file(s) were edited afterwards, %1 of them in nothing that "
                                           "PostgreSQL would do differently; the edits never run."),
                       {QString::number(harmless)},
                       count};
    const Message none{
        QT_TRANSLATE_N_NOOP("app", "%n applied file(s) were edited afterwards; the edit never runs."), {}, count};
    return warnOf(lines, {}, harmless > 0 ? some : none,
                  {QT_TRANSLATE_NOOP("app", "Put the file back and write the change as a new migration.")});
}

Result<CheckAnswer> order(const CheckInput &input)
{
    QStringList late;
    for (const PlannedMigration &planned : input.plan.migrations) {
        if (namesIn(input, MigrationState::OutOfOrder).contains(planned.name))
            late << planned.name;
    }
    return warnOf(late, {QT_TRANSLATE_NOOP("app", "The planned migrations come after all applied ones.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n planned migration(s) sort before one that is applied already."),
                   {},
                   int(late.size())},
                  {QT_TRANSLATE_NOOP(
                      "app", "Make sure that none of them needs the state before the later one, or rename them.")});
}

Result<CheckAnswer> missing(const CheckInput &input)
{
    const QStringList gone = namesIn(input, MigrationState::Missing);
    return warnOf(gone, {QT_TRANSLATE_NOOP("app", "Every applied migration is in the folder.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n applied migration(s) are not in the folder."), {}, int(gone.size())},
                  {QT_TRANSLATE_NOOP("app", "Check that this is the right branch and that nothing was deleted.")});
}

}  // namespace

std::span<const CheckRow> ledgerChecks()
{
    static constexpr std::array rows{
        CheckRow{"ledger-readable", QT_TRANSLATE_NOOP("app", "Ledger readable"), readable},
        CheckRow{"ledger-writable", QT_TRANSLATE_NOOP("app", "Ledger writable"), writable},
        CheckRow{"ledger-clean", QT_TRANSLATE_NOOP("app", "Nothing half done"), clean},
        CheckRow{"checksums", QT_TRANSLATE_NOOP("app", "Applied files unchanged"), checksums},
        CheckRow{"order", QT_TRANSLATE_NOOP("app", "Order"), order},
        CheckRow{"missing", QT_TRANSLATE_NOOP("app", "Applied files present"), missing},
    };
    return rows;
}

}  // namespace lockstep
