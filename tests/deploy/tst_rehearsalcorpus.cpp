// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/request.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/sample.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

QJsonObject foundByPgDump()
{
    QFile file(corpus + u"downs.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// What a rehearsal is to say of a pair, by what pg_dump said; empty where it said nothing.
QString expected(const QJsonObject &pair)
{
    const QString down = pair[u"down"_s].toString();
    if (pair[u"up"_s] != "ok"_L1 || down.isEmpty())
        return {};
    if (down == "fail"_L1)
        return u"failed"_s;
    if (down == "none"_L1)
        return u"none"_s;
    return pair[u"exact"_s].toBool() && pair[u"data_restores"_s].toBool(true) ? u"proven"_s : u"differs"_s;
}

QString told(const MigrationRehearsal &migration)
{
    QStringList words;
    for (const InventoryDifference &difference : migration.differences)
        words << u"%1 %2 %3: %4 -> %5"_s.arg(differenceClassId(difference.difference), itemKindId(difference.kind),
                                             difference.object, difference.expected, difference.actual);
    if (migration.revert.error)
        words << describe(*migration.revert.error);
    return words.join(u"; "_s).left(500);
}

}  // namespace

/// Public histories by their files alone: each pair's verdict beside what pg_dump -s said after up and down.
class RehearsalCorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void agrees_data();
    void agrees();

private:
    void compare(const Rehearsal &rehearsal, const QHash<QString, QJsonObject> &pairs);
    int m_compared = 0;
    int m_agreed = 0;
    QHash<QString, int> m_traced{};
};

void RehearsalCorpusTest::initTestCase()
{
    if (!QDir(corpus).exists())
        QSKIP("The corpus of public histories is not here.");
}

void RehearsalCorpusTest::agrees_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("layout");
    const auto row = [](const char *set, const char *folder) {
        const QString tool = QString::fromLatin1(folder).section(u'/', 0, 0);
        QTest::newRow(set) << QString::fromLatin1(folder) << (tool == "plain-paired"_L1 ? u"plain"_s : tool);
    };
    row("golang-migrate__migrate/main", "golang-migrate/golang-migrate__migrate");
    row("security-union__videocall-rs/main", "dbmate/security-union__videocall-rs");
    row("pressly__goose/postgres", "goose/pressly__goose/postgres");
    row("chef__chef-server/oc_bifrost", "sqitch/chef__chef-server/oc_bifrost/schema");
    row("chef__chef-server/oc_erchef_baseline", "sqitch/chef__chef-server/oc_erchef/schema/baseline");
    row("svix__svix-webhooks/main", "sqlx/svix__svix-webhooks");
    if (!wantsAllCases())
        return;
    row("aleksfilmore__saas-starter/main", "plain-paired/aleksfilmore__saas-starter");
    row("concourse__concourse/main", "golang-migrate/concourse__concourse");
    row("measure-sh__measure/main", "dbmate/measure-sh__measure/postgres");
    row("e2b-dev__infra/main", "goose/e2b-dev__infra");
    row("chef__chef-server/oc_erchef", "sqitch/chef__chef-server/oc_erchef/schema");
    row("chef__chef-server/bookshelf", "sqitch/chef__chef-server/bookshelf/schema");
    row("rust-lang__crates.io/main", "diesel/rust-lang__crates.io");
    row("launchbadge__sqlx/migrations_reversible", "sqlx/launchbadge__sqlx/postgres/migrations_reversible");
}

void RehearsalCorpusTest::compare(const Rehearsal &rehearsal, const QHash<QString, QJsonObject> &pairs)
{
    for (const MigrationRehearsal &migration : rehearsal.migrations) {
        const QString bare
            = migration.migration.endsWith(".sql"_L1) ? migration.migration.chopped(4) : migration.migration;
        const auto pair = pairs.constFind(pairs.contains(migration.migration) ? migration.migration : bare);
        const QString wanted = pair == pairs.constEnd() ? QString() : expected(*pair);
        if (!migration.forward.isDone)
            qInfo("%s does not run: %s", qPrintable(migration.migration),
                  qPrintable(describe(migration.forward.error.value_or(Error{}))));
        if (wanted.isEmpty() || !migration.forward.isDone)
            continue;
        ++m_compared;
        m_agreed += wanted == rollbackVerdictId(migration.verdict);
        if (wanted != rollbackVerdictId(migration.verdict))
            qInfo("%s: %s, pg_dump: %s\n    %s", qPrintable(migration.migration),
                  rollbackVerdictId(migration.verdict).data(), qPrintable(wanted), qPrintable(told(migration)));
        for (const StatementTrace &statement : migration.forward.statements) {
            ++m_traced[QString(agreementId(statement.agreement))];
            for (const Message &mismatch : statement.mismatches)
                qInfo("%s:%d %s: %s", qPrintable(migration.migration), statement.line, qPrintable(statement.tag),
                      qPrintable(mismatch.english()));
        }
    }
}

void RehearsalCorpusTest::agrees()
{
    QFETCH(QString, folder);
    QFETCH(QString, layout);
    QHash<QString, QJsonObject> pairs;
    const QJsonValue found = foundByPgDump()[QString::fromUtf8(QTest::currentDataTag())];
    for (const QJsonValue &pair : found[u"pairs"_s].toArray())
        pairs.insert(pair[u"name"_s].toString(), pair.toObject());
    const WorkspacePtr workspace = taken(openWorkspace(corpus + folder, layout, {}));
    const PlannedRehearsal planned = taken(planRehearsal(workspace, {}, {}, {}));
    const Rehearsal rehearsal = taken(rehearse(planned.request, {}, {}));
    m_compared = m_agreed = 0;
    m_traced.clear();
    compare(rehearsal, pairs);
    qInfo(
        "%d of %d agree with pg_dump, in %lld ms; forecasts: %d confirmed, %d mismatches, %d only in the trace, %d not "
        "traceable",
        m_agreed, m_compared, (long long)rehearsal.durationMs, m_traced.value(u"confirmed"_s),
        m_traced.value(u"mismatch"_s), m_traced.value(u"onlyInTrace"_s), m_traced.value(u"notTraceable"_s));
    QVERIFY(m_compared > 0);
    QCOMPARE(m_agreed, m_compared);
}

QTEST_GUILESS_MAIN(RehearsalCorpusTest)
#include "tst_rehearsalcorpus.moc"
