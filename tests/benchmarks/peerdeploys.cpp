// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/peerdeploys.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>

namespace lockstep::bench {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

QString padded(int number, int width)
{
    return u"%1"_s.arg(number, width, 10, QLatin1Char('0'));
}

QProcessEnvironment databaseUrl(const QString &url)
{
    QProcessEnvironment environment;
    environment.insert(u"DATABASE_URL"_s, url);
    // graphile-migrate asks for one and does not use it.
    environment.insert(u"SHADOW_DATABASE_URL"_s, QString(url).replace(u"?"_s, u"_shadow?"_s));
    return environment;
}

void linkNodeModules(const QString &root)
{
    if (!QFile::link(nodeModules(), root + u"/node_modules"_s))
        qFatal("%s cannot be linked", qPrintable(nodeModules()));
}

void writeDbmate(const QString &root)
{
    for (int i = 0; i < smallMigrations; ++i)
        writeFile(root + u"/db/migrations/20240101"_s + padded(i, 6) + u"_step.sql"_s,
                  "-- migrate:up\n" + smallStatement(i) + "\n-- migrate:down\n");
}

Ran runDbmate(const QString &root, const TcpDoor &door, const Database &)
{
    return runPeer(u"dbmate"_s, {u"--no-dump-schema"_s, u"--url"_s, door.urlText(), u"up"_s}, root);
}

void writeNodePgMigrate(const QString &root)
{
    writeFile(root + u"/package.json"_s, "{}\n");
    for (int i = 0; i < smallMigrations; ++i)
        writeFile(root + u"/migrations/%1_step.sql"_s.arg(1'767'603'600'000 + i),
                  "-- Up Migration\n" + smallStatement(i) + "\n-- Down Migration\n");
}

Ran runNodePgMigrate(const QString &root, const TcpDoor &door, const Database &)
{
    return runPeer(u"node-pg-migrate"_s, {u"up"_s}, root, databaseUrl(door.urlText()));
}

void writePostgrator(const QString &root)
{
    writeFile(root + u"/.postgratorrc.json"_s, "{\"driver\": \"pg\", \"migrationPattern\": \"migrations/*\"}\n");
    for (int i = 0; i < smallMigrations; ++i)
        writeFile(root + u"/migrations/%1.do.step.sql"_s.arg(padded(i + 1, 3)), smallStatement(i) + '\n');
}

Ran runPostgrator(const QString &root, const TcpDoor &door, const Database &database)
{
    return runPeer(u"postgrator"_s,
                   {u"--host"_s, u"127.0.0.1"_s, u"--port"_s, QString::number(door.port()), u"--username"_s,
                    database.url().user, u"--password"_s, u"x"_s, u"--database"_s, database.url().database},
                   root);
}

/// The headers and hashes as LEDGERS.md has them.
void writeGraphile(const QString &root)
{
    writeFile(root + u"/.gmrc"_s, "{\"pgSettings\": {}, \"placeholders\": {}}\n");
    writeFile(root + u"/migrations/current.sql"_s, {});
    QByteArray previous;
    for (int i = 0; i < smallMigrations; ++i) {
        const QByteArray body = smallStatement(i);
        const QByteArray hashed = (previous + '\n' + body).trimmed() + '\n';
        const QByteArray hash = "sha1:" + QCryptographicHash::hash(hashed, QCryptographicHash::Sha1).toHex();
        writeFile(root + u"/migrations/committed/%1.sql"_s.arg(padded(i + 1, 6)),
                  "--! Previous: " + (previous.isEmpty() ? QByteArray("-") : previous) + "\n--! Hash: " + hash + "\n\n"
                      + body + '\n');
        previous = hash;
    }
}

Ran runGraphile(const QString &root, const TcpDoor &door, const Database &)
{
    return runPeer(u"graphile-migrate"_s, {u"migrate"_s}, root, databaseUrl(door.urlText()));
}

void writePrisma(const QString &root)
{
    linkNodeModules(root);
    writeFile(root + u"/prisma.config.ts"_s,
              "import { defineConfig } from 'prisma/config'\n"
              "export default defineConfig({ schema: 'prisma/schema.prisma', "
              "datasource: { url: process.env.DATABASE_URL } })\n");
    writeFile(root + u"/prisma/schema.prisma"_s, "datasource db {\n  provider = \"postgresql\"\n}\n");
    writeFile(root + u"/prisma/migrations/migration_lock.toml"_s, "provider = \"postgresql\"\n");
    for (int i = 0; i < smallMigrations; ++i)
        writeFile(root + u"/prisma/migrations/20240101%1_step/migration.sql"_s.arg(padded(i, 6)), smallStatement(i));
}

Ran runPrisma(const QString &root, const TcpDoor &door, const Database &)
{
    return runPeer(u"prisma"_s, {u"migrate"_s, u"deploy"_s}, root, databaseUrl(door.urlText()));
}

void writeDrizzle(const QString &root)
{
    linkNodeModules(root);
    writeFile(root + u"/schema.ts"_s, "export {}\n");
    writeFile(root + u"/drizzle.config.ts"_s,
              "export default { dialect: 'postgresql', schema: './schema.ts', out: './drizzle', "
              "dbCredentials: { url: process.env.DATABASE_URL } };\n");
    QByteArrayList entries;
    for (int i = 0; i < smallMigrations; ++i) {
        const QByteArray tag = padded(i, 4).toLatin1() + "_step";
        writeFile(root + u"/drizzle/%1.sql"_s.arg(QString::fromLatin1(tag)), smallStatement(i));
        entries << "{\"idx\": " + QByteArray::number(i) + ", \"version\": \"7\", \"when\": "
                + QByteArray::number(1'767'603'600'000 + i) + ", \"tag\": \"" + tag + "\", \"breakpoints\": true}";
    }
    writeFile(root + u"/drizzle/meta/_journal.json"_s,
              "{\"version\": \"7\", \"dialect\": \"postgresql\", \"entries\": [" + entries.join(",\n") + "]}\n");
}

Ran runDrizzle(const QString &root, const TcpDoor &door, const Database &)
{
    return runPeer(u"drizzle-kit"_s, {u"migrate"_s, u"--config=drizzle.config.ts"_s}, root,
                   databaseUrl(door.urlText()));
}

void writeSupabase(const QString &root)
{
    writeFile(root + u"/supabase/config.toml"_s, "project_id = \"small\"\n");
    for (int i = 0; i < smallMigrations; ++i)
        writeFile(root + u"/supabase/migrations/20240101%1_step.sql"_s.arg(padded(i, 6)), smallStatement(i));
}

Ran runSupabase(const QString &root, const TcpDoor &door, const Database &)
{
    return runPeer(u"supabase"_s, {u"--yes"_s, u"migration"_s, u"up"_s, u"--remote="_s + door.urlText()}, root);
}

}  // namespace

QByteArray smallStatement(int number)
{
    const QByteArray table = "t" + QByteArray::number(number / 4);
    const std::array<QByteArray, 4> kinds{"CREATE TABLE " + table + " (id bigint PRIMARY KEY, name text);",
                                          "INSERT INTO " + table + " VALUES (1, 'one'), (2, 'two');",
                                          "CREATE INDEX ON " + table + " (name);",
                                          "ALTER TABLE " + table + " ADD COLUMN note text NOT NULL DEFAULT '';"};
    return kinds[std::size_t(number % 4)];
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

std::span<const PeerDeploy> peerDeploys()
{
    static constexpr std::array peers{
        PeerDeploy{"dbmate", "dbmate up", writeDbmate, runDbmate},
        PeerDeploy{"node-pg-migrate", "node-pg-migrate up", writeNodePgMigrate, runNodePgMigrate},
        PeerDeploy{"postgrator", "postgrator", writePostgrator, runPostgrator},
        PeerDeploy{"graphile-migrate", "graphile-migrate migrate", writeGraphile, runGraphile},
        PeerDeploy{"prisma", "prisma migrate deploy", writePrisma, runPrisma},
        PeerDeploy{"drizzle-kit", "drizzle-kit migrate", writeDrizzle, runDrizzle},
        PeerDeploy{"supabase", "supabase migration up", writeSupabase, runSupabase},
    };
    return peers;
}

}  // namespace lockstep::bench
