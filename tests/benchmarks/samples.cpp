// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/samples.h"

#include <QDirIterator>
#include <QFile>

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

}  // namespace lockstep::bench
