// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What the plain runner's ledger alone has.
class TestPlainLedger : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void theTableIsTheRunners()
    {
        const Ledger &ledger = *ledgerOf(u"plain"_s);
        const Database database;
        const auto session = openedSession(database);
        VERIFY_GOOD(ledger.create(*session, {}, context));
        QCOMPARE(shapeOf(database, ledger.table({})),
                 u"id integer not null nextval('_manual_migrations_id_seq'::regclass), filename text not null, "
                 "applied_at timestamp with time zone not null now(); _manual_migrations_filename_key UNIQUE "
                 "(filename), _manual_migrations_pkey PRIMARY KEY (id)"_s);
    }

    /// As the runner's ON CONFLICT DO NOTHING.
    void aRowThatIsThereIsNoError()
    {
        const Ledger &ledger = *ledgerOf(u"plain"_s);
        const Database database;
        const auto session = openedSession(database);
        const Migration migration = fixture(ledger).migrations.at(0);
        VERIFY_GOOD(ledger.create(*session, {}, context));
        VERIFY_GOOD(ledger.finish(*session, {}, migration, {}, {}, context));
        VERIFY_GOOD(ledger.markApplied(*session, {}, migration, context));
        QCOMPARE(database.sql("SELECT string_agg(filename, ',') FROM _manual_migrations"), migration.name);
    }
};

QTEST_GUILESS_MAIN(TestPlainLedger)
#include "tst_plain.moc"
