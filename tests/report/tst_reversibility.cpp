// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/workspace.h"
#include "app/review/reverts.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// The verdict on revert scripts, against what PostgreSQL found of the same scripts in public histories.
class TestReversibility : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void agreesWithTheServer_data();
    void agreesWithTheServer();
    void agreesInAll();
};

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

/// How often reading and running agree. "Restores" is the answer looked for.
struct Score
{
    int bothRestore = 0;
    int bothNot = 0;
    int onlyReading = 0;  ///< reading says it restores, the server does not
    int onlyServer = 0;
    int unknown = 0;

    int total() const { return bothRestore + bothNot + onlyReading + onlyServer; }
    void add(const Score &other)
    {
        bothRestore += other.bothRestore;
        bothNot += other.bothNot;
        onlyReading += other.onlyReading;
        onlyServer += other.onlyServer;
        unknown += other.unknown;
    }
};

Score all;

QJsonObject foundByServer()
{
    QFile file(corpus + u"downs.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QString told(const RevertReading &reading)
{
    QStringList words;
    for (const RevertDifference &one : reading.differences)
        words << u"%1 %2 (%3)"_s.arg(one.what.kind, one.what.object, QString::number(int(one.flaw)));
    for (const ReplayNote &note : reading.notes)
        words << note.why.english();
    return words.join(u"; "_s).left(400);
}

QString told(const QJsonObject &pair)
{
    QStringList words{pair[u"down_err"_s][u"msg"_s].toString()};
    for (const QJsonValue &line : pair[u"diff"_s].toArray())
        words << line.toString();
    words.removeAll(QString());
    return words.join(u"; "_s).left(400);
}

void count(Score &score, const QString &name, const RevertReading &reading, const QJsonObject &pair)
{
    const bool restores = pair[u"restores"_s].toBool();
    const bool isRead = reading.verdict == RevertVerdict::Restores;
    if (reading.verdict == RevertVerdict::Unknown) {
        ++score.unknown;
        return;
    }
    ++(isRead ? (restores ? score.bothRestore : score.onlyReading) : (restores ? score.onlyServer : score.bothNot));
    if (isRead != restores)
        qInfo("%s\n    read: %s\n    ran:  %s", qPrintable(name), qPrintable(told(reading)), qPrintable(told(pair)));
}

}  // namespace

void TestReversibility::initTestCase()
{
    if (!QDir(corpus).exists())
        QSKIP("The corpus of public histories is not here.");
}

void TestReversibility::agreesWithTheServer_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("layout");
    const std::pair<const char *, const char *> rows[]{
        {"aleksfilmore__saas-starter/main", "plain-paired/aleksfilmore__saas-starter"},
        {"concourse__concourse/main", "golang-migrate/concourse__concourse"},
        {"golang-migrate__migrate/main", "golang-migrate/golang-migrate__migrate"},
        {"measure-sh__measure/main", "dbmate/measure-sh__measure/postgres"},
        {"security-union__videocall-rs/main", "dbmate/security-union__videocall-rs"},
        {"e2b-dev__infra/main", "goose/e2b-dev__infra"},
        {"pressly__goose/postgres", "goose/pressly__goose/postgres"},
        {"chef__chef-server/oc_erchef_baseline", "sqitch/chef__chef-server/oc_erchef/schema/baseline"},
        {"chef__chef-server/oc_erchef", "sqitch/chef__chef-server/oc_erchef/schema"},
        {"chef__chef-server/oc_bifrost", "sqitch/chef__chef-server/oc_bifrost/schema"},
        {"chef__chef-server/bookshelf", "sqitch/chef__chef-server/bookshelf/schema"},
        {"rust-lang__crates.io/main", "diesel/rust-lang__crates.io"},
        {"svix__svix-webhooks/main", "sqlx/svix__svix-webhooks"},
        {"launchbadge__sqlx/migrations_reversible", "sqlx/launchbadge__sqlx/postgres/migrations_reversible"}};
    for (const auto &[set, folder] : rows) {
        const QString tool = QString::fromLatin1(folder).section(u'/', 0, 0);
        QTest::newRow(set) << QString::fromLatin1(folder) << (tool == "plain-paired"_L1 ? u"plain"_s : tool);
    }
}

void TestReversibility::agreesWithTheServer()
{
    QFETCH(QString, folder);
    QFETCH(QString, layout);
    const auto workspace = openWorkspace(corpus + folder, layout, {});
    QVERIFY2(workspace, workspace ? "" : qPrintable(describe(workspace.error())));
    const auto readings = readReverts((*workspace)->folder.migrations, (*workspace)->reviews, {});
    QVERIFY(readings);
    QHash<QString, QJsonObject> pairs;
    const QJsonValue found = foundByServer()[QString::fromUtf8(QTest::currentDataTag())];
    for (const QJsonValue &pair : found[u"pairs"_s].toArray())
        pairs.insert(pair[u"name"_s].toString(), pair.toObject());
    Score score;
    int unmatched = 0;
    for (std::size_t index = 0; index < readings->size(); ++index) {
        const Migration &migration = (*workspace)->folder.migrations[index];
        const QString bare = migration.name.endsWith(".sql"_L1) ? migration.name.chopped(4) : migration.name;
        const auto pair = pairs.constFind(pairs.contains(migration.name) ? migration.name : bare);
        if (pair == pairs.constEnd())
            ++unmatched;
        else if ((*readings)[index].verdict != RevertVerdict::Missing
                 && (pair->contains(u"restores"_s) || pair->contains(u"down_err"_s)))
            count(score, migration.name, (*readings)[index], *pair);
    }
    qInfo("%d agree of %d, %d cannot be told, %d without a pair", score.bothRestore + score.bothNot, score.total(),
          score.unknown, unmatched);
    all.add(score);
}

void TestReversibility::agreesInAll()
{
    const int agreed = all.bothRestore + all.bothNot;
    qInfo("restores: both %d, only by reading %d, only by running %d; neither %d; cannot be told %d", all.bothRestore,
          all.onlyReading, all.onlyServer, all.bothNot, all.unknown);
    QVERIFY(all.total() > 650);
    QVERIFY2(agreed * 100 >= all.total() * 95, qPrintable(u"%1 of %2"_s.arg(agreed).arg(all.total())));
}

QTEST_GUILESS_MAIN(TestReversibility)
#include "tst_reversibility.moc"
