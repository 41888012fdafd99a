// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/drift.h"
#include "tests/deploy/deployproject.h"

#include <QFile>
#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto first = R"(
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
CREATE INDEX users_name ON users (name);
CREATE VIEW named AS SELECT id, name FROM users;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON TABLE users IS 'who they are';
)";

/// A project whose migrations are applied to a database of its own.
struct Deployed
{
    Deployed()
    {
        project.write(u"20260101000000_users"_s, first);
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        if (const StepRecord last = go(*run, Step::Record); last.error)
            qFatal("%s", qPrintable(describe(*last.error)));
    }
    DriftRequest request(DriftAgainst against) const
    {
        const DeployRequest deploy = project.request(database.url());
        return {deploy.workspace, deploy.view, against, QDate(2026, 6, 1)};
    }
    Drift drift(DriftAgainst against = DriftAgainst::History) const { return taken(findDrift(request(against), {})); }
    void configure(const QByteArray &toml) const
    {
        QFile file(project.root() + u"/lockstep.toml"_s);
        if (!file.open(QIODevice::WriteOnly) || file.write(toml) != toml.size())
            qFatal("lockstep.toml cannot be written");
    }

    Project project{};
    Database database{};
};

QStringList told(const Drift &drift)
{
    QStringList lines;
    for (const DriftItem &item : drift.items)
        lines << QStringList{differenceClassId(item.difference), item.kind, item.object, item.property}
                     .join(u' ')
                     .trimmed()
                + (item.counts() ? QString() : u" (not counted)"_s);
    return lines;
}

QStringList remarks(const Drift &drift)
{
    QStringList lines;
    for (const Message &remark : drift.remarks)
        lines << remark.english();
    return lines;
}

constexpr auto changes = "DROP INDEX users_name; ALTER TABLE users ADD extra int; COMMENT ON TABLE users IS NULL;"
                         "GRANT SELECT ON users TO pg_monitor; CREATE TABLE tmp_a (a int);"
                         "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2'";

}  // namespace

class DriftTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void nothingDiffers()
    {
        const Deployed deployed;
        for (const auto against : {DriftAgainst::History, DriftAgainst::Files}) {
            const Drift drift = deployed.drift(against);
            QCOMPARE(told(drift), QStringList());
            QCOMPARE(remarks(drift), QStringList());
            QCOMPARE(drift.against, against);
            QVERIFY(drift.sql.steps.empty());
        }
    }

    void whatDiffersIsToldAndResolved()
    {
        const Deployed deployed;
        deployed.database.sql(changes);
        const Drift drift = deployed.drift();
        QCOMPARE(remarks(drift), QStringList());
        QCOMPARE(told(drift),
                 (QStringList{u"different function public.f() definition"_s, u"extra table public.tmp_a"_s,
                              u"different table public.users privileges"_s, u"comment table public.users comment"_s,
                              u"extra column public.users.extra"_s, u"missing index public.users_name"_s}));
        for (const DriftItem &item : drift.items)
            QVERIFY2(!item.sql.empty(), qPrintable(item.object));
        deployed.database.sql(scriptOf(drift.sql));
        QCOMPARE(told(deployed.drift()), QStringList());
        deployed.database.sql(scriptOf(drift.back));
        QCOMPARE(told(deployed.drift()), told(drift));
    }

    void theFilesAlone()
    {
        const Deployed deployed;
        deployed.database.sql(changes);
        const Drift drift = deployed.drift(DriftAgainst::Files);
        QCOMPARE(countDrift(drift), 4);
        deployed.database.sql(scriptOf(drift.sql));
        QCOMPARE(told(deployed.drift(DriftAgainst::Files)), QStringList());
    }

    void aHistoryThatDoesNotRunIsRead()
    {
        Deployed deployed;
        deployed.database.sql("CREATE SCHEMA outside; CREATE TABLE outside.t (id int PRIMARY KEY)");
        deployed.project.write(u"20260102000000_refers"_s,
                               "CREATE TABLE notes (id int PRIMARY KEY, t int REFERENCES outside.t)");
        const auto run = taken(DeployRun::begin(deployed.project.request(deployed.database.url()), {}));
        QVERIFY(!go(*run, Step::Record).error);
        const Drift drift = deployed.drift();
        QCOMPARE(drift.against, DriftAgainst::Files);
        QCOMPARE(drift.remarks.size(), 1u);
        QVERIFY2(remarks(drift).constFirst().startsWith(u"The history was not run, only read"_s),
                 qPrintable(remarks(drift).constFirst()));
    }

    void silencesHaveAnEnd()
    {
        const Deployed deployed;
        deployed.database.sql("CREATE TABLE tmp_a (a int); CREATE TABLE tmp_b (a int)");
        deployed.configure("[[drift.ignore]]\nobject = \"public.tmp_a\"\nreason = \"measured\"\nuntil = 2026-06-01\n"
                           "[[drift.ignore]]\nobject = \"public.tmp_*\"\nreason = \"was\"\nuntil = 2026-05-31\n");
        const Drift drift = deployed.drift();
        QCOMPARE(told(drift),
                 (QStringList{u"extra table public.tmp_a (not counted)"_s, u"extra table public.tmp_b"_s}));
        QCOMPARE(drift.items[0].silencedBecause, u"measured"_s);
        QCOMPARE(drift.remarks.size(), 1u);
        QVERIFY(remarks(drift).constFirst().contains(u"ended on 2026-05-31"_s));
        QVERIFY(!QString::fromUtf8(scriptOf(drift.sql)).contains(u"tmp_a"_s));
    }

    void silencesAreForKinds()
    {
        const Deployed deployed;
        deployed.database.sql("ALTER TABLE users OWNER TO pg_monitor; COMMENT ON TABLE users IS 'x'");
        deployed.configure("[[drift.ignore]]\nobject = \"public.users\"\nkinds = [\"owner\"]\nreason = \"theirs\"\n");
        const QStringList lines = told(deployed.drift());
        QVERIFY2(lines.contains(u"different table public.users owner (not counted)"_s), qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.contains(u"comment table public.users comment"_s), qPrintable(lines.join(u'\n')));
    }

    void columnOrderIsNoise()
    {
        const Deployed deployed;
        deployed.database.sql("DROP VIEW named; ALTER TABLE users DROP id, ADD id int PRIMARY KEY;"
                              "CREATE VIEW named AS SELECT id, name FROM users");
        const Drift drift = deployed.drift();
        QCOMPARE(told(drift), QStringList{u"columnOrder table public.users position (not counted)"_s});
        QCOMPARE(drift.items[0].noise, u"columnOrder"_s);
        QCOMPARE(countDrift(drift), 0);
    }

    void itBecomesAMigration()
    {
        const Deployed deployed;
        deployed.database.sql(changes);
        const DriftRequest request = deployed.request(DriftAgainst::History);
        const Drift drift = taken(findDrift(request, {}));
        const auto drafted = taken(draftResolution(drift, request.workspace->folder, u"take back"_s,
                                                   QDateTime(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC)));
        QCOMPARE(drafted.name, u"20260601120000_take_back"_s);
        deployed.project.write(drafted.name, drafted.files.front().bytes);
        const auto run = taken(DeployRun::begin(deployed.project.request(deployed.database.url()), {}));
        QVERIFY(!go(*run, Step::Record).error);
        const Drift after = deployed.drift();
        QCOMPARE(after.against, DriftAgainst::History);
        QCOMPARE(told(after), QStringList());
        const Deployed other;
        QVERIFY(!draftResolution(other.drift(), request.workspace->folder, u"x"_s, {}));
    }

    void withoutAModelThereIsNothingToCompare()
    {
        const Deployed deployed;
        const auto drift = findDrift(deployed.request(DriftAgainst::Model), {});
        QVERIFY(!drift);
        QCOMPARE(drift.error().code, ErrorCode::BadRequest);
    }
};

QTEST_GUILESS_MAIN(DriftTest)
#include "tst_drift.moc"
