// SPDX-License-Identifier: GPL-3.0-or-later

// How long the review takes as a person waits for it, as multiples of what the same SQL costs its parser alone and of
// what another program takes. See docs/benchmarks.md.

#include "app/migrations/layout.h"
#include "app/review/review.h"
#include "tests/benchmarks/floor.h"
#include "tests/benchmarks/measured.h"
#include "tests/benchmarks/samples.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 5;
constexpr qsizetype longBytes = 20'000'000;
constexpr int programLimit = 30'000;  ///< milliseconds
constexpr int manyMigrations = 10'000;
constexpr int manyFiles = 1000;

/// Programs that review the files they are given, in one process.
struct Programs
{
    QString own{};
    QString peer{};
};

double megabytes(qsizetype bytes)
{
    return double(bytes) / 1e6;
}

/// From its start to its end; none where it did not finish in time.
std::optional<double> timeOf(const QString &program, const QStringList &arguments)
{
    bool ran = true;
    const double time = usual(1, [&] {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(program, arguments);
        ran = process.waitForFinished(programLimit);
        process.kill();
        process.waitForFinished();
    });
    return ran ? std::optional(time) : std::nullopt;
}

double middleOf(std::vector<double> times)
{
    std::ranges::sort(times);
    return times[times.size() / 2];
}

/// In turn, so that what else the machine does disturbs both alike.
void printPrograms(const Programs &programs, const QStringList &paths, int times)
{
    if (programs.peer.isEmpty() || programs.own.isEmpty())
        return;
    std::vector<double> own;
    std::vector<double> peer;
    for (int run = 0; run < times; ++run) {
        const auto ownTime = timeOf(programs.own, QStringList{u"review"_s} + paths);
        const auto peerTime = timeOf(programs.peer, paths);
        if (!ownTime || !peerTime)
            return print(u"  %1 did not finish within %2 s"_s.arg(ownTime ? u"the peer"_s : u"lockstep review"_s)
                             .arg(programLimit / 1000));
        own.push_back(*ownTime);
        peer.push_back(*peerTime);
    }
    print(u"  %1 %2 ms"_s.arg(u"the peer, its process"_s, -28).arg(middleOf(peer), 9, 'f', 1));
    printRatio(u"lockstep review, likewise"_s, middleOf(own), u"the peer"_s, middleOf(peer));
}

/// Letting go of all that the review has made is no part of the waiting, so it is not measured.
void printReview(const QByteArrayList &statements, const Action &review, const Action &tidy)
{
    const double floor = usual(runs, [&] { parseAlone(statements); });
    print(u"  %1 %2 ms"_s.arg(u"libpg_query alone"_s, -28).arg(floor, 9, 'f', 1));
    printRatio(u"scan, parse and review"_s, usual(runs, review, tidy), u"libpg_query alone"_s, floor);
    printRatio(u"  its processor time"_s, fastest(runs, review, tidy), u"libpg_query alone"_s, floor);
}

void measureFiles(const QStringList &paths, const Programs &programs, int times)
{
    std::vector<SqlFile> files;
    QByteArrayList statements;
    qsizetype bytes = 0;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        files.push_back({path, file.readAll()});
        statements += statementsOf(files.back().bytes);
        bytes += files.back().bytes.size();
    }
    print(u"  %1 file(s), %2 MB, %3 statements"_s.arg(files.size())
              .arg(megabytes(bytes), 0, 'f', 2)
              .arg(statements.size()));
    Result<std::vector<AnalysedScript>> reviewed = std::vector<AnalysedScript>();
    printReview(
        statements, [&] { reviewed = reviewFiles(files, {}); }, [&] { reviewed->clear(); });
    printPrograms(programs, paths, times);
}

void measureCorpus(const Programs &programs)
{
    const QString folder = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus");
    print(u"Migrations of other projects"_s);
    if (QFileInfo(folder).isDir())
        measureFiles(sqlBelow(folder), programs, runs);
    else
        print(u"  skipped: there is no %1"_s.arg(folder));
}

void measureSmallFiles(const Programs &programs)
{
    print(u"Small files of short statements"_s);
    const QTemporaryDir folder;
    if (const QStringList paths = writeSmallFiles(folder.path(), manyFiles); !paths.isEmpty())
        measureFiles(paths, programs, runs);
    else
        print(u"  skipped: the files could not be written"_s);
}

void measureLongFile(const Programs &programs)
{
    print(u"One long file"_s);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"long.sql"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(longScript(longBytes)) < longBytes)
        return print(u"  skipped: %1"_s.arg(file.errorString()));
    file.close();
    measureFiles({file.fileName()}, programs, 1);
    print(u"  %1 %2 MB"_s.arg(u"memory at its highest"_s, -28).arg(peakMemory(), 9, 'f', 0));
}

void measureFolder()
{
    print(u"A folder of %1 migrations"_s.arg(manyMigrations));
    const QTemporaryDir folder;
    if (!writeMigrations(folder.path(), manyMigrations))
        return print(u"  skipped: the migrations could not be written"_s);
    MigrationFolder opened;
    const double opening = usual(runs, [&] {
        auto read = openMigrations({folder.path()}, u"plain"_s, JobContext());
        opened = read ? *std::move(read) : MigrationFolder();
    });
    QByteArrayList statements;
    for (const Migration &migration : opened.migrations)
        statements += statementsOf(migration.forward.bytes);
    print(u"  %1 migrations, %2 statements"_s.arg(opened.migrations.size()).arg(statements.size()));
    Result<FolderReview> reviewed = FolderReview();
    printReview(
        statements, [&] { reviewed = reviewMigrations(opened.migrations, JobContext()); }, [&] { *reviewed = {}; });
    print(u"  %1 %2 ms"_s.arg(u"reading the folder"_s, -28).arg(opening, 9, 'f', 1));
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures the review against its parser and against a peer."_s);
    parser.addHelpOption();
    parser.addOption({u"peer"_s, u"A program that reviews the files it is given, to compare with."_s, u"path"_s});
    parser.addOption({u"program"_s, u"The command line, to be compared with the peer."_s, u"path"_s,
                      QStringLiteral(LOCKSTEP_PROGRAM)});
    parser.process(application);
    const Programs programs{parser.value(u"program"_s), parser.value(u"peer"_s)};
    measureCorpus(programs);
    measureSmallFiles(programs);
    measureLongFile(programs);
    measureFolder();
    return EXIT_SUCCESS;
}
