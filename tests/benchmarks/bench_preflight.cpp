// SPDX-License-Identifier: GPL-3.0-or-later

// How long preflight takes where the catalog is large, and which checks that is. See docs/benchmarks.md.

#include "app/deploy/preflight.h"
#include "app/postgres/sandbox.h"
#include "tests/benchmarks/measured.h"
#include "tests/deploy/deployproject.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::bench;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 5;
constexpr int slowestShown = 8;

void makeTables(const Database &database, int count)
{
    const auto session = taken(Session::open(database.url(), {}));
    constexpr int atOnce = 500;
    for (int first = 1; first <= count; first += atOnce)
        taken(
            session->execute("DO $$ BEGIN FOR i IN " + QByteArray::number(first) + ".."
                                 + QByteArray::number(std::min(count, first + atOnce - 1))
                                 + " LOOP EXECUTE format('CREATE TABLE t%s (id bigint PRIMARY KEY, name text, parent "
                                   "bigint %s, created timestamptz NOT NULL DEFAULT now(), amount numeric(10,2) CHECK "
                                   "(amount >= 0), note varchar(40))', i, CASE WHEN i > 1 THEN 'REFERENCES t1' ELSE '' "
                                   "END); EXECUTE format('CREATE INDEX ON t%s (parent)', i); END LOOP; END $$",
                             {}));
    database.sql(
        "INSERT INTO t1 SELECT i, 'n', NULL, now(), 1, '' FROM generate_series(1, 1000) i;"
        "INSERT INTO t2 SELECT i, 'n', 1 + i % 1000, now(), 1, '' FROM generate_series(1, 1000) i; ANALYZE t1, t2");
}

constexpr auto migration = "ALTER TABLE t1 ALTER name SET NOT NULL;\n"
                           "ALTER TABLE t2 ALTER note TYPE varchar(20);\n"
                           "ALTER TABLE t2 ADD CONSTRAINT again FOREIGN KEY (parent) REFERENCES t1;\n"
                           "ALTER TABLE t3 ADD UNIQUE (name);\n"
                           "CREATE INDEX CONCURRENTLY added ON t4 (created);\n"
                           "DROP TABLE t5;\n";

/// A check is reported when it begins: what lies between two reports is the first one's.
class Laps
{
public:
    void take(const Progress &progress)
    {
        if (!m_title.isEmpty())
            m_took[m_title] = std::min(m_took.value(m_title, 1e9), double(m_clock.nsecsElapsed()) / 1e6);
        m_title = progress.done == progress.total ? u"(before the first)"_s : progress.step.english();
        m_clock.start();
    }

    void print() const
    {
        std::vector<std::pair<double, QString>> laps;
        for (auto lap = m_took.cbegin(); lap != m_took.cend(); ++lap)
            laps.emplace_back(lap.value(), lap.key());
        std::ranges::sort(laps, std::greater());
        for (int i = 0; i < std::min<int>(slowestShown, int(laps.size())); ++i)
            bench::print(
                u"    %1 %2 ms"_s.arg(laps[std::size_t(i)].second, -30).arg(laps[std::size_t(i)].first, 8, 'f', 1));
    }

private:
    QString m_title;
    QElapsedTimer m_clock;
    QHash<QString, double> m_took;
};

void measure(int count)
{
    const Database database;
    makeTables(database, count);
    const Project project(Project::Layout::Plain);
    project.write(u"20240101_a.sql"_s, migration);
    const DeployRequest request = project.request(database.url());
    Laps laps;
    const JobContext context({}, [&laps](const Progress &progress) { laps.take(progress); });
    const Action ask
        = [&] { taken(preflight(*request.workspace, request.view, request.plan, QDir::tempPath(), context)); };
    const double best = shortest(runs, ask);
    const double middle = usual(runs, ask);
    print(u"%1 tables: preflight takes %2 s (in the middle of %3 runs %4 s); the slowest checks, at their best:"_s
              .arg(count)
              .arg(best / 1000, 0, 'f', 2)
              .arg(runs)
              .arg(middle / 1000, 0, 'f', 2));
    laps.print();
}

}  // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"TABLES"_s, u"How many tables; 100 and 10000 when left out"_s);
    parser.process(application);
    const SandboxUse use;
    const QStringList wanted = parser.positionalArguments();
    for (const QString &count : wanted.isEmpty() ? QStringList{u"100"_s, u"10000"_s} : wanted)
        measure(count.toInt());
}
