// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/take.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

Q_DECLARE_METATYPE(lockstep::BackupFormat)

namespace lockstep::test {

inline TargetView viewOf(const Database &database)
{
    const auto session = taken(Session::open(database.url(), {}));
    TargetView view{.url = database.url(), .identity = taken(identify(*session, {}))};
    view.choice.environment = QStringLiteral("staging");
    return view;
}

inline BackupRequest into(const QString &folder, Depth depth = Depth::Rows, BackupFormat format = BackupFormat::BySize)
{
    return {.folder = folder,
            .at = QDateTime::currentDateTimeUtc(),
            .rules = {.format = format, .jobs = 2},
            .depth = depth,
            .project = QStringLiteral("/projects/shop"),
            .run = QStringLiteral("run-1")};
}

/// The role that richSchema grants to.
inline void makeReader()
{
    const Database any;
    any.sql("DO $$ BEGIN CREATE ROLE backup_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
}

/// Rows of a test: a format, and how its dump's name ends.
inline void bothFormats()
{
    QTest::addColumn<BackupFormat>("format");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("small, so a file") << BackupFormat::BySize << QStringLiteral(".dump");
    QTest::newRow("a folder, as asked for") << BackupFormat::Directory << QStringLiteral(".dir");
}

inline QStringList words(const std::vector<Message> &messages)
{
    QStringList words;
    for (const Message &message : messages)
        words << message.english();
    return words;
}

/// A bit of everything that a dump can hold.
inline constexpr auto richSchema = R"(
CREATE SCHEMA "Sales Dept";
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE customers (id bigserial PRIMARY KEY, email text UNIQUE NOT NULL, feeling mood, price money,
                        at timestamptz DEFAULT now(), lasts interval, share double precision, raw bytea,
                        twice positive GENERATED ALWAYS AS (length(email)) STORED);
INSERT INTO customers (email, feeling, price, lasts, share, raw)
SELECT 'ä' || g, 'good', g, g * interval '1 hour', g / 7.0, decode(md5(g::text), 'hex') FROM generate_series(1, 500) AS g;
CREATE TABLE "Sales Dept"."Orders, all" (id int, customer bigint REFERENCES customers, gone text);
INSERT INTO "Sales Dept"."Orders, all" SELECT g, g, 'x' FROM generate_series(1, 50) AS g;
ALTER TABLE "Sales Dept"."Orders, all" DROP COLUMN gone;
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES ('2024-02-03', 'a');
CREATE TABLE parent (b int, a int);
CREATE TABLE child (c int) INHERITS (parent);
INSERT INTO child VALUES (1, 2, 3);
CREATE TABLE nothing ();
CREATE VIEW cheap AS SELECT * FROM customers;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM customers;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t BEFORE INSERT ON customers FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON customers TO backup_reader USING (false);
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE STATISTICS s ON id, email FROM customers;
SELECT lo_create(0);
)";

}  // namespace lockstep::test
