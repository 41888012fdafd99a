// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/take.h"
#include "app/deploy/restore.h"
#include "app/deploy/restorecompare.h"
#include "tests/deploy/deployproject.h"

namespace lockstep::test {

inline const QByteArray someTables = "CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL);"
                                     "INSERT INTO customers SELECT g, 'c' || g FROM generate_series(1, 500) g;"
                                     "CREATE TABLE orders (id int PRIMARY KEY, customer int REFERENCES customers);"
                                     "INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;"
                                     "CREATE VIEW big AS SELECT * FROM orders WHERE id > 100;"
                                     "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'";

/// A database with something in it, a backup of that, and an order to restore it.
struct Stage
{
    explicit Stage(BackupFormat format = BackupFormat::Custom, const QByteArray &tables = someTables)
        : Stage(format, tables, {})
    { }

    Stage(BackupFormat format, const QByteArray &tables, const QString &oddName)
    {
        if (!oddName.isEmpty()) {
            database.sql("CREATE DATABASE " + quotedIdentifier(oddName));
            odd = oddName;
        }
        const auto session = taken(Session::open(url(), {}));
        taken(session->execute(tables, {}));
        order.workspace = project.open();
        order.view = taken(inspectTarget(*order.workspace, {.url = url()}, {}));
        order.journalPath = project.journalPath();
        order.backup = taken(takeBackup(order.view, request(format), {})).dump.path;
    }
    ~Stage()
    {
        for (const QString &name : made + QStringList{odd}) {
            if (!name.isEmpty())
                database.sql("DROP DATABASE IF EXISTS " + quotedIdentifier(name) + " WITH (FORCE)");
        }
    }

    ConnectionUrl url() const { return odd.isEmpty() ? database.url() : withDatabase(database.url(), odd); }
    BackupRequest request(BackupFormat format) const
    {
        return {.folder = project.root() + QStringLiteral("/../backups"),
                .at = QDateTime::currentDateTimeUtc(),
                .rules = {.format = format, .jobs = format == BackupFormat::Directory ? 2 : 1}};
    }

    /// Restores with every confirmation given; what went wrong, empty when nothing did.
    QString restore(const JobContext &context = {})
    {
        const auto preview = previewRestore(order, {});
        if (!preview)
            return describe(preview.error());
        made << preview->database;
        QHash<QString, QString> answers;
        for (const Confirmation &each : preview->confirmations)
            answers.insert(each.id, each.typed);
        const auto restored = restoreBeside(order, *preview, answers, context);
        return restored ? QString() : describe(restored.error());
    }

    DatabaseComparison compare() const
    {
        return taken(compareDatabases(besideTarget(order.view, made.last()), url(), {}));
    }
    bool exists(const QString &name) const
    {
        return database.sql("SELECT count(*) FROM pg_database WHERE datname = " + quotedLiteral(name))
            == QLatin1String("1");
    }
    QString inTarget(const QByteArray &query) const
    {
        const auto session = taken(Session::open(url(), {}));
        const auto answer = taken(session->execute(query, {}));
        return answer.rows.empty() ? QString() : QString::fromUtf8(answer.rows[0][0]);
    }

    Database database;
    Project project{Project::Layout::Plain};
    QString odd;
    RestoreOrder order;
    QStringList made;
};

}  // namespace lockstep::test
