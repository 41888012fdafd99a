// SPDX-License-Identifier: GPL-3.0-or-later

// How long it takes until a folder with very many migrations is open: read, paired, reviewed, and as the window's tree.
// See docs/benchmarks.md.

#include "app/deploy/workspace.h"
#include "models/migrationtreemodel.h"
#include "tests/benchmarks/measured.h"
#include "tests/benchmarks/samples.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 5;

template <typename T>
T opened(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(describe(result.error())));
    return *std::move(result);
}

void printTime(const QString &what, double milliseconds)
{
    print(u"  %1 %2 ms"_s.arg(what, -28).arg(milliseconds, 9, 'f', 0));
}

/// Seconds as a person waits them, not of processor time: cores that help shorten them.
void measure(int count, SampleLayout form)
{
    const QTemporaryDir folder;
    if (!folder.isValid() || !writeHistory(folder.path(), form, count))
        qFatal("The migrations could not be written");
    MigrationFolder read;
    const double detecting = shortest(runs, [&] { (void)opened(detectLayouts(folder.path())); });
    // Nobody names the layout: what it is is found out first, as for a person who opens a folder.
    const double reading = shortest(runs, [&] { read = opened(openMigrations({folder.path()}, {}, {})); });
    FolderReview review;
    const double reviewing = shortest(
        runs, [&] { review = opened(reviewMigrations(read.migrations, {})); }, [&] { review = {}; });
    WorkspacePtr workspace;
    const Action open = [&] { workspace = opened(openWorkspace(folder.path(), {}, {})); };
    const Action close = [&] { workspace.reset(); };
    const double opening = shortest(runs, open, close);
    const double usually = usual(runs, open, close);
    const double working = fastest(runs, open, close);
    open();
    const double showing = shortest(runs, [&] {
        MigrationTreeModel model;
        model.setContents(workspace, {});
        if (model.rowCount() == 0)
            qFatal("The tree is empty");
    });
    print(u"%1 migrations, %2"_s.arg(workspace->folder.migrations.size()).arg(workspace->folder.layout));
    printTime(u"telling the layout"_s, detecting);
    printTime(u"that and reading it"_s, reading);
    printTime(u"reviewing it"_s, reviewing);
    printTime(u"all of it, as one opens a project"_s, opening);
    printTime(u"  in the middle of several runs"_s, usually);
    printTime(u"  its processor time"_s, working);
    printTime(u"the tree in the window"_s, showing);
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures how long opening a folder of very many migrations takes."_s);
    parser.addHelpOption();
    parser.addOption({u"migrations"_s, u"How many there are."_s, u"number"_s, u"10000"_s});
    parser.process(application);
    const int count = parser.value(u"migrations"_s).toInt();
    measure(count, SampleLayout::Prisma);
    measure(count, SampleLayout::Plain);
    print(u"  %1 %2 MB"_s.arg(u"memory at its highest"_s, -28).arg(peakMemory(), 9, 'f', 0));
    return EXIT_SUCCESS;
}
