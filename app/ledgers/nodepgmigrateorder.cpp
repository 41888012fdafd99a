// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/nodepgmigrateorder.h"

#include "app/migrations/nodepgmigratenames.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// One file that the tool knows, a program or SQL.
struct File
{
    QString fileName{};
    QString name{};
    bool isProgram = false;
};

/// In the tool's order.
std::vector<File> filesOf(const MigrationFolder &folder)
{
    std::vector<File> files;
    for (const Migration &migration : folder.migrations)
        files.push_back({migration.forward.path.section(u'/', -1), migration.name});
    for (const Stray &stray : folder.strays) {
        const QString fileName = stray.path.section(u'/', -1);
        if (nodepgmigrate::isProgram(fileName) && nodepgmigrate::prefixOf(fileName))
            files.push_back({fileName, nodepgmigrate::nameOf(fileName), true});
    }
    std::stable_sort(files.begin(), files.end(), [](const File &left, const File &right) {
        return nodepgmigrate::before(left.fileName, right.fileName);
    });
    return files;
}

MigrationStatus *statusOf(LedgerStatus &status, const QString &name)
{
    const auto found = std::find_if(status.migrations.begin(), status.migrations.end(),
                                    [&name](const MigrationStatus &one) { return one.name == name; });
    return found == status.migrations.end() ? nullptr : &*found;
}

bool isAmong(const std::vector<File> &files, const QString &name)
{
    return std::any_of(files.begin(), files.end(), [&name](const File &file) { return file.name == name; });
}

/// A row of a program is missing nothing: its file is there.
void settlePrograms(const std::vector<File> &files, LedgerStatus &status)
{
    for (const File &file : files) {
        MigrationStatus *one = file.isProgram ? statusOf(status, file.name) : nullptr;
        if (!one || one->state != MigrationState::Missing)
            continue;
        one->state = MigrationState::Applied;
        one->problem = {};
    }
}

void stop(MigrationStatus &one, Message why)
{
    one.stops = true;
    one.problem = std::move(why);
}

/// What comes after a program that has not run has to wait for the tool to run it.
void waitForPrograms(const std::vector<File> &files, const QSet<QString> &run, LedgerStatus &status)
{
    const auto waiting = std::find_if(files.begin(), files.end(),
                                      [&run](const File &file) { return file.isProgram && !run.contains(file.name); });
    for (auto file = waiting; file != files.end(); ++file) {
        MigrationStatus *one = file->isProgram ? nullptr : statusOf(status, file->name);
        if (one && one->isToRun())
            stop(*one,
                 {QT_TRANSLATE_NOOP("app",
                                    "%1 comes before it and has not run: a program, which only node-pg-migrate itself "
                                    "can run."),
                  {waiting->fileName}});
    }
}

/// `row` stands where the tool expects `file`; what it says then is the same in all cases.
void explain(const QString &row, const File &file, const std::vector<File> &files, const QSet<QString> &run,
             LedgerStatus &status)
{
    MigrationStatus *ofRow = statusOf(status, row);
    MigrationStatus *ofFile = statusOf(status, file.name);
    if (!isAmong(files, row)) {
        if (ofRow)
            stop(*ofRow,
                 {QT_TRANSLATE_NOOP("app",
                                    "It was applied here, and the folder has no such migration. node-pg-migrate stops "
                                    "at %1, which stands in its place."),
                  {file.fileName}});
        return;
    }
    if (!run.contains(file.name)) {
        if (!ofFile || file.isProgram || ofFile->stops)
            return;
        ofFile->state = MigrationState::OutOfOrder;
        stop(*ofFile,
             {QT_TRANSLATE_NOOP("app",
                                "It sorts before %1, which was applied already; node-pg-migrate stops at such a "
                                "migration until it is told to go on."),
              {row}});
        return;
    }
    status.obstacle
        = {QT_TRANSLATE_NOOP("app",
                             "The ledger has %1 where the folder has %2: they were applied in another order "
                             "than the folder's, and node-pg-migrate stops there. Its --no-check-order, or "
                             "the rows' times, settle that."),
           {row, file.fileName}};
}

/// The first row that is not the file of its place is where the tool stops.
void checkOrder(const std::vector<File> &files, const std::vector<LedgerEntry> &entries, const QSet<QString> &run,
                LedgerStatus &status)
{
    const std::size_t count = std::min(files.size(), entries.size());
    for (std::size_t index = 0; index < count; ++index) {
        if (entries[index].name == files[index].name)
            continue;
        explain(entries[index].name, files[index], files, run, status);
        return;
    }
}

}  // namespace

void judgeNodePgMigrateOrder(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries,
                             LedgerStatus &status)
{
    const std::vector<File> files = filesOf(folder);
    QSet<QString> run;
    for (const LedgerEntry &entry : entries)
        run.insert(entry.name);
    settlePrograms(files, status);
    waitForPrograms(files, run, status);
    checkOrder(files, entries, run, status);
}

}  // namespace lockstep
