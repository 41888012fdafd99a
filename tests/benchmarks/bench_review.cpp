// SPDX-License-Identifier: GPL-3.0-or-later

// How long the review takes, as multiples of what the same SQL costs its parser alone. See docs/benchmarks.md.

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

constexpr int runs = 3;
constexpr qsizetype longBytes = 20'000'000;
constexpr int peerLimit = 30'000;  ///< milliseconds
constexpr int manyMigrations = 10'000;

double megabytes(qsizetype bytes)
{
    return double(bytes) / 1e6;
}

/// The peer reads all files in one process; the time includes that it starts.
void printPeer(const QString &peer, const QStringList &paths, double reviewed)
{
    if (peer.isEmpty())
        return;
    bool ran = true;
    const double time = fastest(1, [&] {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(peer, paths);
        ran = process.waitForFinished(peerLimit);
        process.kill();
        process.waitForFinished();
    });
    if (ran)
        printRatio(u"the peer"_s, time, u"the review"_s, reviewed);
    else
        print(u"  the peer did not finish within %1 s"_s.arg(peerLimit / 1000));
}

void measure(const QByteArrayList &texts, const QString &peer, const QStringList &paths)
{
    QByteArrayList statements;
    qsizetype bytes = 0;
    for (const QByteArray &text : texts) {
        statements += statementsOf(text);
        bytes += text.size();
    }
    const double floor = fastest(runs, [&] { parseAlone(statements); });
    std::size_t findings = 0;
    const double reviewed = fastest(runs, [&] {
        findings = 0;
        for (const QByteArray &text : texts)
            findings += reviewScript(text, {}, {}, true).findings.size();
    });
    print(u"  %1 file(s), %2 MB, %3 statements, %4 findings"_s.arg(texts.size())
              .arg(megabytes(bytes), 0, 'f', 1)
              .arg(statements.size())
              .arg(findings));
    print(u"  %1 %2 ms"_s.arg(u"libpg_query alone"_s, -28).arg(floor, 9, 'f', 1));
    printRatio(u"scan, parse and review"_s, reviewed, u"libpg_query alone"_s, floor);
    printPeer(peer, paths, reviewed);
}

void measureFiles(const QStringList &paths, const QString &peer)
{
    QByteArrayList texts;
    for (const QString &path : paths) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            texts.append(file.readAll());
    }
    measure(texts, peer, paths);
}

void measureCorpus(const QString &peer)
{
    const QString folder = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus");
    print(u"Migrations of other projects"_s);
    if (QFileInfo(folder).isDir())
        measureFiles(sqlBelow(folder), peer);
    else
        print(u"  skipped: there is no %1"_s.arg(folder));
}

void measureLongFile(const QString &peer, const QString &folder)
{
    print(u"One long file"_s);
    QFile file(folder + u"/long.sql"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(longScript(longBytes)) < longBytes)
        return print(u"  skipped: %1"_s.arg(file.errorString()));
    file.close();
    measureFiles({file.fileName()}, peer);
    print(u"  %1 %2 MB"_s.arg(u"memory at its highest"_s, -28).arg(peakMemory(), 9, 'f', 0));
}

void measureFolder(const QString &peer, const QString &folder)
{
    print(u"A folder of %1 migrations"_s.arg(manyMigrations));
    if (!writeMigrations(folder, manyMigrations))
        return print(u"  skipped: the migrations could not be written"_s);
    MigrationFolder opened;
    const double opening = fastest(runs, [&] {
        auto read = openMigrations({folder}, u"plain"_s, JobContext());
        opened = read ? *std::move(read) : MigrationFolder();
    });
    QByteArrayList statements;
    QStringList paths;
    for (const Migration &migration : opened.migrations) {
        statements += statementsOf(migration.forward.bytes);
        paths.append(folder + u'/' + migration.forward.path);
    }
    const double floor = fastest(runs, [&] { parseAlone(statements); });
    const double reviewed = fastest(runs, [&] { (void)reviewMigrations(opened.migrations, JobContext()); });
    print(u"  %1 migrations, %2 statements"_s.arg(opened.migrations.size()).arg(statements.size()));
    print(u"  %1 %2 ms"_s.arg(u"libpg_query alone"_s, -28).arg(floor, 9, 'f', 1));
    printRatio(u"opening the folder"_s, opening, u"libpg_query alone"_s, floor);
    printRatio(u"reviewing it"_s, reviewed, u"libpg_query alone"_s, floor);
    printPeer(peer, paths, reviewed);
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures the review against its parser and against a peer."_s);
    parser.addHelpOption();
    parser.addOption({u"peer"_s, u"A program that reviews the files it is given, to compare with."_s, u"path"_s});
    parser.process(application);
    const QTemporaryDir scratch;
    const QTemporaryDir migrations;
    if (!scratch.isValid() || !migrations.isValid())
        return EXIT_FAILURE;
    const QString peer = parser.value(u"peer"_s);
    measureCorpus(peer);
    measureLongFile(peer, scratch.path());
    measureFolder(peer, migrations.path());
    return EXIT_SUCCESS;
}
