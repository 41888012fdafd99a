// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/samples.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <array>

namespace lockstep::bench {

using namespace Qt::StringLiterals;

namespace {

/// One round of the long script; %1 is the round.
constexpr char schemaChange[]
    = "CREATE TABLE IF NOT EXISTS app.order_%1 (id bigint PRIMARY KEY, note text, paid boolean);\n"
      "ALTER TABLE app.order_%1 ADD COLUMN total numeric(12,2) DEFAULT 0 NOT NULL;\n"
      "ALTER TABLE app.customer ADD COLUMN field_%1 text, DROP COLUMN old_%1;\n"
      "CREATE INDEX order_%1_paid ON app.order_%1 (paid) WHERE paid IS NOT TRUE;\n"
      "UPDATE app.customer SET field_%1 = 'none' WHERE id = %1;\n"
      "DELETE FROM app.session WHERE customer_id = %1 AND seen < now() - interval '30 days';\n";
constexpr char row[] = "INSERT INTO app.customer (id, name, mail, joined) VALUES "
                       "(%1, 'Customer %1', 'c%1@example.org', '2024-03-01 10:00:00+00');\n";
constexpr int rowsOfARound = 14;

/// Four statements of twenty in a small file; %1 is their number.
constexpr char shortChanges[] = "ALTER TABLE app.task_%1 ADD COLUMN queue_%1 text DEFAULT 'none';\n"
                                "CREATE INDEX task_%1_queue ON app.task_%1 (queue_%1, priority);\n"
                                "UPDATE app.task_%1 SET priority = 1 WHERE priority IS NULL;\n"
                                "ALTER TABLE app.task_%1 ALTER COLUMN owner_id SET NOT NULL;\n";
constexpr int changesOfAFile = 5;

/// One migration out of three; %1 is its number.
constexpr char newTable[]
    = "-- CreateEnum\nCREATE TYPE \"State%1\" AS ENUM ('PENDING', 'EXECUTING', 'SUSPENDED', 'FINISHED');\n\n"
      "-- CreateTable\nCREATE TABLE \"Task%1\" (\n    \"id\" TEXT NOT NULL,\n    \"slug\" TEXT NOT NULL,\n"
      "    \"state\" \"State%1\" NOT NULL DEFAULT 'PENDING',\n    \"payload\" JSONB NOT NULL DEFAULT '{}',\n"
      "    \"attempts\" INTEGER NOT NULL DEFAULT 0,\n    \"projectId\" TEXT NOT NULL,\n    \"lockedBy\" TEXT,\n"
      "    \"createdAt\" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,\n"
      "    \"updatedAt\" TIMESTAMP(3) NOT NULL,\n    \"completedAt\" TIMESTAMP(3),\n\n"
      "    CONSTRAINT \"Task%1_pkey\" PRIMARY KEY (\"id\")\n);\n\n"
      "-- CreateIndex\nCREATE UNIQUE INDEX \"Task%1_projectId_slug_key\" ON \"Task%1\"(\"projectId\", \"slug\");\n\n"
      "-- CreateIndex\nCREATE INDEX \"Task%1_createdAt_idx\" ON \"Task%1\"(\"createdAt\" DESC);\n\n"
      "-- AddForeignKey\nALTER TABLE \"Task%1\" ADD CONSTRAINT \"Task%1_projectId_fkey\" FOREIGN KEY "
      "(\"projectId\") REFERENCES \"Project\"(\"id\") ON DELETE CASCADE ON UPDATE CASCADE;\n";
constexpr char newColumns[]
    = "-- Columns that the next release writes and the one after it reads; until then they may be empty, and the\n"
      "-- defaults below are what the old program takes them for.\n"
      "ALTER TABLE \"Task%1\" ADD COLUMN \"queueName\" TEXT,\nADD COLUMN \"priority\" INTEGER DEFAULT 0,\n"
      "ADD COLUMN \"machine\" JSONB;\n\nALTER TABLE \"Run\" ALTER COLUMN \"field%1\" SET DEFAULT 'none', "
      "ALTER COLUMN \"other%1\" DROP NOT NULL;\n\n"
      "UPDATE \"Task%1\" SET \"priority\" = 1 WHERE \"priority\" IS NULL AND \"state\" <> 'FINISHED';\n\n"
      "INSERT INTO \"Setting\" (\"key\", \"value\", \"createdAt\") VALUES ('task.%1.limit', '100', now()), "
      "('task.%1.window', '1 hour', now()) ON CONFLICT (\"key\") DO NOTHING;\n\n"
      "COMMENT ON COLUMN \"Task%1\".\"machine\" IS 'What it ran on; kept for a month, then emptied by the cleaner';\n";
constexpr char newTrigger[]
    = "CREATE OR REPLACE FUNCTION touch_%1() RETURNS trigger AS $$\nBEGIN\n    NEW.\"updatedAt\" := now();\n"
      "    IF NEW.\"state\" IS DISTINCT FROM OLD.\"state\" THEN\n        INSERT INTO \"Audit\" (\"task\", \"was\", "
      "\"is\") VALUES (NEW.\"id\", OLD.\"state\", NEW.\"state\");\n    END IF;\n    RETURN NEW;\nEND;\n"
      "$$ LANGUAGE plpgsql;\n\nDROP TRIGGER IF EXISTS touch ON \"Task%1\";\n\n"
      "CREATE TRIGGER touch BEFORE UPDATE ON \"Task%1\" FOR EACH ROW EXECUTE FUNCTION touch_%1();\n";

QByteArray numbered(const char *text, int number)
{
    return QByteArray(text).replace("%1", QByteArray::number(number));
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

}  // namespace

QStringList sqlBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator files(folder, {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    return paths;
}

QByteArray longScript(qsizetype bytes)
{
    QByteArray sql;
    sql.reserve(bytes);
    for (int round = 0; sql.size() < bytes; ++round) {
        sql += numbered(schemaChange, round);
        for (int i = 0; i < rowsOfARound; ++i)
            sql += numbered(row, round * rowsOfARound + i);
    }
    return sql;
}

bool writeMigrations(const QString &folder, int count)
{
    for (int i = 0; i < count; ++i) {
        const QString name = u"%1_change"_s.arg(20'200'000'000'000 + i);
        const QString forward = folder + u'/' + name + u".sql"_s;
        if (!write(forward, numbered(schemaChange, i) + numbered(row, i))
            || !write(folder + u'/' + name + u"_down.sql"_s, numbered("DROP TABLE app.order_%1;\n", i)))
            return false;
    }
    return true;
}

QStringList writeSmallFiles(const QString &folder, int count)
{
    QStringList paths;
    for (int i = 0; i < count; ++i) {
        QByteArray sql;
        for (int change = 0; change < changesOfAFile; ++change)
            sql += numbered(shortChanges, i * changesOfAFile + change);
        paths << u"%1/%2_change.sql"_s.arg(folder).arg(20'200'000 + i);
        if (!write(paths.back(), sql))
            return {};
    }
    return paths;
}

bool writeHistory(const QString &folder, SampleLayout layout, int count)
{
    static constexpr std::array texts{newTable, newColumns, newTrigger};
    for (int i = 0; i < count; ++i) {
        const QByteArray sql = numbered(texts[std::size_t(i) % texts.size()], i);
        const QString name = u"%1/%2_change_the_tasks"_s.arg(folder).arg(20'200'000'000'000 + i);
        const bool isPrisma = layout == SampleLayout::Prisma;
        if (isPrisma && !QDir().mkpath(name))
            return false;
        if (!write(isPrisma ? name + u"/migration.sql"_s : name + u".sql"_s, sql))
            return false;
        if (!isPrisma && i % 3 == 0 && !write(name + u"_rollback.sql"_s, numbered("DROP TABLE \"Task%1\";\n", i)))
            return false;
    }
    return true;
}

}  // namespace lockstep::bench
