// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/playbookways.h"

#include "app/deploy/leftindex.h"
#include "app/deploy/replay.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// For a POSIX shell.
QString shellQuoted(QString word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:=@+-]+$"_s);
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'';
}

/// "lockstep revert --to NAME PROJECT --target production".
QString command(const RunRecord &run, const QStringList &words)
{
    QStringList quoted{u"lockstep"_s};
    for (const QString &word : words)
        quoted << shellQuoted(word);
    quoted << shellQuoted(run.project);
    if (!run.environment.isEmpty())
        quoted << u"--target"_s << shellQuoted(run.environment);
    return quoted.join(u' ');
}

/// A run that has ended is not taken up: the same is begun anew.
QString againCommand(const RunRecord &run)
{
    const bool reverts = run.plan.direction == Direction::Revert;
    const QString verb = reverts ? u"revert"_s : u"deploy"_s;
    if (run.isOpen())
        return command(run, {verb, u"--resume"_s, run.id});
    return reverts ? command(run, {verb, u"--to"_s, run.plan.migrations.back().name}) : command(run, {verb});
}

const MigrationRun *halfDone(const RunRecord &run)
{
    const auto found = std::ranges::find_if(run.migrations, [](const MigrationRun &migration) {
        return migration.state == StatementState::Failed || migration.state == StatementState::InDoubt;
    });
    return found == run.migrations.end() ? nullptr : &*found;
}

/// What goes away by itself: a lock, a timeout, a connection, a wish to stop.
bool isPassing(const Error &error)
{
    static const QList<QByteArray> states{"55P03", "57014", "40001", "40P01", "53300", "57P01", "57P02", "57P03"};
    return error.code == ErrorCode::Cancelled || error.code == ErrorCode::ConnectionLost
        || error.code == ErrorCode::ServerUnreachable || error.code == ErrorCode::LedgerBusy
        || error.code == ErrorCode::LockTimeout || (error.sql && states.contains(error.sql->sqlState));
}

PlaybookWay retry(const RunRecord &run, const StepRecord &failed)
{
    const QString resume = againCommand(run);
    if (failed.step != Step::Migrate)
        return {PlaybookWay::Kind::Retry,
                {QT_TRANSLATE_NOOP("app", "Run the step again")},
                {QT_TRANSLATE_NOOP("app", "Costs nothing: the step changes no schema. Remove first what it names.")},
                {resume}};
    if (halfDone(run))
        return {PlaybookWay::Kind::Retry,
                {QT_TRANSLATE_NOOP("app", "Remove the cause and go on where it stopped")},
                {QT_TRANSLATE_NOOP("app",
                                   "What took effect stays and is not run twice. Until then the schema is between two "
                                   "versions.")},
                {resume}};
    return {PlaybookWay::Kind::Retry,
            {QT_TRANSLATE_NOOP("app", "Try again")},
            {QT_TRANSLATE_NOOP("app",
                               "Nothing of the failed migration was left behind. Costs nothing; right when a lock, a "
                               "timeout or a cancelled statement was the cause.")},
            {resume}};
}

/// The server chooses the words of a failed build; whether it left an index is asked when the way is taken.
std::optional<PlaybookWay> dropIndex(const RunRecord &run)
{
    const StatementRun *build = unfinishedBuild(run);
    if (!build || run.plan.direction == Direction::Revert)
        return std::nullopt;
    QStringList words{u"deploy"_s};
    if (run.isOpen())
        words << u"--resume"_s << run.id;
    return PlaybookWay{
        PlaybookWay::Kind::DropIndex,
        {QT_TRANSLATE_NOOP("app", "Drop the invalid index and build it again")},
        {QT_TRANSLATE_NOOP("app",
                           "Statement %1 of %2 may have left an index that is INVALID: it serves no read and "
                           "costs every write. DROP INDEX CONCURRENTLY, shown and confirmed first, blocks "
                           "nobody."),
         {QString::number(build->statement), build->migration}},
        {command(run, words + QStringList{u"--drop-invalid-index"_s})},
        run.id};
}

PlaybookWay correct()
{
    return {PlaybookWay::Kind::Correct,
            {QT_TRANSLATE_NOOP("app", "Correct the file")},
            {QT_TRANSLATE_NOOP("app",
                               "Leave, end this run, correct the migration and begin a new deploy. A changed file is "
                               "another plan: it is checked and confirmed anew.")}};
}

std::optional<PlaybookWay> revert(const RunRecord &run)
{
    const auto migrations = revertibleOf(run);
    if (migrations.empty())
        return std::nullopt;
    const QString down = migrations.back()->name;
    QStringList files;
    for (const PlannedMigration *migration : migrations)
        files << migration->revertFile;
    QStringList commands{command(run, {u"revert"_s, u"--to"_s, down, u"--dry-run"_s}),
                         command(run, {u"revert"_s, u"--to"_s, down})};
    if (run.isOpen())  // two runs cannot both be right about what is there
        commands.insert(1, u"lockstep history %1 --abandon"_s.arg(run.id));
    return PlaybookWay{
        PlaybookWay::Kind::Revert,
        {QT_TRANSLATE_NOOP("app", "Revert what was applied")},
        {QT_TRANSLATE_NOOP("app",
                           "Runs %1, in this order, checked like a deploy; what they drop is gone, with the rows that "
                           "came in since, and that is counted and shown first. Try it with --dry-run."),
         {files.join(u", "_s)}},
        commands,
        down};
}

std::optional<PlaybookWay> tables(const RunRecord &run)
{
    if (copiedTablesOf(run).isEmpty())
        return std::nullopt;
    return PlaybookWay{
        PlaybookWay::Kind::Tables,
        {QT_TRANSLATE_NOOP("app", "Put single tables back")},
        {QT_TRANSLATE_NOOP("app",
                           "From the copies that were made before, the rows that are gone; they are counted and shown "
                           "first. Nothing else is touched; what hangs from these rows is yours to check.")},
        {command(run, {u"restore"_s, u"--copies"_s, u"--run"_s, run.id, u"--dry-run"_s}),
         command(run, {u"restore"_s, u"--copies"_s, u"--run"_s, run.id})},
        run.id};
}

std::optional<PlaybookWay> restore(const RunRecord &run)
{
    const QString backup = backupOf(run);
    if (backup.isEmpty())
        return std::nullopt;
    return PlaybookWay{
        PlaybookWay::Kind::Restore,
        {QT_TRANSLATE_NOOP("app", "Restore the backup beside it")},
        {QT_TRANSLATE_NOOP("app",
                           "Into a new database, compared with this one table by table, then swapped when you say so. "
                           "Needs the room for a second database; what was written since the backup is in the old one "
                           "alone.")},
        {command(run, {u"restore"_s, backup}), command(run, {u"restore"_s, backup, u"--swap"_s})},
        backup};
}

std::optional<PlaybookWay> resolve(const RunRecord &run)
{
    const MigrationRun *migration = halfDone(run);
    if (!migration)
        return std::nullopt;
    return PlaybookWay{
        PlaybookWay::Kind::Resolve,
        {QT_TRANSLATE_NOOP("app", "Put it right by hand and say so in the ledger")},
        {QT_TRANSLATE_NOOP("app",
                           "Complete or undo %1 with your own SQL, then record which it is. The ledger believes what "
                           "you say: nothing is run."),
         {migration->name}},
        {command(run, {u"resolve"_s, migration->name, u"--applied"_s}),
         command(run, {u"resolve"_s, migration->name, u"--rolled-back"_s})},
        migration->name};
}

PlaybookWay leave()
{
    return {PlaybookWay::Kind::Leave,
            {QT_TRANSLATE_NOOP("app", "Leave it for later")},
            {QT_TRANSLATE_NOOP("app",
                               "The run stays open and the next start offers to take it up again; the database is "
                               "asked first what happened meanwhile.")}};
}

}  // namespace

std::vector<PlaybookWay> waysOn(const RunRecord &run, const StepRecord &failed)
{
    std::vector<PlaybookWay> ways;
    const auto add = [&ways](std::optional<PlaybookWay> way) {
        if (way)
            ways.push_back(*std::move(way));
    };
    const bool isFilesFault = failed.step == Step::Migrate && !isPassing(*failed.error) && !halfDone(run);
    if (isFilesFault)
        add(correct());
    if (failed.step == Step::Migrate)
        add(dropIndex(run));
    add(retry(run, failed));
    if (!isFilesFault && failed.step == Step::Migrate)
        add(correct());
    add(revert(run));
    add(tables(run));
    add(resolve(run));
    add(restore(run));
    add(leave());
    return ways;
}

}  // namespace lockstep
