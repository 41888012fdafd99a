// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: what Drizzle's snapshots hold, whatever their version, as the SQL that drizzle-kit writes for it.

#include "app/declared/readers.h"

#include <QJsonObject>

namespace lockstep {

class JsonPlaces;

/// A column as any version of the snapshot tells it.
struct DrizzleColumn
{
    QString name{};
    QString type{};
    QString typeSchema{};
    int dimensions = 0;  ///< of an array, where the type itself does not say it
    bool isNotNull = false;
    QString defaultSql{};
    QString generatedSql{};
    QString identity{};  ///< "always", "byDefault"
};

/// A primary key or a unique constraint.
struct DrizzleKey
{
    QString name{};
    QStringList columns{};
    bool nullsNotDistinct = false;
};

/// A foreign key; actions are empty where the snapshot has none.
struct DrizzleForeignKey
{
    QString name{};
    QStringList columns{};
    ObjectName target{};
    QStringList targetColumns{};
    QString onDelete{};
    QString onUpdate{};
};

/// Takes a snapshot piece by piece and writes each as the SQL that makes it, beside the place that declares it.
class DrizzleWriter
{
public:
    void addSchema(const QString &schema, const DeclaredPlace &place);
    void addEnum(const ObjectName &name, const QStringList &values, const DeclaredPlace &place);
    void addTable(const ObjectName &table, const DeclaredPlace &place);
    void addColumn(const ObjectName &table, const DrizzleColumn &column, const DeclaredPlace &place);
    void addPrimaryKey(const ObjectName &table, const DrizzleKey &key, const DeclaredPlace &place);
    void addUnique(const ObjectName &table, const DrizzleKey &key, const DeclaredPlace &place);
    /// As the snapshot has it: its "name" and, as SQL, its "value".
    void addCheck(const ObjectName &table, const QJsonObject &check, const DeclaredPlace &place);
    /// As the snapshot has it, its columns in the form of versions 5, 7 or 8.
    void addIndex(const ObjectName &table, const QJsonObject &index, const DeclaredPlace &place);
    void addForeignKey(const ObjectName &table, const DrizzleForeignKey &key, const DeclaredPlace &place);
    void finish(DeclaredModel &model);

private:
    QByteArray typeSql(const DrizzleColumn &column) const;

    DeclaredSql m_sql;
    std::set<ObjectName> m_enums;
    QSet<QString> m_schemas{QStringLiteral("public")};
};

/// A default as SQL: drizzle-kit writes texts as SQL, numbers and truth values as they are.
QString drizzleDefault(const QJsonValue &value);
QStringList drizzleTexts(const QJsonValue &value);
/// An empty schema is public.
ObjectName drizzleName(const QJsonValue &schema, const QJsonValue &name);

// One a form of the snapshot.
void readDrizzleTables(DrizzleWriter &writer, const QJsonObject &snapshot, const JsonPlaces &places);  ///< 5 to 7
void readDrizzleDdl(DrizzleWriter &writer, const QJsonObject &snapshot, const JsonPlaces &places);  ///< 8

}  // namespace lockstep
