// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"
#include "tests/support/testpostgres.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace lockstep::test {

/// A Prisma-layout project in a folder of its own and a database for it on the tests' server.
class Deployment
{
public:
    Deployment() { write(QStringLiteral("prisma/migrations/migration_lock.toml"), "provider = \"postgresql\"\n"); }

    /// Adds a migration; names sort in the order in which they run.
    void add(const QString &name, const QByteArray &sql)
    {
        write(QStringLiteral("prisma/migrations/%1/migration.sql").arg(name), sql);
    }

    /// Reads the folder and the database as the product does. Fails the process with a message when it cannot.
    DeployRequest request(bool isProtected = false) const
    {
        const JobContext context;
        TargetChoice choice;
        choice.environment = isProtected ? QStringLiteral("production") : QStringLiteral("staging");
        choice.colour = isProtected ? QStringLiteral("red") : QStringLiteral("amber");
        choice.isProtected = isProtected;
        choice.url = database.url();
        DeployRequest request;
        request.workspace = need(openWorkspace(m_folder.path(), QStringLiteral("prisma"), context));
        request.view = need(inspectTarget(*request.workspace, choice, context));
        request.plan = need(makePlan(*request.workspace, request.view, {}));
        request.backupFolder = m_folder.filePath(QStringLiteral("backups"));
        request.journalPath = m_folder.filePath(QStringLiteral("journal.sqlite"));
        return request;
    }

    /// Names of the migrations that the ledger calls applied, in order, separated by commas.
    QString ledger() const
    {
        if (database.sql("SELECT to_regclass('_prisma_migrations') IS NULL") == QLatin1String("t"))
            return {};
        return database.sql("SELECT coalesce(string_agg(migration_name, ',' ORDER BY migration_name), '') "
                            "FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL");
    }

    QString folder() const { return m_folder.path(); }

    Database database;

private:
    template <typename T>
    static T need(Result<T> result)
    {
        if (!result)
            qFatal("%s", qPrintable(describe(result.error())));
        return *std::move(result);
    }

    void write(const QString &path, const QByteArray &bytes) const
    {
        const QString full = m_folder.filePath(path);
        QFile file(full);
        if (!QDir().mkpath(QFileInfo(full).path()) || !file.open(QIODevice::WriteOnly)
            || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(full));
    }

    QTemporaryDir m_folder;
};

/// Three migrations that succeed, the last of them CONCURRENTLY.
inline void addHistory(Deployment &deployment)
{
    deployment.add(QStringLiteral("20250101000000_customers"),
                   "CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);\n"
                   "INSERT INTO customers SELECT n, 'c' || n FROM generate_series(1, 100) n;\n");
    deployment.add(QStringLiteral("20250102000000_orders"),
                   "CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);\n");
    deployment.add(QStringLiteral("20250103000000_orders_index"),
                   "CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);\n");
}

/// One that succeeds, and one that divides by zero in its second statement.
inline void addFailure(Deployment &deployment)
{
    deployment.add(QStringLiteral("20250101000000_customers"), "CREATE TABLE customers (id bigint PRIMARY KEY);\n");
    deployment.add(QStringLiteral("20250102000000_divides"),
                   "CREATE TABLE totals (id bigint);\n\nINSERT INTO totals\n  SELECT 1 / 0;\n");
}

}  // namespace lockstep::test
