// SPDX-License-Identifier: GPL-3.0-or-later

// The two forms of a snapshot. Versions 5 to 7 (drizzle-kit up to 0.31): tables with all that is theirs; its own
// serializer. Version 8 (1.x): one list of entities, each with its "entityType".

#include "app/declared/drizzletables.h"
#include "app/declared/jsonplaces.h"

#include <QJsonArray>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// The keys as the text has them; Qt's object sorts them, and columns have an order.
QStringList inOrder(const QJsonObject &object, const QStringList &path, const JsonPlaces &places)
{
    QStringList keys = object.keys();
    std::ranges::sort(keys, {}, [&](const QString &key) { return places.at(path + QStringList{key}).begin; });
    return keys;
}

/// Every member of an object that is an object itself, with its place.
template <typename Visit>
void eachMember(const QJsonObject &parent, QStringList path, const JsonPlaces &places, Visit visit)
{
    const QJsonObject members = parent.value(path.back()).toObject();
    for (const QString &key : inOrder(members, path, places))
        visit(members.value(key).toObject(), DeclaredPlace{0, places.at(path + QStringList{key})});
}

DrizzleColumn columnOf(const QJsonObject &column)
{
    const QJsonObject generated = column.value("generated"_L1).toObject();
    return {
        column.value("name"_L1).toString(),       column.value("type"_L1).toString(),
        column.value("typeSchema"_L1).toString(), column.value("dimensions"_L1).toInt(),
        column.value("notNull"_L1).toBool(),      drizzleDefault(column.value("default"_L1)),
        generated.value("as"_L1).toString(),      column.value("identity"_L1).toObject().value("type"_L1).toString()};
}

DrizzleKey keyOf(const QJsonObject &key)
{
    return {key.value("name"_L1).toString(), drizzleTexts(key.value("columns"_L1)),
            key.value("nullsNotDistinct"_L1).toBool()};
}

void readColumn(DrizzleWriter &writer, const ObjectName &table, const QJsonObject &column, const DeclaredPlace &place)
{
    const DrizzleColumn read = columnOf(column);
    writer.addColumn(table, read, place);
    if (column.value("primaryKey"_L1).toBool())
        writer.addPrimaryKey(table, {{}, {read.name}}, place);
    if (column.value("isUnique"_L1).toBool())
        writer.addUnique(
            table,
            {column.value("uniqueName"_L1).toString(), {read.name}, column.value("nullsNotDistinct"_L1).toBool()},
            place);
}

/// All but the foreign keys, which need every table.
void readTable(DrizzleWriter &writer, const QJsonObject &table, const QStringList &path, const JsonPlaces &places)
{
    const ObjectName name = drizzleName(table.value("schema"_L1), table.value("name"_L1));
    writer.addTable(name, {0, places.at(path)});
    const auto each
        = [&](const QString &what, auto visit) { eachMember(table, path + QStringList{what}, places, visit); };
    each(u"columns"_s,
         [&](const QJsonObject &one, const DeclaredPlace &place) { readColumn(writer, name, one, place); });
    each(u"compositePrimaryKeys"_s,
         [&](const QJsonObject &one, const DeclaredPlace &place) { writer.addPrimaryKey(name, keyOf(one), place); });
    each(u"uniqueConstraints"_s,
         [&](const QJsonObject &one, const DeclaredPlace &place) { writer.addUnique(name, keyOf(one), place); });
    each(u"indexes"_s, [&](const QJsonObject &one, const DeclaredPlace &place) { writer.addIndex(name, one, place); });
    each(u"checkConstraints"_s,
         [&](const QJsonObject &one, const DeclaredPlace &place) { writer.addCheck(name, one, place); });
}

void readForeignKeys(DrizzleWriter &writer, const QJsonObject &table, const QStringList &path, const JsonPlaces &places)
{
    const ObjectName name = drizzleName(table.value("schema"_L1), table.value("name"_L1));
    eachMember(
        table, path + QStringList{u"foreignKeys"_s}, places, [&](const QJsonObject &key, const DeclaredPlace &place) {
            // The schema is left out where it is the default one or, before version 7, not known.
            const QJsonValue schema = key.value("schemaTo"_L1);
            writer.addForeignKey(name,
                                 {key.value("name"_L1).toString(), drizzleTexts(key.value("columnsFrom"_L1)),
                                  drizzleName(schema, key.value("tableTo"_L1)), drizzleTexts(key.value("columnsTo"_L1)),
                                  key.value("onDelete"_L1).toString(), key.value("onUpdate"_L1).toString()},
                                 place);
        });
}

struct Entity
{
    QJsonObject json;
    ObjectName table;
    DeclaredPlace place;
};

void readConstraint(DrizzleWriter &writer, const QString &type, const Entity &entity)
{
    const QJsonObject &json = entity.json;
    if (type == "pks"_L1)
        writer.addPrimaryKey(entity.table, keyOf(json), entity.place);
    else if (type == "uniques"_L1)
        writer.addUnique(entity.table, keyOf(json), entity.place);
    else if (type == "indexes"_L1)
        writer.addIndex(entity.table, json, entity.place);
    else if (type == "checks"_L1)
        writer.addCheck(entity.table, json, entity.place);
    else
        writer.addForeignKey(entity.table,
                             {json.value("name"_L1).toString(), drizzleTexts(json.value("columns"_L1)),
                              drizzleName(json.value("schemaTo"_L1), json.value("tableTo"_L1)),
                              drizzleTexts(json.value("columnsTo"_L1)), json.value("onDelete"_L1).toString(),
                              json.value("onUpdate"_L1).toString()},
                             entity.place);
}

void readEntity(DrizzleWriter &writer, const QString &type, const Entity &entity)
{
    const QJsonObject &json = entity.json;
    const ObjectName own = drizzleName(json.value("schema"_L1), json.value("name"_L1));
    if (type == "schemas"_L1)
        writer.addSchema(own.name, entity.place);
    else if (type == "enums"_L1)
        writer.addEnum(own, drizzleTexts(json.value("values"_L1)), entity.place);
    else if (type == "tables"_L1)
        writer.addTable(own, entity.place);
    else if (type == "columns"_L1)
        writer.addColumn(entity.table, columnOf(json), entity.place);
    else
        readConstraint(writer, type, entity);
}

}  // namespace

void readDrizzleTables(DrizzleWriter &writer, const QJsonObject &snapshot, const JsonPlaces &places)
{
    const QJsonObject schemas = snapshot.value("schemas"_L1).toObject();
    for (const QString &schema : schemas.keys())
        writer.addSchema(schema, {0, places.at({u"schemas"_s, schema})});
    eachMember(snapshot, {u"enums"_s}, places, [&](const QJsonObject &one, const DeclaredPlace &place) {
        writer.addEnum(drizzleName(one.value("schema"_L1), one.value("name"_L1)), drizzleTexts(one.value("values"_L1)),
                       place);
    });
    const QJsonObject tables = snapshot.value("tables"_L1).toObject();
    const QStringList names = inOrder(tables, {u"tables"_s}, places);
    for (const QString &key : names)
        readTable(writer, tables.value(key).toObject(), {u"tables"_s, key}, places);
    for (const QString &key : names)
        readForeignKeys(writer, tables.value(key).toObject(), {u"tables"_s, key}, places);
}

void readDrizzleDdl(DrizzleWriter &writer, const QJsonObject &snapshot, const JsonPlaces &places)
{
    const QJsonArray entities = snapshot.value("ddl"_L1).toArray();
    // Each kind needs those before it.
    for (const char *type : {"schemas", "enums", "tables", "columns", "pks", "uniques", "checks", "indexes", "fks"}) {
        for (qsizetype index = 0; index < entities.size(); ++index) {
            const QJsonObject json = entities[index].toObject();
            const QString own = json.value("entityType"_L1).toString();
            if (own == QLatin1StringView(type))
                readEntity(writer, own,
                           {json,
                            drizzleName(json.value("schema"_L1), json.value("table"_L1)),
                            {0, places.at({u"ddl"_s, QString::number(index)})}});
        }
    }
}

}  // namespace lockstep
